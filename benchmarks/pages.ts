import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, configuration } from '../src/config/command.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { median } from './medians.ts';
import { openServer } from './server.ts';

/**
 * What a page costs as it grows, and as it lies deeper in its list: medians of interleaved rounds over the default
 * sample world, as ratios to the smallest page and to the first one. Times on one machine mean little; ratios do.
 */
command('benchmark:pages', 'What a page costs as it grows, and as it lies deeper in its list.').parse();

const rounds = 15;
const samples = await startSampleSources(sourceNames, configuration().dataDirectory, console.log);
const server = await openServer(samples.urls as SourceUrls);

const operation = (path: string) =>
  readFileSync(join(import.meta.dirname, '../schema/operations', `${path}.graphql`), 'utf8');

async function ask(query: string, variables: object) {
  const started = performance.now();
  const { data, errors, extensions } = await server.ask(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return {
    data,
    milliseconds: performance.now() - started,
    statements: new Set(extensions.trace.statements.map(({ name }: { name: string }) => name)).size,
  };
}

async function compare(title: string, query: string, cases: Record<string, object>) {
  const times = new Map(Object.keys(cases).map((name) => [name, [] as number[]]));
  const statements = new Map<string, number>();
  for (let round = -2; round < rounds; round++) {
    for (const [name, variables] of Object.entries(cases)) {
      const answer = await ask(query, variables);
      // The first rounds warm up plans, caches and code.
      if (round >= 0) times.get(name)?.push(answer.milliseconds);
      statements.set(name, answer.statements);
    }
  }
  const medians = [...times].map(([name, list]) => [name, median(list)] as const);
  const base = medians[0]?.[1] ?? NaN;
  console.log(`\n${title}`);
  for (const [name, time] of medians) {
    console.log(`  ${name.padEnd(12)} × ${(time / base).toFixed(2)}   ${statements.get(name)} statements`);
  }
}

await compare('stock-feed, by page size', operation('bi/stock-feed'), {
  '5 products': { first: 5 },
  '50 products': { first: 50 },
  '500 products': { first: 500 },
});
await compare('product-board, by page size', operation('planning-board/product-board'), {
  '5 products': { category: 'Jackets', first: 5 },
  '25 products': { category: 'Jackets', first: 25 },
  '100 products': { category: 'Jackets', first: 100 },
});

const list =
  'query ($first: Int, $after: String) { customers(first: $first, after: $after) { pageInfo { endCursor } nodes { number } } }';
const cursors: string[] = [];
for (let after: string | null = null; cursors.length < 39;) {
  const { data }: { data: { customers: { pageInfo: { endCursor: string } } } } = await ask(list, {
    first: 500,
    after,
  });
  cursors.push((after = data.customers.pageInfo.endCursor));
}
await compare('50 customers, by how deep they lie', list, {
  'the first': { first: 50 },
  '10,000 in': { first: 50, after: cursors[19] },
  '19,500 in': { first: 50, after: cursors[38] },
});

await server.close();
await samples.stop();
