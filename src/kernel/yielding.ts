import { setImmediate as nextTurn } from 'node:timers/promises';

/** What is worked on without a pause: some ten milliseconds. */
const itemsPerSlice = 100;

/** Works through a long list, and lets the event loop, and so all other requests, turn again and again meanwhile. */
export async function inTurns<Item>(items: readonly Item[], act: (item: Item) => void): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % itemsPerSlice === itemsPerSlice - 1) await nextTurn();
    act(item);
  }
}

/** The items of a long list, some in each turn of the event loop: whoever is given them works through them in turns. */
export function handedOutInTurns<Item>(items: readonly Item[]): (Item | Promise<Item>)[] {
  let turn: Promise<unknown> | undefined;
  return items.map((item, index) => {
    if (index > 0 && index % itemsPerSlice === 0) turn = turn ? turn.then(() => nextTurn()) : nextTurn();
    return turn ? turn.then(() => item) : item;
  });
}

let taken = 0;
let latest: Promise<unknown> = Promise.resolve();

/**
 * Waits for a turn of the event loop with room for so many things. When a statement answers, hundreds of lists are ready
 * at once, each short: whoever makes one takes its turn first, so that they do not follow each other without a pause.
 */
export async function turnFor(count: number): Promise<void> {
  if (taken > 0 && taken + count > itemsPerSlice) {
    taken = 0;
    latest = latest.then(() => nextTurn());
  }
  taken += count;
  await latest;
}

/** Waits until all have had their turns that wait for one now: what they ask for next is asked at once. */
export const turnsTaken = async (): Promise<void> => void (await latest);
