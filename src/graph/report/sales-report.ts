import { shownMoney } from '../../domain/money.ts';
import { periodRange } from '../../domain/period.ts';
import { stepsOf } from '../../domain/steps.ts';
import { measures, sumsFor } from '../../figures/measures.ts';
import { yieldingItems, forEachYielding } from '../../kernel/yielding.ts';
import type { QueryResolvers, SalesReportRowResolvers } from '../generated/resolvers.ts';
import { selectedFields } from '../selected.ts';
import { byDimensions, intervalIn } from './dimensions.ts';
import type { SalesReportRowParent } from './parent.ts';
import { salesIn, salesOf } from './sales.ts';

export const salesReportQueries = {
  async salesReport(_, { last, by, atMost }, context, info) {
    const interval = intervalIn(by);
    const range = periodRange(last, context.today);
    const [byCategory, byBrand] = [by.includes('CATEGORY'), by.includes('BRAND')];
    const products =
      byCategory || byBrand ? await context.sources.inventory.productGroups({ byCategory, byBrand }) : [];
    const sales = await salesIn(
      {
        ...range,
        productGroups: products.map(({ skus }) => skus),
        bySku: by.includes('SKU'),
        byCountry: by.includes('COUNTRY'),
        byChannel: by.includes('CHANNEL'),
        bySegment: by.includes('SEGMENT'),
        interval,
        atMost,
      },
      sumsFor('sales', selectedFields(info)),
      context,
    );
    if (!sales) return null;
    const steps = new Map(interval && stepsOf(range, interval).map((step) => [step.from, step]));
    const rows: SalesReportRowParent[] = [];
    await forEachYielding(sales.rows, (row) => {
      const product = row.product_group === null ? undefined : products[row.product_group - 1];
      const step = row.step_from === null ? undefined : steps.get(row.step_from);
      rows.push({
        category: product?.category ?? null,
        brand: product?.brand ?? null,
        sku: row.sku,
        country: row.country,
        segment: row.segment,
        channel: row.channel,
        period: step?.period ?? null,
        complete: step?.complete ?? null,
        sales: salesOf([row], sales.known),
      });
    });
    return yieldingItems(rows.toSorted(byDimensions(by)));
  },
} satisfies Partial<QueryResolvers>;

export const SalesReportRow = {
  orders: measures.orders.of,
  units: measures.units.of,
  revenue: (row, _, { reportingCurrency }) => shownMoney(measures.revenue.of(row), reportingCurrency),
  cost: (row, _, { reportingCurrency }) => shownMoney(measures.cost.of(row), reportingCurrency),
  unitsWithoutCost: measures.unitsWithoutCost.of,
  grossProfit: (row, _, { reportingCurrency }) => shownMoney(measures.grossProfit.of(row), reportingCurrency),
  marginPercent: measures.marginPercent.of,
  returnsPercent: measures.returnsPercent.of,
} satisfies Partial<SalesReportRowResolvers>;
