import type { FastifyInstance } from 'fastify';
import type { Budgets } from '../../operations/cost/budgets.ts';

const policy = '"tables"';

/**
 * Tells with each answer what its caller has left for tables, as draft-ietf-httpapi-ratelimit-headers-11 writes it: the
 * quota of `w` seconds in points, how many are available, and in how many seconds all are, or, where the caller has to
 * wait, those that it asked for.
 */
export function tellBudget(app: FastifyInstance, budgets: Budgets): void {
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.caller) {
      const { maximumAvailable, currentlyAvailable, restoreRate } = budgets.status(request.caller);
      const missing = Math.ceil((maximumAvailable - currentlyAvailable) / restoreRate);
      void reply.headers({
        'ratelimit-policy': `${policy};q=${maximumAvailable};w=${Math.round(maximumAvailable / restoreRate)};qu="points"`,
        ratelimit: `${policy};r=${currentlyAvailable};t=${String(reply.getHeader('retry-after') ?? missing)}`,
      });
    }
    done();
  });
}
