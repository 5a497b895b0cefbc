import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openSession, withSession, type Session } from '../../src/database/session.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import type { Statement } from '../../src/database/statement.ts';
import { openProxy } from '../support/proxy.ts';
import { startPair, type Pair } from '../support/standby.ts';
import { until } from '../support/until.ts';

/** Reading from a streaming standby, while it is young enough. */
interface Row {
  readonly place: 'primary' | 'standby';
  readonly mark: number;
}
const where: Statement<readonly number[], Row> = {
  source: 'cogs',
  name: 'where',
  text: `select case when pg_is_in_recovery() then 'standby' else 'primary' end as place, mark, $1::int from marks`,
  plannedAnew: false,
  values: (values) => [...values],
};

let pair: Pair;
let primary: Session;
let standby: Session;
let database: SourceDatabase;

beforeAll(async () => {
  pair = await startPair((url) =>
    withSession(url, async (session) => {
      await session.query(`
        create table marks as select 1 as mark;
        create schema behind;
        create function behind.clock_timestamp() returns timestamptz
          return pg_catalog.clock_timestamp() - interval '1 hour';
      `);
    }),
  );
  primary = await openSession(pair.primary.ownerUrl('postgres'));
  standby = await openSession(pair.standbyUrl);
}, 60_000);
afterAll(async () => {
  await Promise.all([primary.end(), standby.end()]);
  await pair.end();
});
beforeEach(async () => {
  database = new SourceDatabase({
    source: 'cogs',
    url: pair.primary.ownerUrl('postgres'),
    replicaUrls: [pair.standbyUrl],
    limits: { replicaLag: 3_000, recovery: 200 },
  });
  await readsFrom('standby');
});
afterEach(async () => {
  await database.close();
  // Whatever became of the standby, no connection of ours is left at the primary, but the test's own.
  await until(async () => {
    const { rows } = await primary.query<{ left: number }>(
      `select count(*)::int as left from pg_stat_activity
       where application_name = 'opsgraph' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.left === 0;
  });
});

let asked = 0;
const read = async (): Promise<Row> => (await database.run(where, [++asked]))[0]!;
const readsFrom = (place: Row['place']) => until(async () => (await read()).place === place);

test('a standby that keeps up is read from, though nothing is written; its lag is known', async () => {
  const [replica] = await until(
    () => database.state.replicas.every(({ fresh }) => fresh) && database.state.replicas,
  );
  expect(replica).toMatchObject({ breaker: 'closed', lagSeconds: expect.any(Number) });
});

test('a standby that falls behind is left until it has caught up', async () => {
  await standby.query('select pg_wal_replay_pause()');
  await primary.query('update marks set mark = mark + 1');
  await readsFrom('primary');
  const { mark } = await read();
  for (let count = 0; count < 10; count++) expect(await read()).toMatchObject({ place: 'primary', mark });
  expect(database.state.replicas).toMatchObject([{ fresh: false }]);
  await standby.query('select pg_wal_replay_resume()');
  await readsFrom('standby');
  expect(await read()).toMatchObject({ mark });
});

test('a standby whose clock is behind is not of a moment to come', async () => {
  await primary.query('update marks set mark = mark + 1');
  await until(async () => {
    const { rows } = await standby.query('select pg_last_xact_replay_timestamp() is not null as replayed');
    return rows[0]?.replayed;
  });
  const url = new URL(pair.standbyUrl);
  url.searchParams.set('options', '-c search_path=behind,pg_catalog,public');
  const skewed = new SourceDatabase({
    source: 'cogs',
    url: pair.primary.ownerUrl('postgres'),
    replicaUrls: [url.href],
  });
  const [replica] = await until(
    () => skewed.state.replicas.every(({ fresh }) => fresh) && skewed.state.replicas,
  );
  await skewed.close();
  expect(replica?.lagSeconds).toBeGreaterThanOrEqual(0);
});

test('while the primary is down the standby answers, for as long as its data are young enough', async () => {
  const alone = new SourceDatabase({
    source: 'cogs',
    url: 'postgres://nobody@127.0.0.1:1/nothing',
    replicaUrls: [pair.standbyUrl],
    limits: { replicaLag: 3_000 },
  });
  const answered = () => alone.run(where, [++asked]).catch(() => []);
  const row = await until(async () => {
    // The last that the primary wrote before it went.
    await primary.query('update marks set mark = mark + 1');
    return (await answered())[0];
  });
  expect(row.place).toBe('standby');
  await until(async () => (await answered()).length === 0);
  expect(alone.state.replicas).toMatchObject([{ fresh: false }]);
  await alone.close();
});

test.each(['refuse', 'swallow'] as const)(
  'a standby whose network begins to %s while nobody asks is given up; its source is up all the time',
  async (fault) => {
    const network = await openProxy(pair.standbyUrl);
    const idle = new SourceDatabase({
      source: 'cogs',
      url: pair.primary.ownerUrl('postgres'),
      replicaUrls: [network.url],
      limits: { replicaLag: 60_000, probe: 1_000, recovery: 200 },
    });
    const stands = (breaker: string) =>
      until(() => idle.state.replicas.every((replica) => replica.fresh && replica.breaker === breaker));
    await stands('closed');
    network[fault]();
    await expect(idle.ping(10_000)).resolves.toBeUndefined();
    await stands('open');
    await expect(idle.ping(10_000)).resolves.toBeUndefined();
    network.heal();
    await stands('closed');
    await idle.close();
    await network.close();
  },
);

test('a standby that dies costs nobody the answer, however many have asked it', async () => {
  const network = await openProxy(pair.standbyUrl);
  const busy = new SourceDatabase({
    source: 'cogs',
    url: pair.primary.ownerUrl('postgres'),
    replicaUrls: [network.url],
    limits: { replicaLag: 60_000 },
  });
  await until(async () => (await busy.run(where, [++asked]))[0]?.place === 'standby');
  const reads = Array.from({ length: 60 }, () => busy.run(where, [++asked]));
  await network.close();
  const failed = (await Promise.allSettled(reads)).filter(({ status }) => status === 'rejected');
  await busy.close();
  expect(failed).toEqual([]);
});

test('a standby that dies costs nobody the answer', async () => {
  const reads: Promise<Row>[] = [];
  const load = setInterval(() => reads.push(read()), 10);
  await pair.stopStandby();
  await readsFrom('primary');
  clearInterval(load);
  const rows = await Promise.all(reads);
  expect(rows.map(({ mark }) => mark)).toEqual(rows.map(() => rows[0]!.mark));
});
