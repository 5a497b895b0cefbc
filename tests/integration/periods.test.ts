import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleGraph, type Graph } from '../support/graph.ts';

/** Its today is 2026-11-20. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

/** All that take a period, and what they tell of it. */
const reports = (last: string) => `{
  scorecard(last: ${last}) { from to knownUntil metrics { metric value previous } }
  supportInsights(last: ${last}) { from to knownUntil tickets csatPercent nps }
  salesReport(last: ${last}, by: [CATEGORY, MONTH]) { category period complete knownUntil units revenue { amount } }
  deliveryPerformance(last: ${last}) { key knownUntil shipments onTimePercent }
  customerSegments(last: ${last}) { segment knownUntil orders }
  product(sku: "TEN-0001") { sales(last: ${last}) { from to knownUntil units orders revenue { amount } } }
  products(filter: { unitsSold: { last: ${last}, gt: 5 } }) { totalCount }
}`;

const whole = '{ from: "2026-10-21", to: "2026-11-19" }';

test('the same days say the same, whichever way they are asked', async () => {
  const [relative, dates] = await Promise.all([
    graph.query(reports('{ days: 30 }')),
    graph.query(reports(whole)),
  ]);
  expect(relative.errors).toBeUndefined();
  expect(dates).toMatchObject({ data: relative.data });
  expect(relative.data.scorecard).toMatchObject({
    from: '2026-10-21',
    to: '2026-11-19',
    knownUntil: '2026-11-19',
  });
  expect(relative.data.products.totalCount).toBeGreaterThan(0);
});

test('of a period that reaches beyond yesterday, each says how far it is known', async () => {
  const [told, known] = await Promise.all([
    graph.query(reports('{ from: "2026-11-01", to: "2026-12-31" }')),
    graph.query(reports('{ from: "2026-11-01", to: "2026-11-19" }')),
  ]);
  const { scorecard, supportInsights, salesReport, deliveryPerformance, product, ...rest } = told.data;
  const beyond = { from: '2026-11-01', to: '2026-12-31', knownUntil: '2026-11-19' };
  for (const report of [scorecard, supportInsights, product.sales]) expect(report).toMatchObject(beyond);
  expect(scorecard.metrics[0].value).toBe(known.data.scorecard.metrics[0].value);
  expect(salesReport).toEqual(known.data.salesReport);
  expect(salesReport[0]).toMatchObject({ period: '2026-11', complete: false, knownUntil: '2026-11-19' });
  expect(deliveryPerformance).toEqual(known.data.deliveryPerformance);
  expect(product.sales.units).toBe(known.data.product.sales.units);
  expect(rest.products).toEqual(known.data.products);
});

test('what a period is compared with is as long as all of it', async () => {
  const previous = async (last: string) => {
    const { data } = await graph.query(`{ scorecard(last: ${last}) { metrics { value previous } } }`);
    return data.scorecard.metrics[1];
  };
  const { previous: before } = await previous('{ from: "2026-11-15", to: "2026-11-24" }');
  const { value } = await previous('{ from: "2026-11-05", to: "2026-11-14" }');
  expect(before).toBe(value);
});

test('of a period that has not begun nothing is known, and each says so', async () => {
  const { data, errors, unknown } = await graph.query(reports('{ from: "2026-11-20", to: "2026-11-21" }'));
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    scorecard: null,
    supportInsights: null,
    salesReport: null,
    deliveryPerformance: null,
    customerSegments: null,
    product: { sales: null },
    products: null,
  });
  expect(unknown).toHaveLength(7);
  for (const one of unknown ?? [])
    expect(one).toMatchObject({ code: 'PERIOD_NOT_BEGUN', from: '2026-11-20' });
});

describe('a period that cannot be meant is refused before anything is read', () => {
  test.each([
    ['nothing', '{}', 'last', 'exactly one of'],
    ['two forms', '{ weeks: 2, from: "2026-10-01", to: "2026-10-02" }', 'last', 'exactly one of'],
    ['from without to', '{ from: "2026-10-01" }', 'last', 'exactly one of'],
    [
      'an end before its beginning',
      '{ from: "2026-10-02", to: "2026-10-01" }',
      'last.to',
      '2026-10-02 or a later day',
    ],
    ['1,101 days', '{ from: "2023-10-01", to: "2026-10-05" }', 'last', 'at most 1100 days'],
    ['a day that there is not', '{ from: "2026-02-30", to: "2026-10-05" }', 'last.from', 'a calendar day'],
  ])('%s', async (_, last, argument, wanted) => {
    const { errors, statements } = await graph.query(
      `{ supportInsights(last: ${last}) { tickets } products { nodes { sku } } }`,
    );
    expect(statements).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      locations: [{ line: 1 }],
      extensions: { code: 'BAD_USER_INPUT', argument, wanted: expect.stringContaining(wanted) },
    });
  });

  test('within a filter, and in a variable, at its place', async () => {
    const { errors, statements } = await graph.query(
      'query ($f: ProductFilter) { products(filter: $f) { nodes { sku } } }',
      { f: { or: [{ unitsSold: { last: { from: '2026-10-02', to: '2026-10-01' }, gt: 1 } }] } },
    );
    expect(statements).toEqual([]);
    expect(errors?.[0]?.extensions).toMatchObject({
      argument: 'filter.or[0].unitsSold.last.to',
      variable: '$f.or[0].unitsSold.last.to',
      got: '2026-10-01',
    });
  });
});
