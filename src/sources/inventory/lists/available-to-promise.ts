import type { Kysely } from 'kysely';
import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { PlaceArguments } from '../../../domain/place.ts';
import { statement } from '../statement.ts';
import type { InventoryTables } from '../tables.ts';

interface OfProducts {
  readonly skus: readonly Sku[];
}

/** What open orders still have to bring, by the day it is expected; what has no day cannot be counted on. */
const toCome = (db: Kysely<InventoryTables>, p: OfProducts) =>
  db
    .selectFrom('purchase_order_lines as line')
    .innerJoin('purchase_orders as ordered', 'ordered.number', 'line.purchase_order_number')
    .select(['line.sku', 'line.expected_on'])
    .select(({ fn, eb }) =>
      eb(fn.sum<number>('line.quantity'), '-', fn.sum<number>('line.received_quantity')).as('units'),
    )
    .where('line.sku', '=', anyOf(p.skus))
    .where('ordered.status', '=', 'OPEN')
    .whereRef('line.received_quantity', '<', 'line.quantity')
    .where('line.expected_on', 'is not', null)
    .groupBy(['line.sku', 'line.expected_on'])
    .$narrowType<{ expected_on: CalendarDate }>();

const receipts = statement('expected_receipts', toCome, { keyed: { skus: 'sku' } });

const receiptsForCountry = statement(
  'expected_receipts_for_country',
  (db, p: OfProducts & { country: string }) =>
    toCome(db, p).where('line.warehouse_code', 'in', (among) =>
      among.selectFrom('warehouse_countries').select('warehouse_code').where('country', '=', p.country),
    ),
  { keyed: { skus: 'sku' } },
);

const receiptsInWarehouses = statement(
  'expected_receipts_in_warehouses',
  (db, p: OfProducts & { warehouses: readonly string[] }) =>
    toCome(db, p).where('line.warehouse_code', '=', anyOf(p.warehouses)),
  { keyed: { skus: 'sku' } },
);

/** What open purchase orders have yet to bring (to a place); null where the company does not record them. */
export const expectedReceipts = (read: Reader) =>
  perArguments((place: PlaceArguments | null) =>
    manyPerKey((skus: readonly Sku[]) => {
      if (!place) return read.optional(receipts, { skus });
      return 'country' in place
        ? read.optional(receiptsForCountry, { skus, ...place })
        : read.optional(receiptsInWarehouses, { skus, ...place });
    }, 'sku'),
  );

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
