import type { ASTNode, GraphQLError } from 'graphql';
import { badUserInput } from '../../kernel/errors.ts';
import type { Sendable } from './schema-inputs.ts';

/** Deeper nesting than people write and read. */
const maximumDepth = 8;
/** Each is a join or a subquery in somebody's database. */
const maximumComparisons = 100;

/** How large a filter is. What asks nothing counts too, for it has to be looked at. */
export interface FilterExtent {
  depth: number;
  comparisons: number;
}

/** Where a filter goes too far: what is wrong with it, and how much would do. */
export interface Excess {
  readonly message: string;
  readonly got: number;
  readonly wanted: string;
}

export function excessOf({ depth, comparisons }: FilterExtent): Excess | null {
  if (depth > maximumDepth) {
    const message = `A filter is nested more than ${maximumDepth} levels deep.`;
    return { message, got: depth, wanted: `at most ${maximumDepth} levels` };
  }
  if (comparisons <= maximumComparisons) return null;
  const message = `A filter holds more than ${maximumComparisons} comparisons.`;
  return { message, got: comparisons, wanted: `at most ${maximumComparisons} comparisons` };
}

export const tooLarge = (
  { message, ...excess }: Excess,
  place: { readonly nodes: readonly ASTNode[] } & (
    { readonly argument: string } | { readonly variable: string }
  ),
): GraphQLError => badUserInput(message, { ...excess, ...place });

/** How many comparisons a condition such as `{ gte: 5, lt: 9 }` is; what it needs beside, such as a period, is none. */
export function comparisonsIn({ object }: Sendable, value: unknown): number {
  if (!object) return 1;
  let comparisons = 0;
  for (const [name, operand] of Object.entries(value as object)) {
    const field = object.fields.get(name);
    if (field && !field.object && operand !== null && operand !== undefined) comparisons += 1;
  }
  return comparisons;
}
