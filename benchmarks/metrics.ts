/**
 * npm run benchmark:metrics [-- part of a name]: what `metrics` of a year takes, as ratios to one SQL statement that answers
 * the same over the same database, asked in turn, and in the processor time of the server and of Postgres. The statements
 * are written as one writes for one database, over the rows themselves.
 *
 * It runs over the database that all five <SOURCE>_DATABASE_URL name, filled by npm run seed, or over the sample world.
 */
import { command } from '../src/config/command.ts';
import { openSession, type Session } from '../src/database/session.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { oneDatabase } from './filters/world.ts';
import { median } from './medians.ts';
import { questions, type MetricsQuestion } from './metrics/questions.ts';
import { openServer } from './server.ts';

const program = command('benchmark:metrics', 'What metrics take, beside one SQL statement of the same.')
  .argument('[part]', 'only questions with this in their name')
  .option('--rounds <count>', 'how often each is asked, after once to warm up', '5')
  .parse();
const [part = ''] = program.args;
const rounds = Number(program.opts<{ rounds: string }>().rounds);

const world = await oneDatabase();
const oracle = await openSession(world.url);
const server = await openServer(
  Object.fromEntries(sourceNames.map((source) => [source, world.url])) as SourceUrls,
);

interface Answer {
  readonly groups: number;
  readonly orders: number;
}

const sumOf = (rows: readonly { orders: number | string }[]): Answer => ({
  groups: rows.length,
  orders: rows.reduce((sum, { orders }) => sum + Number(orders), 0),
});

async function askGraph({
  by,
  figures,
  args = '',
}: MetricsQuestion): Promise<Answer & { statements: number }> {
  const { data, errors, extensions } = await server.ask(
    `{ metrics(by: [${by}], period: { months: 12 }, first: 10000 ${args}) { totalCount nodes { ${figures} } } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return { ...sumOf(data.metrics.nodes), statements: extensions.trace.statements.length };
}

async function askSql({ sql }: MetricsQuestion, session: Session): Promise<Answer> {
  return sumOf((await session.query<{ orders: string }>(sql)).rows);
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

async function measured(question: MetricsQuestion): Promise<number> {
  const [graphTimes, sqlTimes]: [number[], number[]] = [[], []];
  let [statements, groups] = [0, 0];
  // The first round warms up caches and code.
  for (let round = -1; round < rounds; round++) {
    const [bySql, sqlTime] = await timed(() => askSql(question, oracle));
    const [byGraph, graphTime] = await timed(() => askGraph(question));
    if (byGraph.groups !== bySql.groups || byGraph.orders !== bySql.orders)
      throw new Error(
        `${question.name}: the graph answers ${JSON.stringify(byGraph)}, SQL ${JSON.stringify(bySql)}`,
      );
    ({ statements, groups } = byGraph);
    if (round < 0) continue;
    sqlTimes.push(sqlTime);
    graphTimes.push(graphTime);
  }
  const ratio = median(graphTimes.map((time, round) => time / (sqlTimes[round] ?? NaN)));
  const least = Math.min(...graphTimes) / Math.min(...sqlTimes);
  const shown = [
    groups,
    ratio.toFixed(2),
    least.toFixed(2),
    median(graphTimes).toFixed(0),
    median(sqlTimes).toFixed(0),
    statements,
  ];
  console.log(question.name.padEnd(34) + shown.map((value) => String(value).padStart(12)).join(''));
  return ratio;
}

console.log(`Over ${world.said}`);
const heads = ['groups', 'ratio', 'of the least', 'graph ms', 'SQL ms', 'statements'];
console.log('question'.padEnd(34) + heads.map((head) => head.padStart(12)).join(''));
try {
  await oracle.query(`set timezone = 'UTC'; set statement_timeout = '120s'`);
  const ratios: number[] = [];
  for (const question of questions.filter(({ name }) => name.includes(part)))
    ratios.push(await measured(question));
  console.log(`median ratio ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)}`);
} finally {
  await server.close();
  await oracle.end();
  await world.stop();
}
