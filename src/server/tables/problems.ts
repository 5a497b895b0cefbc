import { GraphQLError } from 'graphql';
import { STATUS_CODES } from 'node:http';
import { unescape } from 'node:querystring';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { RequestRefused } from '../../domain/errors.ts';

/**
 * Errors as readers of tables understand them: never with status 200, never as a table. A reader of CSV gets a line of
 * text, all others problem+json (RFC 9457).
 */
export function answerErrorsAsProblems(app: FastifyInstance, onDefect: (error: unknown) => void): void {
  app.setErrorHandler<FastifyError | GraphQLError>((error, request, reply) => {
    const { headers, ...problem } = problemOf(error);
    const { status, code } = problem;
    if (status >= 500 && code === 'INTERNAL_SERVER_ERROR' && !(error instanceof GraphQLError))
      onDefect(error);
    request.observed?.codes.add(code);
    void reply.headers({ ...headers, 'cache-control': 'no-store' });
    // What was said of the table before it failed.
    for (const header of ['content-disposition', 'content-encoding', 'last-modified', 'x-opsgraph-partial'])
      void reply.removeHeader(header);
    return sendProblem(reply, problem);
  });
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Whether an address is one of this door's, where nothing else tells. */
export const isAboutTables = (url: string): boolean => /^\/q(?:[/?]|$)/.test(url);

export function sendProblem(
  reply: FastifyReply,
  { status, code, message, extensions }: Problem,
): FastifyReply {
  void reply.code(status);
  if (asksForCsv(reply.request.url)) {
    return reply.type('text/plain; charset=utf-8').send(`${code}: ${message}\n`);
  }
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: message,
    ...extensions,
  };
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** However the address is written, and whether or not it can be read. */
const asksForCsv = (url: string): boolean => /\.csv\/*$/.test(unescape(url.split('?')[0] ?? ''));

function problemOf(error: FastifyError | GraphQLError): Problem & { headers: Record<string, string> } {
  if (error instanceof GraphQLError) {
    const { status, headers } = error instanceof RequestRefused ? error : { status: 400, headers: [] };
    const code = String(error.extensions['code']);
    return {
      status,
      code,
      message: error.message,
      extensions: error.extensions,
      headers: Object.fromEntries(headers),
    };
  }
  const status = error.statusCode ?? 500;
  const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
  const message = status >= 500 ? 'Something went wrong on our side.' : error.message;
  return { status, code, message, extensions: { code }, headers: {} };
}
