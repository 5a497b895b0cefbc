import { sql } from 'kysely';
import { manyPerKey, onePerKey, perArguments, rowsPerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, finite, type RowOf } from '../../../database/statement.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

const suppliersByCode = statement(
  'suppliers_by_code',
  (db, p: { codes: readonly string[] }) =>
    db.selectFrom('suppliers').select(['code', 'name', 'country']).where('code', '=', anyOf(p.codes)),
  { keyed: { codes: 'code' } },
);

export const supplier = (read: Reader) =>
  onePerKey((codes: readonly string[]) => read.optional(suppliersByCode, { codes }), 'code');

const preferred = statement(
  'preferred_suppliers',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('product_suppliers')
      .select(['sku', 'supplier_code'])
      .where('sku', '=', anyOf(p.skus))
      .where('preferred', '=', true),
  { keyed: { skus: 'sku' } },
);

/** Its code is null for a product that prefers none; null where the company does not record who supplies a product. */
export const preferredSupplier = (read: Reader) =>
  rowsPerKey(
    (skus: readonly Sku[]) => read.optional(preferred, { skus }),
    (row) => row.sku,
    (rows) => ({ supplier_code: rows.at(-1)?.supplier_code ?? null }),
    (sku) => sku,
  );

const lanes = statement(
  'inbound_lanes',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('inbound_lanes')
      .select(['sku', 'lane_code'])
      .where('sku', '=', anyOf(p.skus))
      .orderBy('lane_code'),
  { keyed: { skus: 'sku' } },
);

/** The lanes a product's deliveries come in by; null where the company does not record them. */
export const inboundLanes = (read: Reader) =>
  manyPerKey((skus: readonly Sku[]) => read.optional(lanes, { skus }), 'sku');

const terms = statement(
  'supply_terms',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('product_suppliers as terms')
      .leftJoin('suppliers as supplier', 'supplier.code', 'terms.supplier_code')
      .select([
        'terms.sku',
        'terms.supplier_code',
        'terms.quoted_lead_time_days',
        'terms.minimum_order_quantity',
        'terms.unit_cost_minor',
        'terms.currency',
        'supplier.country',
      ])
      .select(({ fn, ref }) =>
        fn.coalesce(ref('supplier.name'), ref('terms.supplier_code')).as('supplier_name'),
      )
      .select(({ fn }) => fn.coalesce('terms.preferred', sql.lit(false)).as('preferred'))
      .where('terms.sku', '=', anyOf(p.skus))
      .orderBy('preferred', 'desc')
      .orderBy('terms.supplier_code'),
  { keyed: { skus: 'sku' } },
);

export type SupplyTerms = RowOf<typeof terms>;

/** What each supplier of a product agreed to, the preferred one first. */
export const supplyTerms = (read: Reader) =>
  manyPerKey((skus: readonly Sku[]) => read.optional(terms, { skus }), 'sku');

const records = statement(
  'supply_records',
  (db, p: { skus: readonly Sku[]; from: CalendarDate; until: CalendarDate }) =>
    db
      .selectFrom('receipts as receipt')
      .innerJoin('purchase_orders as ordered', 'ordered.number', 'receipt.purchase_order_number')
      .select(({ fn }) => [
        'receipt.sku',
        'ordered.supplier_code',
        fn.countAll<number>().as('receipts'),
        fn.count<number>('receipt.expected_on').as('expected'),
        fn
          .countAll<number>()
          .filterWhereRef('receipt.received_on', '<=', 'receipt.expected_on')
          .as('on_time'),
        sql<number>`percentile_cont(0.5) within group (order by receipt.received_on - ${finite(sql.ref('ordered.ordered_on'))})`.as(
          'median_days',
        ),
      ])
      .where('receipt.sku', '=', anyOf(p.skus))
      .where('receipt.received_on', '>=', p.from)
      .where('receipt.received_on', '<', p.until)
      .groupBy(['receipt.sku', 'ordered.supplier_code']),
  { keyed: { skus: 'sku' } },
);

/** How each supplier really delivered a product in these days; null where receipts are not recorded. */
export const supplyRecords = (read: Reader) =>
  perArguments(({ from, until }: DayRange) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(records, { skus, from, until }), 'sku'),
  );
