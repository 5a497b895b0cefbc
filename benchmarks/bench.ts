import { InvalidArgumentError, Option } from 'commander';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { command } from '../src/config/command.ts';
import { withSession } from '../src/database/session.ts';
import { contenderNames, Contenders, writeManifest, type ContenderName } from './bench/contenders.ts';
import { openDatabases } from './bench/databases.ts';
import { Figures, levels } from './bench/figures.ts';
import { startLoad } from './bench/load.ts';
import { compareAnswers, measure, type Cell } from './bench/measure.ts';
import { operationNames, readVariables } from './bench/operations.ts';
import { measureOwn } from './bench/own.ts';
import { ownTables, page, tables, whereAhead, type Run } from './bench/page.ts';
import { installPeers } from './bench/peers.ts';
import { children, pin } from './processes.ts';

/**
 * How much the product answers beside its peers, on the same data and work: see docs/performance.md, which it writes.
 * It starts all that it needs, and ends it. Linux only.
 */
const pageFile = new URL('../docs/performance.md', import.meta.url);
const [serverCore, postgresCore] = [0, 1];
const loadCore = cpus().length > 2 ? 2 : postgresCore;
/** A process that has just begun compiles its code: the more it has, the longer. Servers run for weeks. */
const warmSeconds = 4;

const atLeast = (least: number) => (text: string) => {
  const number = Number(text);
  if (number >= least) return number;
  throw new InvalidArgumentError(`It must be a number of at least ${least}.`);
};

function chosen(text: string): ContenderName[] {
  const names = text.split(',');
  const unknown = names.find((name) => !contenderNames.includes(name as ContenderName));
  if (unknown !== undefined) throw new InvalidArgumentError(`There are ${contenderNames.join(', ')}.`);
  return contenderNames.filter((name) => name === 'plain' || names.includes(name));
}

const options = command('bench', 'How much the product answers beside its peers, on the same data and work.')
  .option('--rounds <count>', 'how often all are measured in turn', atLeast(1), 3)
  .option('--seconds <seconds>', 'how long each is asked at a time', atLeast(0.2), 2)
  .addOption(
    new Option('--only <names>', `these beside plain, of ${contenderNames.join(', ')}`)
      .argParser(chosen)
      .default(contenderNames, 'all'),
  )
  .addOption(new Option('--quick', 'one round of a second each, and nothing of the product alone'))
  .addOption(new Option('--write', 'writes docs/performance.md').conflicts(['only', 'quick']))
  .parse()
  .opts<{ rounds: number; seconds: number; only: ContenderName[]; quick?: true; write?: true }>();
const { only: names, quick, write } = options;
const { rounds, seconds } = quick ? { rounds: 1, seconds: 1 } : options;

const begun = performance.now();
const minutes = () => (performance.now() - begun) / 60_000;
const say = (line: string) => console.log(`${minutes().toFixed(1).padStart(4)} min  ${line}`);
const [load = NaN] = loadavg();

installPeers(say);
const aRound = names.length * operationNames.length * (warmSeconds + levels.length * (seconds + 0.1)) + 15;
const wanted = 60 + rounds * aRound + (quick ? 0 : 60 + 30 * seconds);
say(`${rounds} rounds of ${names.join(', ')}: about ${Math.ceil(wanted / 60)} minutes on an idle machine`);

await using databases = await openDatabases(say);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    // What it awaits would go on, and start more.
    for (const child of children(process.pid)) process.kill(child, signal);
    void Promise.resolve(databases[Symbol.asyncDispose]()).finally(() => process.exit(1));
  });
const generator = startLoad(loadCore);
const pinned = cpus().length > 1 && pin(databases.pid, postgresCore);
const manifest = await writeManifest(databases.directory);
const variables = await readVariables(databases.all);
const cells: Cell[] = [];
let compared = 0;
for (let round = 1; round <= rounds; round += 1) {
  await using contenders = new Contenders(databases);
  await contenders.start(names, manifest);
  const { running } = contenders;
  if (pinned) for (const pid of new Set(running.flatMap(({ pids }) => pids))) pin(pid, serverCore);
  if (round === 1) {
    say('Comparing answers');
    compared = await compareAnswers(running, variables);
    say(`${compared} answers of each are equal`);
  }
  const parts = { load: generator, variables, postgres: databases.pid, round };
  for (const operation of operationNames)
    for (const one of running) await measure(one, operation, 16, { ...parts, seconds: warmSeconds });
  say(`Round ${round} of ${rounds}`);
  for (const operation of operationNames)
    for (const callers of levels)
      for (const one of running) cells.push(await measure(one, operation, callers, { ...parts, seconds }));
}
say(quick ? 'Done' : 'The product alone');
const own = quick
  ? undefined
  : await measureOwn({ databases, load: generator, manifest, variables, seconds, core: serverCore });
generator.stop();

const { server_version: postgres } = await withSession(databases.all, async (session) => {
  const { rows } = await session.query<{ server_version: string }>('show server_version');
  return rows[0] ?? { server_version: 'unknown' };
});
const run: Run = {
  command: `npm run bench -- ${process.argv.slice(2).join(' ')}`,
  names,
  rounds,
  seconds,
  warmSeconds,
  compared,
  pinned,
  postgres,
  load,
  minutes: minutes(),
  figures: new Figures(cells),
  own,
};
console.log(`\n${[tables(run), whereAhead(run), own && ownTables(run, own)].filter(Boolean).join('\n\n')}\n`);
if (write) writeFileSync(pageFile, page(run));
say(`Done, ${run.figures.errors} errors`);
