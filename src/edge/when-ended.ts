import { finished } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** What is to be done when a request is over; null from then on. */
const waiting = new WeakMap<FastifyReply['raw'], (() => void)[] | null>();

/**
 * Calls `act` once, when the request is over: its answer was sent, or its client has left; at once where that has been.
 * However many wait, the answer is listened to once.
 */
export function whenEnded({ raw }: FastifyReply, act: () => void): void {
  const acts = waiting.get(raw);
  if (acts === null) return act();
  if (acts) return void acts.push(act);
  const all = [act];
  waiting.set(raw, all);
  finished(raw, () => {
    waiting.set(raw, null);
    for (const each of all) each();
  });
}
