import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { unrestricted } from '../../src/kernel/caller.ts';
import { PerCallerQueue } from '../../src/operations/limits/per-caller-queue.ts';

const anna = { ...unrestricted, id: 'anna' };
const bert = { ...unrestricted, id: 'bert' };
const never = new AbortController().signal;

test('one piece of work of a caller goes at a time, in the order in which they came', async () => {
  const queue = new PerCallerQueue();
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
  const queue = new PerCallerQueue();
  const leave = await queue.enter(anna, never);
  const next = queue.enter(anna, never);
  await sleep(30);
  leave();
  const left = performance.now();
  await next;
  expect(performance.now() - left).toBeGreaterThan(45);
});

test('nobody waits for another caller, or for one who has left', async () => {
  const queue = new PerCallerQueue();
  await queue.enter(anna, never);
  (await queue.enter(bert, never))();
  const leaving = new AbortController();
  const waiting = queue.enter(anna, leaving.signal);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
});

test('who left before its turn holds nobody up', async () => {
  const queue = new PerCallerQueue();
  const leave = await queue.enter(anna, never);
  const leaving = new AbortController();
  const waiting = queue.enter(anna, leaving.signal);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
  leave();
  (await queue.enter(anna, never))();
});
