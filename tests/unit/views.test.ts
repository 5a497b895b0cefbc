import { expect, test } from '@jest/globals';
import type { Reader } from '../../src/database/reader.ts';
import type { Statement } from '../../src/database/statement.ts';
import { keysOf, readerThrough, statementThrough, type Views } from '../../src/database/views.ts';

const views: Views = {
  people: 'select * from s.people where country = any({countries}::text[])',
  letters: `select * from s.letters where sender in (select name from view.people) and topic = ${keysOf('topics')}`,
};

const statement = (sql: string): Statement<{ readonly name: string }, unknown> => ({
  source: 'sales',
  name: 'asked',
  text: `/* sales.asked */ ${sql}`,
  plannedAnew: false,
  values: ({ name }) => [name],
});
const over = (sql: string) => statementThrough(statement(sql), views)?.statement.text;

const people = '"people" as not materialized (select * from s.people where country = any($1::text[]))';

test('a statement reads the view wherever it names the table, however it spells it', () => {
  expect(over('select "sales"."people"."name" from "sales"."people" join sales.people p on true')).toBe(
    `/* sales.asked_held */ with ${people} select "people"."name" from "people" join "people" p on true`,
  );
});

test('a view brings those it reads, and its values come behind those of the statement', () => {
  const seen = statementThrough(statement('select from sales.letters where topic = $1'), views);
  expect(seen?.wants).toEqual(['countries', 'topics']);
  expect(seen?.statement.text).toContain('country = any($2::text[])');
  expect(seen?.statement.text).toContain('string_to_array($3::text, chr(31))');
  expect(seen?.statement.values({ own: { name: 'n' }, given: [['DE'], 'a'] })).toEqual(['n', ['DE'], 'a']);
});

test('views come before what a statement has of its own, also where only its plan is asked', () => {
  expect(over('with x as (select from sales.people) select')).toContain(`with ${people}, x as (`);
  expect(over('explain (format json) with x as (select from sales.people) select')).toContain(
    `*/ explain (format json) with ${people}, x as (`,
  );
});

test('a statement over other tables is left as it is', () => {
  expect(over('select from sales.people_of_old')).toBeUndefined();
});

test('without a word on what may be seen nothing is read', async () => {
  const asked: unknown[] = [];
  const whole = Object.assign(async (...read: unknown[]) => (asked.push(read), []), {
    optional: async () => null,
    absent: { known: () => new Set<string>(), find: async () => new Set<string>() },
  }) as unknown as Reader;
  const read = readerThrough(whole, views, {});
  await expect(read(statement('select from sales.people'), { name: 'n' })).rejects.toThrow('countries');
  await expect(read.optional(statement('select from sales.people'), { name: 'n' })).rejects.toThrow(
    TypeError,
  );
  expect(asked).toEqual([]);
});
