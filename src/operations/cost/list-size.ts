import { getArgumentValues, getNullableType, isListType, type FieldNode, type GraphQLField } from 'graphql';
import { badUserInput } from '../../kernel/errors.ts';
import type { ListSize, Variables } from './weights.ts';

/** How long lists may get, given the variables. */
export interface Size {
  /** The field's own list; null where it does not say. */
  readonly own: (variables: Variables) => number | null;
  /** How many of what the field above counts, such as days, make one of its things. */
  readonly step: (variables: Variables) => number;
  /** The lists below it whose length its arguments decide, by field; null where there are none. */
  readonly below: ((variables: Variables) => ReadonlyMap<string, number>) | null;
}

/** Throws BAD_USER_INPUT, when asked, where exactly one slicing argument is required and not exactly one is given. */
export function listSizes(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  said: ListSize | undefined,
): Size {
  if (!said) {
    const takesList = field.args.some(({ type }) => isListType(getNullableType(type)));
    const own = takesList ? (variables: Variables) => longestList(field, node, variables) : () => null;
    return { own, step: one, below: null };
  }
  const size = (variables: Variables): number => longest(said, field, node, variables);
  const { sizedFields, stepArgument } = said;
  if (sizedFields)
    return { own: () => null, step: one, below: (variables) => both(sizedFields, size(variables)) };
  if (stepArgument === undefined) return { own: size, step: one, below: null };
  const step = (variables: Variables) =>
    daysOf[String(getArgumentValues(field, node, variables)[stepArgument])] ?? 1;
  return { own: () => null, step, below: null };
}

const one = (): number => 1;

/** How many days the shortest step has. */
const daysOf: Readonly<Record<string, number>> = { DAY: 1, WEEK: 7, MONTH: 28, QUARTER: 90 };
/** How many days the longest unit of a period has. */
const daysIn: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 31 };

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
    throw badUserInput(`${field.name} takes exactly one of ${slicingArguments.join(', ')}.`, {
      argument: slicingArguments[0] ?? field.name,
      got: given.length,
      wanted: `exactly one of ${slicingArguments.join(', ')}`,
      nodes: [node],
    });
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
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? value : null;
  const [[unit, count] = ['', 0]] = Object.entries(value);
  return Number(count) * (daysIn[unit] ?? 0);
}

const both = (fields: readonly string[], size: number): ReadonlyMap<string, number> =>
  new Map(fields.map((name) => [name, size]));
