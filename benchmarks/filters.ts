/**
 * npm run benchmark:filters [-- part of a name]: what ten filters cost the graph, as ratios to one SQL statement that
 * answers the same over the same database, asked in turn. The statements are written as one writes for one database.
 * Then each filter is asked sixteen times at once in a process of its own, for its peak of resident memory.
 *
 * It runs over the database that all five <SOURCE>_DATABASE_URL name, filled by npm run seed, or over the sample world.
 */
import { Option } from 'commander';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { command } from '../src/config/command.ts';
import { openSession, type Session } from '../src/database/session.ts';
import type { BenchmarkFilter } from './filters/filter.ts';
import { customers } from './filters/customers.ts';
import { openGraph, type Answer } from './filters/graph.ts';
import { products } from './filters/products.ts';
import { oneDatabase } from './filters/world.ts';
import { median } from './medians.ts';

const rounds = 3;
const concurrency = 16;
const program = command(
  'benchmark:filters',
  'What ten filters cost the graph, beside one SQL statement of the same.',
)
  .argument('[part]', 'only filters with this in their name')
  .addOption(new Option('--memory-over <url>', 'in the process of its own').hideHelp())
  .parse();
const [part = ''] = program.args;
const { memoryOver } = program.opts<{ memoryOver?: string }>();
const filters = [...products, ...customers].filter(({ name }) => name.includes(part));

if (memoryOver) await holdAtOnce(memoryOver);
else await compare();

/** The child's part: asks at once, and tells the most memory that the process ever had. */
async function holdAtOnce(url: string): Promise<void> {
  const graph = await openGraph(url);
  const [benchmark] = filters;
  const answers = await Promise.allSettled(
    // Pages of unlike sizes, for requests that ask the very same share one answer.
    Array.from({ length: concurrency }, async (_, index) => benchmark && graph.ask(benchmark, 20 + index)),
  );
  const failed = answers.filter(({ status }) => status === 'rejected').length;
  if (failed) console.log(`${failed} of ${concurrency} at once failed:`);
  await graph.close();
  process.send?.(process.resourceUsage().maxRSS / 1024);
}

async function compare(): Promise<void> {
  const world = await oneDatabase();
  const oracle = await openSession(world.url);
  const graph = await openGraph(world.url);
  try {
    await oracle.query(`set timezone = 'UTC'; set statement_timeout = '60s'`);
    const { rows } = await oracle.query<{ products: number; customers: number }>(
      'select (select count(*) from inventory.products) as products, (select count(*) from sales.customers) as customers',
    );
    console.log(`Over ${world.said}: ${rows[0]?.products} products, ${rows[0]?.customers} customers`);
    console.log(
      `${'filter'.padEnd(40)}   matches   ratio   graph ms   SQL ms   statements   MB at ${concurrency}`,
    );
    const ratios = [];
    for (const benchmark of filters) {
      const ratio = await measured(benchmark, graph, oracle, world.url).catch((error: unknown) => {
        console.log(`${benchmark.name.padEnd(40)} failed: ${String(error)}`);
        process.exitCode = 1;
        return Infinity;
      });
      ratios.push(ratio);
    }
    console.log(`median ratio ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)}`);
  } finally {
    await graph.close();
    await oracle.end();
    await world.stop();
  }
}

async function measured(
  benchmark: BenchmarkFilter,
  graph: Awaited<ReturnType<typeof openGraph>>,
  oracle: Session,
  url: string,
): Promise<number> {
  const graphTimes: number[] = [];
  const sqlTimes: number[] = [];
  let statements = 0;
  let total = 0;
  // The first round warms up caches and code.
  for (let round = -1; round < rounds; round++) {
    const [bySql, sqlTime] = await timed(() => askOracle(benchmark, oracle));
    const [byGraph, graphTime] = await timed(() => graph.ask(benchmark));
    if (byGraph.total !== bySql.total || byGraph.keys.join() !== bySql.keys.join()) {
      throw new Error(
        `${benchmark.name}: the graph answers ${JSON.stringify(byGraph)}, SQL ${JSON.stringify(bySql)}`,
      );
    }
    ({ statements, total } = byGraph);
    if (round < 0) continue;
    sqlTimes.push(sqlTime);
    graphTimes.push(graphTime);
  }
  const ratio = median(graphTimes.map((time, round) => time / (sqlTimes[round] ?? NaN)));
  const memory = await peakUnderConcurrency(benchmark, url);
  const [byGraph, bySql] = [median(graphTimes), median(sqlTimes)];
  console.log(
    `${benchmark.name.padEnd(40)} ${String(total).padStart(9)} ${ratio.toFixed(2).padStart(7)} ${byGraph.toFixed(0).padStart(10)} ${bySql.toFixed(0).padStart(8)} ${String(statements).padStart(12)} ${memory.toFixed(0).padStart(10)}`,
  );
  return ratio;
}

async function askOracle(
  { sql, spareNestedLoops }: BenchmarkFilter,
  oracle: Session,
): Promise<Omit<Answer, 'statements'>> {
  await oracle.query(`set enable_nestloop = ${spareNestedLoops ? 'off' : 'on'}`);
  const { rows } = await oracle.query<{ key: string; total: string }>(sql);
  return { keys: rows.map(({ key }) => key), total: Number(rows[0]?.total ?? 0) };
}

async function peakUnderConcurrency({ name }: BenchmarkFilter, url: string): Promise<number> {
  const child = fork(import.meta.filename, [name, '--memory-over', url]);
  let megabytes = NaN;
  child.on('message', (message) => (megabytes = Number(message)));
  await once(child, 'exit');
  return megabytes;
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}
