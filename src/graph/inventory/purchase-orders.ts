import { findProduct } from '../entities.ts';
import type { PurchaseOrderLineResolvers, PurchaseOrderResolvers } from '../generated/resolvers.ts';
import { ofParent } from '../told.ts';

export const PurchaseOrder = {
  supplier: ({ supplier_code }, _, { sources }) => sources.inventory.supplier.load(supplier_code),
  ...ofParent<PurchaseOrderResolvers>()({
    orderedOn: ({ ordered_on }) => ordered_on,
    updatedAt: ({ updated_at }) => updated_at,
  }),
  async late({ number, status }, _, { sources, today }) {
    const lines = await sources.inventory.linesOfPurchaseOrder.load(number);
    return (
      lines &&
      status === 'OPEN' &&
      lines.some(
        ({ quantity, received_quantity, expected_on }) =>
          received_quantity < quantity && expected_on !== null && expected_on < today,
      )
    );
  },
  lines: ({ number }, _, { sources }) => sources.inventory.linesOfPurchaseOrder.load(number),
} satisfies Partial<PurchaseOrderResolvers>;

export const PurchaseOrderLine = {
  product: ({ sku }, _, context) => findProduct(sku, context),
  warehouse: ({ warehouse_code }, _, { sources }) => sources.inventory.warehouse.load(warehouse_code),
  ...ofParent<PurchaseOrderLineResolvers>()({
    receivedQuantity: ({ received_quantity }) => received_quantity,
    expectedOn: ({ expected_on }) => expected_on,
  }),
} satisfies Partial<PurchaseOrderLineResolvers>;
