import { requestTimedOut } from '../kernel/errors.ts';

/**
 * Runs a part of something that lives longer, which has a deadline of its own: its signal ends then, and with the life
 * that it is a part of. Throws the life's reason where that has ended already.
 */
export async function withinDeadline<T>(
  life: AbortSignal,
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  life.throwIfAborted();
  const part = new AbortController();
  const late = setTimeout(() => part.abort(requestTimedOut(milliseconds)), milliseconds).unref();
  const leave = () => part.abort(life.reason);
  life.addEventListener('abort', leave, { once: true });
  try {
    return await run(part.signal);
  } finally {
    clearTimeout(late);
    life.removeEventListener('abort', leave);
  }
}
