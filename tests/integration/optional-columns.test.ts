import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { readerOf, type Reader } from '../../src/database/reader.ts';
import { withSession } from '../../src/database/session.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import { wholeTable } from '../../src/database/sql-parts.ts';
import { statementsOf } from '../../src/database/statement.ts';
import { integer, numeric, optional, table, text, type RowsOf } from '../../src/database/table.ts';
import { keysOf, readerThrough, viewsOf } from '../../src/database/views.ts';
import { inDatabase, testCluster } from '../support/cluster.ts';

/** A company's own tables, of which the first lacks a column at the beginning. */
const tables = {
  prices: table({
    columns: { sku: text(), amount: integer(), tax_percent: optional(numeric(), 'the tax') },
    key: ['sku'],
  }),
  costs: table({ columns: { sku: text(), amount: integer() }, key: ['sku'] }),
};
const statement = statementsOf<RowsOf<typeof tables>>('cogs', tables);
const prices = sql.table('cogs.prices');

/** Each spelling reads what is taxed, and at what. */
const spellings = {
  'by its own name': statement('own_name', (db) =>
    db.selectFrom('prices').select(['prices.sku', 'tax_percent']).orderBy('prices.sku'),
  ),
  'by an alias': statement('alias', (db) =>
    db.selectFrom('prices as p').select(['p.sku', 'p.tax_percent']).orderBy('sku'),
  ),
  'beside another table': statement('beside', (db) =>
    db
      .selectFrom('costs')
      .leftJoin('prices', 'prices.sku', 'costs.sku')
      .select(['costs.sku', 'prices.tax_percent'])
      .orderBy('costs.sku'),
  ),
  'in raw SQL': statement('raw', (db) => ({
    compile: () =>
      sql<{ sku: string; tax_percent: string | null }>`
        select q.sku, (select max(p.tax_percent) from ${prices} p where p.sku = q.sku) as tax_percent
        from ${prices} as q join ${sql.table('cogs.costs')} c using (sku) where exists (select from ${prices} where ${sql.ref('prices.sku')} = q.sku)
        order by 1`.compile(db),
  })),
  'past row rules': statement('whole', (db) => ({
    compile: () =>
      sql<{ sku: string; tax_percent: string | null }>`
        select w.sku, w.tax_percent from ${wholeTable('cogs', 'prices')} w order by 1`.compile(db),
  })),
};

const name = 'optional_columns';
const url = inDatabase(testCluster().ownerUrl, name);
const asOwner = (text: string) => withSession(url, (session) => session.query(text));
let database: SourceDatabase;
let read: Reader;
let restricted: Reader;

beforeAll(async () => {
  await withSession(testCluster().ownerUrl, (session) => session.query(`create database ${name}`));
  await asOwner(`
    create schema cogs;
    create table cogs.prices (sku text primary key, amount int not null);
    create table cogs.costs (sku text primary key, amount int not null);
    insert into cogs.prices values ('A', 1), ('B', 2);
    insert into cogs.costs values ('A', 1), ('B', 2);`);
  database = new SourceDatabase({ source: 'cogs', url });
  read = readerOf(database, {});
  const views = viewsOf('cogs', tables, {
    prices: sql`select * from ${prices} where sku = ${keysOf('skus')}`,
  });
  restricted = readerThrough(read, views, { skus: () => 'A' });
});
afterAll(async () => {
  await database.close();
  await withSession(testCluster().ownerUrl, (session) => session.query(`drop database ${name} with (force)`));
});

const asked = async (reader: Reader) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(spellings).map(async ([spelling, one]) => {
        const rows = await reader(one, {});
        return [spelling, rows.map(({ sku, tax_percent }) => `${sku} ${tax_percent}`).join(', ')] as const;
      }),
    ),
  );
const everywhere = (rows: string) => Object.fromEntries(Object.keys(spellings).map((one) => [one, rows]));

test('a column that is not there reads as null, and is found when it has come, and gone, and come as another type', async () => {
  expect(await asked(read)).toEqual(everywhere('A null, B null'));
  await asOwner('alter table cogs.prices add tax_percent numeric default 19.5');
  expect(await asked(read)).toEqual(everywhere('A 19.5, B 19.5'));
  await asOwner('alter table cogs.prices drop tax_percent');
  expect(await asked(read)).toEqual(everywhere('A null, B null'));
  await asOwner('alter table cogs.prices add tax_percent smallint default 7');
  expect(await asked(read)).toEqual(everywhere('A 7, B 7'));
});

test('a row-restricted caller reads the same columns of fewer rows', async () => {
  expect(await asked(restricted)).toEqual({
    ...everywhere('A 7'),
    'beside another table': 'A 7, B null',
    'past row rules': 'A 7, B 7',
  });
});

test('a look-up goes by its index, as without such columns', async () => {
  const { rows } = await asOwner(`
    set enable_seqscan = off;
    explain ${spellings['by an alias'].text.replace('order by', "where p.sku = 'A' order by")}`).then(
    (results) => [results].flat().at(-1) as { rows: { 'QUERY PLAN': string }[] },
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/^Index Scan using prices_pkey on prices /);
});

test('the check notes a column that is absent, and looks at the rest', async () => {
  await asOwner('alter table cogs.prices drop tax_percent');
  const report = await checkSource('cogs', url, tables);
  expect(report.tables[0]).toMatchObject({
    columnsRight: 2,
    columns: 3,
    rows: 2,
    lookups: [{ by: 'sku' }],
    findings: [
      {
        severity: 'note',
        what: 'cogs.prices has no column tax_percent, which is allowed',
        cost: 'Unknown, so null: the tax.',
        mend: 'Where it is known, add tax_percent to the table as numeric.',
      },
    ],
  });
});
