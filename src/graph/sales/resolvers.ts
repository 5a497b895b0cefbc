import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
import { lastDayOf } from '../../domain/period.ts';
import { exchangeRateMissing } from '../../kernel/errors.ts';
import type { Money } from '../../domain/money.ts';
import { stepsOf } from '../../domain/steps.ts';
import { measures } from '../../figures/measures.ts';
import type { RequestContext } from '../context.ts';
import { isSelected } from '../selected.ts';
import type { ProductSalesParent, RevenueRow } from './parent.ts';
import type {
  ProductSalesResolvers,
  ProductSalesStepResolvers,
  TrendInterval,
} from '../generated/resolvers.ts';

const ratesOf = (range: DayRange, { sources, reportingCurrency }: RequestContext) =>
  sources.cogs.rates(range).load(reportingCurrency);

/** The sum in a currency; without a row nothing was sold. Throws EXCHANGE_RATE_MISSING. */
function revenueOf(row: RevenueRow | null | undefined, currency: string): Money {
  if (row?.without_rate) throw exchangeRateMissing(row.without_rate[1], currency, row.without_rate[0]);
  return { minor: row?.revenue_minor ?? 0, currency };
}

export const ProductSales = {
  from: ({ range }) => range.from,
  knownUntil: ({ range }) => lastDayOf(range),
  async revenue({ sku, range }, _, context) {
    const rates = await ratesOf(range, context);
    const row = await context.sources.sales.revenue({ ...range, rates }).load(sku);
    return revenueOf(row, rates.to);
  },
  returnsPercent: (sales) => measures.returnsPercent.of({ sales }),
  async series({ sku, range }, { by }, context, info) {
    const units = context.sources.sales.unitsBySteps({ ...range, by }).load(sku);
    const revenue = isSelected(info, 'revenue') ? revenueBySteps({ sku, range }, by, context) : null;
    const [sold, revenueFrom] = await Promise.all([units, revenue]);
    const unitsFrom = new Map(sold?.map((step) => [step.step_from, step.units]));
    return stepsOf(range, by).map((step) => ({
      ...step,
      revenueFrom,
      units: unitsFrom.get(step.from) ?? 0,
    }));
  },
} satisfies Partial<ProductSalesResolvers>;

/** Where the revenue of steps cannot be told, each that is asked for says why, and all else is told. */
async function revenueBySteps(
  { sku, range }: Pick<ProductSalesParent, 'sku' | 'range'>,
  by: TrendInterval,
  context: RequestContext,
): Promise<(from: CalendarDate) => Money> {
  try {
    const rates = await ratesOf(range, context);
    const { sales } = context.sources;
    const found = await sales.revenueBySteps({ ...range, by, rates }).load(sku);
    const steps = new Map(found?.map((step) => [step.step_from, step]));
    return (from) => revenueOf(steps.get(from), rates.to);
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

export const ProductSalesStep = {
  revenue: ({ revenueFrom, from }) => revenueFrom && revenueFrom(from),
} satisfies Partial<ProductSalesStepResolvers>;
