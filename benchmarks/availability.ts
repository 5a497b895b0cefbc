import { Argument, Option } from 'commander';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getIntrospectionQuery } from 'graphql';
import { command } from '../src/config/command.ts';
import { readConfig } from '../src/config/config.ts';
import { median } from './medians.ts';
import { startProcess } from './server-process.ts';

/**
 * What one caller can take from the others: another caller's product card, alone and beside 50 senders with one ordinary
 * key, one kind of request a run; medians as ratios. Of one whole table, what it takes from its own caller's cards, until
 * it ends. Beside each, the server's processor time and the most memory that it held. The server is a process of its own
 * over the sample world, or over the databases that the environment names, started as `npm start` does, and so are the
 * senders. Linux only. Name kinds to run only those.
 */
const senders = 50;
const seconds = 10;

/** By GET where there is no body. */
interface Sent {
  readonly path: string;
  readonly body?: string;
}

const operation = (path: string): string =>
  readFileSync(join(import.meta.dirname, '../schema/operations', `${path}.graphql`), 'utf8');
const graphql = (query: string, variables?: object): Sent => ({
  path: '/graphql',
  body: JSON.stringify({ query, variables }),
});

const check = operation('campaign-builder/campaign-check');
const campaign = (products: number) => ({
  input: {
    startsOn: '2026-12-01',
    endsOn: '2026-12-14',
    products: Array.from({ length: products }, (_, n) => ({ sku: `B${n}` })),
  },
});
/** A chain of fragments with a comment that is another each time. */
const fragments = (count: number, nonce: string): string => {
  const links = Array.from({ length: count }, (_, n) => `fragment f${n} on Product { sku ...f${n + 1} }`);
  return `{ product(sku: "BAC-0001") { ...f0 } } ${links.join(' ')} fragment f${count} on Product { sku } # ${nonce}`;
};
const longNames = (count: number): string =>
  `{ products(first: 120) { nodes { ${Array.from({ length: count }, (_, n) => `a${n}${'x'.repeat(8_000)}: name`).join(' ')} } } }`;

const card = operation('campaign-builder/product-card');
const board = operation('planning-board/product-board');
const report = operation('bi/margin-report');
const categories = ['Backpacks', 'Tents', 'Sleeping Bags', 'Jackets'];
/** A question that all sources have a part in. */
const wildFilter = `query Wild($percent: Float!) {
  products(first: 50, orderBy: { field: UNITS_SOLD, direction: DESC }, filter: {
    or: [{ marginPercent: { gt: $percent } }, { priceIndex: { lt: 90 } }, { disrupted: { eq: true } }]
    not: { daysOfCover: { gt: 20 } }, openTickets: { gte: 0 }
  }) { totalCount nodes { sku name } }
}`;

/** Another number for each request. */
const numberOf = (nonce: string): number => Number(nonce.replace(' ', '')) % 10_000;

const oneTable = 'one whole table';
/** By name, what each sender sends; `nonce` is another each time. */
const kinds: Record<string, (nonce: string) => Sent> = {
  'refused lists': () => graphql(check, campaign(9_900)),
  'refused lists, assistants': () => ({
    path: '/mcp',
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'CampaignCheck', arguments: campaign(9_900) },
    }),
  }),
  'long lists that may be': () => graphql(check, campaign(900)),
  'unseen documents': (nonce) => graphql(fragments(150, nonce)),
  introspection: () => graphql(getIntrospectionQuery()),
  'introspection, another text each time': (nonce) => graphql(`${getIntrospectionQuery()} # ${nonce}`),
  'introspection 19 times': () =>
    graphql(
      `{ ${Array.from({ length: 19 }, (_, n) => `a${n}: __schema { types { ...type } }`).join(' ')} }
       fragment type on __Type { name description fields { name description args { name description } } }`,
    ),
  'long names': () => graphql(longNames(25)),
  boards: (nonce) =>
    graphql(board, {
      category: categories[numberOf(nonce) % categories.length],
      first: 40 + (numberOf(nonce) % 60),
    }),
  reports: (nonce) => graphql(report, { last: { days: 30 + (numberOf(nonce) % 700) } }),
  segments: () => graphql(operation('crm/segments')),
  'wild filters': (nonce) => graphql(wildFilter, { percent: numberOf(nonce) / 1_000 }),
  'streams of tables': () => ({ path: '/q/customer-feed.csv?all=1' }),
  [oneTable]: () => ({ path: '/q/customer-feed.csv?all=1' }),
  'unknown keys': () => graphql('{ __typename }'),
};

const program = command('benchmark:availability', 'What one caller can take from the others.')
  .addArgument(new Argument('[kinds...]', 'only these kinds of requests').choices(Object.keys(kinds)))
  .addOption(new Option('--send <origin>', 'in the process of the senders').hideHelp())
  .addOption(new Option('--key <key>', 'theirs').hideHelp())
  .parse();
const sender = program.opts<{ send?: string; key?: string }>();
if (sender.send && sender.key) await send(sender.send, sender.key, program.args[0] ?? '');
else await measure(program.args);

async function measure(wanted: readonly string[]): Promise<void> {
  const { databaseUrls } = readConfig();
  for (const kind of Object.keys(kinds).filter((name) => wanted.length === 0 || wanted.includes(name))) {
    const server = await startProcess(databaseUrls, { PERSISTED_OPERATIONS: 'open', ANSWER_CACHE_MB: '0' });
    const agent = new Agent({ keepAlive: true });
    const to = { origin: server.origin, key: kind === oneTable ? server.ordinaryKey : server.key, agent };
    const skus = await skusOf(to);
    // Answers are made each time, and what stands on rows that are read once in a while is warm.
    let count = 0;
    const oneCard = () =>
      exchange(to, graphql(card, { sku: skus[(count += 1) % skus.length], country: 'DE' }));
    // Its own cards are paid for, as often as a person loads them.
    const rest = kind === oneTable ? 500 : 0;
    await medianUntil(passed(seconds / 2), oneCard, rest);
    const alone = await medianUntil(passed(seconds / 2), oneCard, rest);
    server.forgetPeak();
    const [before, begun] = [server.processorMs(), performance.now()];
    const key = kind === 'unknown keys' ? 'ogk_none' : server.ordinaryKey;
    const child = fork(import.meta.filename, [kind, '--send', server.origin, '--key', key]);
    let isDone = false;
    const message = once(child, 'message').finally(() => (isDone = true));
    const beside = await medianUntil(kind === oneTable ? () => isDone : passed(seconds), oneCard, rest);
    const busy = (100 * (server.processorMs() - before)) / (performance.now() - begun);
    const [answers] = (await message) as [Record<string, number>];
    console.log(
      `${kind}: card ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside, × ${(beside / alone).toFixed(1)};`,
      `server ${busy.toFixed(0)} % of a core, at most ${server.peak()} MB; senders were answered`,
      answers,
    );
    agent.destroy();
    await server.stop();
  }
}

async function skusOf(to: To): Promise<readonly string[]> {
  const { text } = await exchange(to, graphql('{ products(first: 20) { nodes { sku } } }'), Infinity);
  return (JSON.parse(text) as { data: { products: { nodes: { sku: string }[] } } }).data.products.nodes.map(
    ({ sku }) => sku,
  );
}

function passed(duration: number): () => boolean {
  const end = performance.now() + 1_000 * duration;
  return () => performance.now() >= end;
}

/** Milliseconds that a card takes, one after the other with a rest between them, in milliseconds. */
async function medianUntil(isOver: () => boolean, ask: () => Promise<Reply>, rest = 0): Promise<number> {
  const times: number[] = [];
  while (!isOver()) {
    const begun = performance.now();
    const { status, text } = await ask();
    if (status !== 200) throw new Error(`A card was answered ${status}: ${text}`);
    times.push(performance.now() - begun);
    if (rest > 0) await sleep(rest);
  }
  return median(times);
}

/** Sends without a rest, each of the senders one request after the other, and tells how often which code was answered. */
async function send(origin: string, key: string, kind: string): Promise<void> {
  const make = kinds[kind];
  if (!make) throw new Error(`There is no kind ${kind}.`);
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const to = { origin, key, agent };
  const answers: Record<string, number> = {};
  if (kind === oneTable) {
    const begun = performance.now();
    const { status, lines } = await exchange(to, make(''));
    answers[status] = 1;
    answers['rows'] = lines - 1;
    answers['seconds'] = Math.round((performance.now() - begun) / 1_000);
    process.send?.(answers);
    agent.destroy();
    return process.disconnect();
  }
  const end = performance.now() + 1_000 * seconds;
  // A stream that waits for its caller's budget would outlast the run.
  setTimeout(() => agent.destroy(), 1_000 * seconds);
  const one = async (sender: number) => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const { status, text } = await exchange(to, make(`${sender} ${turn}`)).catch((error: Error) => ({
        status: 0,
        text: error.message,
        lines: 0,
      }));
      const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? '';
      const what = `${status} ${code}`.trim();
      answers[what] = (answers[what] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: senders }, (_, sender) => one(sender)));
  process.send?.(answers);
  process.disconnect();
}

interface To {
  readonly origin: string;
  readonly key: string;
  readonly agent: Agent;
}

interface Reply {
  readonly status: number;
  /** Its beginning. */
  readonly text: string;
  readonly lines: number;
}

function exchange({ origin, key, agent }: To, { path, body }: Sent, atMost = 2_000): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
    'x-api-key': key,
  };
  const sent = request(
    `${origin}${path}`,
    { agent, method: body === undefined ? 'GET' : 'POST', headers },
    (response) => {
      let [text, lines] = ['', 0];
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (text.length < atMost) text += chunk;
        lines += chunk.split('\n').length - 1;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, lines }));
      response.on('error', reject);
    },
  );
  sent.on('error', reject);
  sent.end(body);
  return promise;
}
