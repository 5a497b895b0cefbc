import type { Flavor } from './preload.ts';
import type { Server } from './server.ts';

/** In megabytes, just after a garbage collection. */
interface Sample {
  readonly minute: number;
  /** What the system has given, to V8 and to all else. */
  readonly resident: number;
  readonly heap: number;
}

const megabyte = 1024 * 1024;

/** Samples what a server keeps in memory, at regular intervals, once it has settled. */
export class Memory {
  readonly samples: Sample[] = [];
  readonly #server: Server;
  readonly #started = performance.now();
  #timer: NodeJS.Timeout;

  /**
   * Nothing is collected by force before it has settled. V8 keeps the pages of its heap that a collection empties, so
   * resident memory is what the heap had at its highest; left alone, the heap soon grows as high as V8 lets it.
   */
  constructor(server: Server, settledAfter: number, everyMilliseconds: number) {
    this.#server = server;
    this.#timer = setTimeout(() => {
      this.#timer = setInterval(() => void this.#sample().catch(() => {}), everyMilliseconds);
    }, settledAfter);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Growth in megabytes a minute, but for the first quarter: V8 lets go of code that is not used in many collections. */
  growth(of: 'resident' | 'heap'): number {
    const steady = this.samples.slice(this.samples.length / 4);
    return slope(steady.map((sample) => [sample.minute, sample[of]]));
  }

  /** What is left when V8 has given back what it can: all that lives, and what is held outside its heap. */
  async atLeast(): Promise<Sample | null> {
    return this.#measure('last-resort').catch(() => null);
  }

  async #sample(): Promise<void> {
    this.samples.push(await this.#measure('regular'));
  }

  async #measure(flavor: Flavor): Promise<Sample> {
    const { rss, heapUsed } = await this.#server.collect(flavor);
    const minute = (performance.now() - this.#started) / 60_000;
    return { minute, resident: rss / megabyte, heap: heapUsed / megabyte };
  }
}

/** By least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const covariance = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return covariance / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}
