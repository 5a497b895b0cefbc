const beatMilliseconds = 250;
const blockedMilliseconds = 1_000;
const rememberedMilliseconds = 3_000;

/** Notices when the process's loop stood still for a second: while it does, and for some seconds after. */
export class EventLoopWatch {
  #beat = performance.now();
  #blockedUntil = -Infinity;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#look(), beatMilliseconds).unref();
  }

  /** Whoever is first to run after a block learns of it, be it the beat or who asks. */
  get blocked(): boolean {
    this.#look();
    return performance.now() < this.#blockedUntil;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    if (now - this.#beat > beatMilliseconds + blockedMilliseconds) {
      this.#blockedUntil = now + rememberedMilliseconds;
    }
    this.#beat = now;
  }
}
