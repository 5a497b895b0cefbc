import { knownRange, lastDayOf } from '../../domain/period.ts';
import { measures, sumsFor } from '../../figures/measures.ts';
import type { DeliveryPerformanceResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { selectedFields } from '../selected.ts';
import { meanCost } from './mean-cost.ts';

export const deliveryQueries = {
  async deliveryPerformance(_, { last, by }, { sources, today }, info) {
    const ordered = knownRange(last, today);
    const sums = sumsFor('shipments', selectedFields(info));
    const withDays = sums.has('median_days') || sums.has('p90_days');
    const rows = await sources.logistics.deliveryPerformance({ by, ...ordered, withDays });
    return rows.map((shipments) => ({ key: shipments.key, shipments, by, ordered }));
  },
} satisfies Partial<QueryResolvers>;

export const DeliveryPerformance = {
  knownUntil: ({ ordered }) => lastDayOf(ordered),
  shipments: measures.shipments.of,
  onTimePercent: measures.onTimePercent.of,
  onTimeInFullPercent: measures.onTimeInFullPercent.of,
  medianDays: measures.medianDays.of,
  p90Days: measures.p90Days.of,
  exceptionPercent: measures.exceptionPercent.of,

  async averageCost({ key, by, ordered }, _, { sources: { cogs, logistics }, reportingCurrency }) {
    const rates = await cogs.rates(ordered).load(reportingCurrency);
    const costs = await logistics.performanceCosts({ by, ...ordered, rates });
    return meanCost(
      costs.filter((row) => row.key === key),
      reportingCurrency,
    );
  },
} satisfies Partial<DeliveryPerformanceResolvers>;
