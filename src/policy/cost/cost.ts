import type { Call } from './formula.ts';
import type { Variables } from './weights.ts';

/** What the calls may cost at most, before anything runs. */
export function requestedCost(calls: readonly Call[], variables: Variables): number {
  return sum(calls, (call) => requested(call, variables, null));
}

function requested(call: Call, variables: Variables, sizes: ReadonlyMap<string, number> | null): number {
  if (!call.isAsked(variables)) return 0;
  const items = call.isList ? (call.size.own(variables) ?? sizes?.get(call.name) ?? 1) : 1;
  const below = call.size.below?.(variables) ?? null;
  const each = most(call.alternatives, (inside) =>
    sum(inside, (inner) => requested(inner, variables, below)),
  );
  return call.weight(variables) + items * (call.itemWeight + each);
}

/** What the calls cost in truth, from the answer: by the lists' real lengths, and nothing below what is null. */
export function actualCost(calls: readonly Call[], data: unknown, variables: Variables): number {
  return sum(calls, (call) => actual(call, data as Variables, variables));
}

function actual(call: Call, parent: Variables, variables: Variables): number {
  const value = parent[call.key];
  if (value === undefined) return 0;
  const items = value === null ? [] : Array.isArray(value) ? value : [value];
  const inside = sum(items, (item) =>
    item === null
      ? call.itemWeight
      : call.itemWeight +
        // What a thing of another type would have been asked is not in the answer, and counts nothing.
        most(call.alternatives, (calls) =>
          sum(calls, (inner) => actual(inner, item as Variables, variables)),
        ),
  );
  return call.weight(variables) + inside;
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const most = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((highest, item) => Math.max(highest, of(item)), 0);
