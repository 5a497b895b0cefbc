import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { readerOf, type Reader } from '../../src/database/reader.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import { wholeTable } from '../../src/database/sql-parts.ts';
import { statementsOf, type Statement } from '../../src/database/statement.ts';
import { readerThrough } from '../../src/database/views.ts';
import { tables, type InventoryTables } from '../../src/sources/inventory/tables.ts';
import { views } from '../../src/sources/inventory/views.ts';
import { testCluster } from '../support/cluster.ts';

/**
 * However a statement spells a table: it is refused when it is made, or a row-restricted caller reads no other rows.
 * Postgres would find the table by its bare name too.
 */
type Row = { readonly sku: string };
type Db = Kysely<InventoryTables>;
const statement = statementsOf<InventoryTables>('inventory', tables);
function raw(written: RawBuilder<unknown>): Statement<object, Row> {
  const made = statement<object, Row>('asked', (db) => ({ compile: () => written.compile(db) as never }));
  expect(made.text).toContain('asked');
  return made;
}

let database: SourceDatabase;
let read: Reader;
let all: readonly string[];
let visible: readonly string[];
const skus = (rows: readonly Row[]) => [...new Set(rows.map(({ sku }) => sku))].toSorted();

beforeAll(async () => {
  const url = new URL(testCluster().readerUrls.inventory);
  url.searchParams.set('options', '-c search_path=inventory');
  database = new SourceDatabase({ source: 'inventory', url: url.toString() });
  const whole = readerOf(database, {});
  read = readerThrough(whole, views, { brands: () => ['Edelgrat'] });
  const rows = await whole(
    statement('all', (db) => db.selectFrom('products').select(['sku', 'brand'])),
    {},
  );
  all = skus(rows);
  visible = skus(rows.filter(({ brand }) => brand === 'Edelgrat'));
  expect(visible.length).toBeGreaterThan(0);
  expect(visible.length).toBeLessThan(all.length);
});
afterAll(() => database.close());

describe('in raw text', () => {
  const products = sql.table('inventory.products');
  test.each([
    'inventory.products',
    '"inventory".products',
    'inventory."products"',
    '"inventory"."products"',
    'INVENTORY.products',
    'inventory . products',
    'inventory\n.\tproducts',
    'inventory/**/.products',
    'inventory.--\nproducts',
    'postgres.inventory.products',
    'products',
    'PRODUCTS',
    '"products"',
    'only products',
    '(products)',
    '"prod""ucts"',
    'U&"products"',
    'u&"prod\\0075cts"',
    `U&"prod!0075cts" uescape '!'`,
    'u&"\\0069nventory".suppliers',
    'products\u00a0',
    'sales.customers',
    '(table products) as t',
    '(with recursive products as (select 1 as sku) select sku from products) as t',
    `query_to_xml('select * from inventory.products', true, true, '')`,
    `query_to_xml('select * from "products"', true, true, '')`,
    `query_to_xml('select * from prod\\x75cts', true, true, '')`,
    `query_to_xml(E'select * from prod\\x75cts', true, true, '')`,
    `query_to_xml(U&'select * from prod\\0075cts', true, true, '')`,
    'query_to_xml($$select * from products$$, true, true, $$$$)',
    'query_to_xml($a$select * from products$a$, true, true, $a$$a$)',
    `(select 'it''s', sku from products) as t`,
    `(select '\\' as sku) as t, products where '' = ''`,
    '(select 1 as sku) as t /* inventory.products */',
    `/* ' */ u&"prod!0075cts" uescape '!' /* ' */`,
    `u&"prod!0075cts" --'\nuescape '!'`,
    '(select 1 as sku) as t -- products',
    '(select 1 as sku) as t; table products',
    '(select 1 as sku) as t limit 1union table products',
  ])('%j is refused', (spelling) => {
    expect(() => raw(sql`select sku from ${sql.raw(spelling)}`)).toThrow(TypeError);
    expect(() => raw(sql`select sku from ${sql.raw(spelling)}`)).toThrow('inventory.asked: ');
  });

  test.each([
    ['two fragments', sql`select sku from inven${sql.raw('tory.prod')}ucts`],
    ['quotes around a fragment', sql`select sku from "${sql.raw('products')}"`],
    ['quotes around a node', sql`select sku from "${sql.id('products')}"`],
    ['a string around a node', sql`select '${products}'`],
    ['an escape before a node', sql`select sku from u&${sql.id('prod')}`],
    ['a quote behind a node', sql`select sku from ${sql.id('prod')}"ucts"`],
    ['a schema node and raw text', sql`select sku from ${sql.id('inventory')}.products`],
    ['a spaced schema node', sql`select sku from ${sql.id('inventory')} . ${sql.id('products')}`],
    ['a database before the schema', sql`select sku from ${sql.id('postgres', 'inventory', 'products')}`],
    ['a table that nobody described', sql`select sku from ${sql.table('inventory.products_of_old')}`],
    ['a table in capitals', sql`select sku from ${sql.table('inventory.PRODUCTS')}`],
    ['the schema of another source', sql`select sku from ${sql.table('sales.customers')}`],
    ['an exemption of another source', sql`select sku from ${wholeTable('sales', 'customers')}`],
    ['an exemption for no table', sql`select sku from ${wholeTable('inventory', 'product')}`],
    ['an escape in a name', sql`select sku from ${sql.id('prod\\0075cts')}`],
  ])('%s: refused', (_, written) => {
    expect(() => raw(written)).toThrow(TypeError);
  });
});

describe('as a node', () => {
  const products = sql.table('inventory.products');
  const made = (build: (db: Db) => { compile(): never }) => statement<object, Row>('asked', build as never);
  test.each<[string, Statement<object, Row>]>([
    ['a table', made((db) => db.selectFrom('products').select('sku') as never)],
    [
      'a table with its schema',
      made((db) => db.selectFrom('inventory.products' as 'products').select('sku') as never),
    ],
    ['an alias', made((db) => db.selectFrom('products as p').select('p.sku') as never)],
    [
      'its own name for an alias',
      made((db) => db.selectFrom('products as products').select('products.sku') as never),
    ],
    [
      'a CTE',
      made(
        (db) =>
          db
            .with('own', (tables) => tables.selectFrom('products').select('sku'))
            .selectFrom('own')
            .select('sku') as never,
      ),
    ],
    [
      'a recursive CTE',
      made(
        (db) =>
          db
            .withRecursive('own(sku)', (tables) =>
              tables.selectFrom('products').select('sku').union(tables.selectFrom('own').select('own.sku')),
            )
            .selectFrom('own')
            .select('sku') as never,
      ),
    ],
    [
      'a union, a join and a subquery',
      made(
        (db) =>
          db
            .selectFrom('products')
            .select('products.sku')
            .union(
              db
                .selectFrom('stock_levels as s')
                .innerJoin('products', 'products.sku', 's.sku')
                .select('s.sku')
                .where('s.sku', 'in', (sub) => sub.selectFrom('products').select('products.sku')),
            ) as never,
      ),
    ],
    ['sql.table', raw(sql`select sku from ${products}`)],
    ['sql.table of a bare name', raw(sql`select sku from ${sql.table('products')}`)],
    ['sql.ref', raw(sql`select sku from ${sql.ref('inventory.products')}`)],
    ['sql.ref of a bare name', raw(sql`select sku from ${sql.ref('products')}`)],
    ['sql.id', raw(sql`select sku from ${sql.id('inventory', 'products')}`)],
    ['sql.id of a bare name', raw(sql`SELECT sku FROM ${sql.id('products')}`)],
    ['ONLY', raw(sql`select sku from only ${sql.id('products')}`)],
    ['the command TABLE', raw(sql`select sku from (table ${sql.id('products')}) as t`)],
    [
      'raw recursion',
      raw(sql`WITH RECURSIVE own as (select sku from ${products} union select sku from own) table own`),
    ],
    [
      'a CTE of its name within',
      raw(sql`select sku from (
        with ${sql.id('products')} as (select * from ${products}) select sku from ${sql.id('products')}) as t`),
    ],
  ])('%s: no other rows are read', async (_, spelled) => {
    expect(skus(await read(spelled, {}))).toEqual(visible);
  });

  test.each([
    [
      'a CTE of its name',
      sql`with ${sql.id('products')} as (select * from ${products}) table ${sql.id('products')}`,
      'specified more than once',
    ],
    ['a name in capitals', sql`select sku from ${sql.id('PRODUCTS')}`, 'inventory'],
  ])('%s: nothing is read', async (_, written, why) => {
    await expect(read(raw(written), {})).rejects.toThrow(why);
  });

  test('an exemption reads the whole table', async () => {
    expect(skus(await read(raw(sql`select sku from ${wholeTable('inventory', 'products')}`), {}))).toEqual(
      all,
    );
  });
});
