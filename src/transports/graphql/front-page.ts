import type { FastifyInstance } from 'fastify';
import { printSchema, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowMethods } from '../../edge/methods.ts';
import { isLocal } from '../../kernel/loopback.ts';
import type { ListedOperations } from '../../operations/trusted-documents/registry.ts';
import { never, ownScripts } from './browser/policy.ts';

interface Question {
  readonly asks: string;
  readonly means: string;
  /** A listed operation, of which the page shows some rows. */
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where the rows stand in its answer, and how many there are in all. */
  readonly rows: string;
  readonly total?: string;
  readonly columns: readonly { readonly title: string; readonly path: string }[];
}

/** Questions that find something in anybody's databases. */
const questions: readonly Question[] = [
  {
    asks: 'What may we advertise?',
    means: 'In stock for weeks, with a margin, few complaints, and nothing in its way. Best margin first.',
    operation: 'ProductsToPromote',
    variables: { first: 3 },
    rows: 'products.nodes',
    total: 'products.totalCount',
    columns: [
      { title: 'Product', path: 'name' },
      { title: 'Available', path: 'inventory.available' },
      { title: 'Days of cover', path: 'inventory.daysOfCover' },
      { title: 'Margin %', path: 'margin.percent' },
    ],
  },
  {
    asks: 'What must we not advertise?',
    means: 'Sold out before more can come, or held up on its way.',
    operation: 'ProductsAtRisk',
    variables: { first: 3 },
    rows: 'products.nodes',
    total: 'products.totalCount',
    columns: [
      { title: 'Product', path: 'name' },
      { title: 'Available', path: 'inventory.available' },
      { title: 'Days of cover', path: 'inventory.daysOfCover' },
      { title: 'Days until more', path: 'leadTimeDays' },
    ],
  },
  {
    asks: 'What do customers complain about?',
    means: 'Issues of tickets of the last 90 days, and how much more there are than in the 90 before.',
    operation: 'TopIssues',
    variables: { first: 3 },
    rows: 'supportInsights.topIssues',
    columns: [
      { title: 'Issue', path: 'issue' },
      { title: 'Tickets', path: 'tickets' },
      { title: 'Share %', path: 'sharePercent' },
      { title: 'Change %', path: 'changePercent' },
    ],
  },
];

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'browser', name), 'utf8');
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const card = ({ asks, means, ...asked }: Question): string => `
  <article data-question="${escaped(JSON.stringify(asked))}">
    <h3>${asks}</h3>
    <p class="soft">${means}</p>
    <div class="answer" aria-live="polite"><p class="soft">Asking …</p></div>
    <a href="/explorer?tab=${asked.operation}">Open in the explorer</a>
  </article>`;

const transport = (address: string, name: string, says: string): string =>
  `<li><a href="${address}">${name}</a> <span>${says}</span></li>`;

const health = transport('/health/ready', 'Health', 'whether this server is up, and its databases');

/** How somebody comes to be known, which in production everybody must. */
const keys = `
  <h2>Who may ask</h2>
  <p>Whoever runs this server makes you a key, for what you may read:</p>
  <pre>npm run keys -- create my-tool --scopes product:read,support:read</pre>
  <p>Send it with each request, or the access token of your company's sign-in where this server takes it:</p>
  <pre>curl -H "x-api-key: $KEY" "https://…/graphql?documentId=ProductsAtRisk"</pre>
  <p class="soft">docs/access.md says more. Tables of the same answers are at <code>/q</code>.</p>`;

const page = (main: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>Opsgraph</title>
  <link rel="icon" href="data:," />
  <style>${file('front-page.css')}</style>
</head>
<body>
  <header>
    <h1>Opsgraph</h1>
    <p>One graph over the databases that operations run: stock, deliveries, costs, customers, complaints. Ask it before
      you advertise. It reads, and never writes.</p>
  </header>
  <main>${main}</main>
</body>
</html>
`;

/** For the developer's own machine, where there are explorers and anybody is answered unless callers are set. */
const localPage = (asked: readonly Question[]): string =>
  page(`
  <h2>Asked just now</h2>
  <noscript><p>The answers need JavaScript; the explorer's do too.</p></noscript>
  <div class="cards">${asked.map(card).join('')}</div>
  <section id="keys" hidden>${keys}</section>
  <h2>Go on</h2>
  <ul class="links">
    ${transport('/explorer', 'Explorer', 'every operation of every tool, ready to run; needs no internet')}
    ${transport('/graphql', 'Apollo Sandbox', 'the same in Apollo’s explorer, which comes from the internet')}
    ${transport('/q', 'Tables', 'the same answers for spreadsheets and BI tools')}
    ${transport('/schema.graphql', 'Schema', 'every type and field, with its meaning')}
    ${health}
  </ul>
  <script>${file('front-page.js')}</script>`);

const otherPage = (): string =>
  page(`
  <p>This server answers nobody whom it does not know, so that there is nothing to see here without a key.</p>
  ${keys}
  <h2>Open to all</h2>
  <ul class="links">${health}</ul>`);

const policyOf = (html: string): string =>
  [never, ownScripts(html), "style-src 'unsafe-inline'", 'img-src data:', "connect-src 'self'"].join('; ');

/** `/`: what this is, and where to go on. What only a developer's own machine has is told there alone. */
export function addFrontPage(
  app: FastifyInstance,
  schema: GraphQLSchema,
  development: boolean,
  manifest: ListedOperations,
): void {
  const other = otherPage();
  app.get('/', (request, reply) => {
    const local = development && isLocal(request.socket.remoteAddress, request.headers);
    const html = local
      ? localPage(questions.filter(({ operation }) => manifest.registry.find(operation)))
      : other;
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policyOf(html),
        'cache-control': 'no-cache',
      })
      .send(html);
  });
  allowMethods(app, '/', ['GET', 'HEAD']);
  if (!development) return;
  let printed: string | undefined;
  app.get('/schema.graphql', (request, reply) => {
    if (!isLocal(request.socket.remoteAddress, request.headers)) return reply.callNotFound();
    return reply.type('text/plain; charset=utf-8').send((printed ??= printSchema(schema)));
  });
}
