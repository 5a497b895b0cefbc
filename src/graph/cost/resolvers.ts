import { unitCost } from '../../domain/costing.ts';
import { amountOf } from '../../domain/money.ts';
import type { CostComponentResolvers, CostPeriodResolvers } from '../generated/resolvers.ts';
import { ofParent } from '../told.ts';

export const CostComponent = ofParent<CostComponentResolvers>()({ amount: amountOf });

export const CostPeriod = {
  unitCost: ({ components, rates, from }) => unitCost(components, rates, from),
  effectiveFrom: ({ from }) => from,
  effectiveTo: ({ until }) => until,
} satisfies Partial<CostPeriodResolvers>;
