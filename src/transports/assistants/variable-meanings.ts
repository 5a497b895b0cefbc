import {
  getNamedType,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';

/** What a variable is given to, with the words for it and for all that it stands in. */
export interface Meaning {
  readonly owner: GraphQLArgument | GraphQLInputField;
  readonly description: string;
}

/** A variable means what the argument or the input field means that it is given to: `category: { eq: $category }`. */
export function meaningsOf(document: DocumentNode, schema: GraphQLSchema): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const words: string[] = [];
  const typeInfo = new TypeInfo(schema);
  const give = (value: ValueNode, owner: GraphQLArgument | GraphQLInputField | undefined) => {
    if (value.kind !== Kind.VARIABLE || !owner) return;
    const description = [...words, owner.description ?? ''].join(' ').trim();
    meanings.set(value.name.value, { owner, description });
  };
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument: ({ value }) => give(value, typeInfo.getArgument() ?? undefined),
      ObjectField: {
        enter({ name, value }) {
          const parent = getNamedType(typeInfo.getParentInputType());
          const field = isInputObjectType(parent) ? parent.getFields()[name.value] : undefined;
          give(value, field);
          words.push(field?.description ?? '');
        },
        leave: () => void words.pop(),
      },
    }),
  );
  return meanings;
}
