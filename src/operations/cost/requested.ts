import { daysAsked } from './list-size.ts';
import type { Call } from './formula.ts';
import type { GivenInput } from '../input/given-input.ts';

/** One statement answers for all things of a list, so that each of them makes up this part of a field's weight. */
const partOfEach = 1 / 30;

/** What calls may cost at most, before anything runs. */
export const requestedOf = (calls: readonly Call[], given: GivenInput): number =>
  sum(calls, (call) => allOnce(call, given) + requested(call, given, null));

/** What the call and all below it cost once, however many things they are asked of: of each type that these may be. */
function allOnce(call: Call, given: GivenInput): number {
  if (!isIncluded(call, given)) return 0;
  const below = sum(call.alternatives, (calls) => sum(calls, (inner) => allOnce(inner, given)));
  return once(call, given) + below;
}

export const isIncluded = ({ condition }: Call, { variables }: GivenInput): boolean =>
  condition === null || condition(variables);

/** What a call costs once, however many things it is asked of, with what its arguments hold. */
export function once(call: Call, given: GivenInput): number {
  const { daily, period } = call;
  const ofDays = daily > 0 && period ? daily * daysAsked(period, given) : 0;
  return (1 - partOfEach) * weightOf(call, given) + ofDays;
}

/** What it costs besides for each thing that it is asked of. */
export const each = (call: Call, given: GivenInput): number => partOfEach * weightOf(call, given);

const weightOf = ({ use, weight, isWeighted }: Call, given: GivenInput): number =>
  isWeighted ? weight + given.of(use).weight : weight;

/** What the call costs beyond that, asked of one thing. */
export function requested(call: Call, given: GivenInput, sizes: ReadonlyMap<string, number> | null): number {
  if (!isIncluded(call, given)) return 0;
  const items = call.isList ? (call.size.own(given) ?? sized(call, given, sizes)) : 1;
  return each(call, given) + items * requestedEach(call, given);
}

/** The length that the field above decides. Steps that are cut by both ends of a period are one more. */
function sized(call: Call, given: GivenInput, sizes: ReadonlyMap<string, number> | null): number {
  const size = sizes?.get(call.use.field.name) ?? 1;
  const step = call.size.step(given);
  return step === 1 ? size : Math.ceil(size / step) + 1;
}

export function requestedEach(call: Call, given: GivenInput): number {
  const below = call.size.below?.(given) ?? null;
  const inside = most(call.alternatives, (calls) => sum(calls, (inner) => requested(inner, given, below)));
  return call.itemWeight + inside;
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const most = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((highest, item) => Math.max(highest, of(item)), 0);
