import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { isLocal } from '../domain/loopback.ts';
import type { Example } from './examples.ts';

/** What the explorers send with each operation: what it costs is shown beside what it answers. */
export const explorerHeaders = { 'x-opsgraph-cost': '1' };

/**
 * `/explorer`: GraphiQL in one page from our own files, so that it works in a closed network, with a tab for each example.
 * For developers on this machine alone.
 */
export function addExplorer(app: FastifyInstance, examples: readonly Example[]): void {
  // The page is 9 MB of which a browser is sent 2: made when somebody first asks, then kept.
  let page: { body: Buffer; etag: string } | undefined;
  const headers = JSON.stringify(explorerHeaders);
  const render = async () => {
    // It holds the page in its code: 60 MB of memory that only a developer's machine has to find.
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const body = gzipSync(
      renderGraphiQL({
        title: 'Opsgraph explorer',
        endpoint: '/graphql',
        subscriptionsProtocol: 'WS',
        headers,
        defaultTabs: examples.map(({ text: query, variables }) => ({
          query,
          headers,
          ...(variables !== undefined && { variables }),
        })),
      }),
    );
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
  };

  app.get('/explorer', async (request, reply) => {
    if (!isLocal(request.socket.remoteAddress, request.headers)) return reply.callNotFound();
    page ??= await render();
    void reply.headers({ etag: page.etag, 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      .send(page.body);
  });
}
