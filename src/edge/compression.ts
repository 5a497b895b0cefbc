import { negotiate } from '@fastify/accept-negotiator';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  type BrotliOptions,
  type ZlibOptions,
} from 'node:zlib';

const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/** What is shorter is sent as it is; in bytes, as the other. */
export const shortestCompressed = 1_024;
/** What is longer is compressed beside the event loop, which costs more processor time for what is short. */
const longestAtOnce = 64 * 1_024;

// As quick as gzip, which its default is far from.
const brotli: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const compressors = {
  br: {
    atOnce: (body: Buffer) => brotliCompressSync(body, brotli),
    beside: (body: Buffer) => promisify<Buffer, BrotliOptions, Buffer>(brotliCompress)(body, brotli),
  },
  gzip: { atOnce: (body: Buffer) => gzipSync(body), beside: promisify<Buffer, Buffer>(gzip) },
} satisfies Record<Encoding, unknown>;

/** What a body is sent as to who accepts these encodings; null: as it is. */
export function encodingFor(accepted: string | readonly string[] | undefined): Encoding | null {
  if (typeof accepted !== 'string') return null;
  // Who would take anything takes gzip, as from the plugin below.
  return negotiate<Encoding>(accepted.toLowerCase().replace(/\*|x-gzip/g, 'gzip'), [...encodings]);
}

export function compressed(body: Buffer, encoding: Encoding): Buffer | Promise<Buffer> {
  const { atOnce, beside } = compressors[encoding];
  return body.length <= longestAtOnce ? atOnce(body) : beside(body);
}

/** Compresses answers for clients that say they can unpack them; what is short stays as it is. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: [...encodings],
    threshold: shortestCompressed,
    customTypes: /^(text|application)\//,
    // A page is sent once it is read, for the next one may be long in coming. Brotli would keep megabytes.
    zlibOptions: { flush: constants.Z_SYNC_FLUSH } satisfies ZlibOptions,
    brotliOptions: { ...brotli, flush: constants.BROTLI_OPERATION_FLUSH },
  });
}
