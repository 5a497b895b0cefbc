import { turnFor } from '../../kernel/yielding.ts';
import type { LifecycleResolvers } from '../generated/resolvers.ts';
import { reasonOf } from './reason.ts';
import { sinceRange, stageSince } from './since.ts';
import { lifecycleThresholds, salesTrendPercent, stageOf } from '../../domain/lifecycle.ts';

/** A walk back through two years of days, in what is worked on without a pause. */
const walkedBack = 20;

export const Lifecycle = {
  stage: (product, _, { today }) => stageOf(product, today, lifecycleThresholds),
  salesTrendPercent: (product, _, { today }) => salesTrendPercent(product, product.units, today),
  reason: (product, _, { today }) => reasonOf(product, today, lifecycleThresholds),
  async since(product, _, { sources, today }) {
    const days = await sources.sales.dailyUnits(sinceRange(today)).load(product.sku);
    await turnFor(walkedBack);
    const units = new Map(days?.map((day) => [day.day, day.units]));
    return stageSince(product, today, units, lifecycleThresholds);
  },
} satisfies LifecycleResolvers;
