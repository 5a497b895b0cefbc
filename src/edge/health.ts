import type { FastifyInstance } from 'fastify';
import type { Drain } from './drain.ts';
import { sourceNames, type SourceName } from '../kernel/source-name.ts';
import { EventLoopLag } from '../kernel/event-loop.ts';

export interface HealthParts {
  readonly drain: Drain;
  readonly loop: EventLoopWatch;
  readonly probe: SourceProbe;
}

/**
 * `/health/live`: the process turns its loop. `/health/ready`: send it requests, or not (503). Anybody may ask, so they
 * tell no host and no version; neither is logged or counted.
 */
export function addHealth(app: FastifyInstance, { drain, loop, probe }: HealthParts): void {
  const config = { unobserved: true };

  app.get('/health/live', { config }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );

  app.get('/health/ready', { config }, async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (drain.begun) return reply.code(503).send({ status: 'draining' });
    const up = await probe.up();
    // Looked at last: the loop may have stood still while the sources were asked.
    if (loop.blocked) return reply.code(503).send({ status: 'blocked' });
    const states = Object.entries(up).map(([source, answers]) => [source, answers ? 'UP' : 'DOWN']);
    const answering = Object.values(up).filter(Boolean).length;
    const status = answering === 0 ? 'unavailable' : answering < states.length ? 'degraded' : 'ready';
    return reply
      .code(status === 'unavailable' ? 503 : 200)
      .send({ status, sources: Object.fromEntries(states) });
  });
}

const pingMilliseconds = 800;
const cachedMilliseconds = 1_000;

type SourceUp = Readonly<Record<SourceName, boolean>>;

/**
 * Which sources answer. However many ask, each source is asked at most once a second, and everybody has an answer within
 * a second: a source that takes longer is down.
 */
export class SourceProbe {
  readonly #ping: (source: SourceName, milliseconds: number) => Promise<void>;
  #last: { readonly at: number; readonly up: Promise<SourceUp> } | undefined;

  constructor(ping: (source: SourceName, milliseconds: number) => Promise<void>) {
    this.#ping = ping;
  }

  up(): Promise<SourceUp> {
    if (!this.#last || performance.now() - this.#last.at > cachedMilliseconds) {
      this.#last = { at: performance.now(), up: this.#askAll() };
    }
    return this.#last.up;
  }

  async #askAll(): Promise<SourceUp> {
    const answers = sourceNames.map(async (source) => {
      const up = await this.#ping(source, pingMilliseconds).then(
        () => true,
        () => false,
      );
      return [source, up] as const;
    });
    return Object.fromEntries(await Promise.all(answers)) as SourceUp;
  }
}

const lagIntervalMilliseconds = 250;
const blockedMilliseconds = 1_000;
const rememberedMilliseconds = 3_000;

/** Notices when the process's loop stood still for a second: while it does, and for some seconds after. */
export class EventLoopWatch {
  #blockedUntil = -Infinity;
  readonly #lag = new EventLoopLag(lagIntervalMilliseconds, (late) => {
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
