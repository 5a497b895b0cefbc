import type { Caller } from '../../kernel/caller.ts';

/** How long credentials that are no longer good may still open something. */
const checkMilliseconds = 5_000;

/**
 * Who is at the other end of something that stays open. Credentials are looked at again every few seconds: a token that
 * has expired or a key that was revoked ends it, and new scopes hold from then on.
 */
export class LiveSession {
  readonly #identify: () => Promise<Caller>;
  readonly #end = new AbortController();
  #caller: Caller;
  #timer: NodeJS.Timeout | undefined;

  constructor(identify: () => Promise<Caller>, caller: Caller) {
    this.#identify = identify;
    this.#caller = caller;
    this.#checkLater();
  }

  get caller(): Caller {
    return this.#caller;
  }

  /** Ends with the session; its reason is what to tell the client, or `requestEnded` where nobody is there to be told. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  end(reason: unknown): void {
    clearTimeout(this.#timer);
    this.#end.abort(reason);
  }

  #checkLater(): void {
    this.#timer = setTimeout(() => void this.#check(), checkMilliseconds).unref();
  }

  async #check(): Promise<void> {
    try {
      this.#caller = await this.#identify();
      if (!this.signal.aborted) this.#checkLater();
    } catch (error) {
      this.end(error);
    }
  }
}
