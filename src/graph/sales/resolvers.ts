import { addDays, type DayRange } from '../../domain/calendar.ts';
import { exchangeRateMissing } from '../../kernel/errors.ts';
import type { Money } from '../../domain/money.ts';
import { stepsOf } from '../../domain/steps.ts';
import { measures } from '../../figures/measures.ts';
import { yieldFor, allYielded } from '../../kernel/yielding.ts';
import type { Step } from '../../sources/sales/index.ts';
import type { RequestContext } from '../context.ts';
import { once } from '../../kernel/once.ts';
import type { RevenueRow } from './parent.ts';
import type {
  ProductSalesResolvers,
  ProductSalesStepResolvers,
  TrendInterval,
} from '../generated/resolvers.ts';

const stepIn: Record<TrendInterval, Step> = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' };

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
  returnsPercent: (sales) => measures.returnsPercent.of({ sales }),
  async series({ sku, range }, { by }, context) {
    const { sources } = context;
    // Only where somebody asks for it, once for all steps, and with one statement for all products.
    const revenue = once(async () => {
      await allYielded();
      const rates = await ratesOf(range, context);
      const steps = await sources.sales.revenueBySteps({ ...range, by: stepIn[by], rates }).load(sku);
      return { currency: rates.to, steps: new Map(steps?.map((step) => [step.step_from, step])) };
    });
    const sold = await sources.sales.unitsBySteps({ ...range, by: stepIn[by] }).load(sku);
    const units = new Map(sold?.map((step) => [step.step_from, step.units]));
    const steps = stepsOf(range, by);
    await yieldFor(steps.length);
    return steps.map((step) => ({
      ...step,
      revenue,
      units: units.get(step.from) ?? 0,
    }));
  },
} satisfies Partial<ProductSalesResolvers>;

export const ProductSalesStep = {
  async revenue({ revenue, from }) {
    const { currency, steps } = await revenue();
    await yieldFor(1);
    return revenueOf(steps.get(from), currency);
  },
} satisfies Partial<ProductSalesStepResolvers>;
