import { setTimeout as sleep } from 'node:timers/promises';
import { RequestRefused } from '../../kernel/errors.ts';

/** Runs once the caller's budget allows it: what has begun to be told goes on as fast as the caller may ask. */
export async function whenAffordable<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof RequestRefused) || error.extensions['code'] !== 'THROTTLED') throw error;
      await sleep(1_000 * Number(error.extensions['retryAfterSeconds'] ?? 1), undefined, { signal });
    }
  }
}
