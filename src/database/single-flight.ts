import { StatementAbandoned } from './failure.ts';
import { unlessAborted } from '../kernel/abort.ts';

interface Flight<T> {
  readonly result: Promise<T>;
  readonly abandon: AbortController;
  waiting: number;
}

/**
 * One run for all who ask the same at the same time. It is cancelled when the last of them has left, so nobody's
 * leaving costs another the answer. The answer is shared: it must not be changed.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /** Starts a run, or waits for the one under way; throws the signal's reason as soon as it ends. */
  async join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#depart(key, start);
    flight.waiting++;
    try {
      return await unlessAborted(flight.result, signal);
    } finally {
      if (--flight.waiting === 0 && this.#flights.get(key) === flight) {
        this.#flights.delete(key);
        flight.abandon.abort(new StatementAbandoned('Nobody waits for the statement any more.'));
      }
    }
  }

  /** Whether a run of this is under way. */
  isUnderWay(key: string): boolean {
    return this.#flights.has(key);
  }

  #depart(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const abandon = new AbortController();
    const landed = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    const flight: Flight<T> = { result: start(abandon.signal), abandon, waiting: 0 };
    this.#flights.set(key, flight);
    flight.result.then(landed, landed);
    return flight;
  }
}
