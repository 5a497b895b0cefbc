import { addDays, weekStarting } from '../../domain/calendar.ts';
import { paceRange } from '../../domain/stock.ts';
import { turnFor } from '../../kernel/yielding.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { leadTime, promiseOf, stockOf } from '../stock.ts';
import { capacityPlan } from './capacity.ts';
import { runsOutFirst } from './stockout.ts';

export const stock = {
  inventory: (product, _, context) => stockOf(product, context),

  availableToPromise: (product, { weeks }, context) => promiseOf(product, weeks, context),

  suppliers: ({ sku }, _, { sources }) => sources.inventory.supplyTerms.load(sku),

  leadTimeDays: (product, _, context) => leadTime(product, context),

  async stockoutBeforeReplenishment(product, _, context) {
    const [kept, unitsSold, days] = await Promise.all([
      stockOf(product, context),
      context.sources.sales.unitsSold(paceRange(context.today)).load(product.sku),
      leadTime(product, context),
    ]);
    return runsOutFirst({ available: kept?.units.available ?? null, unitsSold, leadTimeDays: days });
  },

  async capacity({ sku }, { weeks }, { sources, today }) {
    const from = weekStarting(today);
    const range = { from, until: addDays(from, weeks * 7) };
    const rows = await sources.inventory.capacityWeeks(range).load(sku);
    await turnFor(weeks);
    return rows?.length ? capacityPlan(rows, range) : null;
  },
} satisfies Partial<ProductResolvers>;
