import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { BrokenCircuitError } from 'cockatiel';
import type { StatementEvent } from '../../src/database/interceptors/observe.ts';
import { SourceDatabase, type StatementRecord } from '../../src/database/source-database.ts';
import { SourceUnavailable } from '../../src/kernel/errors.ts';
import type { Statement } from '../../src/database/statement.ts';
import type { SourceLimits } from '../../src/database/limits.ts';
import { withSession, openSession, type Session } from '../../src/database/session.ts';
import { testCluster } from '../support/cluster.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';

/** What one source does when its server, or the network before it, fails. */
const statement = (name: string, text: string): Statement<readonly unknown[], { answer: number }> => ({
  source: 'cogs',
  name,
  text: `/* cogs.${name} */ ${text}`,
  plannedAnew: false,
  values: (values) => [...values],
});
const echo = statement('echo', 'select $1::int as answer');
const slow = statement('slow', 'select 1 as answer from pg_sleep($1)');
const budgets = statement('budgets', 'select count(*)::int as answer from cogs.budgets');
const misspelt = statement('misspelt', 'selec $1::int');

const limits = {
  connections: 4,
  queue: 4,
  statement: 4_000,
  lock: 300,
  suspicion: 250,
  probe: 2_000,
  recovery: 100,
};

let world: OwnWorld;
let administration: Session;
let proxy: Proxy;
let database: SourceDatabase;
let events: StatementEvent[];

beforeAll(async () => {
  world = await ownWorld();
  administration = await openSession(testCluster().ownerUrl);
});
afterAll(async () => {
  await administration.end();
  await world.drop();
});
beforeEach(async () => {
  proxy = await openProxy(world.urls.cogs);
  open();
});
afterEach(async () => {
  await database.close();
  await until(() => proxy.open === 0);
  await proxy.close();
});

/** Opens the source through the proxy, with other limits where a test is about them. */
function open(changes: Partial<SourceLimits> = {}): void {
  events = [];
  database = new SourceDatabase({
    source: 'cogs',
    url: proxy.url,
    limits: { ...limits, ...changes },
    onStatement: (event) => events.push(event),
  });
}
async function reopen(changes: Partial<SourceLimits>): Promise<void> {
  await database.close();
  open(changes);
}

let next = 0;
/** Asks for something that nobody else asks for, so that no two share an answer. */
async function ask(): Promise<number | undefined> {
  const asked = ++next;
  const [row] = await database.run(echo, [asked]);
  expect(row?.answer).toBe(asked);
  return row?.answer;
}
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof SourceUnavailable ? 'unavailable' : String(error)),
  );
const several = (count: number, run: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, () => outcome(run())));

/** The backends that serve the world's cogs database, and what they run. */
async function backends(state: string): Promise<readonly { pid: number; query: string }[]> {
  const { rows } = await administration.query(
    'select pid, query from pg_stat_activity where datname = $1 and state = $2',
    [new URL(world.urls.cogs).pathname.slice(1), state],
  );
  return rows;
}

test('after failures in a row nothing is sent; when the server is back, it is found without a request', async () => {
  await ask();
  proxy.refuse();
  expect(await several(2, ask)).toEqual(['unavailable', 'unavailable']);
  for (let count = 0; count < 4; count++) await outcome(ask());
  await until(() => database.state.breaker === 'open');

  const [sent, before] = [events.length, proxy.accepted];
  const refused = await several(50, ask);
  expect(new Set(refused)).toEqual(new Set(['unavailable']));
  expect(events.slice(sent).every(({ error }) => error instanceof BrokenCircuitError)).toBe(true);
  // Only the probes look whether somebody is there, again and again.
  expect(proxy.accepted - before).toBeLessThan(10);
  await until(() => proxy.accepted - before > 3);

  proxy.heal();
  await until(() => database.state.breaker === 'closed');
  expect(await several(4, ask)).toEqual(Array(4).fill('answered'));
});

test('a mistake in a statement, a missing table and a caller who leaves do not open the breaker', async () => {
  for (let count = 0; count < 8; count++)
    await expect(database.run(misspelt, [count])).rejects.toThrow('syntax');
  for (let count = 0; count < 8; count++) {
    const leaving = new AbortController();
    const asked = database.run(slow, [5 + count], { signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
  }
  expect(database.state.breaker).toBe('closed');
  await ask();
});

test('a backend that is killed under a statement costs nobody the answer', async () => {
  const asked = database.run(slow, [2]);
  const pid = await until(async () => (await backends('active'))[0]?.pid);
  await administration.query('select pg_terminate_backend($1)', [pid]);
  expect(await asked).toEqual([{ answer: 1 }]);
});

test('a connection that is reset under a statement costs nobody the answer', async () => {
  const asked = database.run(slow, [2]);
  await until(async () => (await backends('active')).length === 1);
  proxy.reset();
  expect(await asked).toEqual([{ answer: 1 }]);
});

test('retries have a budget: a server that drops every statement is not asked twice as often', async () => {
  const drop = statement('drop', 'select pg_terminate_backend(pg_backend_pid()), $1::int');
  await reopen({ failures: 1_000 });
  for (let count = 0; count < 60; count++)
    expect(await outcome(database.run(drop, [count]))).toBe('unavailable');
  // Ten at once, and one for ten statements.
  expect(proxy.accepted).toBeLessThanOrEqual(60 + 10 + 6);
});

test('who asks the same at the same time shares one statement, which goes on while one of them waits', async () => {
  const records: StatementRecord[] = [];
  const leaving = new AbortController();
  const first = database.run(slow, [0.3], { signal: leaving.signal });
  const others = [1, 2].map(() => database.run(slow, [0.3], { record: (record) => records.push(record) }));
  const another = database.run(slow, [0.31]);
  leaving.abort(new Error('left'));
  await expect(first).rejects.toThrow('left');
  expect(await Promise.all([...others, another])).toEqual([1, 2, 3].map(() => [{ answer: 1 }]));
  expect(events).toHaveLength(2);
  expect(records).toMatchObject([
    { name: 'slow', rows: 1, joined: true },
    { name: 'slow', rows: 1, joined: true },
  ]);
  // What is over is not shared: who asks now gets what is there now.
  await database.run(slow, [0.3]);
  expect(events).toHaveLength(3);
});

test('a shared statement ends in the database when the last of those who wait has left', async () => {
  const leaving = [new AbortController(), new AbortController()];
  const asked = leaving.map(({ signal }) => outcome(database.run(slow, [3.5], { signal })));
  await until(async () => (await backends('active')).length === 1);
  for (const one of leaving) one.abort(new Error('left'));
  expect(await Promise.all(asked)).toEqual(['Error: left', 'Error: left']);
  await until(async () => (await backends('active')).length === 0);
  await until(() => events.length > 0);
  expect(events).toMatchObject([{ name: 'slow', outcome: 'abandoned' }]);
});

test('a full pool answers in turn, and what does not fit in its queue fails at once', async () => {
  const held = Array.from({ length: 4 }, (_, hold) => database.run(slow, [2.5 + hold / 100]));
  const queued = Array.from({ length: 4 }, ask);
  expect(database.state.pool).toMatchObject({ waiting: 4 });
  let oneEnded = false;
  void Promise.race([...held, ...queued]).then(() => (oneEnded = true));
  expect(await several(20, ask)).toEqual(Array(20).fill('unavailable'));
  expect(oneEnded).toBe(false);
  await Promise.all([...held, ...queued]);
  expect(database.state.pool.waiting).toBe(0);
  expect(await outcome(ask())).toBe('answered');
});

test('a server that falls silent is found out long before its statements would have ended', async () => {
  await reopen({ statement: 60_000 });
  await ask();
  proxy.swallow();
  const before = performance.now();
  expect(await several(8, ask)).toEqual(Array(8).fill('unavailable'));
  expect(performance.now() - before).toBeLessThan(20_000);
  expect(database.state.breaker).not.toBe('closed');
  proxy.heal();
  await until(() => database.state.breaker === 'closed');
  await ask();
});

test('a statement that its server does not end is ended by us a second later, and its connection with it', async () => {
  await reopen({ statement: 300, suspicion: 60_000 });
  await ask();
  proxy.swallow();
  const before = performance.now();
  expect(await outcome(ask())).toBe('unavailable');
  expect(performance.now() - before).toBeGreaterThan(1_000);
  await until(() => database.state.pool.total === 0);
  proxy.heal();
  await until(async () => (await outcome(ask())) === 'answered');
});

test('a server is not taken for silent because we were ourselves', async () => {
  await reopen({ suspicion: 100, probe: 400, connect: 10_000 });
  await ask();
  const asked = database.run(slow, [1]);
  // The question whether it still answers has just been sent, and its time ends while nobody here can read an answer.
  await sleep(200);
  for (const end = performance.now() + 1_500; performance.now() < end;);
  expect(await asked).toEqual([{ answer: 1 }]);
  expect(await outcome(ask())).toBe('answered');
  expect(database.state.breaker).toBe('closed');
});

test('whoever waits for a connection while we stand still gets the answer', async () => {
  await reopen({ connect: 400 });
  const asked = several(4, ask);
  // The connections are being made, and their time ends while nobody here can see that they were.
  await sleep(0);
  for (const end = performance.now() + 1_500; performance.now() < end;);
  expect(await asked).toEqual(Array(4).fill('answered'));
});

test('a statement that takes long is left alone while the server answers others', async () => {
  expect(await database.run(slow, [0.7])).toEqual([{ answer: 1 }]);
  expect(database.state.breaker).toBe('closed');
});

test('a server that has no connection left to ask it by is not taken for silent', async () => {
  await administration.query(`drop role if exists crowded; create role crowded login password 'crowded'`);
  const url = new URL(proxy.url);
  url.username = url.password = 'crowded';
  const crowded = new SourceDatabase({ source: 'cogs', url: url.href, limits });
  const four = (seconds: number) => several(4, () => crowded.run(slow, [seconds + ++next / 1e6]));
  expect(await four(0.01)).toEqual(Array(4).fill('answered'));
  await administration.query('alter role crowded connection limit 0');
  expect(await four(0.7)).toEqual(Array(4).fill('answered'));
  expect(crowded.state.breaker).toBe('closed');
  await crowded.close();
  await administration.query('drop role crowded');
});

test('a statement that keeps meeting its time limit is suspended; all others are answered', async () => {
  await reopen({ statement: 600 });
  expect(await several(3, () => database.run(slow, [30 + next++]))).toEqual(Array(3).fill('unavailable'));
  expect(database.state).toMatchObject({ breaker: 'closed', suspended: ['slow'] });
  expect(await outcome(database.run(slow, [31]))).toBe('unavailable');
  expect(events.at(-1)).toMatchObject({ name: 'slow', error: expect.any(BrokenCircuitError) });
  await ask();
  // After a while one is tried again.
  await until(async () => (await outcome(database.run(slow, [0]))) === 'answered');
  expect(database.state.suspended).toEqual([]);
});

test('a statement that took too long says so, and for how long it might run; a silent server did not answer', async () => {
  await reopen({ statement: 600, slow: 3 });
  const told = (asked: Promise<unknown>) =>
    asked.then(
      () => 'answered',
      ({ message, extensions }: SourceUnavailable) => ({ message, ...extensions }),
    );
  const unavailable = { code: 'SOURCE_UNAVAILABLE', source: 'cogs' };
  for (let count = 0; count < 3; count++) {
    expect(await told(database.run(slow, [30 + next++]))).toEqual({
      ...unavailable,
      reason: 'STATEMENT_TIMEOUT',
      message: 'The cogs database took longer for this than the 0.6 seconds that a statement may take.',
    });
  }
  expect(await told(database.run(slow, [31]))).toEqual({
    ...unavailable,
    reason: 'STATEMENT_TIMEOUT',
    message: 'The cogs database has been too slow for this, and is not asked for it just now.',
  });
  proxy.refuse();
  for (let count = 0; count < limits.connections + 4; count++) await outcome(ask());
  await until(() => database.state.breaker === 'open');
  const silent = { ...unavailable, message: 'The cogs database did not answer.' };
  expect(await told(ask())).toEqual(silent);
  // Tried when its pause is over, it meets the server's own breaker.
  await until(
    async () => JSON.stringify(await told(database.run(slow, [0]))) === JSON.stringify(await told(ask())),
  );
  proxy.heal();
});

test('a server that answers others, and does not end a statement at its limit, took too long', async () => {
  await reopen({ statement: 600, suspicion: 60_000 });
  const unlimited = statement(
    'unlimited',
    "select 1 as answer from (select set_config('statement_timeout', '0', false) offset 0) s, pg_sleep($1)",
  );
  await database.run(unlimited, [0]);
  await expect(database.run(unlimited, [3])).rejects.toMatchObject({
    extensions: { code: 'SOURCE_UNAVAILABLE', reason: 'STATEMENT_TIMEOUT' },
  });
});

test('a statement that callers leave before its time limit is suspended too; those that waited behind it are not', async () => {
  await reopen({ statement: 60_000 });
  const first = several(4, () => database.run(slow, [0.2 + next++ / 1_000]));
  const leaving = new AbortController();
  const reading = { signal: leaving.signal };
  const left = several(4, () => database.run(slow, [30 + next++], reading));
  expect(await first).toEqual(Array(4).fill('answered'));
  const behind = several(3, () => database.run(echo, [next++], reading));
  await until(async () => (await backends('active')).length === 4);
  await sleep(limits.suspicion);
  leaving.abort(new Error('left'));
  expect(new Set([...(await left), ...(await behind)])).toEqual(new Set(['Error: left']));
  await until(() => database.state.suspended.length > 0);
  expect(database.state.suspended).toEqual(['slow']);
  await ask();
});

test('a locked table costs its own statements alone, and is read again when it is free', async () => {
  await withSession(world.urls.cogs, async (migration) => {
    await migration.query('begin; lock table cogs.budgets in access exclusive mode');
    expect(await outcome(database.run(budgets, []))).toBe('unavailable');
    await ask();
    await migration.query('commit');
  });
  expect(await outcome(database.run(budgets, []))).toBe('answered');
});

test('a table that was locked for long is read again soon after, though whoever tried it first has left', async () => {
  await reopen({ statement: 60_000, suspicion: 60_000, lock: 1_000 });
  const read = (signal?: AbortSignal) => outcome(database.run(budgets, [], { signal }));
  await withSession(world.urls.cogs, async (migration) => {
    await migration.query('begin; lock table cogs.budgets in access exclusive mode');
    for (let count = 0; count < 3; count++) expect(await read()).toBe('unavailable');
    expect(database.state.suspended).toEqual(['budgets']);
    const leaving = new AbortController();
    const tried = await until(async () => {
      const asked = read(leaving.signal);
      return (await backends('active')).length > 0 && { asked };
    });
    leaving.abort(new Error('left'));
    await tried.asked;
    await migration.query('commit');
  });
  await until(async () => (await read()) === 'answered');
});

test("a URL's own parameters hold, but for those that would make a session write or never end", async () => {
  const url = new URL(proxy.url);
  const options =
    '-c work_mem=1MB -c timezone=Asia/Tokyo -c default_transaction_read_only=off -c statement_timeout=0';
  const parameters = { options, statement_timeout: '0', lock_timeout: '0' };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const free = new SourceDatabase({ source: 'cogs', url: url.href, limits });
  const names = [
    'work_mem',
    'TimeZone',
    'default_transaction_read_only',
    'statement_timeout',
    'lock_timeout',
  ];
  const rows = await free.run(
    statement('settings', 'select current_setting(name) as answer from unnest($1::text[]) as name'),
    [names],
  );
  await free.close();
  expect(rows.map(({ answer }) => answer)).toEqual(['1MB', 'UTC', 'on', '4s', '300ms']);
});

test('a slow network still answers', async () => {
  proxy.throttle(2_000);
  expect(await outcome(ask())).toBe('answered');
});

test('closing ends within seconds while a statement waits for a silent server', async () => {
  await reopen({ suspicion: 60_000, statement: 60_000 });
  await ask();
  proxy.swallow();
  const asked = outcome(ask());
  await until(() => database.state.pool.idle === 0);
  await database.close();
  expect(await asked).toBe('unavailable');
  // What afterEach closes.
  open();
  proxy.heal();
});
