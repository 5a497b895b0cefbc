import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startOfDay, type CalendarDate } from '../../src/domain/calendar.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import {
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Answer,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { fillHistory, skus, stretches } from '../support/history.ts';
import { reportingBy } from '../support/reporting-calendar.ts';
import { put } from '../support/rows.ts';

/** Prices, costs, rivals and stock over days, each beside one SQL over the raw rows. Its today is 2026-11-20, noon. */
let world: OwnWorld;
beforeAll(async () => {
  world = await ownWorld();
  await fillHistory(world);
});
afterAll(() => world.drop());

const money = '{ amount currency }';
const rowsOf = <Row>(answer: Answer, field: string): Row[] => {
  expect(answer.errors).toBeUndefined();
  return answer.data.products.nodes.flatMap(({ sku, ...rest }: Record<string, Row[]>) =>
    (rest[field] ?? []).map((row) => ({ sku, ...row })),
  );
};
interface Seen {
  readonly competitorPriceHistory: { readonly nodes: readonly unknown[]; readonly totalCount: number };
}
const counted = ({ statements }: Answer, source: string) =>
  statements.filter((statement) => statement.source === source).length;

describe.each([['UTC'], ['Pacific/Auckland'], ['America/Los_Angeles']])('in %s', (timeZone) => {
  let graph: Graph;
  reportingBy({ timeZone });
  beforeAll(async () => {
    const noon = new Date(startOfDay('2026-11-20' as CalendarDate).getTime() + 43_200_000);
    graph = await openGraph(world.urls, noon);
  });
  afterAll(() => graph.close());

  const ask = (fields: string, filter = '') =>
    graph.query(`{ products(first: 50, orderBy: { field: SKU }${filter}) { nodes { sku ${fields} } } }`);
  const whole = '{ from: "2026-10-10", to: "2026-11-12" }';

  test('each price is told with the days it was in force, for fifty products by one statement', async () => {
    const answer = await ask(
      `priceHistory(period: ${whole}) { price ${money} net ${money} compareAt ${money} effectiveFrom effectiveTo }`,
    );
    const expected = await world.sql<Record<string, unknown>>(
      'cogs',
      stretches(
        'cogs.prices',
        `jsonb_build_object('price', round(amount_minor / 100, 2)::text, 'compareAt', round(compare_at_minor / 100, 2)::text,
          'net', round(round(amount_minor / (1 + coalesce(included_tax_percent, 0) / 100)) / 100, 2)::text)`,
        'sku',
      ),
      ['2026-10-10', '2026-11-13'],
    );
    const amount = (of: { amount: string } | null) => of?.amount ?? null;
    type Row = Record<'price' | 'net' | 'compareAt', { amount: string } | null>;
    expect(
      rowsOf<Row>(answer, 'priceHistory').map(({ price, net, compareAt, ...days }) => ({
        ...days,
        terms: [{ price: amount(price), net: amount(net), compareAt: amount(compareAt) }],
      })),
    ).toEqual(expected);
    expect(expected.length).toBeGreaterThan(100);
    expect(counted(answer, 'cogs')).toBe(1);
  });

  test('costs of a period are all that were in force in it', async () => {
    const answer = await ask(
      `costHistory(period: ${whole}) { unitCost ${money} effectiveFrom effectiveTo knownUntil }`,
    );
    const expected = await world.sql<{
      sku: string;
      effectiveFrom: string;
      effectiveTo: string | null;
      terms: readonly (readonly [component: string, minor: string])[];
    }>(
      'cogs',
      stretches('cogs.cost_records', 'to_jsonb(array[component, amount_minor::text])', 'sku, component'),
      ['2026-10-10', '2026-11-13'],
    );
    expect(
      rowsOf<{ unitCost: { amount: string } }>(answer, 'costHistory').map(({ unitCost, ...days }) => ({
        ...days,
        cost: unitCost.amount,
      })),
    ).toEqual(
      expected.map(({ terms, ...days }) => ({
        ...days,
        cost: (terms.reduce((sum, [, minor]) => sum + Number(minor), 0) / 100).toFixed(2),
        knownUntil: '2026-11-12',
      })),
    );
    expect(expected.length).toBeGreaterThan(80);
    expect(counted(answer, 'cogs')).toBe(1);
    const newest = await ask(`costHistory(period: ${whole}, first: 1) { effectiveFrom effectiveTo }`);
    const first = new Map(
      expected
        .toReversed()
        .map(({ sku, effectiveFrom, effectiveTo }) => [sku, { sku, effectiveFrom, effectiveTo }]),
    );
    expect(rowsOf(newest, 'costHistory')).toEqual([...first.values()].toReversed());
  });

  test("rivals' prices are those of the zone's days, page by page, each page one statement", async () => {
    const seen = await world.sql<Record<string, unknown>>(
      'cogs',
      `select sku, competitor, round(amount_minor / 100, 2)::text as amount, observed_at as "observedAt" from cogs.competitor_prices
       where (observed_at at time zone $1)::date between '2026-10-10' and '2026-11-12' order by sku, competitor, observed_at desc`,
      [timeZone],
    );
    expect(seen.length).toBeGreaterThan(500);
    const found: Record<string, unknown>[] = [];
    for (const sku of skus.slice(0, 3)) {
      let after: string | null = null;
      do {
        const { data, errors } = await graph.query(
          `query ($sku: Sku!, $after: String) { product(sku: $sku) { competitorPriceHistory(period: ${whole}, first: 7, after: $after) {
            totalCount knownUntil nodes { competitor price ${money} observedAt } pageInfo { hasNextPage endCursor } } } }`,
          { sku, after },
        );
        expect(errors).toBeUndefined();
        const { totalCount, knownUntil, nodes, pageInfo } = data.product.competitorPriceHistory;
        expect(totalCount).toBe(seen.filter((row) => row['sku'] === sku).length);
        expect(knownUntil).toBe('2026-11-12');
        for (const { price, ...row } of nodes) found.push({ sku, ...row, amount: price.amount });
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
    }
    const some = seen.filter(({ sku }) => skus.slice(0, 3).includes(sku as string));
    expect(found).toEqual(
      some.map((row) => ({ ...row, observedAt: (row['observedAt'] as Date).toISOString() })),
    );
    const all = await ask(
      `competitorPriceHistory(period: ${whole}, last: 500) { totalCount nodes { competitor } }`,
    );
    expect(all.errors).toBeUndefined();
    expect(counted(all, 'cogs')).toBe(2);
    expect(
      all.data.products.nodes.map(({ competitorPriceHistory: { nodes, totalCount } }: Seen) => [
        nodes.length,
        totalCount,
      ]),
    ).toEqual(
      skus.map((sku) => {
        const own = seen.filter((row) => row['sku'] === sku).length;
        return [own, own];
      }),
    );
  });

  test('stock of each day is added up over the warehouses of a place, and unknown where it is in one', async () => {
    const days = `on onHand available`;
    const answer = await ask(
      `all: stockHistory(period: ${whole}) { ${days} } there: stockHistory(period: ${whole}, in: { country: "DE" }) { ${days} }
       named: stockHistory(period: ${whole}, in: { warehouses: ["EAST", "SHOP", "none"] }) { ${days} }`,
    );
    const kept = (where: string) =>
      world.sql(
        'inventory',
        `select sku, day::text as "on", case when bool_and(on_hand is not null) then sum(on_hand)::integer end as "onHand",
                sum(available)::integer as available
         from inventory.stock_days where day between '2026-10-10' and '2026-11-12' and ${where}
         group by sku, day order by sku, day desc`,
      );
    expect(rowsOf(answer, 'all')).toEqual(await kept('true'));
    expect(rowsOf(answer, 'there')).toEqual(await kept("warehouse_code in ('EAST', 'WEST')"));
    expect(rowsOf(answer, 'named')).toEqual(await kept("warehouse_code in ('EAST', 'SHOP')"));
    // The products, and what is asked of all of them together.
    expect(counted(answer, 'inventory')).toBe(2);
  });

  test('of a period that ends in the future only days that are over are told, and each says so', async () => {
    const histories = (period: string) => `
      costHistory(period: ${period}) { effectiveFrom effectiveTo knownUntil }
      priceHistory(period: ${period}) { effectiveFrom effectiveTo knownUntil }
      stockHistory(period: ${period}) { on available knownUntil }
      competitorPriceHistory(period: ${period}, first: 500) { knownUntil totalCount nodes { competitor observedAt } }`;
    const [told, known] = await Promise.all([
      ask(histories('{ from: "2026-11-10", to: "2027-02-01" }')),
      ask(histories('{ days: 10 }')),
    ]);
    expect(told.errors).toBeUndefined();
    expect(told.data).toEqual(known.data);
    const { priceHistory, stockHistory, competitorPriceHistory } = told.data.products.nodes[0];
    expect(new Set([...priceHistory, ...stockHistory].map(({ knownUntil }) => knownUntil))).toEqual(
      new Set(['2026-11-19']),
    );
    expect(stockHistory[0].on <= '2026-11-19').toBe(true);
    expect(competitorPriceHistory.knownUntil).toBe('2026-11-19');

    const none = await graph.query(
      `{ product(sku: "P00") { ${histories('{ from: "2026-11-20", to: "2026-11-25" }')} } }`,
    );
    expect(none.errors).toBeUndefined();
    expect(Object.values(none.data.product)).toEqual([null, null, null, null]);
    expect(none.unknown.map(({ code }) => code)).toEqual(Array(4).fill('PERIOD_NOT_BEGUN'));
  });
});

describe('a caller', () => {
  test('who is restricted to brands sees the histories of these alone', async () => {
    const graph = await openGraph(world.urls, undefined, {
      identify: async () => ({ ...unrestricted, brands: ['Odd'] }),
    });
    const histories =
      'priceHistory { effectiveFrom } costHistory(period: { days: 90 }) { effectiveFrom } stockHistory { on } competitorPriceHistory { totalCount }';
    const { data, errors } = await graph.query(
      `{ products(first: 50) { nodes { sku ${histories} } } hidden: product(sku: "P00") { ${histories} } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.hidden).toBeNull();
    expect(data.products.nodes).toHaveLength(25);
    for (const { priceHistory, stockHistory } of data.products.nodes) {
      expect(priceHistory.length).toBeGreaterThan(0);
      expect(stockHistory.length).toBeGreaterThan(0);
    }
    await graph.close();
  });

  test('may not read costs of the past without the scope for costs, and all else', async () => {
    const graph = await openGraph(world.urls, undefined, {
      identify: async () => ({ ...unrestricted, scopes: new Set(['product:read'] as const) }),
    });
    const { data, errors } = await graph.query(
      '{ product(sku: "P01") { costHistory(period: { days: 9 }) { effectiveFrom } priceHistory { effectiveFrom } } }',
    );
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    expect(data.product.costHistory).toBeNull();
    expect(data.product.priceHistory.length).toBeGreaterThan(0);
    await graph.close();
  });
});

describe('where less is kept', () => {
  let bare: OwnWorld;
  let graph: Graph;
  beforeAll(async () => {
    bare = await ownWorld();
    await fillHistory(bare);
    await bare.sql('inventory', 'drop table inventory.stock_days');
    await put(bare, 'support', 'feedback', [{ number: 'F1', sku: 'P01' }]);
    await bare.sql('support', 'alter table support.feedback drop updated_at');
    await bare.sql(
      'cogs',
      `drop table cogs.competitor_prices;
       alter table cogs.prices drop updated_at;
       update cogs.prices set amount_minor = 'NaN' where (sku, effective_from) in (select sku, max(effective_from) from cogs.prices where effective_from < '2026-11-20' group by sku)`,
    );
    graph = await openGraph(bare.urls, new Date('2026-11-20T12:00:00Z'));
  });
  afterAll(async () => {
    await graph.close();
    await bare.drop();
  });

  test('a table that a company lacks makes its history null and is named', async () => {
    const { data, errors, unknown } = await graph.query(
      '{ product(sku: "P01") { stockHistory { on } competitorPriceHistory { totalCount } priceHistory { effectiveFrom } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.product).toMatchObject({ stockHistory: null, competitorPriceHistory: null });
    expect(data.product.priceHistory.length).toBeGreaterThan(0);
    expect(unknown.map(({ code, source, table }) => [code, source, table]).toSorted()).toEqual([
      ['NOT_RECORDED', 'cogs', 'competitor_prices'],
      ['NOT_RECORDED', 'inventory', 'stock_days'],
    ]);
  });

  test('without a column that tells of changes nothing is known of them, and all else is', async () => {
    const since = 'gte: "2020-01-01T00:00:00.000Z"';
    const { data, errors } = await graph.query(`{
      products(filter: { priceUpdatedAt: { isNull: true } }, first: 1) { totalCount nodes { price { updatedAt effectiveFrom } } }
      priced: products(filter: { priceUpdatedAt: { ${since} } }) { totalCount }
      feedback { nodes { number updatedAt } } changed: feedback(filter: { updatedAt: { ${since} } }) { totalCount } }`);
    expect(errors).toBeUndefined();
    const [{ price }] = data.products.nodes;
    expect(price).toEqual({ updatedAt: null, effectiveFrom: expect.any(String) });
    expect(data).toMatchObject({
      products: { totalCount: skus.length },
      priced: { totalCount: 0 },
      feedback: { nodes: [{ number: 'F1', updatedAt: null }] },
      changed: { totalCount: 0 },
    });
  });

  test('a price that nobody can mean is null with its days, and the others are told', async () => {
    const { data, errors, unknown } = await graph.query(
      `{ product(sku: "P02") { priceHistory { price ${money} effectiveFrom } } }`,
    );
    expect(errors).toBeUndefined();
    const prices = data.product.priceHistory.map(({ price }: { price: unknown }) => price);
    expect(prices[0]).toBeNull();
    expect(prices.filter((price: unknown) => price !== null).length).toBeGreaterThan(0);
    expect(new Set(unknown.map(({ code }) => code))).toEqual(new Set(['SOURCE_VALUE_INVALID']));
  });
});

test('each is a table too, page by page where it has pages', async () => {
  const graph = await sampleGraph();
  const origin = await graph.listen();
  const read = async (address: string) => {
    const answer = await fetch(`${origin}/q/${address}`);
    return {
      status: answer.status,
      lines: (await answer.text()).trim().split('\r\n'),
      link: answer.headers.get('link'),
    };
  };
  const october = 'period.from=2026-10-01&period.to=2026-10-31';
  expect(
    (await read('price-history.csv?sku=TEN-0002&period.from=2026-01-01&period.to=2026-05-13')).lines,
  ).toEqual([
    'effectiveFrom,effectiveTo,knownUntil,price.amount,price.currency,net.amount,net.currency,compareAt.amount,compareAt.currency',
    '2026-05-13,,2026-05-13,643.95,EUR,643.95,EUR,,',
    '2026-02-28,2026-05-13,2026-05-13,684.95,EUR,684.95,EUR,,',
    '2025-05-25,2026-02-28,2026-05-13,548.95,EUR,548.95,EUR,645.95,EUR',
  ]);
  const kept = await sampleSql<{ line: string }>(
    'inventory',
    `select concat_ws(',', day, sum(on_hand), sum(available), '2026-11-19') as line from inventory.stock_days
     where sku = 'TEN-0002' and day >= '2026-11-13' and warehouse_code in ('US-RNO', 'DE-LEJ') group by day order by day desc`,
  );
  const stock = await read('stock-history.csv?sku=TEN-0002&period.weeks=1&in.warehouses=US-RNO,DE-LEJ');
  expect(stock.lines).toEqual(['on,onHand,available,knownUntil', ...kept.map(({ line }) => line)]);
  const seen = await sampleSql<{ seen: number }>(
    'cogs',
    `select count(*)::integer as seen from cogs.competitor_prices where sku = 'TEN-0002' and observed_at >= '2026-10-01Z' and observed_at < '2026-11-01Z'`,
  );
  const page = await read(`competitor-prices.csv?sku=TEN-0002&${october}&first=5`);
  const whole = await read(`competitor-prices.csv?sku=TEN-0002&${october}&first=5&all=1`);
  expect(page.lines).toEqual(whole.lines.slice(0, 6));
  expect(page.link).toContain('rel="next"');
  expect(whole.lines).toHaveLength(1 + seen[0]!.seen);
  expect((await read('stock-history.csv?sku=TEN-0002&period.from=2026-11-01')).status).toBe(400);
  await graph.close();
});
