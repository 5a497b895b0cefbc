import type { FastifyReply } from 'fastify';
import { requestEnded, requestTimedOut } from '../kernel/errors.ts';
import { whenEnded } from './when-ended.ts';

/** Ends at the request's deadline, when its client leaves, and when it has been answered: nobody waits any more. */
export function requestSignal(reply: FastifyReply, milliseconds: number): AbortSignal {
  const request = new AbortController();
  const deadline = setTimeout(() => request.abort(requestTimedOut(milliseconds)), milliseconds).unref();
  whenEnded(reply, () => {
    clearTimeout(deadline);
    request.abort(requestEnded);
  });
  return request.signal;
}
