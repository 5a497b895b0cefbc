import type { FastifyReply } from 'fastify';
import { requestEnded } from '../../kernel/errors.ts';
import { whenEnded, withinDeadline } from '../../edge/deadline.ts';

/**
 * Gives each page of an answer a deadline of its own, however long all of them take. All end when the client leaves or
 * has been answered.
 */
export class PageSignals {
  readonly ended: AbortSignal;
  readonly #milliseconds: number;

  constructor(reply: FastifyReply, milliseconds: number) {
    const request = new AbortController();
    whenEnded(reply, () => request.abort(requestEnded));
    this.ended = request.signal;
    this.#milliseconds = milliseconds;
  }

  /** Runs what has a deadline. */
  within<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withinDeadline(this.ended, this.#milliseconds, run);
  }
}
