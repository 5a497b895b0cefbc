/**
 * The longest stretch for which the event loop's thread worked without a pause, in milliseconds of that thread's own
 * processor time: on a loaded machine a thread that waits for its turn has not been blocked by anything it was asked.
 */
export class LoopWatch {
  #longest = 0;
  #last = process.threadCpuUsage();

  constructor() {
    setInterval(() => this.#tick(), 5).unref();
  }

  begin(): void {
    this.#last = process.threadCpuUsage();
    this.#longest = 0;
  }

  end(): number {
    this.#tick();
    return this.#longest;
  }

  #tick(): void {
    const now = process.threadCpuUsage();
    const worked = (now.user - this.#last.user + now.system - this.#last.system) / 1000;
    this.#longest = Math.max(this.#longest, worked);
    this.#last = now;
  }
}
