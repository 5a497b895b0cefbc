import { addDays, weekStarting } from '../../domain/calendar.ts';
import { receiptRange } from '../../domain/lead-time.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import type { ProductStock } from '../inventory/parent.ts';
import { productFigures } from '../product-figures.ts';
import { aheadBy } from '../row-fields.ts';
import type { ProductKey } from './parent.ts';
import { isSelected } from '../selected.ts';
import { promiseOf } from '../stock.ts';
import { capacityPlan } from './capacity.ts';

export const stock = {
  inventory: aheadBy(
    (products: readonly ProductKey[], context, inside) =>
      Promise.all([productFigures.loadAhead(products, 'available', context), inside(products)]),
    (product: ProductKey, _: unknown, context: RequestContext, info: GraphQLResolveInfo) => {
      // Asked along, so that it costs no statement of its own; the field that shows it says what is wrong.
      if (isSelected(info, 'daysOfCover')) void productFigures.loadAhead([product], 'daysOfCover', context);
      return productFigures.read(product, 'available', context, (stock): ProductStock | null =>
        stock && stock.available !== null ? { ...product, stock: stock as ProductStock['stock'] } : null,
      );
    },
  ),

  availableToPromise: (product, { weeks, in: place }, context) =>
    promiseOf(product, { weeks, place: place ?? null }, context),

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
