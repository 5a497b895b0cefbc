import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ListOrder } from '../../src/database/keyset.ts';
import { pagedStatementsOf } from '../../src/database/keyset.ts';
import { laidOut, withoutData } from '../../scripts/sql/layout.ts';
import { tables, type InventoryTables } from '../../src/sources/inventory/tables.ts';

const bare = (text: string) => text.replaceAll(/\s+/g, '');

/** What loading the sources makes, as the printer does, and what each of their files makes beyond it: in a new process. */
const script = `
  import { globSync } from 'node:fs';
  import { join } from 'node:path';
  import { registeredWhile } from './scripts/sql/registered.ts';
  const loaded = await registeredWhile(() => import('./src/sources/open.ts'));
  const files = globSync('src/sources/**/*.ts').map((file) => join(process.cwd(), file));
  const more = await registeredWhile(() => Promise.all(files.map((file) => import(file))));
  const named = more.statements.map(({ source, name }) => source + '.' + name);
  const counts = [more.lists, more.matchers, more.views].map((made) => made.length);
  console.log(JSON.stringify({ texts: loaded.statements.map(({ text }) => text), files: files.length, named, counts }));`;
const made = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    maxBuffer: 16 * 1_024 * 1_024,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as { texts: string[]; files: number; named: string[]; counts: number[] };

test('laying SQL out changes white space alone, in every statement of the sources', () => {
  expect(made.texts.length).toBeGreaterThan(150);
  for (const text of made.texts) expect(bare(laidOut(text))).toBe(bare(withoutData(text)));
});

test('no file of a source makes SQL that loading the sources, as the printer does, does not', () => {
  expect(made.files).toBeGreaterThan(50);
  expect(made).toMatchObject({ named: [], counts: [0, 0, 0] });
});

test('each clause and each condition begins a line', () => {
  const text = `select sku, case when a and b then 'from, where' end as c from (select x from y where x between 1 and 2 or z is distinct from y) as l left join m on m.x = l.x and m.y = l.y where extract(day from l.x) = 1 and l.y order by sku limit $1`;
  expect(laidOut(text).split('\n')).toEqual([
    "select sku, case when a and b then 'from, where' end as c",
    'from (',
    '  select x',
    '  from y',
    '  where x between 1 and 2',
    '    or z is distinct from y',
    ') as l',
    '  left join m on m.x = l.x',
    '    and m.y = l.y',
    'where extract(day from l.x) = 1',
    '  and l.y',
    'order by sku',
    'limit $1',
  ]);
});

test('a long line goes on further in, never within a string', () => {
  const columns = Array.from({ length: 12 }, (_, place) => `concat('a, b', c) as column_${place}`);
  const lines = laidOut(`select ${columns.join(', ')} from t`).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
  expect(lines.slice(1, -1).every((line) => line.startsWith("    concat('a, b', c)"))).toBe(true);
});

test('a paged statement has no order but those that are printed', () => {
  const by = (column: 'sku' | 'name'): ListOrder => ({
    name: column,
    steps: [{ column, type: 'text', direction: 'asc' }],
  });
  const [bySku, byName] = [by('sku'), by('name')];
  const page = { size: 1, backwards: false, after: null, before: null };
  const paged = pagedStatementsOf<InventoryTables>('inventory', tables);
  const list = paged('list', [bySku], (db, _, { cursor, within, order }) =>
    db.selectFrom('products').select(cursor).where(within).orderBy(order),
  );
  expect(list(bySku, page).text).toContain('order by "sku" asc');
  expect(() => list(byName, page)).toThrow('inventory.list has no order name');
});
