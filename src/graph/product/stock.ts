import { addDays, weekStarting } from '../../domain/calendar.ts';
import { receiptRange } from '../../domain/lead-time.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import type { ProductStock } from '../inventory/parent.ts';
import { productFigures } from '../product-figures.ts';
import { isSelected } from '../selected.ts';
import { promiseOf } from '../stock.ts';
import { capacityPlan } from './capacity.ts';

export const stock = {
  async inventory(product, _, context, info) {
    // Asked along, so that it costs no statement of its own; the field that shows it says what is wrong.
    if (isSelected(info, 'daysOfCover')) productFigures.load(product, 'daysOfCover', context).catch(() => {});
    const stock = await productFigures.load(product, 'available', context);
    return stock && stock.available !== null ? { ...product, stock: stock as ProductStock['stock'] } : null;
  },

  availableToPromise: (product, { weeks }, context) => promiseOf(product, weeks, context),

  suppliers({ sku }, _, { sources, today }, info) {
    // As above, for the fields that show how a supplier really delivered.
    if (isSelected(info, 'leadTimeDays') || isSelected(info, 'onTimePercent'))
      sources.inventory
        .supplyRecords(receiptRange(today))
        .load(sku)
        .catch(() => {});
    return sources.inventory.supplyTerms.load(sku);
  },

  async capacity({ sku }, { weeks }, { sources, today }) {
    const from = weekStarting(today);
    const range = { from, until: addDays(from, weeks * 7) };
    const rows = await sources.inventory.capacityWeeks(range).load(sku);
    return rows?.length ? capacityPlan(rows, range) : null;
  },
} satisfies Partial<ProductResolvers>;
