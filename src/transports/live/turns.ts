import { setImmediate as nextTurn } from 'node:timers/promises';
import { bulkhead } from 'cockatiel';

/** More at a time would keep requests waiting: many subscribers are told the same in one moment. */
const atOnce = 8;

/** Lets a few batches of events be asked at once, each beginning in a turn of the event loop of its own. */
export class Turns {
  readonly #slots = bulkhead(atOnce, Number.POSITIVE_INFINITY);
  #line: Promise<unknown> = Promise.resolve();

  run<T>(ask: () => Promise<T>): Promise<T> {
    return this.#slots.execute(async () => {
      await (this.#line = this.#line.then(() => nextTurn()));
      return ask();
    });
  }
}
