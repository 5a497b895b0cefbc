import { GraphQLError } from 'graphql';
import type { FastifyError } from 'fastify';
import { limitExceeded, RequestRefused, type ErrorCode } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';

/**
 * What a request is refused with, whichever form its door tells that in. What nobody made on purpose is told to
 * `onDefect`, and to the client in one sentence.
 */
export function refusalOf(
  error: FastifyError | GraphQLError,
  limits: Limits,
  onDefect: (error: unknown) => void,
): RequestRefused {
  if (error instanceof RequestRefused) return error;
  if (error instanceof GraphQLError) {
    const extensions = error.extensions as { readonly code: ErrorCode };
    return new RequestRefused(error.message, extensions, 400);
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(limits);
  const { statusCode = 500, message } = error;
  if (statusCode < 500) return new RequestRefused(message, { code: 'BAD_REQUEST' }, statusCode);
  onDefect(error);
  return new RequestRefused(
    'Something went wrong on our side.',
    { code: 'INTERNAL_SERVER_ERROR' },
    statusCode,
  );
}

export const bodyTooLarge = ({ bodyBytes }: Limits): RequestRefused =>
  limitExceeded(
    `The body is longer than ${bodyBytes} bytes.`,
    { limit: 'bodyBytes', maximum: bodyBytes },
    413,
  );
