import { setTimeout as sleep } from 'node:timers/promises';
import { nextTurn } from '../../../kernel/event-loop.ts';
import { SourceUnavailable } from '../../../kernel/errors.ts';

/** What one look at a source found. */
export interface Tick<Change> {
  readonly changes: readonly Change[];
  /** Whether there is more to read before all has been seen. */
  readonly goesOn: boolean;
}

/** How changes of a source are found. */
export interface ChangePoller<Change> {
  /** Called when somebody listens again after nobody did. */
  begin(): void;
  /** One bounded statement, however many listen. Throws SourceUnavailable. */
  tick(signal: AbortSignal): Promise<Tick<Change>>;
}

export interface Listener<Change> {
  hear(changes: readonly Change[]): void;
}

/** So many changes are handed on before the event loop is yielded to others. */
const changesPerSlice = 20_000;

/**
 * Looks at a source every so often for all who listen, and not at all while nobody does. While the source is down it
 * looks as often, which costs nothing where its breaker is open; what has changed meanwhile is found afterwards.
 */
export class Watch<Change> {
  readonly #poller: ChangePoller<Change>;
  readonly #milliseconds: number;
  readonly #onDefect: (error: unknown) => void;
  readonly #listeners = new Set<Listener<Change>>();
  #running: { readonly end: AbortController; readonly caughtUp: Promise<void> } | undefined;

  constructor(poller: ChangePoller<Change>, milliseconds: number, onDefect: (error: unknown) => void) {
    this.#poller = poller;
    this.#milliseconds = milliseconds;
    this.#onDefect = onDefect;
  }

  /**
   * Until the signal ends. Resolves when the source has been looked at, so that changes from then on are heard, or when
   * it did not answer: then those from its return on are.
   */
  async listen(listener: Listener<Change>, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#leave(listener), { once: true });
    this.#running ??= this.#start();
    await this.#running.caughtUp;
  }

  #leave(listener: Listener<Change>): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#running?.end.abort();
    this.#running = undefined;
  }

  #start() {
    const end = new AbortController();
    const { promise: caughtUp, resolve } = Promise.withResolvers<void>();
    this.#poller.begin();
    void this.#run(end.signal, resolve).finally(resolve);
    return { end, caughtUp };
  }

  async #run(signal: AbortSignal, markCaughtUp: () => void): Promise<void> {
    while (!signal.aborted) {
      const goesOn = await this.#look(signal);
      if (goesOn) continue;
      markCaughtUp();
      await pause(this.#milliseconds, signal);
    }
  }

  /** A source that does not answer has been reported where it was asked. */
  async #look(signal: AbortSignal): Promise<boolean> {
    try {
      const { changes, goesOn } = await this.#poller.tick(signal);
      if (changes.length > 0 && !signal.aborted) await this.#tell(changes);
      return goesOn;
    } catch (error) {
      if (!signal.aborted && !isUnavailable(error)) this.#onDefect(error);
      return false;
    }
  }

  async #tell(changes: readonly Change[]): Promise<void> {
    let handedOn = 0;
    for (const listener of this.#listeners) {
      listener.hear(changes);
      handedOn += changes.length;
      if (handedOn < changesPerSlice) continue;
      handedOn = 0;
      await nextTurn();
    }
  }
}

const isUnavailable = (error: unknown): boolean => error instanceof SourceUnavailable;

/** Not for longer than the signal lasts, and without keeping the process. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  sleep(milliseconds, undefined, { signal, ref: false }).catch(() => {});
