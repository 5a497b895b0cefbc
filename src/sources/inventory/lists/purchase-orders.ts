import { instantsIn } from '../../../database/instants.ts';
import { manyPerKey, onePerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
import type { PurchaseOrderNumber } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

const byNumber = statement(
  'purchase_orders_by_number',
  (db, p: { numbers: readonly PurchaseOrderNumber[] }) =>
    db
      .selectFrom('purchase_orders')
      .select(['number', 'supplier_code', 'status', 'ordered_on', instantsIn<Date | null>()('updated_at')])
      .where('number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type PurchaseOrderRow = RowOf<typeof byNumber>;

/** Null where the company keeps no purchase orders. */
export const purchaseOrder = (read: Reader) =>
  onePerKey((numbers: readonly PurchaseOrderNumber[]) => read.optional(byNumber, { numbers }), 'number');

const lines = statement(
  'lines_of_purchase_orders',
  (db, p: { numbers: readonly PurchaseOrderNumber[] }) =>
    db
      .selectFrom('purchase_order_lines')
      .select([
        'purchase_order_number',
        'sku',
        'warehouse_code',
        'quantity',
        'received_quantity',
        'expected_on',
      ])
      .where('purchase_order_number', '=', anyOf(p.numbers))
      .orderBy('purchase_order_number')
      .orderBy('sku')
      .orderBy('warehouse_code'),
  { keyed: { numbers: 'purchase_order_number' } },
);

export type PurchaseOrderLineRow = RowOf<typeof lines>;

export const linesOfPurchaseOrder = (read: Reader) =>
  manyPerKey(
    (numbers: readonly PurchaseOrderNumber[]) => read.optional(lines, { numbers }),
    'purchase_order_number',
  );

const warehousesByCode = statement(
  'warehouses_by_code',
  (db, p: { codes: readonly string[] }) =>
    db
      .selectFrom('warehouses')
      .select(['code', 'name', 'country', 'city'])
      .where('code', '=', anyOf(p.codes)),
  { keyed: { codes: 'code' } },
);

export const warehouse = (read: Reader) =>
  onePerKey((codes: readonly string[]) => read(warehousesByCode, { codes }), 'code');
