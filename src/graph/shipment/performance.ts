import { percentOf } from '../../domain/percent.ts';
import { periodRange } from '../../domain/period.ts';
import type { DeliveryPerformanceResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { meanCost } from './mean-cost.ts';

export const deliveryQueries = {
  async deliveryPerformance(_, { last, by }, { sources, today }) {
    const ordered = periodRange(last, today);
    const rows = await sources.logistics.deliveryPerformance({ by, ...ordered });
    return rows.map((row) => ({ ...row, by, ordered }));
  },
} satisfies Partial<QueryResolvers>;

export const DeliveryPerformance = {
  onTimePercent: ({ on_time, delivered_with_promise }) => percentOf(on_time, delivered_with_promise),
  onTimeInFullPercent: ({ on_time_in_full, fullness_known, delivered_with_promise }) =>
    fullness_known === 0 ? null : percentOf(on_time_in_full, delivered_with_promise),
  medianDays: ({ median_days }) => median_days,
  p90Days: ({ p90_days }) => p90_days,
  exceptionPercent: ({ with_exception, exceptions_known }) => percentOf(with_exception, exceptions_known),

  async averageCost({ key, by, ordered }, _, { sources: { cogs, logistics }, reportingCurrency }) {
    const rates = await cogs.rates(ordered).load(reportingCurrency);
    const costs = await logistics.performanceCosts({ by, ...ordered, rates });
    return meanCost(
      costs.filter((row) => row.key === key),
      reportingCurrency,
    );
  },
} satisfies Partial<DeliveryPerformanceResolvers>;
