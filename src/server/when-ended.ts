import { finished } from 'node:stream';
import type { FastifyReply } from 'fastify';

const waiting = new WeakMap<FastifyReply['raw'], (() => void)[]>();

/**
 * Calls `act` once, when the request is over: its answer was sent, or its client has left. However many wait, the answer
 * is listened to once.
 */
export function whenEnded({ raw }: FastifyReply, act: () => void): void {
  let acts = waiting.get(raw);
  if (!acts) {
    const all: (() => void)[] = [];
    waiting.set(raw, (acts = all));
    finished(raw, () => {
      for (const each of all) each();
    });
  }
  acts.push(act);
}
