import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isLocal } from '../../kernel/loopback.ts';
import { digest, never, ownScripts, scriptJson } from './browser/policy.ts';
import type { Example } from './examples.ts';

/** What the explorers send with each operation: what it costs is shown beside what it answers. */
export const explorerHeaders = { 'x-opsgraph-cost': '1' };

/**
 * `/explorer`: GraphiQL in one page from our own files, so that it works in a closed network, with a tab for each example, by tool; `?tab=` opens one.
 * For developers on this machine alone.
 */
export function addExplorer(app: FastifyInstance, examples: readonly Example[]): void {
  // The page is 9 MB of which a browser is sent 2: made when somebody first asks, then kept.
  let page: { body: Buffer; headers: Record<string, string> } | undefined;
  const headers = JSON.stringify(explorerHeaders);
  const render = async () => {
    // It holds the page in its code: 60 MB of memory that only a developer's machine has to find.
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const tabs = examples.map(({ operation, tool, text: query, variables }) => ({
      operation,
      tool,
      query,
      headers,
      ...(variables !== undefined && { variables }),
    }));
    const html = renderGraphiQL({
      title: 'Opsgraph explorer',
      endpoint: '/graphql',
      subscriptionsProtocol: 'WS',
      headers,
      defaultTabs: tabs,
      // Not the headers, which it shows where it is given any.
      defaultEditorToolsVisibility: 'variables',
    }).replace('</head>', () => ownHead(tabs));
    const body = gzipSync(html);
    return {
      body,
      headers: {
        etag: `"${digest(body, 'base64url')}"`,
        'cache-control': 'no-cache',
        vary: 'accept-encoding',
        'content-security-policy': explorerPolicy(html),
      },
    };
  };

  app.get('/explorer', async (request, reply) => {
    if (!isLocal(request.socket.remoteAddress, request.headers)) return reply.callNotFound();
    page ??= await render();
    void reply.headers(page.headers);
    if (request.headers['if-none-match'] === page.headers['etag']) return reply.code(304).send();
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      .send(page.body);
  });
}

const tabsScript = readFileSync(join(import.meta.dirname, 'browser/explorer-tabs.js'), 'utf8');

/**
 * A tab that has the focus is drawn where it was once dragged to, which moves it from under the pointer that presses it:
 * without that, its first click opens it.
 */
const tabsStyle = `
  .graphiql-tab { transform: none !important; }
  .graphiql-tab[data-tool]:not([data-tool=''])::before {
    content: attr(data-tool); align-self: center; padding: 0 4px 0 10px; font-size: 11px; opacity: 0.6;
  }`;

const ownHead = (tabs: readonly { operation: string; tool: string | undefined }[]): string =>
  `<style>${tabsStyle}</style><script>const explorerTabs = ${scriptJson(tabs)};
${tabsScript}</script></head>`;

/** What it asks goes to this server alone. */
const explorerPolicy = (html: string): string =>
  [
    never,
    ownScripts(html),
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
  ].join('; ');

const cdn = 'apollographql.com';
/** Sandbox comes from Apollo's servers, in a frame; its page says itself which of its scripts may run. */
const sandboxPolicy = [
  never,
  `script-src 'unsafe-inline' https://embeddable-sandbox.cdn.${cdn}`,
  `style-src 'unsafe-inline' https://embeddable-sandbox.cdn.${cdn} https://fonts.googleapis.com`,
  'font-src https://fonts.gstatic.com',
  `img-src https://apollo-server-landing-page.cdn.${cdn}`,
  `manifest-src https://apollo-server-landing-page.cdn.${cdn}`,
  `frame-src https://sandbox.embed.${cdn}`,
  "connect-src 'self'",
].join('; ');

/** For routes that answer a browser with Sandbox. */
export function guardSandbox(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (String(reply.getHeader('content-type')).startsWith('text/html'))
      void reply.header('content-security-policy', sandboxPolicy);
    done();
  });
}
