import { periodRange } from '../../domain/period.ts';
import { stepsOf } from '../../domain/steps.ts';
import { handedOutInTurns, inTurns } from '../../kernel/yielding.ts';
import type { QueryResolvers, SalesReportRowResolvers } from '../generated/resolvers.ts';
import { byDimensions, intervalIn } from './dimensions.ts';
import type { SalesReportRowParent } from './parent.ts';
import { salesIn } from './sales.ts';
import { SalesSums } from './sales-sums.ts';

export const salesReportQueries = {
  async salesReport(_, { last, by, atMost }, context) {
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
      context,
    );
    if (!sales) return null;
    const steps = new Map(interval && stepsOf(range, interval).map((step) => [step.from, step]));
    const rows: SalesReportRowParent[] = [];
    await inTurns(sales.rows, (row) => {
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
        sums: new SalesSums([row], sales.known),
      });
    });
    return handedOutInTurns(rows.toSorted(byDimensions(by)));
  },
} satisfies Partial<QueryResolvers>;

export const SalesReportRow = {
  orders: ({ sums }) => sums.orders,
  units: ({ sums }) => sums.units,
  revenue: ({ sums }) => sums.shown(sums.revenue),
  cost: ({ sums }) => sums.cost && sums.shown(sums.cost),
  unitsWithoutCost: ({ sums }) => sums.unitsWithoutCost,
  grossProfit: ({ sums }) => sums.grossProfit && sums.shown(sums.grossProfit),
  marginPercent: ({ sums }) => sums.marginPercent,
  returnsPercent: ({ sums }) => sums.returnsPercent,
} satisfies Partial<SalesReportRowResolvers>;
