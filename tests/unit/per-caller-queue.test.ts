import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { unrestricted } from '../../src/kernel/caller.ts';
import { PerCallerQueue } from '../../src/operations/limits/per-caller-queue.ts';

const anna = { ...unrestricted, id: 'anna' };
const bert = { ...unrestricted, id: 'bert' };
const never = new AbortController().signal;

test('one piece of work of a caller goes at a time, in the order in which they came', async () => {
  const queue = PerCallerQueue.ofOneWithRests();
  const order: string[] = [];
  const work = async (name: string) => {
    const leave = await queue.enter(anna, never);
    order.push(`${name} begins`);
    await sleep(5);
    order.push(`${name} ends`);
    leave();
  };
  await Promise.all([work('one'), work('two'), work('three')]);
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
});

test('between two the caller rests for longer than the first took', async () => {
  const queue = PerCallerQueue.ofOneWithRests();
  const leave = await queue.enter(anna, never);
  const next = queue.enter(anna, never);
  await sleep(30);
  leave();
  const left = performance.now();
  await next;
  expect(performance.now() - left).toBeGreaterThan(45);
});

test('nobody waits for another caller, or for one who has left', async () => {
  const queue = PerCallerQueue.ofOneWithRests();
  await queue.enter(anna, never);
  (await queue.enter(bert, never))();
  const leaving = new AbortController();
  const waiting = queue.enter(anna, leaving.signal);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
});

test('who left before its turn holds nobody up', async () => {
  const queue = PerCallerQueue.ofOneWithRests();
  const leave = await queue.enter(anna, never);
  const leaving = new AbortController();
  const waiting = queue.enter(anna, leaving.signal);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
  leave();
  (await queue.enter(anna, never))();
});

const queueOfTwo = () => new PerCallerQueue(() => ({ concurrency: 2, waiting: 1 }));

test('as many as may be are at it together, and beyond those that may wait they are refused', async () => {
  const queue = queueOfTwo();
  const [first] = [await queue.enter(anna, never), await queue.enter(anna, never)];
  const third = queue.enter(anna, never);
  await expect(queue.enter(anna, never)).rejects.toMatchObject({
    status: 429,
    extensions: { code: 'THROTTLED', retryAfterSeconds: 1 },
  });
  first();
  // Who leaves twice makes no room twice.
  first();
  await third;
  const fourth = queue.enter(anna, never);
  await expect(queue.enter(anna, never)).rejects.toThrow('At most 2 heavy operations');
  (await queue.enter(bert, never))();
  (await third)();
  (await fourth)();
});

test('who leaves just when its turn comes passes it on', async () => {
  const queue = new PerCallerQueue(() => ({ concurrency: 1, waiting: 2 }));
  const leave = await queue.enter(anna, never);
  const leaving = new AbortController();
  const second = queue.enter(anna, leaving.signal);
  const third = queue.enter(anna, never);
  leave();
  leaving.abort(new Error('left'));
  await expect(second).rejects.toThrow('left');
  (await third)();
  await expect(queue.enter(anna, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
});

test('whoever is refused is told to come again when those before it are done', async () => {
  const queue = new PerCallerQueue(() => ({ concurrency: 1, waiting: 20 }));
  const leave = await queue.enter(anna, never);
  const waiting = Array.from({ length: 20 }, () => queue.enter(anna, never));
  await sleep(160);
  leave();
  const next = await waiting[0]!;
  void queue.enter(anna, never);
  await expect(queue.enter(anna, never)).rejects.toMatchObject({ extensions: { retryAfterSeconds: 4 } });
  next();
});
