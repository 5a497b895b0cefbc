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
    const found = await probe.states();
    // Looked at last: the loop may have stood still while the sources were asked.
    if (loop.blocked) return reply.code(503).send({ status: 'blocked' });
    const states = Object.entries(found);
    const answering = states.filter(([, { status }]) => status !== 'DOWN').length;
    const isWhole = states.every(([, { status }]) => status === 'UP');
    const status = answering === 0 ? 'unavailable' : isWhole ? 'ready' : 'degraded';
    const reasons = states.flatMap(([source, { reason }]) => (reason === null ? [] : [[source, reason]]));
    return reply.code(status === 'unavailable' ? 503 : 200).send({
      status,
      sources: Object.fromEntries(states.map(([source, state]) => [source, state.status])),
      ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
    });
  });
}

const pingMilliseconds = 800;
const cachedMilliseconds = 1_000;

export interface SourceState {
  readonly status: 'UP' | 'DEGRADED' | 'DOWN';
  /** Why it is degraded. */
  readonly reason: string | null;
}

type SourceStates = Readonly<Record<SourceName, SourceState>>;

interface Probed {
  readonly ping: (source: SourceName, milliseconds: number) => Promise<void>;
  /** What is wrong with a source that answers; null where nothing is. */
  readonly faultOf: (source: SourceName) => Promise<string | null>;
}

/**
 * Which sources answer, and what is wrong with them. However many ask, each source is asked at most once a second, and
 * everybody has an answer within a second: a source that takes longer is down.
 */
export class SourceProbe {
  readonly #probed: Probed;
  #last: { readonly at: number; readonly states: Promise<SourceStates> } | undefined;

  constructor(probed: Probed) {
    this.#probed = probed;
  }

  states(): Promise<SourceStates> {
    if (!this.#last || performance.now() - this.#last.at > cachedMilliseconds) {
      this.#last = { at: performance.now(), states: this.#askAll() };
    }
    return this.#last.states;
  }

  async #askAll(): Promise<SourceStates> {
    const answers = sourceNames.map(async (source) => [source, await this.#ask(source)] as const);
    return Object.fromEntries(await Promise.all(answers)) as SourceStates;
  }

  async #ask(source: SourceName): Promise<SourceState> {
    const fault = this.#probed.faultOf(source);
    const isUp = this.#probed.ping(source, pingMilliseconds).then(
      () => true,
      () => false,
    );
    const [up, reason] = await Promise.all([isUp, fault]);
    if (!up) return { status: 'DOWN', reason: null };
    return { status: reason === null ? 'UP' : 'DEGRADED', reason };
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
