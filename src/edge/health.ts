import type { FastifyInstance } from 'fastify';
import type { EventLoopWatch } from '../observability/event-loop.ts';
import type { Drain } from './drain.ts';
import type { SourceProbe } from './readiness.ts';

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
