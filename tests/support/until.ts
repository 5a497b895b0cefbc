import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is right, or for long enough that it never will be. */
export async function until(isSo: () => Promise<boolean> | boolean, within = 15_000): Promise<void> {
  const end = performance.now() + within;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It has not come to be so in time.');
    await wait(20);
  }
}
