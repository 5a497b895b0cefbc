import { expect, test } from '@jest/globals';
import { Loader } from '../../src/database/loaders.ts';
import { once } from '../../src/kernel/once.ts';
import { allHandedOut, handOut, inSlices } from '../../src/kernel/event-loop.ts';

/** Counts the turns of the event loop in which others got to run. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const count = () => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await work();
  over = true;
  return turns;
}

/** Works as long as a tenth of a slice and more, without a pause. */
function work(): void {
  for (const end = performance.now() + 1; performance.now() < end;);
}

const forty = Array.from({ length: 40 }, (_, n) => n);
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
/** What waits for a value that is handed out, such as a resolver. */
const handedOut = (n: number) => new Promise<number>((resolve) => handOut(() => resolve(n)));

test('what waits for values goes on in order, and others run meanwhile', async () => {
  await nextTurn();
  const seen: number[] = [];
  const all = () =>
    Promise.all(
      forty.map(async (n) => {
        seen.push(await handedOut(n));
        work();
      }),
    );
  expect(await turnsDuring(all)).toBeGreaterThanOrEqual(5);
  expect(seen).toEqual(forty);
});

test('a value that nobody is before waits for no turn', async () => {
  await nextTurn();
  expect(await turnsDuring(() => handedOut(1))).toBe(0);
});

test('little work is not spread over turns', async () => {
  await nextTurn();
  expect(await turnsDuring(() => Promise.all(forty.map(handedOut)))).toBeLessThanOrEqual(1);
});

test('who has to do with one event does not wait for all that follows from another', async () => {
  await nextTurn();
  const seen: string[] = [];
  const long = Promise.all(
    forty.map(async (n) => {
      await handedOut(n);
      work();
      seen.push('long');
    }),
  );
  await nextTurn();
  await handedOut(0);
  seen.push('short');
  await long;
  expect(seen.indexOf('short')).toBeLessThan(20);
});

test('what all of them ask for next is loaded together, and each value is asked for once', async () => {
  const asked: (readonly number[])[] = [];
  const loader = new Loader(async (keys: readonly number[]) => {
    asked.push(keys);
    return keys.map((key) => key * 10);
  });
  const values = await Promise.all(
    [...forty, ...forty].map(async (n) => {
      const key = await handedOut(n);
      work();
      return loader.load(key);
    }),
  );
  expect(asked).toEqual([forty]);
  expect(values).toEqual([...forty, ...forty].map((n) => n * 10));
});

test('who asks for what has come goes on together with those who ask for what has not', async () => {
  const [first, second] = [new Loader(async (keys: readonly string[]) => keys), [] as string[][]];
  const next = new Loader(async (keys: readonly string[]) => {
    second.push([...keys]);
    return keys;
  });
  await first.load('here');
  await Promise.all(['here', 'there'].map(async (key) => next.load(await first.load(key))));
  expect(second.map((keys) => keys.toSorted())).toEqual([['here', 'there']]);
});

test('an error among the values is its own key alone, and one of all values is everybody’s', async () => {
  const some = new Loader(async (keys: readonly number[]) =>
    keys.map((key) => (key === 1 ? new Error('no 1') : key)),
  );
  const settled = await Promise.allSettled([some.load(0), some.load(1)]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  const none = new Loader<number, number>(() => Promise.reject(new Error('down')));
  for (const answer of [none.load(0), none.load(1)]) await expect(answer).rejects.toThrow('down');
});

test('of a list in work, those items are promises that are for later turns', async () => {
  await nextTurn();
  const items: (number | Promise<number>)[] = [];
  const all = async () => {
    for (const item of inSlices(forty)) {
      items.push(item);
      if (typeof item === 'number') work();
      else item.then(work, () => {});
    }
    await allHandedOut();
  };
  expect(await turnsDuring(all)).toBeGreaterThanOrEqual(5);
  expect(items[0]).toBe(0);
  expect(items.at(-1)).toBeInstanceOf(Promise);
  expect(await Promise.all(items)).toEqual(forty);
});

test('a promise in a list stays as it is, so that it never fails unheard', async () => {
  await nextTurn();
  const failing = Promise.reject(new Error('unheard'));
  for (const item of inSlices<unknown>([1, failing, 2])) {
    work();
    work();
    work();
    if (item === failing) await expect(item).rejects.toThrow('unheard');
  }
  expect.assertions(1);
});

test('many who wait for one answer go on in slices', async () => {
  await nextTurn();
  const answer = once(async () => 1);
  const all = () =>
    Promise.all(
      forty.map(async () => {
        await answer();
        work();
      }),
    );
  expect(await turnsDuring(all)).toBeGreaterThanOrEqual(5);
});
