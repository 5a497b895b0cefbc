import { receiptRange, leadTimeDays } from '../../domain/lead-time.ts';
import { percentOf } from '../../domain/percent.ts';
import type { Place } from '../../domain/place.ts';
import { cellOf } from '../../kernel/guarded-cells.ts';
import { onHand } from '../../domain/stock.ts';
import type { RequestContext } from '../context.ts';
import { findProduct } from '../entities.ts';
import { productFigures } from '../product-figures.ts';
import type {
  ProductInventoryResolvers,
  ProductSupplierResolvers,
  StockChangeResolvers,
  StockLevelResolvers,
} from '../generated/resolvers.ts';
import type { ProductKey } from '../product/parent.ts';
import { aheadBy } from '../row-fields.ts';
import { ofParent } from '../told.ts';
import type { SupplyTerms } from './parent.ts';

export const ProductInventory = {
  ...ofParent<ProductInventoryResolvers>()({
    onHand: ({ stock }) => stock.onHand,
    committed: ({ stock }) => stock.committed,
    reserved: ({ stock }) => stock.reserved,
    incoming: ({ stock }) => stock.incoming,
    safetyStock: ({ stock }) => stock.safetyStock,
    updatedAt: ({ stock }) => stock.updatedAt,
  }),
  available: (parent, { in: place }, context) =>
    place
      ? productFigures.read(parent, 'available', context, (there) => there?.available ?? null, { place })
      : parent.stock.available,
  daysOfCover: aheadBy(
    (products: readonly ProductKey[], context) => productFigures.loadAhead(products, 'daysOfCover', context),
    (product: ProductKey, { in: place }: { readonly in?: Place | null }, context: RequestContext) =>
      productFigures.read(product, 'daysOfCover', context, (days) => days, place ? { place } : undefined),
  ),
  levels: aheadBy(
    (products: readonly ProductKey[], { sources }) =>
      sources.inventory.stockLevels.loadAhead(products.map(({ sku }) => sku)),
    ({ sku }: ProductKey, _: unknown, { sources }: RequestContext) =>
      sources.inventory.stockLevels.read(sku, (levels) => levels ?? []),
  ),
} satisfies Partial<ProductInventoryResolvers>;

export const StockLevel = {
  product: ({ sku }, _, context) => findProduct(sku, context),
  ...ofParent<StockLevelResolvers>()({
    warehouse: (level) => ({
      code: level.warehouse_code,
      name: level.warehouse_name,
      country: cellOf(level, 'country'),
      city: cellOf(level, 'city'),
    }),
    onHand,
    safetyStock: ({ safety_stock }) => safety_stock,
    updatedAt: ({ updated_at }) => updated_at,
  }),
} satisfies Partial<StockLevelResolvers>;

export const StockChange = {
  product: ({ sku }, _, context) => findProduct(sku, context),
} satisfies Partial<StockChangeResolvers>;

/** How the supplier really delivered the product of late; undefined where no receipt tells. */
async function supplyRecord({ sku, supplier_code }: SupplyTerms, { sources, today }: RequestContext) {
  const records = await sources.inventory.supplyRecords(receiptRange(today)).load(sku);
  return records?.find((record) => record.supplier_code === supplier_code);
}

export const ProductSupplier = {
  ...ofParent<ProductSupplierResolvers>()({
    supplier: (terms) => ({
      code: terms.supplier_code,
      name: cellOf(terms, 'supplier_name'),
      country: cellOf(terms, 'country'),
    }),
    minimumOrderQuantity: ({ minimum_order_quantity }) => minimum_order_quantity,
    unitCost: ({ unit_cost_minor: minor, currency }) =>
      minor === null || currency === null ? null : { minor, currency },
  }),
  leadTimeDays: async (terms, _, context) =>
    leadTimeDays(terms.quoted_lead_time_days, await supplyRecord(terms, context)),
  async onTimePercent(terms, _, context) {
    const record = await supplyRecord(terms, context);
    return record ? percentOf(record.on_time, record.expected) : null;
  },
} satisfies Partial<ProductSupplierResolvers>;
