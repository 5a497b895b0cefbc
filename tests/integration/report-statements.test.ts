import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withScopes } from '../support/callers.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';

/** A report reads what the operation selects of it, and nothing beside. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

/** The statements of an operation, each with how often it ran. */
async function read(document: string, on = graph): Promise<Record<string, number>> {
  const { errors, statements } = await on.query(document);
  expect(errors).toBeUndefined();
  const names = statements.map(({ source, name }) => `${source}.${name}`).toSorted();
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}

const report = (selection: string, by = 'CATEGORY') =>
  `{ salesReport(last: { months: 24 }, by: [${by}]) { ${selection} } }`;
const groups = { 'inventory.product_groups': 1 };
const days = (pieces: number) => ({ 'sales.keeps_daily_lines': 1, 'sales.report_days': pieces });
/** Four months at a time. */
const amounts = days(6);
/** Without amounts, a year at a time. */
const counts = days(2);
const rates = { 'cogs.rates_between': 1 };
const costs = { 'cogs.costs_of_days': 1 };

test.each([
  ['category units', { ...groups, ...counts }],
  ['category', { ...groups, ...counts }],
  ['orders', { ...groups, ...counts }],
  ['returnsPercent', { ...groups, ...counts }],
  ['revenue { amount }', { ...groups, ...rates, ...amounts }],
  ['unitsWithoutCost', { ...groups, ...costs, ...amounts }],
  ['marginPercent', { ...groups, ...rates, ...costs, ...amounts }],
])('a sales report of %s over 24 months by category', async (selection, expected) => {
  expect(await read(report(selection))).toEqual(expected);
});

test('fields in fragments and under other names are selected as well, skipped ones are not', async () => {
  const document = `query ($no: Boolean = false) { salesReport(last: { days: 7 }, by: [COUNTRY]) { ...Sold ... on SalesReportRow { placed: orders } } }
    fragment Sold on SalesReportRow { income: revenue { amount } marginPercent @include(if: $no) returnsPercent @skip(if: true) }`;
  expect(await read(document)).toEqual({ ...rates, 'sales.report_ordered': 1, 'sales.report_revenue': 1 });
});

test('a field says the same whatever stands beside it', async () => {
  const fields = ['orders', 'units', 'revenue { amount }', 'cost { amount }', 'returnsPercent'];
  const rowsOf = async (selection: string) =>
    (await graph.query(report(selection, 'COUNTRY, QUARTER'))).data.salesReport;
  const whole = await rowsOf(fields.join(' '));
  const alone = await Promise.all(fields.map(rowsOf));
  expect(whole.length).toBeGreaterThan(10);
  expect(
    whole.map((_: unknown, row: number) => Object.assign({}, ...alone.map((rows) => rows[row]))),
  ).toEqual(whole);
});

test.each([
  ['trend { period complete }', {}],
  ['metrics { metric unit }', {}],
  ['trend { tickets csatPercent }', { 'support.tickets_by_day': 1 }],
  ['trend { orders }', { 'sales.report_ordered': 1 }],
  ['trend { units }', days(1)],
  ['trend { revenue { amount } }', { ...rates, ...days(1) }],
  ['trend { conversionPercent }', { 'sales.report_ordered': 1, 'sales.sessions_by_day': 1 }],
  [
    'metrics { unit } weeks: trend { units } days: trend(by: DAY) { ...Day }',
    { ...days(1), 'logistics.promises_by_day': 1 },
  ],
])('a scorecard of %s', async (selection, expected) => {
  expect(
    await read(
      `{ scorecard(last: { days: 30 }) { ${selection} } } ${selection.includes('...Day') ? 'fragment Day on ScorecardStep { orders onTimePercent }' : ''}`,
    ),
  ).toEqual(expected);
});

test.each([
  [
    'deliveryPerformance',
    'key shipments onTimePercent exceptionPercent',
    { 'logistics.delivery_counts_by_carrier': 1 },
  ],
  ['deliveryPerformance', 'typicalDays', { 'logistics.delivery_performance_by_carrier': 1 }],
  ['supportInsights', 'tickets csatPercent firstContactResolutionPercent', { 'support.ticket_counts': 1 }],
  ['supportInsights', 'medianFirstReplyMinutes', { 'support.ticket_figures': 1 }],
  ['supportInsights', 'nps', { 'support.ticket_counts': 1, 'support.recommendations': 1 }],
  ['customerSegments', 'customers', { 'sales.segment_sizes': 1 }],
  ['customerSegments', 'orders', { 'sales.segment_sizes': 1, 'sales.segment_orders': 1 }],
  [
    'customerSegments',
    'averageOrderValue { amount }',
    { ...rates, 'sales.segment_sizes': 1, 'sales.segment_orders': 1 },
  ],
])('%s of %s', async (name, selection, expected) => {
  expect(await read(`{ ${name}(last: { days: 30 }) { ${selection} } }`)).toEqual(expected);
});

test('whoever may not read costs costs none', async () => {
  const plain = await sampleGraph(
    {},
    { identify: async () => withScopes('product:read', 'operations:explore') },
  );
  const { data, statements } = await plain.query(
    '{ scorecard(last: { days: 30 }) { metrics { metric value } } }',
  );
  await plain.close();
  expect(data.scorecard.metrics[5]).toEqual({ metric: 'MARGIN_PERCENT', value: null });
  expect(statements.map(({ source, name }) => `${source}.${name}`).toSorted()).toEqual([
    'cogs.rates_between',
    'logistics.promises_by_day',
    'sales.keeps_daily_lines',
    'sales.report_days',
    'sales.sessions_by_day',
  ]);
});
