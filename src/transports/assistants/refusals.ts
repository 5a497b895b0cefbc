import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { FastifyError } from 'fastify';
import type { RefusalForm } from '../../edge/http-errors.ts';
import { withResourceMetadata } from './protected-resource.ts';

/** What the protocol's own transport says where JSON-RPC has no code: the status tells. */
const refused = -32_000;
const codes: Readonly<Record<number, number>> = {
  400: ErrorCode.InvalidRequest,
  500: ErrorCode.InternalError,
};

/** Refusals of a request whole, in the form of the protocol's own transport: they answer no message, so their id is null. */
export const asJsonRpc: RefusalForm = ({ message, extensions, status, headers }, request, error) => {
  const isParsed = (error as Partial<FastifyError>).code !== 'FST_ERR_CTP_INVALID_JSON_BODY';
  const code = isParsed ? (codes[status] ?? refused) : ErrorCode.ParseError;
  const challenge = headers.get('www-authenticate');
  return {
    type: 'application/json',
    text: JSON.stringify({ jsonrpc: '2.0', error: { code, message, data: extensions }, id: null }),
    ...(challenge !== undefined && {
      headers: { 'www-authenticate': withResourceMetadata(challenge, request) },
    }),
  };
};
