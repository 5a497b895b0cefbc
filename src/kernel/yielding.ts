import { setImmediate as yieldToEventLoop } from 'node:timers/promises';

/** What is worked on without a pause: some ten milliseconds. */
const itemsPerSlice = 100;

/** Works through a long list, and yields to the event loop, and so to all other requests, again and again meanwhile. */
export async function forEachYielding<Item>(
  items: readonly Item[],
  act: (item: Item) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % itemsPerSlice === itemsPerSlice - 1) await yieldToEventLoop();
    act(item);
  }
}

/** The items of a long list, some in each slice of work: whoever is given them yields to the event loop in between. */
export function yieldingItems<Item>(items: readonly Item[]): (Item | Promise<Item>)[] {
  let slice: Promise<unknown> | undefined;
  return items.map((item, index) => {
    if (index > 0 && index % itemsPerSlice === 0)
      slice = slice ? slice.then(() => yieldToEventLoop()) : yieldToEventLoop();
    return slice ? slice.then(() => item) : item;
  });
}

let taken = 0;
let latest: Promise<unknown> = Promise.resolve();

/**
 * Waits for a slice of work with room for so many things. When a statement answers, hundreds of lists are ready
 * at once, each short: whoever makes one waits here first, so that they do not follow each other without a pause.
 */
export async function yieldFor(count: number): Promise<void> {
  if (taken > 0 && taken + count > itemsPerSlice) {
    taken = 0;
    latest = latest.then(() => yieldToEventLoop());
  }
  taken += count;
  await latest;
}

/** Waits until all have been let on that wait now: what they ask for next is asked at once. */
export const allYielded = async (): Promise<void> => void (await latest);
