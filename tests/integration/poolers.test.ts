import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkSource } from '../../src/database/schema-check/check.ts';
import type { SourceLimits } from '../../src/database/limits.ts';
import { openSession, withSession, type Session } from '../../src/database/session.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import type { Statement } from '../../src/database/statement.ts';
import { brokenFigures } from '../../src/figures/definition-check.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { productCatalogues, sources } from '../../src/sources/index.ts';
import { testCluster } from '../support/cluster.ts';
import { ownWorld, sampleGraph, type OwnWorld } from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { hasPooler, startPooler, type Pooler } from '../support/pooler.ts';
import { until } from '../support/until.ts';

/** Other programs use the same pool: few connections for many, each of them whoever's turn it is. */
const poolers: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  'transaction mode, by its defaults': { pool_mode: 'transaction' },
  'session mode, by its defaults': { pool_mode: 'session' },
  'transaction mode, as managed Postgres sets it': {
    pool_mode: 'transaction',
    default_pool_size: 3,
    ignore_startup_parameters: 'extra_float_digits,options,statement_timeout,lock_timeout,search_path',
    query_wait_timeout: 120,
  },
};

const statement = <Row>(name: string, text: string): Statement<readonly unknown[], Row> => ({
  source: 'cogs',
  name,
  text: `/* cogs.${name} */ ${text}`,
  plannedAnew: false,
  values: (values) => [...values],
});
const echo = statement<{ answer: number }>('echo', 'select $1::int as answer');
const slow = statement<{ answer: number }>('slow', 'select 1 as answer from pg_sleep($1)');
const settings = statement<{ setting: string }>(
  'settings',
  'select current_setting(name) as setting from unnest($1::text[]) as name',
);
const remove = statement<{ removed: number }>(
  'remove',
  'with removed as (delete from cogs.budgets returning 1) select count(*)::int as removed from removed',
);
const names = ['transaction_read_only', 'TimeZone', 'statement_timeout', 'lock_timeout'];

test('where Debian’s databases are demanded, as in CI, pgbouncer is there', () => {
  expect(hasPooler || process.env['OPSGRAPH_REQUIRE_DATABASES'] !== '1').toBe(true);
});

(hasPooler ? describe : describe.skip).each(Object.entries(poolers))(
  'Behind PgBouncer (needs pgbouncer) in %s',
  (_, own) => {
    let world: OwnWorld;
    let administration: Session;
    let pooler: Pooler;
    let url: string;
    let database: SourceDatabase;
    beforeAll(async () => {
      world = await ownWorld();
      administration = await openSession(world.urls.cogs);
      await administration.query(
        `do $$ begin execute format('alter database %I set timezone = ''Asia/Tokyo''', current_database()); end $$`,
      );
      pooler = await startPooler([world.urls.cogs, ...Object.values(testCluster().readerUrls)], own);
      url = pooler.through(world.urls.cogs);
    });
    afterAll(async () => {
      await pooler?.[Symbol.asyncDispose]();
      await administration.end();
      await world.drop();
    });
    const open = (limits: Partial<SourceLimits> = {}) =>
      new SourceDatabase({ source: 'cogs', url, limits: { statement: 4_000, lock: 300, ...limits } });
    beforeEach(() => {
      database = open();
    });
    afterEach(() => database.close());

    const ask = async (answer: number) => expect(await database.run(echo, [answer])).toEqual([{ answer }]);
    const many = (count: number) => Promise.all(Array.from({ length: count }, (__, index) => ask(index)));
    const sleeping = async () => {
      const { rows } = await administration.query(
        `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%cogs.slow%' and state = 'active'`,
      );
      return rows.length;
    };
    /** What another program meets on each of the pool's connections. */
    const asAnother = async () => {
      const others = await Promise.all(Array.from({ length: 3 }, () => openSession(url)));
      const seen = await Promise.all(
        others.map(async (other) => {
          await other.query('begin');
          const { rows } = await other.query(
            `with written as (insert into cogs.budgets values (gen_random_uuid()::text, 'Ads', null, '2026-01-01', '2026-01-31', 'USD', 1, 0, 0) returning 1)
             select current_setting('TimeZone') as zone, current_setting('statement_timeout') as timeout,
                    current_setting('lock_timeout') as lock, current_setting('enable_seqscan') as scan,
                    (select count(*)::int from pg_prepared_statements) as prepared from written`,
          );
          await other.query('rollback');
          return rows[0];
        }),
      );
      await Promise.all(others.map((other) => other.end()));
      return seen;
    };
    const untouched = { zone: 'Asia/Tokyo', timeout: '0', lock: '0', scan: 'on', prepared: 0 };

    test('many requests at once are answered, again and again', async () => {
      for (let round = 0; round < 4; round += 1) await many(100);
      expect(database.state.breaker).toBe('closed');
    });

    test('each statement only reads, in UTC, and has its limits; nothing of it is left to others', async () => {
      await many(20);
      const rows = await database.run(settings, [names]);
      expect(rows.map(({ setting }) => setting)).toEqual(['on', 'UTC', '4s', '300ms']);
      await expect(database.run(remove, [])).rejects.toMatchObject({
        extensions: { code: 'SOURCE_UNAVAILABLE' },
      });
      expect(await asAnother()).toEqual([untouched, untouched, untouched]);
    });

    test('a statement ends at its limit', async () => {
      const limited = open({ statement: 300 });
      await expect(limited.run(slow, [30])).rejects.toMatchObject({
        extensions: { code: 'SOURCE_UNAVAILABLE', reason: 'STATEMENT_TIMEOUT' },
      });
      await until(async () => (await sleeping()) === 0, 5_000);
      await limited.close();
    });

    test('what nobody waits for is cancelled in the server, and nothing else', async () => {
      const leaving = new AbortController();
      const stays = database.run(slow, [1.5]);
      const left = database
        .run(slow, [30], { signal: leaving.signal })
        .catch((error: Error) => error.message);
      await until(async () => (await sleeping()) === 2);
      leaving.abort(new Error('left'));
      expect(await left).toBe('left');
      await until(async () => (await sleeping()) === 1);
      await many(20);
      expect(await stays).toEqual([{ answer: 1 }]);
    });

    test('the check says what it says of the server itself, and leaves nothing behind', async () => {
      const { cogs } = sources;
      expect(await checkSource('cogs', url, cogs.tables)).toEqual(
        await checkSource('cogs', world.urls.cogs, cogs.tables),
      );
      for (const catalogue of productCatalogues.filter(({ source }) => source === 'cogs'))
        expect(await withSession(url, (session) => brokenFigures(session, catalogue))).toEqual([]);
      expect(await asAnother()).toEqual([untouched, untouched, untouched]);
    });

    test('every registered operation answers as without it', async () => {
      const { readerUrls } = testCluster();
      const [direct, pooled] = await Promise.all([
        sampleGraph(),
        sampleGraph(Object.fromEntries(sourceNames.map((name) => [name, pooler.through(readerUrls[name])]))),
      ]);
      for (const { name, text, variables } of operations.filter(
        (operation) => operation.name !== 'sources',
      )) {
        const [expected, answer] = await Promise.all(
          [direct, pooled].map((graph) => graph.query(text, variables)),
        );
        expect({ name, errors: answer?.errors }).toEqual({ name, errors: undefined });
        expect(answer?.data).toEqual(expected?.data);
      }
      await Promise.all([direct.close(), pooled.close()]);
    });
  },
);
