import { PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** What was done without a pause: in milliseconds by the clock, and of the thread's own processor time. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly workedMs: number;
}

/**
 * The longest stretch for which the event loop's thread worked without a pause, in milliseconds of that thread's own
 * processor time: on a loaded machine a thread that waits for its turn has not been blocked by anything it was asked.
 * Without garbage collection, which comes when it comes, whoever is being answered.
 */
export class LoopWatch {
  #first = process.threadCpuUsage();
  #last = this.#first;
  #lastAt = performance.now();
  #stretches: Stretch[] = [];
  #collections: PerformanceEntry[] = [];

  constructor() {
    setInterval(() => this.#tick(), 5).unref();
    const observer = new PerformanceObserver((list) => this.#collections.push(...list.getEntries()));
    observer.observe({ entryTypes: ['gc'] });
  }

  begin(): void {
    this.#first = this.#last = process.threadCpuUsage();
    this.#lastAt = performance.now();
    this.#stretches = [];
    this.#collections = [];
  }

  async end(): Promise<{ readonly blockedMs: number; readonly workedMs: number }> {
    this.#tick();
    const workedMs = between(this.#first, this.#last);
    // Collections are told of a little later.
    await sleep(20);
    return {
      blockedMs: Math.max(0, ...this.#stretches.map((stretch) => this.#withoutCollection(stretch))),
      workedMs,
    };
  }

  #tick(): void {
    const [now, at] = [process.threadCpuUsage(), performance.now()];
    this.#stretches.push({ from: this.#lastAt, until: at, workedMs: between(this.#last, now) });
    [this.#last, this.#lastAt] = [now, at];
  }

  #withoutCollection({ from, until, workedMs }: Stretch): number {
    const collected = this.#collections
      .filter(({ startTime }) => startTime >= from && startTime < until)
      .reduce((sum, { duration }) => sum + duration, 0);
    return workedMs - collected;
  }
}

const between = (one: NodeJS.CpuUsage, other: NodeJS.CpuUsage): number =>
  (other.user - one.user + other.system - one.system) / 1000;
