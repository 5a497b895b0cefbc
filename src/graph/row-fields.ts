import { collectSubFields } from '@graphql-tools/utils';
import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { memoized } from '../kernel/memoized.ts';
import { isConditional } from './selected.ts';
import { isRowRestricted } from '../kernel/row-rules.ts';
import { connectionFields, type ConnectionOf } from './connection.ts';
import type { RequestContext } from './context.ts';

/** A loader as the sources give it. */
interface LoaderOf<Key, Value> {
  read<T>(key: Key, use: (value: Value) => T): T | Promise<T>;
  loadAhead(keys: readonly Key[]): Promise<void>;
}

/** How a field is asked: with which arguments, and whether a field of its value is. */
export interface Asked<Args> {
  readonly args: Args;
  readonly asks: (field: string) => boolean;
}

/** Loads for all items of a list what a field of theirs shows, and by `inside` what is asked of the field's value. */
type LoadAhead<Parent, Args = unknown> = (
  parents: readonly Parent[],
  context: RequestContext,
  inside: (parents: readonly unknown[]) => Promise<unknown>,
  asked: Asked<Args>,
) => Promise<unknown>;

/** A resolver of a field that a list can load for all its items before it answers the first. */
export const aheadBy = <Parent, Resolve>(
  loadAhead: LoadAhead<Parent>,
  resolve: Resolve,
): Resolve & { readonly loadAhead: LoadAhead<Parent> } =>
  Object.assign(resolve as Resolve & object, { loadAhead });

/** The same of a field of which as much can be loaded whatever its arguments are, or by them. */
export const aheadByArguments = <Parent, Args, Resolve>(
  loadAhead: LoadAhead<Parent, Args>,
  resolve: Resolve,
): Resolve & { readonly loadAhead: LoadAhead<Parent, Args> } =>
  Object.assign(resolve as Resolve & object, { loadAhead, takesArguments: true });

/** A resolver of a field that asks nobody. */
export const atOnce = <Resolve>(resolve: Resolve): Resolve => aheadBy(async () => {}, resolve);

/** What a field says of itself. `isOwn`: it is of the row that the list itself comes from. */
interface Loadable {
  readonly loadAhead: LoadAhead<unknown>;
  readonly isOwn?: boolean;
  readonly takesArguments?: boolean;
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

/**
 * Asks for what the operation reads of one thing while it is looked up whether there is such a thing. Not for those who
 * may not see all of them: most of what they ask for is not theirs.
 */
export function loadAlong(parent: unknown, context: RequestContext, info: GraphQLResolveInfo): void {
  if (isRowRestricted(context.caller)) return;
  void loadFields([parent], context, info, subFieldsOf(info, info.returnType, info.fieldNodes));
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
    const items = found.map(({ node }) => node);
    for (const { field, nodes } of subFieldsOf(info, info.returnType, info.fieldNodes).fields)
      if (field.name === 'node') await loadWhole(items, context, info, subFieldsOf(info, field.type, nodes));
    return found;
  },
};

interface SubField {
  readonly coordinate: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  /** How it is loaded ahead; null where it has to be asked of each, undefined where there is nothing to load. */
  readonly ahead: Loadable | null | undefined;
}

/** The fields that an operation asks of an object. */
interface SubFields {
  readonly fields: readonly SubField[];
  /** Whether all of them can be loaded ahead. */
  readonly isWhole: boolean;
}

const subFieldsOf = (
  info: GraphQLResolveInfo,
  of: GraphQLOutputType,
  nodes: readonly FieldNode[],
): SubFields =>
  isConditional(info.operation, info.fragments) ? collected(nodes, info, of) : collectedOnce(nodes, info, of);

function collected(
  nodes: readonly FieldNode[],
  { schema, fragments, variableValues }: Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>,
  of: GraphQLOutputType,
): SubFields {
  const type = getNamedType(of) as GraphQLObjectType;
  const found = [...collectSubFields(schema, fragments, variableValues, type, [...nodes]).fields.values()];
  const fields = found.flatMap((nodes): readonly SubField[] => {
    const field = nodes[0] && type.getFields()[nodes[0].name.value];
    if (!field) return [];
    const ahead = field.extensions['ahead'] as SubField['ahead'];
    return [{ coordinate: `${type.name}.${field.name}`, field, nodes, ahead }];
  });
  return { fields, isWhole: fields.every(({ ahead }) => ahead !== null) };
}

/** By the nodes, which a compiled operation gives to each request. */
const collectedOnce = memoized(collected);

/** What takes longer than this is waited for by those fields alone that show it. In milliseconds. */
const longestWait = 500;

/** The same of the items of a list, and waits for it: what goes in one statement is asked in one moment. */
async function loadWhole(
  parents: readonly unknown[],
  context: RequestContext,
  info: GraphQLResolveInfo,
  selected: SubFields,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    loadFields(parents, context, info, selected),
    new Promise((resolve) => {
      timer = setTimeout(resolve, longestWait);
    }),
  ]);
  clearTimeout(timer);
}

/**
 * Loads all that is asked of some things, or their own rows alone where something has to be asked of each. Nothing is
 * loaded for what the caller may not read; what cannot be loaded is told by the fields that show it.
 */
function loadFields(
  parents: readonly unknown[],
  context: RequestContext,
  info: GraphQLResolveInfo,
  { fields, isWhole }: SubFields,
): Promise<unknown> {
  const load = (parents: readonly unknown[], fields: readonly SubField[]): Promise<unknown> => {
    const asked = new Set<unknown>();
    const loading: Promise<unknown>[] = [];
    for (const { coordinate, field, nodes, ahead } of fields) {
      const [node] = nodes;
      if (!node || !ahead || !(isWhole || ahead.isOwn) || !context.access.may(coordinate)) continue;
      const { loadAhead, takesArguments } = ahead;
      // What is loaded ahead is what a field shows by itself, unless it says more.
      if (!takesArguments && (asked.has(loadAhead) || nodes.some(hasArguments))) continue;
      asked.add(loadAhead);
      const below = () => subFieldsOf(info, field.type, nodes).fields;
      const inside = (parents: readonly unknown[]) => load(parents, below());
      const args = takesArguments && getArgumentValues(field, node, info.variableValues);
      const asks = (name: string) => below().some((inner) => inner.field.name === name);
      loading.push(loadAhead(parents, context, inside, { args, asks }));
    }
    return Promise.allSettled(loading);
  };
  return load(parents, fields);
}

const hasArguments = ({ arguments: given = [] }: FieldNode): boolean => given.length > 0;
