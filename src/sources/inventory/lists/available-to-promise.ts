import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

/** What open orders still have to bring, by the day it is expected; what has no day cannot be counted on. */
const receipts = statement(
  'expected_receipts',
  (db, p: { skus: readonly Sku[] }) =>
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
  { keyed: { skus: 'sku' } },
);

/** What open purchase orders have yet to bring; null where the company does not record them. */
export const expectedReceipts = (read: Reader) =>
  manyPerKey((skus: readonly Sku[]) => read.optional(receipts, { skus }), 'sku');

const demand = statement(
  'booked_demand',
  (db, p: { skus: readonly Sku[]; from: CalendarDate }) =>
    db
      .selectFrom('booked_demand')
      .select(['sku', 'week_starting'])
      .select(({ fn }) => fn.sum<number>('units').as('units'))
      .where('sku', '=', anyOf(p.skus))
      .where('week_starting', '>=', p.from)
      .groupBy(['sku', 'week_starting']),
  { keyed: { skus: 'sku' } },
);

/** Units booked for the week of `from` and later ones; null where the company does not record them. */
export const bookedDemand = (read: Reader) =>
  perArguments(({ from }: { readonly from: CalendarDate }) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(demand, { skus, from }), 'sku'),
  );
