import { addDays, type CalendarDate, type DayRange } from '../../domain/calendar.ts';
import { exchangeRateMissing } from '../../domain/errors.ts';
import type { Money } from '../../domain/money.ts';
import { percentOf } from '../../domain/percent.ts';
import { stepsOf } from '../../domain/steps.ts';
import type { Step } from '../../sources/sales/index.ts';
import type { RequestContext } from '../context.ts';
import type {
  ProductSalesResolvers,
  ProductSalesStepResolvers,
  TrendInterval,
} from '../generated/resolvers.ts';

const stepIn: Record<TrendInterval, Step> = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' };

interface RevenueRow {
  readonly revenue_minor: number;
  /** The first day and currency that lack a rate. */
  readonly without_rate: readonly [CalendarDate, string] | null;
}

const ratesOf = (range: DayRange, { sources, reportingCurrency }: RequestContext) =>
  sources.cogs.rates(range).load(reportingCurrency);

/** The sum in a currency; without a row nothing was sold. Throws EXCHANGE_RATE_MISSING. */
function revenueOf(row: RevenueRow | null | undefined, currency: string): Money {
  if (row?.without_rate) throw exchangeRateMissing(row.without_rate[1], currency, row.without_rate[0]);
  return { minor: row?.revenue_minor ?? 0, currency };
}

export const ProductSales = {
  from: ({ range }) => range.from,
  to: ({ range }) => addDays(range.until, -1),
  async revenue({ sku, range }, _, context) {
    const rates = await ratesOf(range, context);
    const row = await context.sources.sales.revenue({ ...range, rates }).load(sku);
    return revenueOf(row, rates.to);
  },
  returnsPercent: ({ returned_units, units }) =>
    returned_units === null ? null : percentOf(returned_units, units),
  async series({ sku, range }, { by }, { sources }) {
    const sold = await sources.sales.unitsBySteps({ ...range, by: stepIn[by] }).load(sku);
    const units = new Map(sold?.map((step) => [step.step_from, step.units]));
    return stepsOf(range, by).map((step) => ({
      ...step,
      sku,
      range,
      by,
      units: units.get(step.from) ?? 0,
    }));
  },
} satisfies Partial<ProductSalesResolvers>;

export const ProductSalesStep = {
  async revenue({ sku, range, by, from }, _, context) {
    const rates = await ratesOf(range, context);
    const steps = await context.sources.sales.revenueBySteps({ ...range, by: stepIn[by], rates }).load(sku);
    return revenueOf(
      steps?.find((step) => step.step_from === from),
      rates.to,
    );
  },
} satisfies Partial<ProductSalesStepResolvers>;
