import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is there (not undefined, null or false), for as long as a loaded machine may need. */
export async function until<T>(
  ask: () => T | Promise<T>,
  milliseconds = 20_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer as Exclude<T, undefined | null | false>;
    }
    if (performance.now() > end)
      throw new Error(`It did not happen within ${milliseconds} ms: ${String(ask)}`);
    await sleep(20);
  }
}
