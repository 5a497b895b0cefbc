import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { instant } from '../../database/instants.ts';
import { perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { wholeTable } from '../../database/sql-parts.ts';
import { readerThrough } from '../../database/views.ts';
import type { DayRange } from '../../domain/calendar.ts';
import type { CustomerNumber, OrderNumber, ShipmentNumber } from '../../domain/ids.ts';
import { within } from '../../figures/bounds.ts';
import { listSeparator } from '../../figures/condition.ts';
import type { Visibility } from '../visibility.ts';
import { shippingPeriod, type ShippingPeriod } from './happened.ts';
import { statement } from './statement.ts';
import type { LogisticsTables } from './tables.ts';
import { onItsWay } from './terms.ts';
import { views } from './views.ts';

/** Of which shipments; what is left out is any. */
interface ShipmentsAmong {
  readonly shipments?: readonly ShipmentNumber[];
  readonly customers?: readonly CustomerNumber[];
  /** Those to which anything happened in these days: an order, a promise that fell due, an arrival. */
  readonly period?: DayRange;
  readonly onTheirWay?: true;
}

/** The ways to read what a caller may see of shipments. */
export interface LogisticsReaders {
  /** For what is nobody's: carriers, lanes, disruptions. */
  readonly read: Reader;
  /** Which of these are of orders that the caller may see is asked first. */
  readonly among: (some: ShipmentsAmong) => Reader;
  /** Of orders that the caller may see. */
  readonly ofOrders: (orders: readonly OrderNumber[]) => Reader;
}

interface ShippedAmong extends Nulls<ShippingPeriod> {
  readonly shipments: readonly ShipmentNumber[] | null;
  readonly customers: readonly CustomerNumber[] | null;
  readonly onTheirWay: boolean;
}

type Nulls<T> = { readonly [Name in keyof T]: T[Name] | null };

const always: Nulls<ShippingPeriod> = {
  from: null,
  until: null,
  orderedFrom: null,
  orderedUntil: null,
  arrivedFrom: null,
  arrivedUntil: null,
  surelyFrom: null,
  surelyUntil: null,
};

/** The orders of some shipments, each once, for sales to say which may be seen; null asks nothing of them. */
const ordersShipped = statement(
  'orders_shipped',
  (db, p: ShippedAmong) => {
    const asks = (value: unknown, type: string, condition: RawBuilder<unknown>) =>
      sql<SqlBool>`(${value}::${sql.raw(type)} is null or ${condition})`;
    return db
      .selectFrom(wholeTable<LogisticsTables['shipments']>('logistics', 'shipments').as('s'))
      .where(asks(p.shipments, 'text[]', sql`s.number = any(${p.shipments}::text[])`))
      .where(asks(p.customers, 'text[]', sql`s.customer_number = any(${p.customers}::text[])`))
      .where(
        asks(
          p.from,
          'date',
          sql`(s.ordered_at >= ${instant(p.orderedFrom)} and s.ordered_at < ${instant(p.orderedUntil)}
            or s.promised_on >= ${p.from} and s.promised_on < ${p.until}
            or s.delivered_at >= ${instant(p.arrivedFrom)} and s.delivered_at < ${instant(p.arrivedUntil)})`,
        ),
      )
      .where(sql<SqlBool>`(not ${p.onTheirWay}::boolean or ${onItsWay})`)
      .select([
        sql<string>`coalesce(string_agg(distinct s.order_number, ${sql.lit(listSeparator)}), '')`.as(
          'orders',
        ),
        sql<number>`count(distinct s.order_number)`.as('count'),
      ]);
  },
  { plannedAnew: true },
);

export function readersFor(
  whole: Reader,
  { visibleOrders }: Pick<Visibility, 'visibleOrders'>,
): LogisticsReaders {
  if (!visibleOrders) return { read: whole, among: () => whole, ofOrders: () => whole };
  // Without a word on which orders may be seen: a statement over shipments fails.
  const read = readerThrough(whole, views, {});
  return {
    read,
    among: perArguments(({ shipments, customers, period, onTheirWay }: ShipmentsAmong) => {
      let orders: Promise<string> | undefined;
      const find = async () => {
        const [row] = await read(ordersShipped, {
          shipments: shipments ?? null,
          customers: customers ?? null,
          ...(period ? shippingPeriod(period) : always),
          onTheirWay: onTheirWay ?? false,
        });
        within(row?.count ?? 0, 'the orders behind shipments', [row?.orders ?? '']);
        return visibleOrders(row?.orders ?? '');
      };
      return readerThrough(whole, views, { orders: () => (orders ??= find()) });
    }),
    ofOrders: (orders) => readerThrough(whole, views, { orders: () => orders.join(listSeparator) }),
  };
}
