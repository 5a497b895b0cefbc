import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** npm passes on a Ctrl-C that the terminal has already sent us: what comes so soon after the first is the same wish. */
const echoMilliseconds = 500;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal runs `stop` to its end and leaves with 0; a second one leaves at once, as a shell expects it. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let first: number | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      const leave = async (code: number): Promise<void> => {
        if (await isWriting()) endBy(signal);
        process.exit(code);
      };
      if (first === undefined) {
        first = performance.now();
        stop().then(
          () => leave(0),
          () => leave(1),
        );
      } else if (performance.now() - first > echoMilliseconds) {
        void leave(128 + constants.signals[signal]);
      }
    });
  }
}

/** Whether a write to a disk that has stalled, or to a terminal that was stopped, holds a thread. */
async function isWriting(): Promise<boolean> {
  const writing = () => process.getActiveResourcesInfo().some((kind) => kind.startsWith('FSReq'));
  for (let attempt = 0; attempt < 20 && writing(); attempt++) await sleep(10);
  return writing();
}

/** An exit would wait for all threads; what a signal does where nobody listens waits for none. */
function endBy(signal: (typeof signals)[number]): void {
  for (const each of signals) process.removeAllListeners(each);
  process.kill(process.pid, signal);
}

/** Waits for what may never end, but no longer than this. */
export async function atMost(milliseconds: number, ending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([ending, late]).finally(() => clearTimeout(timer));
}
