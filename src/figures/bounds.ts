import { filterTooBroad } from '../kernel/errors.ts';

/**
 * Keys that are held at once, of one figure or of what a list has to put in order. A key of a dozen characters
 * makes this 3 MB of text on the way through the process: at sixteen requests at once, with a few such sets each, some
 * 200 MB.
 */
export const maximumKeys = 250_000;

/** The text of so many keys, of whatever length. */
const maximumCharacters = 64 * maximumKeys;

/**
 * Keys that are passed on to another source so that it reads fewer rows. Beyond that, looking them up one by one costs
 * as much as reading everything.
 */
export const narrowingKeys = 50_000;

/** Keys so few that it does not matter whom they are passed on to first: no plan is worth asking for. */
export const fewKeys = 1_000;

/**
 * Work, in Postgres's units, so little that keys are listed before anybody else is asked what theirs would be: some ten
 * milliseconds.
 */
export const lightCost = 1_000;

/** Throws FILTER_TOO_BROAD for more keys, or more text of keys, than is held at once. */
export function within(count: number, figure: string, texts: Iterable<string> = []): void {
  let characters = 0;
  for (const { length } of texts) characters += length;
  if (count > maximumKeys || characters > maximumCharacters) {
    throw filterTooBroad(
      `${figure} leaves more than ${maximumKeys} to look through; add a condition that leaves fewer.`,
      { criterion: figure, maximumKeys },
    );
  }
}
