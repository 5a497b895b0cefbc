import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { slots as everySlot, type Slot } from '../support/attacks/slots.ts';
import { longestBlock } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, type Reply } from '../support/attacks/wire.ts';
import { sampleSql } from '../support/graph.ts';

/** SQL in every place where a caller's text enters, found by walking the schema. */
/** What orders texts finds some by any text; every other place finds nothing by these. */
const orders = [
  // A place alone asks nothing.
  'warehouses',
  'lt',
  'lte',
  'gt',
  'gte',
];

const slots = everySlot();
let target: Target;
let before: unknown;
beforeAll(async () => {
  target = await startTarget({ limits: { costCapacity: 1e9 } });
  before = await rowCounts();
});
afterAll(() => target.stop());

const payloads = [
  `'`,
  `' or '1'='1`,
  `'; drop table products; --`,
  `') union select null, usename, passwd from pg_shadow --`,
  `' || pg_sleep(5) || '`,
  `$1 $$ ' $$`,
  `"; select * from "customers`,
];

test('text enters at more than a hundred places, of every kind', () => {
  expect(slots.length).toBeGreaterThan(100);
  for (const kind of [
    'String',
    'ID',
    'Sku',
    'CustomerNumber',
    'Date',
    'DateTime',
    'Decimal',
    'CountryCode',
  ]) {
    expect(slots.map(({ type }) => type)).toContain(kind);
  }
});

test.each(slots)('SQL is only text at $path', async (slot) => {
  const { answer, blockedMs, defects } = await target.during(() =>
    Promise.all(payloads.map((payload) => ask(target.port, slot.document, { value: slot.value(payload) }))),
  );
  expect(defects).toEqual([]);
  for (const reply of answer) expectNothing(slot, reply);
  expect(blockedMs).toBeLessThanOrEqual(longestBlock);
});

function expectNothing({ name }: Slot, { status, code, text }: Reply): void {
  expect(text).not.toMatch(/syntax error|operator does|relation|SOURCE_UNAVAILABLE/i);
  if (code !== null) return expect(code).toBe('BAD_USER_INPUT');
  expect(status).toBe(200);
  if (!orders.includes(name)) expect(text).not.toMatch(/"(totalCount|size)":[1-9]/);
}

test('every table holds afterwards what it held before', async () => {
  expect(await rowCounts()).toEqual(before);
});

function rowCounts() {
  return Promise.all(
    sourceNames.map(async (source) => {
      const tables = await sampleSql<{ name: string }>(
        source,
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
      );
      const counts = await Promise.all(
        tables.map(async ({ name }) => [name, await sampleSql(source, `select count(*) from ${name}`)]),
      );
      return [source, Object.fromEntries(counts)];
    }),
  );
}
