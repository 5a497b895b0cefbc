import { finished } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { requestEnded, requestTimedOut } from '../../domain/errors.ts';

/**
 * Gives each page of an answer a deadline of its own, however long all of them take. All end when the client leaves or
 * has been answered.
 */
export class PageSignals {
  readonly ended: AbortSignal;
  readonly #milliseconds: number;

  constructor(reply: FastifyReply, milliseconds: number) {
    const request = new AbortController();
    finished(reply.raw, () => request.abort(requestEnded));
    this.ended = request.signal;
    this.#milliseconds = milliseconds;
  }

  whenEnded(leave: () => void): void {
    if (this.ended.aborted) leave();
    else this.ended.addEventListener('abort', leave, { once: true });
  }

  /** Runs what has a deadline. */
  async within<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const page = new AbortController();
    const end = () => page.abort(requestEnded);
    if (this.ended.aborted) throw requestEnded;
    const deadline = setTimeout(() => page.abort(requestTimedOut(this.#milliseconds)), this.#milliseconds);
    this.ended.addEventListener('abort', end, { once: true });
    try {
      return await run(page.signal);
    } finally {
      clearTimeout(deadline);
      this.ended.removeEventListener('abort', end);
    }
  }
}
