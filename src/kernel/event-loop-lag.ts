/**
 * A timer on the event loop, and by how much it is late each time: then the process stood still. Whoever is first to
 * run after that learns of it, be it the timer itself or somebody who looks: of several timers that are due after a
 * stop, ours need not be the first.
 */
export class EventLoopLag {
  readonly #milliseconds: number;
  readonly #onLate: (milliseconds: number) => void;
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();
  #late = 0;

  constructor(milliseconds: number, onLate: (milliseconds: number) => void = () => {}) {
    this.#milliseconds = milliseconds;
    this.#onLate = onLate;
    this.#timer = setInterval(() => this.look(), milliseconds).unref();
  }

  look(): void {
    const now = performance.now();
    const late = now - this.#last - this.#milliseconds;
    this.#last = now;
    if (late <= 0) return;
    this.#late += late;
    this.#onLate(late);
  }

  /** In milliseconds, since it was made. */
  get late(): number {
    this.look();
    return this.#late;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
