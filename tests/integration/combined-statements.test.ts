import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { StatementEvent } from '../../src/database/interceptors/observe.ts';
import { readerOf, type Reader } from '../../src/database/reader.ts';
import { SourceDatabase, type StatementRecord } from '../../src/database/source-database.ts';
import { keyList, statementsOf } from '../../src/database/statement.ts';
import { testCluster } from '../support/cluster.ts';
import { until } from '../support/until.ts';

/** Statements for the same keys that one request asks at the same time are sent as one, and answered as they are alone. */
interface Asked {
  readonly keys: readonly string[];
  readonly seconds?: number;
}
const statement = statementsOf('inventory', {});

/** Values of every type that Postgres sends otherwise than as text, in an order that is not that of the keys. */
const typed = statement(
  'typed',
  (db, p: Asked) =>
    db
      .selectFrom(keyList(p.keys, 'asked'))
      .select([
        'key',
        sql<number>`12345678901::bigint`.as('count'),
        sql<string>`1.50::numeric`.as('amount'),
        sql<string>`'2026-11-30'::date`.as('day'),
        sql<Date>`'2026-11-30 12:00:00.123+00'::timestamptz`.as('at'),
        sql<boolean>`key = 'b'`.as('is_b'),
        sql<readonly string[]>`array['x', null, 'y,z']`.as('words'),
        sql<Buffer>`decode('00ff', 'hex')`.as('bytes'),
        sql<null>`null::text`.as('nothing'),
      ])
      .orderBy('key', 'desc'),
  { keyed: { keys: 'key' } },
);
const three = statement(
  'three',
  (db, p: Asked) =>
    db
      .selectFrom(keyList(p.keys, 'asked'))
      .where('key', '<>', 'b')
      .select(['key', sql<number>`generate_series(1, 3)`.as('n')])
      .orderBy('n', 'desc'),
  { keyed: { keys: 'key' } },
);
const slow = statement(
  'slow',
  (db, p: Asked) =>
    db
      .selectFrom(keyList(p.keys, 'asked'))
      .select(['key', sql<string>`pg_sleep(${p.seconds}::float8)::text`.as('slept')]),
  { keyed: { keys: 'key' } },
);
const bad = statement(
  'bad',
  (db, p: Asked & { readonly word: string }) =>
    db.selectFrom(keyList(p.keys, 'asked')).select(['key', sql<number>`${p.word}::int`.as('number')]),
  { keyed: { keys: 'key' } },
);
const missing = statement(
  'missing',
  (db, p: Asked) =>
    db
      .selectFrom(keyList(p.keys, 'asked'))
      .select(['key', sql<number>`(select 1 from no_such_relation)`.as('number')]),
  { keyed: { keys: 'key' } },
);

let database: SourceDatabase;
let sent: string[];
let records: StatementRecord[];
const open = (limits = {}) => {
  sent = [];
  records = [];
  database = new SourceDatabase({
    source: 'inventory',
    url: testCluster().readerUrls.inventory,
    limits,
    onStatement: ({ name, outcome }: StatementEvent) => sent.push(`${name} ${outcome}`),
  });
};
beforeEach(() => open());
afterEach(() => database.close());

const reader = (signal?: AbortSignal): Reader =>
  readerOf(database, { signal, record: (record) => records.push(record) });
const keys = ['a', 'b', 'c'];

test('rows, their order and every type are those that each has alone', async () => {
  const [one, other] = [await reader()(typed, { keys }), await reader()(three, { keys })];
  expect(sent).toEqual(['typed answered', 'three answered']);
  sent = [];
  const read = reader();
  const together = await Promise.all([read(three, { keys }), read(typed, { keys })]);
  expect(sent).toEqual(['three+typed answered']);
  expect(together).toEqual([other, one]);
  expect(together[1][0]).toEqual({
    key: 'c',
    count: 12345678901,
    amount: '1.50',
    day: '2026-11-30',
    at: new Date('2026-11-30T12:00:00.123Z'),
    is_b: false,
    words: ['x', null, 'y,z'],
    bytes: Buffer.from([0, 255]),
    nothing: null,
  });
  expect(together[0].map(({ n }) => n)).toEqual([3, 3, 2, 2, 1, 1]);
  // The trace tells of what was sent.
  expect(records.at(-1)).toMatchObject({ name: 'three+typed', rows: 7 });
});

test('other keys, other requests and what is asked later are statements of their own', async () => {
  const read = reader();
  await Promise.all([read(typed, { keys }), read(three, { keys: ['a'] }), reader()(three, { keys: ['c'] })]);
  expect(sent.toSorted()).toEqual(['three answered', 'three answered', 'typed answered']);
});

test('twenty at once are two statements, of which none has too many columns', async () => {
  const read = reader();
  const answers = await Promise.all(Array.from({ length: 20 }, () => read(typed, { keys })));
  expect(sent).toHaveLength(2);
  expect(new Set(answers.map((rows) => JSON.stringify(rows))).size).toBe(1);
});

test('the same of several requests is one statement, of which each has its own keys', async () => {
  const ask = async (own: readonly string[]) => {
    const read = reader();
    return Promise.all([read(three, { keys: own }), read(slow, { keys: own, seconds: 0.1 })]);
  };
  const first = ask(['a']);
  const [c, d] = await Promise.all([ask(['c']), ask(['d', 'b']), first]);
  expect(sent).toHaveLength(2);
  expect(c.map((rows) => rows.map(({ key }) => key))).toEqual([['c', 'c', 'c'], ['c']]);
  expect(d.map((rows) => rows.map(({ key }) => key).toSorted())).toEqual([
    ['d', 'd', 'd'],
    ['b', 'd'],
  ]);
});

describe('what one part cannot be answered', () => {
  test('a value that Postgres refuses costs its own answer', async () => {
    const read = reader();
    const [number, rows] = await Promise.allSettled([
      read(bad, { keys, word: 'no number' }),
      read(three, { keys }),
    ]);
    expect(number).toMatchObject({ status: 'rejected', reason: { code: '22P02' } });
    expect(rows).toMatchObject({ status: 'fulfilled', value: { length: 6 } });
  });

  test('a table that a company lacks is null, and left out from then on', async () => {
    const ask = () => {
      const read = reader();
      return Promise.all([
        read.optional(missing, { keys }),
        read(three, { keys }),
        read.optional(typed, { keys }),
      ]);
    };
    const [nothing, rows, others] = await ask();
    expect([nothing, rows.length, others?.length]).toEqual([null, 6, 3]);
    sent = [];
    expect((await ask())[0]).toBeNull();
    expect(sent).toEqual(['three+typed answered']);
  });

  test('where it is not optional, it tells what is missing', async () => {
    const read = reader();
    const [lacking, rows] = await Promise.allSettled([read(missing, { keys }), read(three, { keys })]);
    expect(lacking).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('inventory') },
    });
    expect(rows).toMatchObject({ status: 'fulfilled', value: { length: 6 } });
  });

  test('what is slow is told so, and after three in a row it is not waited for with others', async () => {
    await database.close();
    open({ statement: 300 });
    const ask = async () => {
      const read = reader();
      const answers = await Promise.allSettled([
        read(slow, { keys: ['a'], seconds: 5 }),
        read(three, { keys: ['a'] }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    };
    for (let times = 0; times < 3; times += 1) await ask();
    expect(database.state.suspended).toEqual(['slow+three', 'slow']);
  });
});

test('who leaves is told so at once, and nothing is sent apart', async () => {
  const leaving = new AbortController();
  const read = reader(leaving.signal);
  const asked = Promise.allSettled([read(slow, { keys, seconds: 5 }), read(three, { keys })]);
  setTimeout(() => leaving.abort(new Error('left')), 100);
  for (const answer of await asked) expect(answer).toMatchObject({ reason: { message: 'left' } });
  await until(() => sent.length > 0);
  expect(sent).toEqual(['slow+three abandoned']);
});
