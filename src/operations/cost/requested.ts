import type { Call } from './formula.ts';
import type { Variables } from './weights.ts';

/** What calls may cost at most, before anything runs. */
export const requestedOf = (calls: readonly Call[], variables: Variables): number =>
  sum(calls, (call) => once(call, variables) + requested(call, variables, null));

/** What the call and all below it cost once, however many things they are asked of: of each type that these may be. */
function once(call: Call, variables: Variables): number {
  if (!call.isIncluded(variables)) return 0;
  return (
    call.once(variables) + sum(call.alternatives, (calls) => sum(calls, (inner) => once(inner, variables)))
  );
}

/** What the call costs beyond that, asked of one thing. */
export function requested(
  call: Call,
  variables: Variables,
  sizes: ReadonlyMap<string, number> | null,
): number {
  if (!call.isIncluded(variables)) return 0;
  const items = call.isList ? (call.size.own(variables) ?? sized(call, variables, sizes)) : 1;
  return call.each(variables) + items * requestedEach(call, variables);
}

/** The length that the field above decides. Steps that are cut by both ends of a period are one more. */
function sized(call: Call, variables: Variables, sizes: ReadonlyMap<string, number> | null): number {
  const size = sizes?.get(call.name) ?? 1;
  const step = call.size.step(variables);
  return step === 1 ? size : Math.ceil(size / step) + 1;
}

export function requestedEach(call: Call, variables: Variables): number {
  const below = call.size.below?.(variables) ?? null;
  const inside = most(call.alternatives, (calls) =>
    sum(calls, (inner) => requested(inner, variables, below)),
  );
  return call.itemWeight + inside;
}

export const sum = <Item>(items: readonly Item[], of: (item: Item, index: number) => number): number =>
  items.reduce((total, item, index) => total + of(item, index), 0);

export const most = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((highest, item) => Math.max(highest, of(item)), 0);
