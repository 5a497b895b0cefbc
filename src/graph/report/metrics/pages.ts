import Big from 'big.js';
import type { Position } from '../../../kernel/cursor.ts';
import { inSlices } from '../../../kernel/event-loop.ts';
import type { GroupOrder } from './plan.ts';
import type { Reading } from './reading.ts';
import type { GroupValues } from './scope.ts';

/** A group in its place: what it is ordered by, if that is a figure. */
export interface PlacedGroup {
  readonly name: string;
  readonly values: GroupValues;
  readonly rank: number | Big | null;
}

type Compare = (a: PlacedGroup, b: PlacedGroup) => number;

/** What is unknown comes last either way. */
function ordered<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return descending ? compare(b, a) : compare(a, b);
}

const texts = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const numbers = (a: number | Big, b: number | Big) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : new Big(a).cmp(b);

function inTurn(a: GroupValues, b: GroupValues): number {
  for (const [place, value] of a.entries()) {
    const order = ordered(value, b[place] ?? null, texts, false);
    if (order !== 0) return order;
  }
  return 0;
}

/** Ties are ordered by the dimensions in turn, so that each group has its place. */
export function comparing(order: GroupOrder | null): Compare {
  if (!order) return (a, b) => inTurn(a.values, b.values);
  const { descending } = order;
  if ('metric' in order)
    return (a, b) => ordered(a.rank, b.rank, numbers, descending) || inTurn(a.values, b.values);
  const valueAt = ({ values }: PlacedGroup) => values[order.place] ?? null;
  return (a, b) => ordered(valueAt(a), valueAt(b), texts, descending) || inTurn(a.values, b.values);
}

/** Every group of a reading in its place. */
export async function inPlace(reading: Reading, order: GroupOrder | null): Promise<readonly PlacedGroup[]> {
  const placed: PlacedGroup[] = [];
  for await (const [name, values] of inSlices(reading.groups())) {
    placed.push({ name, values, rank: order && 'metric' in order ? reading.rank(order.metric, name) : null });
  }
  return placed.toSorted(comparing(order));
}

export const positionOf = ({ rank, values }: PlacedGroup) => ({
  cursor_0: rank === null ? null : String(rank),
  cursor_1: JSON.stringify(values),
});

/** The place of the first group behind a position. */
export function behind(
  groups: readonly PlacedGroup[],
  [rank, values]: Position,
  order: GroupOrder | null,
): number {
  const compare = comparing(order);
  const at = {
    name: '',
    values: JSON.parse(values ?? '[]') as GroupValues,
    rank: rank == null ? null : new Big(rank),
  };
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(groups[middle] as PlacedGroup, at) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
