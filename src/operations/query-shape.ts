import {
  getArgumentValues,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import type { Caller } from '../kernel/caller.ts';
import { memoized } from '../kernel/memoized.ts';

/** A field of an operation that is given arguments. */
export interface FieldUse {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly coordinate: string;
}

/** What an operation is made of, whoever sends it and with whatever variables. */
export interface QueryShape {
  readonly kind: `${OperationTypeNode}`;
  readonly fields: readonly FieldUse[];
  /** Whether it asks for the schema itself. */
  readonly introspects: boolean;
}

/** What such a field is given. */
export interface FieldArguments extends FieldUse {
  /** By argument, as the schema's types read them, defaults filled in. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** An operation that is about to run. */
export interface Operation {
  readonly uses: readonly FieldArguments[];
  readonly caller: Caller;
}

/** An operation with the variables that somebody sends, but for fields that are given some of the `unusable`. */
export const operationOf = (
  { fields }: QueryShape,
  variables: Readonly<Record<string, unknown>>,
  caller: Caller,
  unusable: ReadonlySet<string> = new Set(),
): Operation => ({
  uses: (unusable.size > 0 ? fields.filter(({ node }) => !takes(node, unusable)) : fields).map((use) => ({
    ...use,
    values: getArgumentValues(use.field, use.node, variables),
  })),
  caller,
});

function takes({ arguments: given = [] }: FieldNode, variables: ReadonlySet<string>): boolean {
  let found = false;
  for (const { value } of given)
    visit(value, { Variable: ({ name }) => void (found ||= variables.has(name.value)) });
  return found;
}

/** Root fields that answer with the schema: introspection's, and what a federated gateway is told. */
const schemaFields: ReadonlySet<string> = new Set(['__schema', '__type', '_service']);

/** What operations are made of, each read once. */
export const queryShapes = (schema: GraphQLSchema) =>
  memoized((definition: OperationDefinitionNode, document: DocumentNode): QueryShape => {
    const fields: FieldUse[] = [];
    let introspects = false;
    eachField(schema, document, definition, (node, type, field) => {
      if (!type || !field) return;
      if (schemaFields.has(field.name)) introspects = true;
      if (field.args.length) fields.push({ field, node, coordinate: `${type.name}.${field.name}` });
    });
    return { kind: definition.operation, fields, introspects };
  });

type Field = GraphQLField<unknown, unknown>;

/** Walks what an operation reaches: its document may hold others, with variables of their own. */
export function eachField(
  schema: GraphQLSchema,
  document: DocumentNode,
  { name }: OperationDefinitionNode,
  act: (node: FieldNode, type: GraphQLCompositeType | undefined, field: Field | undefined) => void,
): void {
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    // Whatever it returned would stand in the field's place.
    Field: (node) =>
      void act(node, typeInfo.getParentType() ?? undefined, typeInfo.getFieldDef() ?? undefined),
  });
  visit(separateOperations(document)[name?.value ?? ''] ?? document, visitor);
}
