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

/** A loader as the sources give it. */
interface LoaderOf<Key, Value> {
  read<T>(key: Key, use: (value: Value) => T): T | Promise<T>;
  loadAhead(keys: readonly Key[]): Promise<void>;
}

/** Loads for all items of a list what a field of theirs shows, and by `inside` what is asked of the field's value. */
type LoadAhead<Parent> = (
  parents: readonly Parent[],
  context: RequestContext,
  inside: (parents: readonly unknown[]) => Promise<unknown>,
) => Promise<unknown>;

/** A resolver of a field that a list can load for all its items before it answers the first. */
export const aheadBy = <Parent, Resolve>(
  loadAhead: LoadAhead<Parent>,
  resolve: Resolve,
): Resolve & { readonly loadAhead: LoadAhead<Parent> } =>
  Object.assign(resolve as Resolve & object, { loadAhead });

/** What a field says of itself. `isOwn`: it is of the row that the list itself comes from. */
interface Loadable {
  readonly loadAhead: LoadAhead<unknown>;
  readonly isOwn?: boolean;
}

/** Resolvers of fields that are read of one value of a loader, at once where it has come. */
export const loaderFields = <Parent, Key, Loaded>(
  loaderOf: (context: RequestContext) => LoaderOf<Key, Loaded>,
  keyOf: (parent: Parent) => Key,
) => {
  const loadAhead: LoadAhead<Parent> = (parents, context) => loaderOf(context).loadAhead(parents.map(keyOf));
  return <Value, Args = unknown>(
    read: (value: Loaded, parent: Parent, context: RequestContext, args: Args) => Value,
  ) =>
    aheadBy(
      loadAhead,
      (parent: Parent, args: Args, context: RequestContext) =>
        loaderOf(context).read(keyOf(parent), (value) => read(value, parent, context, args)) as
          Value | Promise<Awaited<Value>>,
    );
};

/** Resolvers of the fields that one row of an object holds, null where it has none. */
export function rowFields<Parent, Key, Row>(
  loaderOf: (context: RequestContext) => LoaderOf<Key, Row | null>,
  keyOf: (parent: Parent) => Key,
) {
  const fields = loaderFields(loaderOf, keyOf);
  return <Value, Args = unknown>(
    read: (row: Row, parent: Parent, context: RequestContext, args: Args) => Value,
  ) =>
    Object.assign(
      fields((row, parent, context, args: Args) => row && read(row, parent, context, args)),
      { isOwn: true },
    );
}

/** What is made of values that may have come: at once where all have. */
export function ofAll<const Values extends readonly unknown[], T>(
  values: Values,
  use: (values: { -readonly [Place in keyof Values]: Awaited<Values[Place]> }) => T,
): T | Promise<T> {
  return values.some((value) => value instanceof Promise)
    ? Promise.all(values).then(use as never)
    : use(values as never);
}

/** Tells a schema how its fields can be loaded ahead: null for one that has to be asked of each item. */
export function noteRowFields(schema: GraphQLSchema, resolvers: object): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const [name, resolve] of Object.entries<Partial<Loadable>>(fields as Record<string, Loadable>)) {
      const field = type.getFields()[name];
      if (field) field.extensions = { ...field.extensions, ahead: resolve.loadAhead ? resolve : null };
    }
  }
}

/** A connection's items, with what the operation reads of them. */
export const withRows = {
  ...connectionFields,

  async nodes<Node>(
    { nodes }: ConnectionOf<Node>,
    _: unknown,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    const found = await nodes;
    await loadWhole(found, context, info, subFieldsOf(info, info.returnType, info.fieldNodes));
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
    await loadWhole(
      found.map(({ node }) => node),
      context,
      info,
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

/** What takes longer than this is waited for by those fields alone that show it. In milliseconds. */
const longestWait = 500;

/**
 * Loads all that is asked of the items of a list, or their own rows alone where something has to be asked of each: what
 * goes in one statement is asked in one moment. Nothing is loaded for what the caller may not read.
 */
async function loadWhole(
  parents: readonly unknown[],
  context: RequestContext,
  info: GraphQLResolveInfo,
  selected: readonly SubField[],
): Promise<void> {
  const isWhole = selected.every(({ field }) => field.extensions['ahead'] !== null);
  const load = (parents: readonly unknown[], fields: readonly SubField[]): Promise<unknown> => {
    const asked = new Map<unknown, () => Promise<unknown>>();
    for (const { coordinate, field, nodes } of fields) {
      const ahead = field.extensions['ahead'] as Loadable | null | undefined;
      if (!ahead || !(isWhole || ahead.isOwn) || !context.access.may(coordinate)) continue;
      // What is loaded ahead is what a field shows by itself.
      if (nodes.some(({ arguments: given = [] }) => given.length > 0)) continue;
      const inside = (parents: readonly unknown[]) => load(parents, subFieldsOf(info, field.type, nodes));
      asked.set(ahead.loadAhead, () => ahead.loadAhead(parents, context, inside));
    }
    return Promise.all([...asked.values()].map((ask) => ask()));
  };
  const loaded = load(parents, selected);
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    loaded,
    new Promise((resolve) => {
      timer = setTimeout(resolve, longestWait);
    }),
  ]);
  clearTimeout(timer);
}
