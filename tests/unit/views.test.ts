import { expect, test } from '@jest/globals';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { pagedStatementsOf } from '../../src/database/keyset.ts';
import type { Catalogue } from '../../src/figures/catalogue.ts';
import { matchersOf } from '../../src/figures/matcher.ts';
import type { Reader } from '../../src/database/reader.ts';
import { wholeTable } from '../../src/database/sql-parts.ts';
import { statementsOf, writeStatements, type Statement } from '../../src/database/statement.ts';
import { table, text, type RowsOf } from '../../src/database/table.ts';
import {
  keysOf,
  readerThrough,
  statementThrough,
  valueOf,
  viewOf,
  viewsOf,
} from '../../src/database/views.ts';

const columns = { name: text(), sender: text(), topic: text() };
const tables = {
  people: table({ columns, key: ['name'] }),
  letters: table({ columns, key: ['name'] }),
  towns: table({ columns, key: ['name'] }),
};
type Db = Kysely<RowsOf<typeof tables>>;
type Asked = { readonly name: string };

const people = sql`select * from ${sql.table('sales.people')} where country = any(${valueOf('countries')}::text[])`;
const views = viewsOf('sales', tables, {
  people,
  letters: sql`select * from ${sql.table('sales.letters')}
    where sender in (select name from ${viewOf('people')}) and topic = ${keysOf('topics')}`,
});

const statement = statementsOf<RowsOf<typeof tables>>('sales', tables);
const asked = (written: (p: Asked) => RawBuilder<unknown>) =>
  statement<Asked, unknown>('asked', (db, p) => ({ compile: () => written(p).compile(db) as never }));
const over = (made: Statement<Asked, unknown>) => statementThrough(made, views)?.statement.text;

const seenPeople =
  '"people" as not materialized (select * from "sales"."people" where country = any($1::text[]))';
const [peopleNode, towns] = [sql.table('sales.people'), sql.table('sales.towns')];

test('a statement reads the view wherever a node names the table', () => {
  const joined = statement<Asked, unknown>('asked', (db: Db) =>
    db
      .selectFrom('people')
      .innerJoin('people as p', 'p.name', 'people.name')
      .innerJoin('towns', 'towns.name', 'p.name')
      .select(['people.name', sql`${sql.ref('people.topic')}`.as('topic')]),
  );
  expect(over(joined)).toBe(
    `/* sales.asked_restricted */ with ${seenPeople} select "people"."name", "people"."topic" as "topic" ` +
      'from "people" inner join "people" as "p" on "p"."name" = "people"."name" ' +
      'inner join "sales"."towns" on "sales"."towns"."name" = "p"."name"',
  );
  expect(joined.text).not.toMatch(/with|[^ -~]/);
});

test('a view brings those it reads, and its values come behind those of the statement', () => {
  const seen = statementThrough(
    asked((p) => sql`select from ${sql.table('sales.letters')} where topic = ${p.name}`),
    views,
  );
  expect(seen?.wants).toEqual(['countries', 'topics']);
  expect(seen?.statement.text).toContain('country = any($2::text[])');
  expect(seen?.statement.text).toContain('string_to_array($3::text, chr(31))');
  expect(seen?.statement.values({ own: { name: 'n' }, visible: [['DE'], 'a'] })).toEqual(['n', ['DE'], 'a']);
});

test.each([
  [sql`with x as (select from ${peopleNode}) select`, `with ${seenPeople}, x as (`],
  [sql`WITH  RECURSIVE x as (select from ${peopleNode}) select`, `WITH  RECURSIVE ${seenPeople}, x as (`],
  [
    sql`explain (format json) with x as (select from ${peopleNode}) select`,
    `*/ explain (format json) with ${seenPeople}, x as (`,
  ],
  [
    sql`explain (format json) select from ${peopleNode}`,
    `*/ explain (format json) with ${seenPeople} select`,
  ],
])('views come before what a statement has of its own: %#', (written, beginning) => {
  expect(over(asked(() => written))).toContain(beginning);
});

test('a bare name brings the view too, which Postgres reads then', () => {
  expect(over(asked(() => sql`select from ${sql.id('people')}`))).toContain(`with ${seenPeople} select`);
  expect(over(asked(() => sql`select ${sql.ref('t.people')} from ${towns} as t`))).toContain(seenPeople);
});

test('a statement over other tables is left as it is', () => {
  expect(over(asked(() => sql`select people_of_old from ${towns}`))).toBeUndefined();
});

test('an exempt table is read whole, whatever else is not', () => {
  const whole = wholeTable('sales', 'people');
  expect(over(asked(() => sql`select from ${whole}`))).toBeUndefined();
  expect(over(asked(() => sql`select from ${whole}, ${peopleNode}`))).toMatch(
    / select from "sales"."people", "people"$/,
  );
});

test('the text over views is made once', () => {
  const made = asked(() => sql`select from ${peopleNode}`);
  expect(statementThrough(made, views)).toBe(statementThrough(made, views));
});

test('a text that no factory made is not read over views', () => {
  const { parts, ...byHand } = asked(() => sql`select`);
  expect(parts).toBeDefined();
  expect(() => statementThrough(byHand, views)).toThrow('any table');
});

test('a view is refused that names a later one, itself or no table', () => {
  const late = sql`select * from ${sql.table('sales.people')} where name in (select sender from ${viewOf('letters')})`;
  expect(() => viewsOf('sales', tables, { people: late })).toThrow('letters');
  expect(() => viewsOf('sales', tables, { people: sql`select * from ${viewOf('people')}` })).toThrow(
    'people',
  );
  expect(() => viewsOf('sales', tables, { people: sql`select * from sales.people` })).toThrow('sales');
  expect(() => viewsOf('sales', tables, { peple: people })).toThrow('peple');
});

test('a paged statement and the fragments of filters are refused at start, before anybody asks', async () => {
  const paged = pagedStatementsOf<RowsOf<typeof tables>>('sales', tables);
  paged(
    'page',
    [{ name: 'name', steps: [{ column: 'name', type: 'text', direction: 'asc' }] }],
    (db, _, { within }) =>
      db
        .selectFrom(sql<{ cursor_0: string; cursor_1: string }>`sales.people`.as('p'))
        .selectAll()
        .where(within),
  );
  const catalogue: Catalogue = { source: 'sales', of: 'letters', tables, relations: {}, figures: {} };
  const rows = () => sql`select * from people`;
  matchersOf({ ...catalogue, relations: { known: { points: 1, rows } } });
  matchersOf({
    ...catalogue,
    relations: { absent: { points: 1, rows: ({ has }) => (has('towns') ? sql`select` : rows()) } },
  });
  const value = () => sql`(select max(name) from people)`;
  const one = () => sql`1`;
  matchersOf({ ...catalogue, figures: { top: { type: 'text', value } } });
  matchersOf({ ...catalogue, figures: { most: { type: 'text', value: one, known: value } } });
  const shown = { name: { type: 'text', value } } as const;
  matchersOf({ ...catalogue, figures: { best: { type: 'text', value: one, shown } } });
  const failure: unknown = await writeStatements().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AggregateError);
  // Modules are shared with other files of tests, which make what cannot be written too.
  const messages = (failure as AggregateError).errors
    .map((error: Error) => error.message)
    .filter((message) => /^sales\.(page_name_|letters )/.test(message));
  const refused = [
    'sales.page_name_on_open_open: a raw fragment names sales',
    'sales.letters rows known',
    'sales.letters rows absent without optional tables',
    'sales.letters value top',
    'sales.letters value most, where known',
    'sales.letters value best, name',
  ];
  expect(messages.filter((message) => !refused.some((start) => message.startsWith(start)))).toEqual([]);
  expect(messages).toHaveLength(refused.length);
});

test('without a word on what may be seen nothing is read', async () => {
  const reads: unknown[] = [];
  const whole = Object.assign(async (...read: unknown[]) => (reads.push(read), []), {
    optional: async () => null,
    absent: { known: () => new Set<string>(), find: async () => new Set<string>() },
  }) as unknown as Reader;
  const read = readerThrough(whole, views, {});
  const made = asked(() => sql`select from ${peopleNode}`);
  await expect(read(made, { name: 'n' })).rejects.toThrow('countries');
  await expect(read.optional(made, { name: 'n' })).rejects.toThrow(TypeError);
  expect(reads).toEqual([]);
});
