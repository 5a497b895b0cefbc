import { expect, test } from '@jest/globals';
import { overloaded, throttled } from '../../src/kernel/errors.ts';
import { whenAffordable } from '../../src/transports/tables/stream.ts';

test('what is throttled is asked again when it may be, until somebody leaves', async () => {
  let asked = 0;
  const run = async () => {
    if (++asked < 3) throw throttled('wait', 0);
    return asked;
  };
  expect(await whenAffordable(run, new AbortController().signal)).toBe(3);
  const forever = async () => {
    throw throttled('wait', 3_600);
  };
  await expect(whenAffordable(forever, AbortSignal.abort())).rejects.toThrow('abort');
});

test('whatever else is refused is refused', async () => {
  const run = async () => {
    throw overloaded();
  };
  await expect(whenAffordable(run, new AbortController().signal)).rejects.toThrow('Too many requests');
});
