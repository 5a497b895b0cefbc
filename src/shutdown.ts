import { constants } from 'node:os';

/** npm passes on a Ctrl-C that the terminal has already sent us: what comes so soon after the first is the same wish. */
const echoMilliseconds = 500;

/** The first signal runs `stop` to its end and leaves with 0; a second one leaves at once, as a shell expects it. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (first === undefined) {
        first = performance.now();
        stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      } else if (performance.now() - first > echoMilliseconds) {
        process.exit(128 + constants.signals[signal]);
      }
    });
  }
}

/** Waits for what may never end, but no longer than this. */
export async function atMost(milliseconds: number, ending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([ending, late]).finally(() => clearTimeout(timer));
}
