import { expect, test } from '@jest/globals';
import { yieldingItems, forEachYielding, yieldFor, allYielded } from '../../src/kernel/yielding.ts';

/** Counts the turns of the event loop in which others got to run. */
async function yieldsDuring(work: () => Promise<unknown>): Promise<number> {
  let yields = 0;
  let over = false;
  const count = () => {
    yields += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await work();
  over = true;
  return yields;
}
const thousand = Array.from({ length: 1_000 }, (_, n) => n);

test('a long list is worked through in order, and others run meanwhile', async () => {
  const seen: number[] = [];
  expect(await yieldsDuring(() => forEachYielding(thousand, (n) => seen.push(n)))).toBeGreaterThanOrEqual(9);
  expect(seen).toEqual(thousand);
});

test('a long list is handed out in order, a part in each turn', async () => {
  let items: unknown[] = [];
  const yields = await yieldsDuring(async () => (items = await Promise.all(yieldingItems(thousand))));
  expect(yields).toBeGreaterThanOrEqual(9);
  expect(items).toEqual(thousand);
});

test('a short list is handed out as it is', () => {
  const short = thousand.slice(0, 100);
  expect(yieldingItems(short)).toEqual(short);
});

test('many short lists that are ready at once take turns, those that ask first first', async () => {
  const served: number[] = [];
  const lists = () =>
    Promise.all(
      thousand.slice(0, 100).map(async (n) => {
        await yieldFor(20);
        served.push(n);
      }),
    );
  expect(await yieldsDuring(lists)).toBeGreaterThanOrEqual(19);
  expect(served).toEqual(thousand.slice(0, 100));
});

test('what all of them ask for next, they ask for at once', async () => {
  const asked: Promise<number>[] = [];
  let yields = 0;
  await Promise.all(
    thousand.slice(0, 100).map(async () => {
      await yieldFor(20);
      await allYielded();
      asked.push(Promise.resolve(yields));
      setImmediate(() => (yields += 1));
    }),
  );
  expect(new Set(await Promise.all(asked)).size).toBe(1);
});
