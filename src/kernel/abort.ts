/** The same promise for as long as somebody waits: throws the signal's reason as soon as it ends. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

/** Acts when a signal ends, at once where it has; `until` ends the waiting. */
export function whenAborted(signal: AbortSignal, act: () => void, until?: AbortSignal): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true, ...(until && { signal: until }) });
}
