import type { FastifyReply } from 'fastify';
import { requestEnded, requestTimedOut } from '../kernel/errors.ts';
import { Slot } from '../kernel/slot.ts';

/** What is to be done when a request is over; null from then on. */
const waiting = new Slot<FastifyReply['raw'], (() => void)[] | null>();

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
  // Node closes each answer, whatever became of it.
  raw.once('close', () => {
    waiting.set(raw, null);
    for (const each of all) each();
  });
}

/** Ends when nobody waits any more: the request's client has left, or it has been answered. */
export function requestLife(reply: FastifyReply): AbortController {
  const life = new AbortController();
  whenEnded(reply, () => life.abort(requestEnded));
  return life;
}

/** Ends with the request, and at its deadline. */
export function requestSignal(reply: FastifyReply, milliseconds: number): AbortSignal {
  const life = requestLife(reply);
  const deadline = setTimeout(() => life.abort(requestTimedOut(milliseconds)), milliseconds).unref();
  whenEnded(reply, () => clearTimeout(deadline));
  return life.signal;
}

/**
 * Runs a part of something that lives longer, which has a deadline of its own: its signal ends then, and with the life
 * that it is a part of. Throws the life's reason where that has ended already.
 */
export async function withinDeadline<T>(
  life: AbortSignal,
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  life.throwIfAborted();
  const part = new AbortController();
  const late = setTimeout(() => part.abort(requestTimedOut(milliseconds)), milliseconds).unref();
  const leave = () => part.abort(life.reason);
  life.addEventListener('abort', leave, { once: true });
  try {
    return await run(part.signal);
  } finally {
    clearTimeout(late);
    life.removeEventListener('abort', leave);
  }
}
