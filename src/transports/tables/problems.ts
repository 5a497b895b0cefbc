import type { GraphQLError } from 'graphql';
import { STATUS_CODES } from 'node:http';
import { unescape } from 'node:querystring';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { RequestRefused } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import { refusalOf } from '../../edge/http-errors.ts';

/**
 * Errors as readers of tables understand them: never with status 200, never as a table. A reader of CSV gets a line of
 * text, all others problem+json (RFC 9457).
 */
export function answerErrorsAsProblems(
  app: FastifyInstance,
  limits: Limits,
  onDefect: (error: unknown) => void,
): void {
  app.setErrorHandler<FastifyError | GraphQLError>((error, request, reply) => {
    const refused = refusalOf(error, limits, onDefect);
    request.observed?.codes.add(String(refused.extensions['code']));
    void reply.headers({ ...Object.fromEntries(refused.headers), 'cache-control': 'no-store' });
    // What was said of the table before it failed.
    for (const header of ['content-disposition', 'content-encoding', 'last-modified', 'x-opsgraph-partial'])
      void reply.removeHeader(header);
    return sendProblem(reply, refused);
  });
}

/** Where nothing but the address tells that a request is for this endpoint. */
export const problemOfTable = (reply: FastifyReply, refused: RequestRefused): FastifyReply | null =>
  /^\/q(?:[/?]|$)/.test(reply.request.url) ? sendProblem(reply, refused) : null;

export function sendProblem(reply: FastifyReply, refused: RequestRefused): FastifyReply {
  const { status, message, extensions, others } = refused;
  void reply.code(status);
  if (asksForCsv(reply.request.url)) {
    const lines = [refused, ...others].map((each) => `${String(each.extensions['code'])}: ${each.message}\n`);
    return reply.type('text/plain; charset=utf-8').send(lines.join(''));
  }
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: message,
    ...extensions,
    // Of several mistakes the first stands above, and each in this list.
    ...(others.length > 0 && {
      errors: [refused, ...others].map((each) => ({ detail: each.message, ...each.extensions })),
    }),
  };
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** However the address is written, and whether or not it can be read. */
const asksForCsv = (url: string): boolean => /\.csv\/*$/.test(unescape(url.split('?')[0] ?? ''));
