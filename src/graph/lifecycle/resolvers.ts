import { yieldFor } from '../../kernel/yielding.ts';
import type { LifecycleResolvers } from '../generated/resolvers.ts';
import { reasonOf } from './reason.ts';
import { sinceRange, stageSince } from './since.ts';
import { lifecycleThresholds } from '../../domain/lifecycle.ts';

/** A walk back through two years of days, in what is worked on without a pause. */
const walkedBack = 20;

export const Lifecycle = {
  stage: ({ life }) => life.stage,
  salesTrendPercent: ({ life }) => life.trendPercent,
  reason: ({ life }, _, { today }) => reasonOf(life, today, lifecycleThresholds),
  async since({ sku, life }, _, { sources, today }) {
    const days = await sources.sales.dailyUnits(sinceRange(today)).load(sku);
    await yieldFor(walkedBack);
    const units = new Map(days?.map((day) => [day.day, day.units]));
    return stageSince(life, today, units, lifecycleThresholds);
  },
} satisfies LifecycleResolvers;
