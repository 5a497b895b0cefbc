import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { defaultSourceLimits } from '../../src/database/limits.ts';
import { findingsOf } from '../../src/database/schema-check/finding.ts';
import { withReader, withSession } from '../../src/database/session.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import type { Statement } from '../../src/database/statement.ts';
import type { ColumnKind, Table } from '../../src/database/table.ts';
import { brokenFigures } from '../../src/figures/definition-check.ts';
import { productCatalogues, sources } from '../../src/sources/index.ts';
import { sampleGraph, sampleSql } from '../support/graph.ts';
import { hasMariadb, startMariadb, type Mariadb } from '../support/mariadb.ts';
import { operations } from '../support/operations.ts';

/** A company whose costs and prices lie in MariaDB, read through foreign tables. */
const tables: Readonly<Record<string, Table>> = sources.cogs.tables;

const types: Partial<Record<ColumnKind, { there: string; here: string }>> = {
  text: { there: 'varchar(100) collate utf8mb4_bin', here: 'text' },
  bigint: { there: 'bigint', here: 'bigint' },
  minor: { there: 'decimal(30, 6)', here: 'numeric' },
  numeric: { there: 'decimal(30, 12)', here: 'numeric' },
  date: { there: 'date', here: 'date' },
  timestamp: { there: 'datetime(6)', here: 'timestamp' },
};

const prices: Statement<readonly string[], { sku: string; pid: number }> = {
  source: 'cogs',
  name: 'prices_of',
  text: '/* cogs.prices_of */ select sku, pg_backend_pid() as pid from cogs.prices where sku = any((select $1::text[])::text[])',
  plannedAnew: false,
  values: (skus) => [skus],
};

const columnsOf = (table: Table, where: 'there' | 'here') =>
  Object.entries(table.columns).map(([name, { kind }]) => `${name} ${types[kind]?.[where]}`);

test('where Debian’s databases are demanded, as in CI, MariaDB and mysql_fdw are there', () => {
  expect(hasMariadb || process.env['OPSGRAPH_REQUIRE_DATABASES'] !== '1').toBe(true);
});

(hasMariadb ? describe : describe.skip)('In MariaDB (needs mariadb-server, postgresql-15-mysql-fdw)', () => {
  let mariadb: Mariadb;
  let url: string;
  beforeAll(async () => {
    mariadb = await startMariadb();
    await withSession(mariadb.url, async (session) => {
      await session.query(mariadb.server);
      await session.query(`create schema shop; create schema cogs; create role reader login;
        grant usage on schema cogs to reader; alter default privileges in schema cogs grant select on tables to reader`);
      mariadb.sql('create database shop');
      for (const [name, table] of Object.entries(tables)) {
        const key = `primary key (${table.key.join(', ')})`;
        mariadb.sql(`create table shop.${name} (${[...columnsOf(table, 'there'), key].join(', ')})`);
        const names = Object.keys(table.columns);
        const [{ rows } = { rows: '' }] = await sampleSql<{ rows: string }>(
          'cogs',
          `select string_agg(format('(${names.map(() => '%L').join(', ')})', ${names
            .map((column) =>
              table.columns[column]?.kind === 'timestamp' ? `${column} at time zone 'UTC'` : column,
            )
            .join(', ')}), ', ') as rows from cogs.${name}`,
        );
        mariadb.sql(`insert into shop.${name} values ${rows}`);
        await session.query(
          `create foreign table shop.${name} (${columnsOf(table, 'here').join(', ')})
           server shop options (dbname 'shop', table_name '${name}')`,
        );
        const shown = names.map((column) =>
          table.columns[column]?.kind === 'timestamp' ? `${column} at time zone 'UTC' as ${column}` : column,
        );
        await session.query(`create view cogs.${name} as select ${shown.join(', ')} from shop.${name}`);
      }
      await session.query(`revoke create on schema public from public`);
    });
    url = mariadb.url.replace('owner@', 'reader@');
  });
  afterAll(async () => {
    await mariadb?.[Symbol.asyncDispose]();
  });

  test('the check finds nothing wrong', async () => {
    const report = await checkSource('cogs', url, tables);
    expect(findingsOf(report)).toEqual([]);
    for (const catalogue of productCatalogues.filter(({ source }) => source === 'cogs'))
      expect(
        await withReader(url, defaultSourceLimits, (session) => brokenFigures(session, catalogue)),
      ).toEqual([]);
  });

  test('every registered operation answers as from Postgres', async () => {
    const [direct, foreign] = await Promise.all([sampleGraph(), sampleGraph({ cogs: url })]);
    for (const { name, text, variables } of operations.filter((operation) => operation.name !== 'sources')) {
      const [expected, answer] = [await direct.query(text, variables), await foreign.query(text, variables)];
      expect({ name, errors: answer.errors }).toEqual({ name, errors: undefined });
      expect(answer.data).toEqual(expected.data);
    }
    await Promise.all([direct.close(), foreign.close()]);
  }, 60_000);

  test('a statement is never planned for values that are not known', async () => {
    const database = new SourceDatabase({ source: 'cogs', url, limits: { connections: 1 } });
    const [{ sku } = { sku: '' }] = await sampleSql<{ sku: string }>(
      'cogs',
      'select sku from cogs.prices limit 1',
    );
    const rows = [];
    for (let time = 0; time < 20; time += 1)
      rows.push(...(await database.run(prices, [sku, `none-${time}`])));
    await database.close();
    expect(rows.length).toBeGreaterThanOrEqual(20);
    // Whatever fails is asked again, by another session.
    expect(new Set(rows.map(({ pid }) => pid)).size).toBe(1);
  });

  test('tables that become foreign while the server runs are read after a few statements', async () => {
    await withSession(mariadb.url, (session) => session.query('create database later'));
    const later = mariadb.url.replace('/postgres?', '/later?');
    await withSession(later, (session) =>
      session.query(`create schema cogs; create table cogs.prices (sku text, amount_minor bigint)`),
    );
    const database = new SourceDatabase({ source: 'cogs', url: later, limits: { connections: 2 } });
    let asked = 0;
    const ask = () => database.run(prices, [`none-${(asked += 1)}`]);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([[], [], []]);
    await withSession(later, async (session) => {
      await session.query('drop table cogs.prices');
      await session.query(mariadb.server);
      await session.query(
        `create foreign table cogs.prices (sku text, amount_minor bigint) server shop options (dbname 'shop', table_name 'prices')`,
      );
    });
    const outcomes = [];
    for (let count = 0; count < 20; count += 1)
      outcomes.push(
        await ask().then(
          () => 'answered',
          () => 'failed',
        ),
      );
    expect(outcomes.slice(4)).toEqual(Array(16).fill('answered'));
    await database.close();
  });
});
