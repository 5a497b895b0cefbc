import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { compressed, encodingFor, shortestCompressed, type Encoding } from './compression.ts';

/** For how long an answer may be kept. */
export interface Freshness {
  /** In seconds from when it was made. */
  readonly maxAge: number;
  /** How many seconds ago that was; null for an answer made for this request. */
  readonly age: number | null;
}

/** What an answer is sent as, however often: each form of it, and its tag, are worked out once. */
export class Entity {
  readonly contentType: string;
  readonly body: Buffer;
  readonly #compressed = new Map<Encoding, Buffer | Promise<Buffer>>();
  #etag: string | undefined;

  constructor(contentType: string, text: string) {
    this.contentType = contentType;
    // Node encodes a long text many times as fast as the socket does.
    this.body = Buffer.from(text);
  }

  /** Of its media type too: two forms of an answer are not one. */
  get etag(): string {
    return (this.#etag ??= etagOf(`${this.contentType}\n`, this.body));
  }

  compressed(encoding: Encoding): Buffer | Promise<Buffer> {
    let form = this.#compressed.get(encoding);
    if (!form) this.#compressed.set(encoding, (form = compressed(this.body, encoding)));
    return form;
  }
}

/** What of a request an answer depends on beside its address: who asks, from where, the form, and what is added to it. */
const vary = 'authorization, x-api-key, accept, origin, x-opsgraph-trace, x-opsgraph-cost, accept-encoding';

/**
 * Tells caches what they may keep, and sends a client no answer that it has already. Whoever asks has credentials, so an
 * answer is for nobody else's cache; and nothing is kept of a POST. What is long is compressed for who can unpack it.
 */
export async function sendCacheable(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  freshness: Freshness | null,
  entity: Entity,
): Promise<FastifyReply> {
  void reply.header('content-type', entity.contentType).header('vary', vary);
  // Apollo may yet refuse what has been made, to who accepts no form that there is.
  const caching = reply.statusCode === 200 ? freshness : null;
  if (caching?.age != null) void reply.header('age', caching.age);
  if (method === 'POST' || !caching) void reply.header('cache-control', 'no-store');
  else {
    void reply.header('cache-control', `private, max-age=${caching.maxAge}`);
    if (isKnown(headers, reply, entity.etag)) return reply;
  }
  const encoding = entity.body.length < shortestCompressed ? null : encodingFor(headers['accept-encoding']);
  if (!encoding) return reply.send(entity.body);
  const form = await entity.compressed(encoding);
  return reply.header('content-encoding', encoding).send(form);
}

/** Tells a client the tag of its answer, and, where it has that already, nothing else: whether it has been told so. */
export function isKnown(headers: FastifyRequest['headers'], reply: FastifyReply, etag: string): boolean {
  void reply.header('etag', etag);
  if (!isAmong(etag, headers['if-none-match'])) return false;
  void reply.code(304).removeHeader('content-type').send();
  return true;
}

/** Weak, for it is the same whether an answer is compressed or not. */
export const etagOf = (...parts: readonly (string | Uint8Array)[]): string =>
  `W/"${parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('base64url')}"`;

/** Whether a client has it already, by the weak comparison of RFC 9110, 13.1.2. */
const isAmong = (etag: string, sent: string | undefined): boolean =>
  sent?.trim() === '*' || sent?.match(/"[^"]*"/g)?.includes(etag.replace(/^W\//, '')) === true;
