import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, configuration } from '../src/config/command.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { median } from './medians.ts';
import { openServer } from './server.ts';

/**
 * What is gained by giving answers again: the same operation made anew and given again, from memory and, with
 * REDIS_URL, from Redis. Medians of interleaved rounds over the default sample world, as ratios.
 */
command('benchmark:caching', 'What is gained by giving answers again.').parse();

const rounds = 40;
const { dataDirectory, answerCache } = configuration();
const samples = await startSampleSources(sourceNames, dataDirectory, console.log);
const urls = samples.urls as SourceUrls;
const memory = { bytes: 64 * 1_048_576, redisUrl: null, databases: 'of the benchmark' };
const redisUrl = answerCache?.redisUrl;
const servers = {
  'made anew': await openServer(urls),
  'from memory': await openServer(urls, memory),
  ...(redisUrl && { 'from Redis': await openServer(urls, { ...memory, redisUrl }) }),
};

const operation = (path: string) =>
  readFileSync(join(import.meta.dirname, '../schema/operations', `${path}.graphql`), 'utf8');

async function compare(title: string, query: string, variables: object) {
  const times = new Map(Object.keys(servers).map((name) => [name, [] as number[]]));
  for (let round = -3; round < rounds; round += 1) {
    for (const [name, server] of Object.entries(servers)) {
      const started = performance.now();
      const { errors } = await server.ask(query, variables, false);
      if (errors) throw new Error(JSON.stringify(errors));
      // The first rounds warm up plans, code and the answers themselves.
      if (round >= 0) times.get(name)?.push(performance.now() - started);
    }
  }
  const medians = [...times].map(([name, list]) => [name, median(list)] as const);
  const anew = medians[0]?.[1] ?? NaN;
  console.log(`\n${title}`);
  for (const [name, time] of medians)
    console.log(`  ${name.padEnd(12)} ${(anew / time).toFixed(1)} times as fast`);
}

await compare('product-card', operation('campaign-builder/product-card'), { sku: 'TEN-0004', country: 'DE' });
await compare('stock-feed, 500 products', operation('bi/stock-feed'), { first: 500 });
await compare('scorecard', operation('bi/scorecard'), { last: { days: 28 } });

for (const server of Object.values(servers)) await server.close();
await samples.stop();
