import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';

/** Packs answers for clients that say they can unpack them; what is short stays as it is. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    customTypes: /^(text|application)\//,
    // A page is sent once it is read, for the next one may be long in coming. Brotli would keep megabytes.
    zlibOptions: { flush: constants.Z_SYNC_FLUSH },
    // As quick as gzip, which its default is far from.
    brotliOptions: {
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
    },
  });
}
