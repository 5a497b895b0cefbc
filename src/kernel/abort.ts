import { Slot } from './slot.ts';

/** What is done when a signal ends: however much waits for it, the signal has one listener. */
const waiting = new Slot<AbortSignal, Set<() => void>>();

/** Acts when a signal ends, unless the function that it returns is called before. The signal must not have ended. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  let acts = waiting.get(signal);
  if (!acts) {
    const all = new Set<() => void>();
    waiting.set(signal, (acts = all));
    signal.addEventListener('abort', () => all.forEach((each) => each()), { once: true });
  }
  acts.add(act);
  return () => acts.delete(act);
}

/** The same promise for as long as somebody waits: throws the signal's reason as soon as it ends. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stay = onAbort(signal, () => reject(signal.reason as Error));
    promise.then(resolve, reject).finally(stay);
  });
}

/** Acts when a signal ends, at once where it has; `until` ends the waiting. */
export function whenAborted(signal: AbortSignal, act: () => void, until?: AbortSignal): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true, ...(until && { signal: until }) });
}
