import type { CalendarDate } from '../../domain/calendar.ts';
import { shownMoney } from '../../domain/money.ts';
import { knownRange, lastDayOf } from '../../domain/period.ts';
import { stepsOf, stepsOfDays, type TimeStep } from '../../domain/steps.ts';
import { measures, sumsFor } from '../../figures/measures.ts';
import { allSales, type SalesGroup, type SalesGroups } from '../../sources/sales/index.ts';
import type { QueryResolvers, SalesDimension, SalesReportRowResolvers } from '../generated/resolvers.ts';
import { selectedFields } from '../selected.ts';
import { inOrderOf, intervalIn } from './dimensions.ts';
import type { SalesReportRowParent } from './parent.ts';
import { salesIn, salesOf, type MoneyContext } from './sales.ts';

/** How sales calls what it groups by itself. */
const ordersBy: Partial<Record<SalesDimension, SalesGroups['by'][number]>> = {
  SKU: 'SKU',
  COUNTRY: 'ORDER_COUNTRY',
  CHANNEL: 'CHANNEL',
  SEGMENT: 'SEGMENT',
};

export const salesReportQueries = {
  async salesReport(_, { last, by, atMost }, context, info) {
    const interval = intervalIn(by);
    const range = knownRange(last, context.today);
    const [byCategory, byBrand] = [by.includes('CATEGORY'), by.includes('BRAND')];
    const products =
      byCategory || byBrand ? await context.sources.inventory.productGroups({ byCategory, byBrand }) : [];
    const sales = await salesIn(
      {
        ...allSales,
        ...range,
        productGroups: products.map(({ skus }) => skus),
        by: by.flatMap((dimension) => ordersBy[dimension] ?? []),
        steps: stepsOfDays(range, interval),
        atMost,
      },
      sumsFor('sales', selectedFields(info)),
      context,
    );
    if (!sales) return null;
    const steps = new Map(interval && stepsOf(range, interval).map((step) => [step.from, step]));
    const report = { products, steps, known: sales.known, knownUntil: lastDayOf(range) };
    return inOrderOf(
      by,
      sales.rows.map((group) => new ReportRow(group, report)),
    );
  },
} satisfies Partial<QueryResolvers>;

interface OfReport {
  readonly products: readonly Pick<SalesReportRowParent, 'category' | 'brand'>[];
  readonly steps: ReadonlyMap<string, TimeStep>;
  readonly known: MoneyContext;
  readonly knownUntil: CalendarDate;
}

/** One of thousands of rows: what it shows is worked out when it is shown. */
class ReportRow implements SalesReportRowParent {
  readonly #group: SalesGroup;
  readonly #report: OfReport;

  constructor(group: SalesGroup, report: OfReport) {
    this.#group = group;
    this.#report = report;
  }

  get #product() {
    const { product_group } = this.#group;
    return product_group === null ? undefined : this.#report.products[product_group - 1];
  }

  get #step() {
    const { step_from } = this.#group;
    return step_from === null ? undefined : this.#report.steps.get(step_from);
  }

  get category() {
    return this.#product?.category ?? null;
  }

  get brand() {
    return this.#product?.brand ?? null;
  }

  get sku() {
    return this.#group.sku;
  }

  get country() {
    return this.#group.order_country;
  }

  get segment() {
    return this.#group.segment;
  }

  get channel() {
    return this.#group.channel;
  }

  get period() {
    return this.#step?.period ?? null;
  }

  get complete() {
    return this.#step?.complete ?? null;
  }

  get knownUntil() {
    return this.#report.knownUntil;
  }

  get sales() {
    return salesOf([this.#group], this.#report.known);
  }
}

export const SalesReportRow = {
  orders: measures.orders.of,
  units: measures.units.of,
  revenue: (row, _, { reportingCurrency }) => shownMoney(measures.revenue.of(row), reportingCurrency),
  cost: (row, _, { reportingCurrency }) => shownMoney(measures.cost.of(row), reportingCurrency),
  unitsWithoutCost: measures.unitsWithoutCost.of,
  costCoveragePercent: measures.costCoveragePercent.of,
  grossProfit: (row, _, { reportingCurrency }) => shownMoney(measures.grossProfit.of(row), reportingCurrency),
  marginPercent: measures.marginPercent.of,
  returnsPercent: measures.returnsPercent.of,
} satisfies Partial<SalesReportRowResolvers>;
