import { collectSubFields } from '@graphql-tools/utils';
import {
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { connectionFields, type ConnectionOf } from './connection.ts';
import type { RequestContext } from './context.ts';

/** A loader of rows as the sources give it. */
interface LoaderOfRows<Key, Row> {
  read<T>(key: Key, use: (row: Row | null) => T): T | Promise<T>;
  loadAhead(keys: readonly Key[]): Promise<void>;
}

type LoadAhead = (parents: readonly never[], context: RequestContext) => Promise<void>;

interface RowField {
  readonly loadAhead: LoadAhead;
}

/**
 * Resolvers of the fields that one row of an object holds, null where it has none. A list loads these rows for all its
 * items before it answers the first, and then reads them without a promise for each field of each item.
 */
export function rowFields<Parent, Key, Row>(
  loaderOf: (context: RequestContext) => LoaderOfRows<Key, Row>,
  keyOf: (parent: Parent) => Key,
) {
  const loadAhead = (parents: readonly Parent[], context: RequestContext) =>
    loaderOf(context).loadAhead(parents.map(keyOf));
  return <Value>(read: (row: Row, parent: Parent, context: RequestContext) => Value) =>
    Object.assign(
      (parent: Parent, _: unknown, context: RequestContext): Value | null | Promise<Value | null> =>
        loaderOf(context).read(keyOf(parent), (row) => row && read(row, parent, context)),
      { loadAhead },
    );
}

/** Tells a schema which of its fields can be loaded ahead. */
export function noteRowFields(schema: GraphQLSchema, resolvers: object): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const [name, resolve] of Object.entries<Partial<RowField>>(fields as Record<string, RowField>)) {
      const field = type.getFields()[name];
      if (field && resolve.loadAhead)
        field.extensions = { ...field.extensions, loadAhead: resolve.loadAhead };
    }
  }
}

/** A connection's items, with the rows of them that the operation reads. */
export const withRows = {
  ...connectionFields,

  async nodes<Node>(
    { nodes }: ConnectionOf<Node>,
    _: unknown,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    const found = await nodes;
    await loadRows(found, context, subFieldsOf(info, info.returnType, info.fieldNodes));
    return found;
  },

  async edges<Node>(
    { edges }: ConnectionOf<Node>,
    _: unknown,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    const found = await edges;
    const items = subFieldsOf(info, info.returnType, info.fieldNodes).filter(
      ({ field }) => field.name === 'node',
    );
    const selected = items.flatMap(({ field, nodes }) => subFieldsOf(info, field.type, nodes));
    await loadRows(
      found.map(({ node }) => node),
      context,
      selected,
    );
    return found;
  },
};

interface SubField {
  readonly coordinate: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: FieldNode[];
}

/** The fields that an operation asks of an object. */
function subFieldsOf(
  { schema, fragments, variableValues }: GraphQLResolveInfo,
  of: GraphQLOutputType,
  nodes: readonly FieldNode[],
): readonly SubField[] {
  const type = getNamedType(of) as GraphQLObjectType;
  const { fields } = collectSubFields(schema, fragments, variableValues, type, [...nodes]);
  return [...fields.values()].flatMap((nodes) => {
    const field = nodes[0] && type.getFields()[nodes[0].name.value];
    return field ? [{ coordinate: `${type.name}.${field.name}`, field, nodes }] : [];
  });
}

/** Nothing is loaded for what the caller may not read. */
async function loadRows(
  parents: readonly unknown[],
  context: RequestContext,
  selected: readonly SubField[],
): Promise<void> {
  const wanted = new Set(
    selected
      .filter(({ coordinate }) => context.access.may(coordinate))
      .flatMap(({ field }) => (field.extensions['loadAhead'] as LoadAhead | undefined) ?? []),
  );
  await Promise.all([...wanted].map((load) => load(parents as readonly never[], context)));
}
