import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { RequestRefused } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import { refusalOf } from '../../edge/http-errors.ts';
import { withResourceMetadata } from './protected-resource.ts';

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
  app.setErrorHandler<FastifyError | RequestRefused>((error, request, reply) => {
    const { observed } = request;
    const { message, extensions, status, headers } = refusalOf(error, limits, onDefect);
    observed?.codes.add(String(extensions['code']));
    const isParsed = !('code' in error && error.code === 'FST_ERR_CTP_INVALID_JSON_BODY');
    const code = isParsed ? (codes[status] ?? refused) : ErrorCode.ParseError;
    const challenge = headers.get('www-authenticate');
    if (challenge !== undefined)
      void reply.header('www-authenticate', withResourceMetadata(challenge, request));
    const others = Object.fromEntries([...headers].filter(([name]) => name !== 'www-authenticate'));
    return reply
      .code(status)
      .headers({ ...others, 'content-type': 'application/json; charset=utf-8' })
      .send(JSON.stringify({ jsonrpc: '2.0', error: { code, message, data: extensions }, id: null }));
  });
}
