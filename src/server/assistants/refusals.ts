import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { FastifyError, FastifyInstance } from 'fastify';
import { RequestRefused } from '../../domain/errors.ts';
import type { Limits } from '../../domain/limits.ts';
import { bodyTooLarge } from '../http-errors.ts';

/** What the protocol's own transport says where JSON-RPC has no code: the status tells. */
const refused = -32_000;
const codes: Readonly<Record<number, number>> = {
  400: ErrorCode.InvalidRequest,
  500: ErrorCode.InternalError,
};

/** Refusals of a request whole, in the form of the protocol's own transport: they answer no message, so their id is null. */
export function answerErrorsAsJsonRpc(
  app: FastifyInstance,
  limits: Limits,
  onDefect: (error: unknown) => void,
): void {
  app.setErrorHandler<FastifyError | RequestRefused>((error, { observed }, reply) => {
    const { message, extensions, status, headers } = refusalOf(error, limits);
    if (status === 500) onDefect(error);
    observed?.codes.add(String(extensions['code']));
    const isParsed = !('code' in error && error.code === 'FST_ERR_CTP_INVALID_JSON_BODY');
    const code = isParsed ? (codes[status] ?? refused) : ErrorCode.ParseError;
    return reply
      .code(status)
      .headers({ ...Object.fromEntries(headers), 'content-type': 'application/json; charset=utf-8' })
      .send(JSON.stringify({ jsonrpc: '2.0', error: { code, message, data: extensions }, id: null }));
  });
}

function refusalOf(error: FastifyError | RequestRefused, limits: Limits): RequestRefused {
  if (error instanceof RequestRefused) return error;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(limits);
  const { statusCode = 500, message } = error;
  return statusCode >= 500
    ? new RequestRefused('Something went wrong on our side.', { code: 'INTERNAL_SERVER_ERROR' }, 500)
    : new RequestRefused(message, { code: 'BAD_REQUEST' }, statusCode);
}
