import { anyOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from './statement.ts';

/** A warehouse that stock names and no row describes goes by its code, so that its units are not lost. */
export const stockLevels = statement('stock_levels', (db, p: { skus: readonly Sku[] }) =>
  db
    .selectFrom('stock_levels as stock')
    .leftJoin('warehouses as warehouse', 'warehouse.code', 'stock.warehouse_code')
    .select([
      'stock.sku',
      'stock.warehouse_code',
      'stock.available',
      'stock.committed',
      'stock.reserved',
      'stock.safety_stock',
      'stock.incoming',
      'stock.updated_at',
      'warehouse.country',
      'warehouse.city',
    ])
    .select(({ fn, ref }) =>
      fn.coalesce(ref('warehouse.name'), ref('stock.warehouse_code')).as('warehouse_name'),
    )
    .where('stock.sku', '=', anyOf(p.skus))
    .orderBy('stock.warehouse_code'),
);

/** What open orders still have to bring, by the day it is expected; what has no day cannot be counted on. */
export const expectedReceipts = statement('expected_receipts', (db, p: { skus: readonly Sku[] }) =>
  db
    .selectFrom('purchase_order_lines as line')
    .innerJoin('purchase_orders as ordered', 'ordered.number', 'line.purchase_order_number')
    .select(['line.sku', 'line.expected_on'])
    .select(({ fn, eb }) =>
      fn.sum<number>(eb('line.quantity', '-', eb.ref('line.received_quantity'))).as('units'),
    )
    .where('line.sku', '=', anyOf(p.skus))
    .where('ordered.status', '=', 'OPEN')
    .whereRef('line.received_quantity', '<', 'line.quantity')
    .where('line.expected_on', 'is not', null)
    .groupBy(['line.sku', 'line.expected_on'])
    .$narrowType<{ expected_on: CalendarDate }>(),
);

export const bookedDemand = statement(
  'booked_demand',
  (db, p: { skus: readonly Sku[]; from: CalendarDate }) =>
    db
      .selectFrom('booked_demand')
      .select(['sku', 'week_starting'])
      .select(({ fn }) => fn.sum<number>('units').as('units'))
      .where('sku', '=', anyOf(p.skus))
      .where('week_starting', '>=', p.from)
      .groupBy(['sku', 'week_starting']),
);

export const newestEntry = statement('newest_entry', (db) =>
  db.selectFrom('stock_levels').select(({ fn }) => fn.max('updated_at').as('at')),
);
