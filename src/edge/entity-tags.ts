import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** For how long an answer may be kept. */
export interface Freshness {
  /** In seconds from when it was made. */
  readonly maxAge: number;
  /** How many seconds ago that was; null for an answer made for this request. */
  readonly age: number | null;
}

/** What of a request an answer depends on beside its address: who asks, from where, the form, and what is added to it. */
const vary = 'authorization, x-api-key, accept, origin, x-opsgraph-trace, x-opsgraph-cost';

/**
 * Tells caches what they may keep, and sends a client no answer that it has already. Whoever asks has credentials, so an
 * answer is for nobody else's cache; and nothing is kept of a POST.
 */
export function sendCacheable(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  freshness: Freshness | null,
  text: string,
): FastifyReply {
  // Node encodes a long text many times as fast as the socket does.
  const body = Buffer.from(text);
  void reply.header('vary', vary);
  // Apollo may yet refuse what has been made, to who accepts no form that there is.
  const caching = reply.statusCode === 200 ? freshness : null;
  if (caching?.age != null) void reply.header('age', caching.age);
  if (method === 'POST' || !caching) return reply.header('cache-control', 'no-store').send(body);
  // Of its media type too: two forms of an answer are not one.
  const etag = etagOf(`${String(reply.getHeader('content-type'))}\n`, body);
  void reply.header('cache-control', `private, max-age=${caching.maxAge}`);
  return sendUnlessKnown(headers, reply, etag, body);
}

/** Sends an answer with its tag, or only that the client has it already. */
export function sendUnlessKnown(
  headers: FastifyRequest['headers'],
  reply: FastifyReply,
  etag: string,
  body: Buffer,
): FastifyReply {
  void reply.header('etag', etag);
  return isAmong(etag, headers['if-none-match'])
    ? reply.code(304).removeHeader('content-type').send()
    : reply.send(body);
}

/** Weak, for it is the same whether an answer is compressed or not. */
export const etagOf = (...parts: readonly (string | Uint8Array)[]): string =>
  `W/"${parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('base64url')}"`;

/** Whether a client has it already, by the weak comparison of RFC 9110, 13.1.2. */
export const isAmong = (etag: string, sent: string | undefined): boolean =>
  sent?.trim() === '*' || sent?.match(/"[^"]*"/g)?.includes(etag.replace(/^W\//, '')) === true;
