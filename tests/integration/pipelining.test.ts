import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { QueryResult } from 'pg';
import { defaultSourceLimits, type SourceLimits } from '../../src/database/limits.ts';
import type { StatementEvent } from '../../src/database/interceptors/observe.ts';
import { openSession, withReader, withSession, type Session } from '../../src/database/session.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import type { Statement } from '../../src/database/statement.ts';
import { testCluster } from '../support/cluster.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';

/** Quick statements are sent ahead on few connections: what becomes of those that wait behind one that fails or is slow. */
const statement = (
  name: string,
  text: string,
): Statement<readonly unknown[], { answer: number; pid: number }> => ({
  source: 'cogs',
  name,
  text: `/* cogs.${name} */ ${text}`,
  plannedAnew: false,
  values: (values) => [...values],
});
const echo = statement('echo', 'select $1::int as answer, pg_backend_pid() as pid');
const sleeper = statement('sleeper', 'select $1::int as answer from pg_sleep($2)');
const suicide = statement(
  'suicide',
  'select $1::int as answer, (select pg_terminate_backend(pg_backend_pid()) where pg_backend_pid() = $2)',
);
const notes = statement('notes', 'select *, $1::int as answer, pg_backend_pid() as pid from cogs.notes');

/** One connection is shared, the other is left to what must have it for itself. */
const limits = { connections: 2, statement: 8_000, suspicion: 2_000, probe: 2_000, recovery: 100 };

let world: OwnWorld;
let administration: Session;
let proxy: Proxy;
let database: SourceDatabase;
let events: StatementEvent[];
let failures: unknown[];

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
  await open();
});
afterEach(async () => {
  await database.close();
  await proxy.close();
});

/** Opens the source, of which it is known which statements are quick. */
async function open(changes: Partial<SourceLimits> = {}): Promise<void> {
  [events, failures] = [[], []];
  database = new SourceDatabase({
    source: 'cogs',
    url: proxy.url,
    limits: { ...limits, ...changes },
    onStatement: (event) => events.push(event),
    onFailure: (_source, _statement, error) => failures.push(error),
  });
  // On a machine that has much else to do, one that took long says nothing yet.
  for (let time = 0; time < 5; time++) {
    await ask();
    await database.run(sleeper, [0, 0]);
    await database.run(suicide, [0, 0]);
  }
  events.length = 0;
}
async function reopen(changes: Partial<SourceLimits>): Promise<void> {
  await database.close();
  await open(changes);
}

let next = 0;
async function ask(): Promise<number> {
  const asked = ++next;
  const [row] = await database.run(echo, [asked]);
  expect(row?.answer).toBe(asked);
  return row!.pid;
}
const several = (count: number) => Promise.all(Array.from({ length: count }, ask));
const running = async () => {
  const { rows } = await administration.query<{ query: string }>(
    `select query from pg_stat_activity where datname = $1 and state = 'active'`,
    [new URL(world.urls.cogs).pathname.slice(1)],
  );
  return rows.map(({ query }) => query);
};

test('quick statements share connections; those not known to be quick have one each', async () => {
  await reopen({ connections: 6 });
  const before = proxy.accepted;
  expect(new Set(await several(4)).size).toBe(1);
  expect(proxy.accepted - before).toBe(0);
  await Promise.all([1, 2, 3].map((one) => database.run(statement(`new_${one}`, echo.text), [0])));
  expect(proxy.accepted - before).toBe(2);
  // Beyond what one is to hold, further connections are of use.
  expect(new Set(await several(16)).size).toBe(4);
  expect(proxy.accepted).toBeLessThanOrEqual(2 * 6);
});

test('those behind a statement that turns out to be slow are answered long before it, and it has its answer', async () => {
  let isOver = false;
  const slow = database.run(sleeper, [7, 2]).then((rows) => ((isOver = true), rows));
  const started = performance.now();
  await several(6);
  expect(performance.now() - started).toBeLessThan(1_000);
  // It is known by now: nobody is sent behind the next.
  await several(6);
  expect(isOver).toBe(false);
  expect(await slow).toEqual([{ answer: 7 }]);
  const again = database.run(sleeper, [8, 1]);
  const first = await ask();
  expect(await several(3)).toEqual([first, first, first]);
  await again;
  expect(events.filter(({ outcome }) => outcome !== 'answered')).toEqual([]);
});

test('who leaves a slow statement hears so at once, and it ends in the database; its neighbours are answered', async () => {
  const leaving = new AbortController();
  const slow = database.run(sleeper, [9, 6], { signal: leaving.signal });
  const neighbours = several(6);
  leaving.abort(new Error('left'));
  const left = performance.now();
  await expect(slow).rejects.toThrow('left');
  expect(performance.now() - left).toBeLessThan(1_000);
  await neighbours;
  await until(async () => (await running()).every((query) => !query.includes('sleeper')), 3_000);
  await several(6);
  expect(events.filter(({ outcome }) => outcome !== 'answered')).toMatchObject([
    { name: 'sleeper', outcome: 'abandoned' },
  ]);
});

test('who leaves a statement that waits behind another does not end that one', async () => {
  const leaving = new AbortController();
  const first = database.run(sleeper, [1, 0.7]);
  const behind = database.run(sleeper, [2, 0.7], { signal: leaving.signal });
  await until(async () => (await running()).length === 1);
  leaving.abort(new Error('left'));
  await expect(behind).rejects.toThrow('left');
  expect(await first).toEqual([{ answer: 1 }]);
});

test('who leaves a quick statement costs no connection and no neighbour', async () => {
  const leaving = new AbortController();
  const before = proxy.accepted;
  const asked = [1, 2, 3].map((one) =>
    database.run(echo, [-one], { signal: leaving.signal }).catch(() => 'left'),
  );
  const neighbours = several(4);
  leaving.abort(new Error('left'));
  expect(await Promise.all(asked)).toEqual(['left', 'left', 'left']);
  await neighbours;
  expect(proxy.accepted - before).toBeLessThanOrEqual(1);
  expect(database.state.breaker).toBe('closed');
});

test('a statement that meets its time limit costs none of those behind it the answer', async () => {
  await reopen({ statement: 600 });
  const slow = database.run(sleeper, [1, 30]);
  const neighbours = several(6);
  await expect(slow).rejects.toMatchObject({ extensions: { reason: 'STATEMENT_TIMEOUT' } });
  await neighbours;
});

test('a backend that dies under several statements costs nobody the answer, and is one failure of its server', async () => {
  await reopen({ failures: 2 });
  const pid = await ask();
  const dying = database.run(suicide, [5, pid]);
  const neighbours = several(6);
  expect(await dying).toMatchObject([{ answer: 5 }]);
  expect(await neighbours).not.toContain(pid);
  expect(database.state.breaker).toBe('closed');
  expect(failures).toEqual([]);
});

test('what cannot have begun is sent again without a budget', async () => {
  for (let round = 0; round < 6; round++) {
    const pid = await ask();
    const dying = database.run(suicide, [round, pid]);
    await several(5);
    await dying;
  }
  expect(failures).toEqual([]);
});

test('a migration costs none of several statements that were prepared before it the answer', async () => {
  await withSession(world.urls.cogs, (migration) =>
    migration.query('create table cogs.notes as select 1 as one; grant select on cogs.notes to public'),
  );
  const read = (count: number) =>
    Promise.all(Array.from({ length: count }, () => database.run(notes, [++next])));
  await read(1);
  const before = (await read(4))[0]?.[0]?.pid;
  await withSession(world.urls.cogs, (migration) =>
    migration.query('alter table cogs.notes add column two int'),
  );
  const after = (await read(4)).map(([row]) => row!);
  expect(new Set(after.map((row) => Object.keys(row).join()))).toEqual(new Set(['one,two,answer,pid']));
  // Where it is prepared as it was nothing is sent any more.
  expect(after.map(({ pid }) => pid)).not.toContain(before);
  // On a new connection the first cannot be prepared, and those behind it say why as it does.
  await withSession(world.urls.cogs, (migration) => migration.query('drop table cogs.notes'));
  await database.run(suicide, [0, await ask()]);
  const refused = await Promise.allSettled([1, 2, 3].map(() => database.run(notes, [++next])));
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(failures).toMatchObject([{ code: '42P01' }, { code: '42P01' }, { code: '42P01' }]);
});

test('a server describes the rows of a statement once on a connection, whether there are any or not', async () => {
  await withReader(world.urls.cogs, { ...defaultSourceLimits, ...limits }, async (session) => {
    let descriptions = 0;
    session.connection.on('rowDescription', () => (descriptions += 1));
    const run = (name: string, values: unknown[], rowMode?: 'array') =>
      new Promise<QueryResult>((resolve, reject) => {
        const text = 'select $1::text as "word", 1 as "one" where $1 is not null';
        const query = { name, text, values, ...(rowMode && { rowMode }) };
        session.query(query, (error, result) => (error ? reject(error) : resolve(result)));
      });
    const [none, some, several] = [
      await run('objects', [null]),
      await run('objects', ['a']),
      await run('objects', ['b']),
    ];
    expect([none, some, several].map(({ rows }) => rows)).toEqual([
      [],
      [{ word: 'a', one: 1 }],
      [{ word: 'b', one: 1 }],
    ]);
    expect(several.fields).toEqual(none.fields);
    expect(descriptions).toBe(1);
    await run('arrays', ['a'], 'array');
    expect((await run('arrays', ['b'], 'array')).rows).toEqual([['b', 1]]);
    expect(descriptions).toBe(2);
    // What is not prepared is described each time, beside it too.
    await session.query('select 1');
    expect((await session.query('select 2 as "two"')).rows).toEqual([{ two: 2 }]);
    expect(descriptions).toBe(4);
  });
});

test('what must have a connection for itself gets one, however many quick ones keep coming', async () => {
  let isOver = false;
  const quick = (async () => {
    while (!isOver) await several(20);
  })();
  const reports = [1, 2].map((one) => database.run(statement('reports', sleeper.text), [one, 0.2]));
  expect(await Promise.all(reports)).toEqual([[{ answer: 1 }], [{ answer: 2 }]]);
  isOver = true;
  await quick;
});
