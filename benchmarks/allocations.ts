import { readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { sizes } from '../sample-data/world.ts';
import { readRegistry } from '../scripts/registry/folder.ts';
import { command, configuration } from '../src/config/command.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { kebab } from '../src/operations/trusted-documents/registry.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { exampleVariables } from '../src/transports/graphql/examples.ts';
import { median } from './medians.ts';
import { openServer } from './server.ts';

/**
 * How many bytes each trusted document allocates on V8's heap when it is asked with its example, over the small sample
 * world: no machine and no load changes that, so a test holds it against what `--write` keeps. No code is optimized,
 * for what the compilers leave out is another thing each time; and new objects have so much room that none is collected
 * while they are counted.
 */
const kept = new URL('../tests/integration/operations/allocations.json', import.meta.url);
const [warmRuns, batches, runs] = [4, 3, 4];
/** What is left is told of requests side by side: some of what outlives one does so only beside others. */
const [rounds, atOnce] = [4, 8];

const options = command('benchmark:allocations', 'How many bytes each trusted document allocates.')
  .option('--json', 'print nothing else, in JSON')
  .option('--write', 'keep it for the test of allocations')
  .parse()
  .opts<{ json?: true; write?: true }>();

const variablesOf = exampleVariables();
const operations = readRegistry().flatMap(({ name, forms: [written] }) =>
  written?.type === 'query' ? [{ name: kebab(name), text: written.body, variables: variablesOf(name) }] : [],
);

/** What one request allocates by itself, and what of each of several at once is left when only new objects are looked at. */
interface Counted {
  readonly allocated: number;
  readonly left: number;
}

/** The median of batches: in one of them the heap may be collected all the same. */
async function countedOf(ask: () => Promise<void>): Promise<Counted> {
  for (let run = 0; run < warmRuns; run += 1) await ask();
  const counted: number[] = [];
  const used = () => getHeapStatistics().used_heap_size;
  while (counted.length < batches) {
    globalThis.gc?.();
    const before = used();
    for (let run = 0; run < runs; run += 1) await ask();
    counted.push((used() - before) / runs);
  }
  globalThis.gc?.();
  const before = used();
  for (let round = 0; round < rounds; round += 1) await Promise.all(Array.from({ length: atOnce }, ask));
  globalThis.gc?.({ type: 'minor' });
  const left = (used() - before) / (rounds * atOnce);
  return { allocated: Math.round(median(counted)), left: Math.round(left) };
}

const directory = await mkdtemp(join(tmpdir(), 'opsgraph-allocations-'));
// Postgres runs as an account of its own where we are root.
await chmod(directory, 0o755);
const { databaseUrls } = configuration();
const missing = sourceNames.filter((source) => !databaseUrls[source]);
const samples = missing.length
  ? await startSampleSources(missing, directory, console.error, { size: sizes.small })
  : undefined;
const server = await openServer({ ...databaseUrls, ...samples?.urls } as SourceUrls);
const asks = operations.map(({ name, text, variables }) => ({
  name,
  async ask() {
    const { data } = await server.ask(text, variables, false);
    if (!data) throw new Error(`${name} has no answer.`);
  },
}));
// What the first of all requests pays for the process is nobody's.
for (const { ask } of asks) await ask();
const counted: Record<string, Counted> = {};
for (const { name, ask } of asks) counted[name] = await countedOf(ask);
await server.close();
await samples?.stop();
await rm(directory, { recursive: true, force: true });

const before = JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Counted>;
if (options.json) console.log(JSON.stringify(counted));
else
  console.table(
    Object.entries(counted).map(([operation, { allocated, left }]) => ({
      operation,
      bytes: allocated,
      '× kept': (allocated / (before[operation]?.allocated ?? NaN)).toFixed(3),
      left,
      'left kept': before[operation]?.left,
    })),
  );
if (options.write) {
  const sorted = Object.entries(counted).toSorted(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(kept, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
