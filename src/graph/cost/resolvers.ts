import { unitCost } from '../../domain/costing.ts';
import { amountOf } from '../../domain/money.ts';
import type { CostComponentResolvers, CostPeriodResolvers } from '../generated/resolvers.ts';

export const CostComponent = {
  amount: amountOf,
} satisfies Partial<CostComponentResolvers>;

export const CostPeriod = {
  unitCost: ({ components, rates, from }) => unitCost(components, rates, from),
  effectiveFrom: ({ from }) => from,
  effectiveTo: ({ until }) => until,
} satisfies Partial<CostPeriodResolvers>;
