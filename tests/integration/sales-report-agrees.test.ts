import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { reportingBy } from '../support/reporting-calendar.ts';
import { askReport } from '../support/sales-report.ts';
import { copyRawRows, oracleReport } from '../support/sales-oracle.ts';

interface ReportRow extends Record<
  'orders' | 'units' | 'unitsWithoutCost' | 'costCoveragePercent' | 'marginPercent' | 'returnsPercent',
  number
> {
  readonly sku: string | null;
  readonly revenue: { amount: string } | null;
  readonly cost: { amount: string } | null;
  readonly grossProfit: { amount: string } | null;
}

describe.each([
  ['UTC', 'MONDAY', 0],
  ['America/Los_Angeles', 'SUNDAY', 1],
  ['Asia/Tokyo', 'SATURDAY', 2],
] as const)(
  'in the sample world, by days of %s and weeks from %s, to the cent as one statement over a copy of the raw rows tells, and in its order',
  (timeZone, weekStartsOn, shift) => {
    let sample: Graph;
    let raw: OwnWorld;
    reportingBy({ timeZone, weekStartsOn });
    beforeAll(async () => {
      sample = await sampleGraph();
      raw = await ownWorld();
      await copyRawRows(raw, timeZone);
    }, 60_000);
    afterAll(async () => {
      await sample.close();
      await raw.drop();
    });

    const month = `to_char(day, 'YYYY-MM')`;
    test.each([
      ['CATEGORY, MONTH', ['category', month], ['category', 'period'], '2025-11-20', '{ months: 12 }'],
      [
        'WEEK',
        [`day - (extract(isodow from day)::integer - 1 + ${shift}) % 7`],
        ['period'],
        '2025-11-20',
        '{ months: 12 }',
      ],
      ['DAY', ['day'], ['period'], '2026-09-21', '{ days: 60 }'],
      [
        'QUARTER, BRAND',
        [`to_char(day, 'YYYY-"Q"Q')`, 'brand'],
        ['period', 'brand'],
        '2024-11-20',
        '{ months: 24 }',
      ],
      ['SKU', ['sku'], ['sku'], '2026-05-20', '{ months: 6 }'],
      ['SEGMENT, COUNTRY', ['segment', 'country'], ['segment', 'country'], '2025-11-20', '{ months: 12 }'],
      ['CHANNEL', ['channel'], ['channel'], '2026-11-06', '{ weeks: 2 }'],
      [
        'BRAND, CATEGORY, CHANNEL, MONTH',
        ['brand', 'category', 'channel', month],
        ['brand', 'category', 'channel', 'period'],
        '2026-08-20',
        '{ months: 3 }',
      ],
    ])('by %s', async (...[by, expressions, fields, from, last]) => {
      const { rows, errors } = await askReport(sample, last, by);
      expect(errors).toBeUndefined();
      const expected = await oracleReport(raw, expressions, from, '2026-11-20');
      expect(expected.length).toBeGreaterThan(2);
      const cents = (money: { amount: string } | null) => money && Number(money.amount.replace('.', ''));
      const percent = (value: number | string | null) => value !== null && Number(value).toFixed(5);
      expect(
        rows.map((row: ReportRow) => ({
          by: fields.map((field) => row[field as 'sku']),
          orders: row.orders,
          units: row.units,
          without: row.unitsWithoutCost,
          money: [row.revenue, row.cost, row.grossProfit].map(cents),
          margin: percent(row.marginPercent),
          coverage: percent(row.costCoveragePercent),
          returns: percent(row.returnsPercent),
        })),
      ).toEqual(
        expected.map((row) => ({
          by: fields.map((_, place) => row[`by_${place}`]),
          orders: Number(row['orders']),
          units: Number(row['units']),
          without: Number(row['without_cost']),
          money: [row['revenue'], row['cost'], row['gross_profit']].map((value) => value && Number(value)),
          margin: percent(row['margin']!),
          coverage: percent(row['coverage']!),
          returns: percent(row['returns']!),
        })),
      );
    });

    test('the scorecard has the margin of the same lines, and of how much of the revenue it speaks', async () => {
      const { data, errors } = await sample.query(
        '{ scorecard(last: { months: 1 }) { metrics { metric value costCoveragePercent } } }',
      );
      expect(errors).toBeUndefined();
      const [expected] = await raw.sql<Record<'margin' | 'coverage', string>>(
        'sales',
        `select sum(revenue - cost) / sum(revenue) filter (where cost is not null) * 100 as margin,
                sum(revenue) filter (where cost is not null) / sum(revenue) * 100 as coverage
         from raw.line where day >= '2026-10-20' and day < '2026-11-20'`,
      );
      const close = (value: string) => expect.closeTo(Number(value), 6);
      expect(data.scorecard.metrics[5]).toEqual({
        metric: 'MARGIN_PERCENT',
        value: close(expected!.margin),
        costCoveragePercent: close(expected!.coverage),
      });
      expect(data.scorecard.metrics[0].costCoveragePercent).toBeNull();
    });

    test('the margin report has a margin wherever something was sold for money', async () => {
      const { rows } = await askReport(sample, '{ months: 12 }', 'CATEGORY, MONTH');
      expect(rows.length).toBeGreaterThan(150);
      expect(rows.filter((row: ReportRow) => row.marginPercent === null)).toEqual([]);
      expect(rows.some((row: ReportRow) => row.costCoveragePercent < 100)).toBe(true);
    });

    test('how many statements it takes says the length of the period, whatever was sold and however it is grouped', async () => {
      const pieces = (count: number, ...names: string[]) => Array.from({ length: count }, () => names).flat();
      const once = ['cogs.costs_of_days', 'cogs.rates_between'];
      const plain = ['sales.report_ordered', 'sales.report_returned', 'sales.report_lines'];
      const byProduct = ['sales.report_ordered_by_product', 'sales.report_returned', 'sales.report_lines'];
      const names = async (last: string, by: string) => (await askReport(sample, last, by)).names.toSorted();
      // Days are packed by those of UTC.
      const ofDays = (count: number, unpacked: readonly string[]) => [
        ...once,
        'sales.keeps_daily_lines',
        ...pieces(count, 'sales.report_days', ...(timeZone === 'UTC' ? [] : unpacked)),
      ];

      expect(await names('{ weeks: 1 }', 'MONTH')).toEqual(ofDays(1, plain).toSorted());
      expect(await names('{ months: 6 }', 'COUNTRY, CHANNEL')).toEqual(
        [...once, ...pieces(2, ...plain)].toSorted(),
      );
      expect(await names('{ months: 12 }', 'DAY')).toEqual(ofDays(3, plain).toSorted());
      expect(await names('{ months: 12 }', 'SKU')).toEqual(ofDays(3, byProduct).toSorted());
      expect(await names('{ months: 24 }', 'CATEGORY, BRAND')).toEqual(
        [...ofDays(6, byProduct), 'inventory.product_groups'].toSorted(),
      );
      expect(await names('{ months: 1 }', 'SEGMENT')).toEqual(
        [...once, ...plain.map((name) => `${name}_by_segment`)].toSorted(),
      );
    });
  },
);
