import { EventLoopLag } from '../kernel/event-loop-lag.ts';

const beatMilliseconds = 250;
const blockedMilliseconds = 1_000;
const rememberedMilliseconds = 3_000;

/** Notices when the process's loop stood still for a second: while it does, and for some seconds after. */
export class EventLoopWatch {
  #blockedUntil = -Infinity;
  readonly #lag = new EventLoopLag(beatMilliseconds, (late) => {
    if (late > blockedMilliseconds) this.#blockedUntil = performance.now() + rememberedMilliseconds;
  });

  get blocked(): boolean {
    this.#lag.look();
    return performance.now() < this.#blockedUntil;
  }

  stop(): void {
    this.#lag.stop();
  }
}
