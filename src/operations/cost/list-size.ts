import { badUserInput } from '../../kernel/errors.ts';
import type { FieldUse } from '../compiled/selection.ts';
import type { GivenInput, Variables } from '../input/given-input.ts';
import { longestDays } from '../input/period.ts';
import type { ListSize } from './weights.ts';

/** How long lists may get, by what is given. */
export interface Size {
  /** The field's own list; null where it does not say. */
  readonly own: (given: GivenInput) => number | null;
  /** How many of what the field above counts, such as days, make one of its things. */
  readonly step: (given: GivenInput) => number;
  /** The lists below it whose length its arguments decide, by field; null where there are none. */
  readonly below: ((given: GivenInput) => ReadonlyMap<string, number>) | null;
}

/** Throws BAD_USER_INPUT, when asked, where exactly one slicing argument is required and not exactly one is given. */
export function listSizes(use: FieldUse, said: ListSize | undefined): Size {
  const takesList = use.inputs.some(({ isList }) => isList);
  const asGiven: Size['own'] = takesList ? (given) => longestList(use, given) : () => null;
  if (!said) return { own: asGiven, step: one, below: null };
  const size = (given: GivenInput): number => longest(said, use, given);
  const { sizedFields, stepArgument } = said;
  if (sizedFields) return { own: asGiven, step: one, below: (given) => all(sizedFields, size(given)) };
  if (stepArgument === undefined) return { own: size, step: one, below: null };
  const step = (given: GivenInput) => daysOf[String(given.of(use).values[stepArgument])] ?? 1;
  return { own: () => null, step, below: null };
}

/** What arguments are called that take a period. */
const periodArguments: ReadonlySet<string> = new Set(['last', 'period']);

/** Whether a field takes a period. */
export const asksPeriod = ({ inputs }: FieldUse): boolean =>
  inputs.some(({ name, object, isList }) => periodArguments.has(name) && object !== null && !isList);

/** How many days the period has that such a field is asked for. */
export const daysAsked = (use: FieldUse, given: GivenInput): number =>
  Math.max(0, ...[...periodArguments].map((name) => lengthOf(given.of(use).values[name] ?? null) ?? 0));

const one = (): number => 1;

/** How many days the shortest step has. */
const daysOf: Readonly<Record<string, number>> = { DAY: 1, WEEK: 7, MONTH: 28, QUARTER: 90 };

function longest(
  { assumedSize = 1, slicingArguments, requireOneSlicingArgument }: ListSize,
  use: FieldUse,
  given: GivenInput,
): number {
  if (!slicingArguments) return assumedSize;
  const { field, node } = use;
  const { values } = given.of(use);
  const sizes = slicingArguments.flatMap((path) => lengthOf(valueAt(values, path)) ?? []);
  if (requireOneSlicingArgument && sizes.length !== 1) {
    throw badUserInput(`${field.name} takes exactly one of ${slicingArguments.join(', ')}.`, {
      argument: slicingArguments[0] ?? field.name,
      got: sizes.length,
      wanted: `exactly one of ${slicingArguments.join(', ')}`,
      nodes: [node],
    });
  }
  return sizes.length ? Math.max(0, ...sizes) : assumedSize;
}

/** A list that the schema leaves unsaid, such as a gateway's entities, is as long as the list it is asked for. */
function longestList(use: FieldUse, given: GivenInput): number | null {
  const lists = Object.values(given.of(use).values).filter(Array.isArray);
  return lists.length ? Math.max(...lists.map((list) => list.length)) : null;
}

/** `input.skus` is the field `skus` of the argument `input`. */
const valueAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Variables | null | undefined)?.[name], values);

function lengthOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? value : null;
  return longestDays(value);
}

const all = (fields: readonly string[], size: number): ReadonlyMap<string, number> =>
  new Map(fields.map((name) => [name, size]));
