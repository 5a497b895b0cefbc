import { knownRange, lastDayOf } from '../../domain/period.ts';
import { measures, sumsFor } from '../../figures/measures.ts';
import type { DeliveryPerformanceResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { selectedFields } from '../selected.ts';
import { meanCost } from './mean-cost.ts';

export const deliveryQueries = {
  async deliveryPerformance(_, { last, by }, { sources, today }, info) {
    const period = knownRange(last, today);
    const sums = sumsFor('shipments', selectedFields(info));
    const withDays = sums.has('typical_days') || sums.has('late_days');
    const rows = await sources.logistics.deliveryPerformance({ by, ...period, withDays });
    return rows.map((shipments) => ({ key: shipments.key, shipments, by, period }));
  },
} satisfies Partial<QueryResolvers>;

export const DeliveryPerformance = {
  knownUntil: ({ period }) => lastDayOf(period),
  shipments: measures.shipments.of,
  onTimePercent: measures.onTimePercent.of,
  onTimeInFullPercent: measures.onTimeInFullPercent.of,
  typicalDays: measures.typicalDays.of,
  lateDays: measures.lateDays.of,
  medianDays: measures.medianDays.of,
  p90Days: measures.p90Days.of,
  exceptionPercent: measures.exceptionPercent.of,

  async averageCost({ key, by, period }, _, { sources: { cogs, logistics }, reportingCurrency }) {
    const rates = await cogs.rates(period).load(reportingCurrency);
    const costs = await logistics.performanceCosts({ by, ...period, rates });
    return meanCost(
      costs.filter((row) => row.key === key),
      reportingCurrency,
    );
  },
} satisfies Partial<DeliveryPerformanceResolvers>;
