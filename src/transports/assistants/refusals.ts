import type { FastifyError } from 'fastify';
import type { RefusalForm } from '../../edge/http-errors.ts';
import { withResourceMetadata } from './protected-resource.ts';

/** The codes of JSON-RPC 2.0, by status. */
const codes: Readonly<Record<number, number>> = { 400: -32_600, 500: -32_603 };
const parseError = -32_700;
/** What the protocol's own transport says where there is none: the status tells. */
const refused = -32_000;

/** Refusals of a request whole, in the form of the protocol's own transport: they answer no message, so their id is null. */
export const asJsonRpc: RefusalForm = ({ message, extensions, status, headers }, request, error) => {
  const isParsed = (error as Partial<FastifyError>).code !== 'FST_ERR_CTP_INVALID_JSON_BODY';
  const code = isParsed ? (codes[status] ?? refused) : parseError;
  const challenge = headers.get('www-authenticate');
  return {
    type: 'application/json',
    text: JSON.stringify({ jsonrpc: '2.0', error: { code, message, data: extensions }, id: null }),
    ...(challenge !== undefined && {
      headers: { 'www-authenticate': withResourceMetadata(challenge, request) },
    }),
  };
};
