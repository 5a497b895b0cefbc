/**
 * npm run soak -- --minutes 10 --seed 1: the API as it is deployed, steady load of the registry's operations with
 * variables at random, faults at random times, and every answer held against that of a server which nothing happens to.
 * Prints what it found, and ends with 1 if anything was not as it must be.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import { command } from '../../src/config/command.ts';
import { Dice } from '../../sample-data/random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import { openDatabases } from './databases.ts';
import { faults } from './faults.ts';
import { isFailure, type Disturbance } from './judge.ts';
import { Load } from './load.ts';
import { Memory } from './memory.ts';
import { drawQueries } from './queries.ts';
import { leaks, problems, report, type Findings, type Handles } from './report.ts';
import { startServer, statementTimeout } from './server.ts';

const number = (is: (value: number) => boolean, what: string) => (text: string) => {
  if (text.trim() === '' || !is(Number(text))) throw new InvalidArgumentError(`It must be ${what}.`);
  return Number(text);
};
const isLong = number((minutes) => minutes > 0, 'a number of minutes');
const isSeed = number(Number.isInteger, 'a whole number');
const { minutes, seed } = command(
  'soak',
  'Load with faults thrown in, every answer held against an undisturbed server.',
)
  .option('--minutes <number>', 'how long', isLong, 10)
  .option('--seed <number>', 'what is drawn by chance, the same again', isSeed, 1)
  .parse()
  .opts<{ minutes: number; seed: number }>();

/** A statement that met its limit, or waited for a lock, is suspended for so long; then one is tried. */
const aftermath = statementTimeout + 5_000;

let stopped = false;
process.once('SIGINT', () => (stopped = true));

await using folder = await temporaryFolder();
await using databases = await openDatabases();
await using reference = await startServer(databases.undisturbed, folder.path, 'reference');
await using server = await startServer(databases.urls, folder.path, 'server');
const dice = new Dice('soak', seed);
const questions = await drawQueries(dice, databases.undisturbed, 420);
const card = questions.find(({ operation }) => operation === 'product-card')!;
const isWhole = async () => !(await server.ask(card)).errors?.some(isFailure);

const disturbances: Disturbance[] = [];
const inflicted = new Map<string, number>();
const recoveries: number[] = [];

/** One fault: it is over when all five sources answer again. */
async function inflict(): Promise<void> {
  const name = dice.pick(Object.keys(faults));
  const target = dice.pick(databases.targets);
  const disturbance = { source: target.source, from: performance.now(), until: Infinity };
  disturbances.push(disturbance);
  inflicted.set(name, (inflicted.get(name) ?? 0) + 1);
  await faults[name]!(target, dice);
  const over = performance.now();
  await until(isWhole, 60_000).catch(() => console.error(`After "${name}" ${target.source} did not answer.`));
  recoveries.push(performance.now() - over);
  disturbance.until = performance.now() + aftermath;
}

/** What the process holds that must not add up. */
async function handles(): Promise<Handles> {
  const metric = await server.metrics();
  return { connections: await databases.connections(), files: metric('process_open_fds') };
}

const before = await handles();
const started = performance.now();
const memory = new Memory(server, minutes * 20_000, Math.min(10_000, minutes * 1_000));
const load = new Load(server, reference, disturbances);
load.start(questions, seed);
while (!stopped && performance.now() - started < minutes * 60_000) {
  await sleep(dice.between(500, 6_000));
  await inflict();
}
memory.stop();
await load.stop();
const seconds = (performance.now() - started) / 1_000;
const isUp = server.process.exitCode === null;

// Idle connections are let go of after half a minute.
const atRest = async () => {
  await sleep(1_000);
  const now = await handles();
  return leaks(before, now).length === 0 && now;
};
const after = await until(atRest, 90_000).catch(handles);
const least = await memory.atLeast();
const code = await server.stop();
const findings: Findings = {
  seconds,
  seed,
  load,
  memory,
  least,
  inflicted,
  recoveries,
  before,
  after,
  stayedUp: isUp && code === 0,
  defects: await server.logged(50),
};
console.log(report(findings));
process.exitCode = problems(findings).length ? 1 : 0;
