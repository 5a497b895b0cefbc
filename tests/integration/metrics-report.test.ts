import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unrestricted } from '../../src/kernel/caller.ts';
import { withScopes } from '../support/callers.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';

/** What metrics are beside their figures, which tests/support/metrics-oracle.ts knows: the sample's today is 2026-11-20. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const metrics = async (args: string, selection: string, on = graph) => {
  const { data, errors, unknown, statements } = await on.query(`{ metrics(${args}) { ${selection} } }`);
  const names = statements.map(({ source, name }) => `${source}.${name}`);
  return { report: data?.metrics, errors, unknown, names };
};
const october = 'period: { from: "2026-10-01", to: "2026-10-31" }';

describe('only what is selected is worked out', () => {
  test('units by category over 24 months are four statements at most', async () => {
    const { names, errors } = await metrics(
      'by: [CATEGORY], period: { months: 24 }',
      'nodes { category units }',
    );
    expect(errors).toBeUndefined();
    expect(names.length).toBeLessThanOrEqual(4);
    expect(new Set(names)).toEqual(
      new Set(['inventory.product_groups', 'sales.keeps_daily_lines', 'sales.report_days']),
    );
  });

  test.each([
    ['tickets', ['support.ticket_groups']],
    ['shipments', ['logistics.parcels_ordered']],
    ['lateDays', ['logistics.parcels_arrived']],
    ['nps', ['support.review_groups']],
    ['newCustomers', ['sales.report_customers']],
    ['sessions', ['sales.sessions_grouped']],
  ])('%s by month', async (name, expected) => {
    const { names } = await metrics(`by: [MONTH], ${october}`, `nodes { period ${name} }`);
    expect(names).toEqual(expected);
  });
});

test('no dimension tells the totals alone', async () => {
  const { report } = await metrics(
    `by: [], ${october}`,
    'totalCount nodes { units } totals { units period }',
  );
  const { report: byDay } = await metrics(
    `by: [DAY], ${october}, first: 40`,
    'nodes { units } totals { units }',
  );
  expect(report).toEqual({ totalCount: 0, nodes: [], totals: { units: expect.any(Number), period: null } });
  const units = byDay.nodes.map((row: { units: number }) => row.units);
  expect(units.reduce((sum: number, one: number) => sum + one)).toBe(report.totals.units);
  expect(byDay.totals.units).toBe(report.totals.units);
});

test('pages behind one another are the whole, in one order, whatever it is ordered by', async () => {
  for (const orderBy of [
    '',
    'orderBy: { measure: REVENUE, direction: DESC }',
    'orderBy: { dimension: SKU }',
  ]) {
    const args = `by: [DAY, SKU], ${october}, ${orderBy}`;
    const fields = 'nodes { period sku revenue { amount } units } pageInfo { endCursor hasNextPage }';
    const { report: whole } = await metrics(`${args} first: 10000`, fields);
    const pages: unknown[] = [];
    let after = '';
    for (;;) {
      const { report } = await metrics(`${args} first: 97 ${after}`, fields);
      pages.push(...report.nodes);
      if (!report.pageInfo.hasNextPage) break;
      after = `after: "${report.pageInfo.endCursor}"`;
    }
    expect(whole.nodes.length).toBeGreaterThan(150);
    expect(pages).toEqual(whole.nodes);
  }
});

test('a cursor of another order is refused', async () => {
  const { report } = await metrics(
    `by: [SKU], ${october}, first: 1`,
    'pageInfo { endCursor } nodes { units }',
  );
  const after = `after: "${report.pageInfo.endCursor}"`;
  const other = await metrics(
    `by: [SKU], ${october}, ${after}, orderBy: { measure: UNITS }`,
    'nodes { units }',
  );
  expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});

describe('what does not go together', () => {
  test('is null beside figures that do, and the answer says why', async () => {
    const { report, errors, unknown } = await metrics(
      'by: [CARRIER], period: { months: 3 }',
      'nodes { carrier shipments units } totals { shipments units }',
    );
    expect(errors).toBeUndefined();
    expect(report.nodes.length).toBeGreaterThan(2);
    for (const row of report.nodes) expect(row).toMatchObject({ units: null, shipments: expect.any(Number) });
    expect(report.totals.units).toBeGreaterThan(100);
    expect(unknown).toEqual([
      {
        code: 'FACTS_WITHOUT_DIMENSION',
        message: 'units does not go with CARRIER: sales do not lead to it.',
        measure: 'units',
        dimension: 'CARRIER',
      },
    ]);
  });

  test.each([
    ['a dimension that no figure has', `by: [CARRIER], ${october}`, 'nodes { units }', 'by'],
    [
      'a condition that no figure has',
      `by: [SKU], ${october}, filter: { carrier: { eq: "X" } }`,
      'nodes { units }',
      'filter.carrier',
    ],
    [
      'an order by a figure that has it not',
      `by: [ISSUE], ${october}, orderBy: { measure: REVENUE }`,
      'nodes { tickets }',
      'orderBy.measure',
    ],
    [
      'an order by what is not grouped by',
      `by: [ISSUE], ${october}, orderBy: { dimension: SKU }`,
      'nodes { tickets }',
      'orderBy.dimension',
    ],
    [
      'an order by two',
      `by: [SKU], ${october}, orderBy: { dimension: SKU, measure: UNITS }`,
      'nodes { units }',
      'orderBy',
    ],
    [
      'an order by nothing',
      `by: [SKU], ${october}, orderBy: { direction: ASC }`,
      'nodes { units }',
      'orderBy',
    ],
    ['two steps in time', `by: [DAY, MONTH], ${october}`, 'nodes { units }', 'by'],
    ['a dimension twice', `by: [SKU, SKU], ${october}`, 'nodes { units }', 'by'],
    ['half a period', 'by: [SKU], period: { to: "2026-10-31" }', 'nodes { units }', 'period'],
  ])('is refused before anything is read: %s', async (_, args, selection, argument) => {
    const { errors, names } = await metrics(args, selection);
    expect(names).toEqual([]);
    expect(errors?.[0]).toMatchObject({
      locations: [{ line: 1 }],
      extensions: { code: 'BAD_USER_INPUT', argument, wanted: expect.any(String) },
    });
  });
});

describe('what a caller may see', () => {
  const asked = async (changes: Parameters<typeof sampleGraph>[1], args: string, selection: string) => {
    const own = await sampleGraph({}, changes);
    const answer = await metrics(args, selection, own);
    await own.close();
    return answer;
  };

  test.each([
    ['cost', 'nodes { units marginPercent }', '', 'cost:read'],
    ['service', 'nodes { units tickets }', '', 'support:read'],
    ['an order by costs', 'nodes { units }', 'orderBy: { measure: GROSS_PROFIT }', 'cost:read'],
    ['a customer', 'nodes { units }', 'filter: { customer: { country: { eq: "DE" } } }', 'customer:read'],
  ])('%s needs its scope', async (_, selection, more, scope) => {
    const { errors } = await asked(
      { identify: async () => withScopes('product:read') },
      `by: [SKU], ${october}, first: 2, ${more}`,
      selection,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requiredScopes: [[scope]] });
  });

  test('a caller held to brands and countries is told of these alone, in every figure', async () => {
    const identify = async () => ({ ...unrestricted, brands: ['Altamira'], countries: ['DE'] });
    const figures =
      'orders units revenue { amount } tickets shipments onTimePercent nps typicalDays customers';
    const year = 'period: { months: 12 }';
    const held = await asked({ identify }, `by: [], ${year}`, `totals { ${figures} }`);
    expect(held.errors).toBeUndefined();
    const filter = 'filter: { product: { brand: { eq: "Altamira" } }, customer: { country: { eq: "DE" } } }';
    const whole = await metrics(`by: [], ${year}, ${filter}`, `totals { ${figures} }`);
    expect(held.report.totals).toEqual(whole.report.totals);
    expect(whole.report.totals.shipments).toBeGreaterThan(3);
    const brands = await asked(
      { identify },
      `by: [BRAND, COUNTRY], ${year}`,
      `nodes { brand country ${figures} }`,
    );
    expect(brands.report.nodes).toEqual([{ brand: 'Altamira', country: 'DE', ...held.report.totals }]);
  });
});

test('a source that is down costs its own figures', async () => {
  const lame = await sampleGraph({ support: 'postgres://nobody@127.0.0.1:1/nothing' });
  const { report, errors } = await metrics(
    `by: [BRAND], ${october}, first: 3`,
    'nodes { brand units tickets }',
    lame,
  );
  await lame.close();
  expect(report.nodes[0]).toMatchObject({ units: expect.any(Number), tickets: null });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'SOURCE_UNAVAILABLE', source: 'support' });
});

test('before and change are of the days that the days of a step are compared with', async () => {
  const { report } = await metrics(
    'by: [DAY], period: { from: "2026-11-01", to: "2026-11-30" }, compareTo: YEAR_BEFORE_WEEKDAYS, first: 40',
    'knownUntil nodes { period units before { units } change { unitsPercent } }',
  );
  const { report: before } = await metrics(
    'by: [DAY], period: { from: "2025-11-02", to: "2025-12-01" }, first: 40',
    'nodes { period units }',
  );
  const unitsOn = new Map(
    before.nodes.map((row: { period: string; units: number }) => [row.period, row.units]),
  );
  expect(report.knownUntil).toBe('2026-11-19');
  expect(report.nodes.length).toBeGreaterThan(10);
  for (const { period, units, before: told, change } of report.nodes) {
    const earlier = new Date(Date.parse(period) - 364 * 86_400_000).toISOString().slice(0, 10);
    const expected = (unitsOn.get(earlier) as number | undefined) ?? 0;
    expect(told.units).toBe(expected);
    expect(change.unitsPercent).toEqual(
      expected === 0 ? null : expect.closeTo(((units - expected) / expected) * 100, 8),
    );
  }
});

test('a table of two dimensions comes whole in one stream', async () => {
  const origin = await graph.listen();
  const address = `${origin}/q/units-by-day.csv?from=2025-11-01&to=2026-10-31&all=1`;
  const [paged, whole] = await Promise.all(
    [fetch(`${address}&first=100`), fetch(address)].map(async (one) => (await one).text()),
  );
  const lines = whole!.trim().split('\r\n');
  expect(lines[0]).toBe('period,sku,units,revenue.amount,revenue.currency,returnedUnits');
  expect(lines.length).toBeGreaterThan(1_000);
  expect(paged).toBe(whole);
});
