import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { worldNow } from '../../sample-data/world.ts';
import type { StatementEvent } from '../../src/database/interceptors/observe.ts';
import { openSession, type Session } from '../../src/database/session.ts';
import { SourceDatabase, type StatementRecord } from '../../src/database/source-database.ts';
import type { Statement } from '../../src/database/statement.ts';
import type { Sku } from '../../src/domain/ids.ts';

import { openSources, type OpenSources } from '../../src/sources/open.ts';
import { testCluster } from '../support/cluster.ts';
import { openGraph, type Graph } from '../support/graph.ts';
import { until } from '../support/until.ts';

/** Keys that several requests want by one statement at the same time go in one, and each has the rows of its own. */
interface Asked {
  readonly keys: readonly string[];
  readonly seconds: number;
}
const keyed: Statement<Asked, { key: string; together: number }> = {
  source: 'inventory',
  name: 'keyed',
  text: `/* inventory.keyed */ select key, cardinality($1::text[])::int as together
    from unnest($1::text[]) as key, (select pg_sleep($2)) as slept order by key`,
  plannedAnew: false,
  keyed: { at: 0, column: 'key', told: [] },
  values: ({ keys, seconds }) => [keys, seconds],
};

let database: SourceDatabase;
let administration: Session;
let events: StatementEvent[];

beforeAll(async () => {
  administration = await openSession(testCluster().ownerUrl);
});
afterAll(() => administration.end());
beforeEach(() => {
  events = [];
  database = new SourceDatabase({
    source: 'inventory',
    url: testCluster().readerUrls.inventory,
    onStatement: (event) => events.push(event),
  });
});
afterEach(() => database.close());

const ask = (keys: readonly string[], seconds = 0.3, signal?: AbortSignal) =>
  database.run(keyed, { keys, seconds }, { signal });
const running = async () => {
  const { rows } = await administration.query(
    `select 1 from pg_stat_activity where state = 'active' and query like '%inventory.keyed%' and pid <> pg_backend_pid()`,
  );
  return rows.length;
};

test('the first is sent at once and alone; those who come meanwhile go together, each with its own rows', async () => {
  const records: StatementRecord[] = [];
  const first = ask(['a', 'b']);
  const others = [['c'], ['d', 'b'], ['e']].map((keys) =>
    database.run(keyed, { keys, seconds: 0.3 }, { record: (record) => records.push(record) }),
  );
  expect(await first).toEqual([
    { key: 'a', together: 2 },
    { key: 'b', together: 2 },
  ]);
  expect(await Promise.all(others)).toEqual([
    [{ key: 'c', together: 4 }],
    [
      { key: 'b', together: 4 },
      { key: 'd', together: 4 },
    ],
    [{ key: 'e', together: 4 }],
  ]);
  expect(events.map(({ rows }) => rows).toSorted()).toEqual([2, 4]);
  // Each request tells of the statement that it needed, and of its own rows.
  expect(records.map(({ rows, joined }) => [rows, joined])).toEqual([
    [1, undefined],
    [2, true],
    [1, true],
  ]);
});

test('whoever waits for others waits for no statement that takes long', async () => {
  const slow = ask(['a'], 1.5);
  const started = performance.now();
  // The same statement with the same other values, so that it gathers; it is sent long before the first is answered.
  const behind = ask(['b'], 1.5);
  await until(async () => (await running()) === 2);
  expect(performance.now() - started).toBeLessThan(1_200);
  await Promise.all([slow, behind]);
});

test('other values keep statements apart, and so does a bound of keys', async () => {
  const many = (from: number) => Array.from({ length: 90 }, (_, n) => `key ${from + n}`);
  const rows = await Promise.all([
    ask(['a']),
    ask(['b'], 0.31),
    ask(many(0)),
    ask(many(100)),
    ask(many(200)),
    ask(Array.from({ length: 101 }, (_, n) => `much ${n}`)),
  ]);
  expect(rows.map(([row]) => row?.together)).toEqual([1, 1, 180, 180, 90, 101]);
});

/** What keys are told of goes with them: each entry is of the key in the same place of the other list. */
const told: Statement<{ keys: readonly string[]; entries: readonly string[] }, { key: string }> = {
  source: 'inventory',
  name: 'told',
  text: `/* inventory.told */ select key, cardinality($1::text[])::int as together,
      (select string_agg(entry, ' ' order by entry) from unnest($2::text[], $3::text[]) as told(entry, of) where of = key) as entries
    from unnest($1::text[]) as key, (select pg_sleep(0.2)) as slept order by key`,
  plannedAnew: false,
  keyed: { at: 0, column: 'key', told: [[1, 2]] },
  values: ({ keys, entries }) => [keys, entries, entries.map(() => keys[0])],
};

test('what is told of keys goes with them, and nobody is answered by what another has told of the same one', async () => {
  const askTold = (key: string, ...entries: string[]) => database.run(told, { keys: [key], entries }, {});
  const rows = await Promise.all([
    askTold('first', 'x'),
    askTold('a', 'one', 'two'),
    askTold('b'),
    askTold('a', 'one'),
    askTold('c', 'three'),
  ]);
  expect(rows.flat()).toEqual([
    { key: 'first', together: 1, entries: 'x' },
    { key: 'a', together: 2, entries: 'one two' },
    { key: 'b', together: 2, entries: null },
    { key: 'a', together: 2, entries: 'one' },
    { key: 'c', together: 2, entries: 'three' },
  ]);
});

test('who leaves takes nothing from the others; when the last has left, the statement ends in the database', async () => {
  const leaving = Array.from({ length: 3 }, () => new AbortController());
  const first = ask(['a'], 3);
  const outcome = (keys: string[], signal: AbortSignal) =>
    ask(keys, 3, signal).catch((error: Error) => error.message);
  const gathered = leaving.map(({ signal }, n) => outcome([`b${n}`], signal));
  leaving[0]?.abort(new Error('left early'));
  expect(await gathered[0]).toBe('left early');
  await until(async () => (await running()) === 2);
  const started = performance.now();
  leaving[1]?.abort(new Error('left'));
  expect(await gathered[1]).toBe('left');
  await sleep(400);
  expect(await running()).toBe(2);
  leaving[2]?.abort(new Error('left'));
  expect(await gathered[2]).toBe('left');
  await until(async () => (await running()) === 1);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(await first).toEqual([{ key: 'a', together: 1 }]);
});

test('a value that the database refuses costs its own caller the answer, and nobody else', async () => {
  const first = ask(['a']);
  const [good, bad, other] = await Promise.allSettled([ask(['b']), ask(['\u0000']), ask(['c'])]);
  await first;
  expect(good).toMatchObject({ status: 'fulfilled', value: [{ key: 'b' }] });
  expect(bad).toMatchObject({ status: 'rejected', reason: { code: '22021' } });
  expect(other).toMatchObject({ status: 'fulfilled', value: [{ key: 'c' }] });
});

const card = `query ($sku: Sku!) {
  product(sku: $sku) {
    name brand category specifications { name value } lifecycle { stage }
    inventory { available levels { warehouse { code } available } } availableToPromise(weeks: 4) { quantity }
    unitCost { amount } costBreakdown { component amount { amount } } costHistory(first: 3) { effectiveFrom }
    price { current { amount } } margin { percent } competitorPrices(first: 3) { competitor }
    suppliers { supplier { name } preferred } capacity(weeks: 4) { weekStarting plannedUnits }
    disruptions(active: true) { id } support { openTickets } faqs(first: 3) { question }
    feedback(first: 2) { nodes { comment } totalCount } tickets(first: 2) { nodes { number } totalCount }
    sales(last: { months: 3 }) { units revenue { amount } series(by: MONTH) { units revenue { amount } } }
  }
}`;
const customer = `query ($number: CustomerNumber!) {
  customer(number: $number) {
    name email orders(first: 3) { totalCount nodes { number lines { product { sku } quantity }
      shipments { number events { status } } } }
    tickets(first: 3) { totalCount nodes { number } } support { openTickets lastContactAt }
  }
}`;

describe('of a graph', () => {
  let graph: Graph;
  let sources: OpenSources;

  let sent = 0;
  const open = {
    onStatement: () => (sent += 1),
    limits: { connect: 10_000, suspicion: 10_000, probe: 10_000 },
  };

  beforeAll(async () => {
    graph = await openGraph(testCluster().readerUrls, worldNow, {}, open);
    sources = openSources(testCluster().readerUrls, open);
  });
  afterAll(async () => {
    await graph.close();
    await sources.close();
  });

  const all = async (name: string) => {
    const { data } = await graph.query(
      `{ ${name}(first: 24) { nodes { ${name === 'products' ? 'sku' : 'number'} } } }`,
    );
    return (data[name].nodes as Record<string, string>[]).map((node) => Object.values(node)[0]!);
  };
  const answers = async (text: string, variables: Record<string, unknown>) => {
    const { data, errors } = await graph.query(text, variables);
    return { data, errors };
  };

  test.each([
    ['products', card, 'sku'],
    ['customers', customer, 'number'],
  ])(
    '%s that are asked for at the same time are answered as one by one, by far fewer statements',
    async (list, text, key) => {
      const keys = await all(list);
      const oneByOne = [];
      // Once before, so that what holds for a while is there.
      await answers(text, { [key]: keys[0] });
      sent = 0;
      for (const value of keys) oneByOne.push(await answers(text, { [key]: value }));
      const apart = sent;
      sent = 0;
      const together = await Promise.all(keys.map((value) => answers(text, { [key]: value })));
      expect(together).toEqual(oneByOne);
      expect(oneByOne.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      expect(sent).toBeLessThan(apart / 3);
    },
  );

  test('row-restricted callers are only asked for with their own kind, and see what they see alone', async () => {
    const { data } = await graph.query('{ products(first: 60) { nodes { sku brand } } }');
    const products = data.products.nodes as { sku: Sku; brand: string }[];
    const brands = [...new Set(products.map(({ brand }) => brand))].slice(0, 3);
    const kinds = [null, [brands[0]!], [brands[1]!], [brands[0]!, brands[2]!]];
    /** What one request of a caller of these brands reads of a product. */
    const read = async (own: readonly string[] | null, sku: Sku) => {
      const { inventory, cogs, sales } = sources.reads({ caller: 'one' }, { brands: own, countries: null });
      const [row, levels, costs, units] = await Promise.all([
        inventory.product.load(sku),
        inventory.stockLevels.load(sku),
        cogs.costsOn('2026-07-01' as never).load(sku),
        sales.dailyUnits({ from: '2026-06-01', until: '2026-07-01' } as never).load(sku),
      ]);
      return { row, levels, costs, units };
    };
    const asked = products.flatMap(({ sku }) => kinds.map((own) => ({ own, sku })));
    const together = await Promise.all(asked.map(({ own, sku }) => read(own, sku)));
    for (const [index, { own, sku }] of asked.entries()) {
      const { brand } = products.find((product) => product.sku === sku)!;
      const mayBeSeen = own === null || own.includes(brand);
      expect([sku, own, together[index]?.row !== null]).toEqual([sku, own, mayBeSeen]);
      if (!mayBeSeen) expect(together[index]).toMatchObject({ levels: [], costs: [], units: [] });
    }
    // Some of each kind, alone.
    for (const index of [0, 1, 2, 3, 101, 102, 103])
      expect(together[index]).toEqual(await read(asked[index]!.own, asked[index]!.sku));
  });
});
