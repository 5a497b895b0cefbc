import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from './server.ts';

interface Sample {
  readonly minute: number;
  /** In megabytes, both just after a garbage collection. */
  readonly resident: number;
  readonly heap: number;
}

const megabyte = 1024 * 1024;

/** Samples what a server keeps in memory, at regular intervals. */
export class Memory {
  readonly samples: Sample[] = [];
  readonly #server: Server;
  readonly #started = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(server: Server, everyMilliseconds: number) {
    this.#server = server;
    this.#timer = setInterval(() => void this.#sample().catch(() => {}), everyMilliseconds);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Growth in megabytes a minute over the last two thirds, when caches and code have settled. */
  growth(of: 'resident' | 'heap'): number {
    const settled = this.samples.slice(Math.floor(this.samples.length / 3));
    return slope(settled.map((sample) => [sample.minute, sample[of]]));
  }

  async #sample(): Promise<void> {
    this.#server.process.kill('SIGUSR2');
    await sleep(100);
    const metric = await this.#server.metrics();
    this.samples.push({
      minute: (performance.now() - this.#started) / 60_000,
      resident: metric('process_resident_memory_bytes') / megabyte,
      heap: metric('nodejs_heap_size_used_bytes') / megabyte,
    });
  }
}

/** By least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const covariance = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return covariance / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}
