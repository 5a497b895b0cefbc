/**
 * The longest stretch for which the event loop's thread worked without a pause, in milliseconds of that thread's own
 * processor time: on a loaded machine a thread that waits for its turn has not been blocked by anything it was asked.
 */
export class LoopWatch {
  #longest = 0;
  #last = process.threadCpuUsage();
  #first = this.#last;

  constructor() {
    setInterval(() => this.#tick(), 5).unref();
  }

  begin(): void {
    this.#first = this.#last = process.threadCpuUsage();
    this.#longest = 0;
  }

  end(): { readonly blockedMs: number; readonly workedMs: number } {
    this.#tick();
    return { blockedMs: this.#longest, workedMs: between(this.#first, this.#last) };
  }

  #tick(): void {
    const now = process.threadCpuUsage();
    this.#longest = Math.max(this.#longest, between(this.#last, now));
    this.#last = now;
  }
}

const between = (one: NodeJS.CpuUsage, other: NodeJS.CpuUsage): number =>
  (other.user - one.user + other.system - one.system) / 1000;
