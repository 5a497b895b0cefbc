import { getArgumentValues, getNullableType, isListType, type FieldNode, type GraphQLField } from 'graphql';
import { badUserInput } from '../../domain/errors.ts';
import type { ListSize, Variables } from './weights.ts';

/** How long lists may get, given the variables. */
export interface Size {
  /** The field's own list; null where it does not say. */
  readonly own: (variables: Variables) => number | null;
  /** The lists below it whose length its arguments decide, by field; null where there are none. */
  readonly below: ((variables: Variables) => ReadonlyMap<string, number>) | null;
}

/** Throws BAD_USER_INPUT, when asked, where exactly one slicing argument is demanded and not exactly one is given. */
export function listSizes(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  said: ListSize | undefined,
): Size {
  if (!said) {
    const takesList = field.args.some(({ type }) => isListType(getNullableType(type)));
    return { own: takesList ? (variables) => longestList(field, node, variables) : () => null, below: null };
  }
  const size = (variables: Variables): number => longest(said, field, node, variables);
  const { sizedFields } = said;
  return sizedFields
    ? { own: () => null, below: (variables) => both(sizedFields, size(variables)) }
    : { own: size, below: null };
}

function longest(
  { assumedSize = 1, slicingArguments, requireOneSlicingArgument }: ListSize,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): number {
  if (!slicingArguments) return assumedSize;
  const values = getArgumentValues(field, node, variables);
  const given = slicingArguments.flatMap((path) => lengthOf(valueAt(values, path)) ?? []);
  if (requireOneSlicingArgument && given.length !== 1) {
    throw badUserInput(`${field.name} takes exactly one of ${slicingArguments.join(', ')}.`);
  }
  return given.length ? Math.max(0, ...given) : assumedSize;
}

/** A list that the schema leaves unsaid, such as a gateway's entities, is as long as the list it is asked for. */
function longestList(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): number | null {
  const lists = Object.values(getArgumentValues(field, node, variables)).filter(Array.isArray);
  return lists.length ? Math.max(...lists.map((list) => list.length)) : null;
}

/** `input.skus` is the field `skus` of the argument `input`. */
const valueAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Variables | null | undefined)?.[name], values);

function lengthOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : null;
}

const both = (fields: readonly string[], size: number): ReadonlyMap<string, number> =>
  new Map(fields.map((name) => [name, size]));
