import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { command, configuration } from '../src/config/command.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { median } from './medians.ts';
import { startProcess, type ServerProcess } from './server-process.ts';

/**
 * What is gained by giving answers again: processor time of the server a request, of sixteen callers at a time over HTTP,
 * for pages that are made anew, and given again in each way that they may be asked for. Medians of interleaved rounds over
 * the default sample world.
 */
command('benchmark:caching', 'What is gained by giving answers again.').parse();

const rounds = 5;
const requestsEach = 2_000;
const callers = 16;
const samples = await startSampleSources(sourceNames, configuration().dataDirectory, console.log);
const settings = { PERSISTED_OPERATIONS: 'open' };
const anew = await startProcess(samples.urls, { ...settings, ANSWER_CACHE_MB: '0' });
const caching = await startProcess(samples.urls, settings);
const agent = new Agent({ keepAlive: true, maxSockets: callers });

interface Ask {
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The tag of an answer. Rejects where there is none to be given again. */
function ask({ origin, key }: ServerProcess, { path = '/graphql', headers, body }: Ask) {
  return new Promise<string | undefined>((resolve, reject) => {
    const sent = request(`${origin}${path}`, {
      agent,
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    });
    sent.on('error', reject).on('response', (response) => {
      response.resume().on('end', () => {
        if ((response.statusCode ?? 500) < 400) resolve(response.headers.etag);
        else reject(new Error(`${path} is answered ${response.statusCode}.`));
      });
    });
    sent.end(body);
  });
}

/** Microseconds of processor time for each of many requests. */
async function microseconds(server: ServerProcess, asked: Ask): Promise<number> {
  const before = server.processorMs();
  let left = requestsEach;
  const askOn = async () => {
    while (left-- > 0) await ask(server, asked);
  };
  await Promise.all(Array.from({ length: callers }, askOn));
  return ((server.processorMs() - before) * 1_000) / requestsEach;
}

const file = join(import.meta.dirname, '../schema/operations/campaign-builder/product-search.graphql');
const text = readFileSync(file, 'utf8');

async function compare(first: number) {
  const variables = { text: 'tent', first };
  const search = { documentId: 'product-search', variables: JSON.stringify(variables) };
  const path = `/graphql?${new URLSearchParams(search)}`;
  const tag = await ask(caching, { path });
  if (tag === undefined) throw new Error('It is not given again.');
  const ways: Record<string, [ServerProcess, Ask]> = {
    'made anew, by GET': [anew, { path }],
    'again, by POST of the text': [caching, { body: JSON.stringify({ query: text, variables }) }],
    'again, by GET': [caching, { path }],
    'again, compressed': [caching, { path, headers: { 'accept-encoding': 'br' } }],
    'known already (304)': [caching, { path, headers: { 'if-none-match': tag } }],
  };
  const times = new Map(Object.keys(ways).map((way) => [way, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [way, [server, asked]] of Object.entries(ways)) {
      const time = await microseconds(server, asked);
      // The first round warms up code and the answers themselves.
      if (round >= 0) times.get(way)?.push(time);
    }
  }
  console.log(`\nproduct-search, ${first} products: microseconds a request`);
  for (const [way, list] of times) console.log(`  ${way.padEnd(28)} ${median(list).toFixed(0)}`);
}

for (const first of [5, 100]) await compare(first);

agent.destroy();
await Promise.all([anew.stop(), caching.stop()]);
await samples.stop();
