import type { LifecycleResolvers } from '../generated/resolvers.ts';
import { reasonOf } from './reason.ts';
import { sinceRange, stageSince } from './since.ts';
import { lifecycleThresholds } from '../../domain/lifecycle.ts';

export const Lifecycle = {
  stage: ({ life }) => life.stage,
  salesTrendPercent: ({ life }) => life.trendPercent,
  reason: ({ life }, _, { today }) => reasonOf(life, today, lifecycleThresholds),
  async since({ sku, life }, _, { sources, today }) {
    const days = await sources.sales.dailyUnits(sinceRange(today)).load(sku);
    const units = new Map(days?.map((day) => [day.day, day.units]));
    return stageSince(life, today, units, lifecycleThresholds);
  },
} satisfies LifecycleResolvers;
