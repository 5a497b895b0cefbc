import { parse } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** What was done without a pause: in milliseconds by the clock, and of the thread's own processor time. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly workedMs: number;
}

/** What is shorter is well within every bound on any machine. */
const inDoubtMs = 40;

/** To parse the schema takes no longer on a machine whose times are taken as they are. */
const yardstickMs = 2;

const schemaFolder = join(import.meta.dirname, '../../../schema');
const schema = readdirSync(schemaFolder)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(join(schemaFolder, name), 'utf8'))
  .join('\n');

/** How many times as long this machine takes for the same work: the best of some attempts, which others disturb least. */
function slowness(): number {
  const attempts = Array.from({ length: 20 }, () => {
    const begun = performance.now();
    parse(schema);
    return performance.now() - begun;
  });
  return Math.max(1, Math.min(...attempts) / yardstickMs);
}

/**
 * The longest stretch for which the event loop's thread worked without a pause, in milliseconds of that thread's own
 * processor time: on a loaded machine a thread that waits for its turn has not been blocked by anything it was asked.
 * Without garbage collection, which comes when it comes, whoever is being answered; and on a slow machine as if it were
 * not slow, for what is held against a bound is the work, not the machine.
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
    const blockedMs = Math.max(0, ...this.#stretches.map((stretch) => this.#withoutCollection(stretch)));
    return { blockedMs: blockedMs > inDoubtMs ? blockedMs / slowness() : blockedMs, workedMs };
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
