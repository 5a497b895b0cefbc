import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** An operation is no table; the message says why, to its author. */
export class NoTable extends Error {}

/** The operations of a document, without its fragments. */
export const operationsOf = ({ definitions }: DocumentNode): readonly OperationDefinitionNode[] =>
  definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

/** The fragments of a document, by name. */
export const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );

/** A field of an answer, with every place of the document that asks for it. */
export interface SelectedField {
  readonly key: string;
  readonly parent: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
}

/** Reads what an object of an answer holds, fragments merged in, in the order in which it is asked for. */
export class FieldReader {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: ReadonlyMap<string, VariableDefinitionNode>;

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.#fragments = fragmentsOf(document);
    this.#variables = new Map(
      operationsOf(document)
        .flatMap(({ variableDefinitions = [] }) => variableDefinitions)
        .map((definition) => [definition.variable.name.value, definition]),
    );
  }

  /** Throws NoTable where one name means unlike things in objects of unlike types. */
  of(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly SelectedField[] {
    const found = new Map<string, SelectedField>();
    for (const set of sets) this.#collect(type, set, found);
    return [...found.values()];
  }

  /** The schema coordinates of a field and of what it asks by, unless its caller says otherwise. */
  coordinatesOf({ parent, field, nodes }: SelectedField): readonly string[] {
    const coordinate = `${parent}.${field.name}`;
    const given = nodes.flatMap((node) => node.arguments ?? []);
    return [
      coordinate,
      ...given.flatMap(({ name, value }) => {
        const type = field.args.find((argument) => argument.name === name.value)?.type;
        const asked = type && this.#coordinatesIn(type, value);
        return asked ? [`${coordinate}(${name.value}:)`, ...asked] : [];
      }),
    ];
  }

  /** Input fields and values of enums that a value holds; null where it asks nothing, as nothing but nulls does. */
  #coordinatesIn(type: GraphQLInputType, value: ValueNode): readonly string[] | null {
    const named = getNamedType(type);
    if (value.kind === Kind.NULL) return null;
    if (value.kind === Kind.VARIABLE) {
      const variable = this.#variables.get(value.name.value);
      if (variable?.defaultValue) return this.#coordinatesIn(type, variable.defaultValue);
      return variable?.type.kind === Kind.NON_NULL_TYPE ? [] : null;
    }
    if (value.kind === Kind.LIST)
      return value.values.flatMap((item) => this.#coordinatesIn(type, item) ?? []);
    if (value.kind === Kind.OBJECT && isInputObjectType(named)) {
      const inside = value.fields.flatMap(({ name, value: inner }) => {
        const field = named.getFields()[name.value];
        const asked = field && this.#coordinatesIn(field.type, inner);
        return asked ? [`${named.name}.${name.value}`, ...asked] : [];
      });
      return inside.length > 0 ? inside : null;
    }
    return value.kind === Kind.ENUM && isEnumType(named) ? [`${named.name}.${value.value}`] : [];
  }

  #collect(
    type: GraphQLCompositeType,
    { selections }: SelectionSetNode,
    found: Map<string, SelectedField>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.#collect(this.#narrowed(type, selection.typeCondition), selection.selectionSet, found);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.#fragments.get(selection.name.value);
        if (!fragment) throw new NoTable(`it has no fragment ${selection.name.value}`);
        this.#collect(this.#narrowed(type, fragment.typeCondition), fragment.selectionSet, found);
      } else {
        const name = selection.name.value;
        const field = 'getFields' in type ? type.getFields()[name] : undefined;
        // __typename is all that an answer holds and no type has.
        if (field) add(found, type.name, field, selection);
      }
    }
  }

  #narrowed(type: GraphQLCompositeType, condition: NamedTypeNode | undefined): GraphQLCompositeType {
    return condition ? (typeFromAST(this.#schema, condition) as GraphQLCompositeType) : type;
  }
}

function add(
  found: Map<string, SelectedField>,
  parent: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): void {
  const key = (node.alias ?? node.name).value;
  const before = found.get(key);
  if (before && getNamedType(before.field.type) !== getNamedType(field.type)) {
    throw new NoTable(`${key} is of two types: give one of them another name`);
  }
  found.set(
    key,
    before ? { ...before, nodes: [...before.nodes, node] } : { key, parent, field, nodes: [node] },
  );
}
