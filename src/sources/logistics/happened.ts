import type { Kysely } from 'kysely';
import { instant } from '../../database/instants.ts';
import { instants, instantsAnywhere, type CalendarDate, type DayRange } from '../../domain/calendar.ts';
import { arrivedOn } from './arrival.ts';
import type { LogisticsTables } from './tables.ts';
import { promiseCounts } from './terms.ts';

/** A period as statements take it. */
export interface ShippingPeriod {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly orderedFrom: Date;
  readonly orderedUntil: Date;
  readonly arrivedFrom: Date;
  readonly arrivedUntil: Date;
}

export function shippingPeriod({ from, until }: DayRange): ShippingPeriod {
  const [ordered, arrived] = [instants({ from, until }), instantsAnywhere({ from, until })];
  return {
    from,
    until,
    orderedFrom: ordered.from,
    orderedUntil: ordered.until,
    arrivedFrom: arrived.from,
    arrivedUntil: arrived.until,
  };
}

const shipments = (db: Kysely<LogisticsTables>) =>
  db.selectFrom('shipments as s').leftJoin('carriers as c', 'c.code', 's.carrier_code');

/** What happens to shipments in a period, each read by an index of its own: their orders are placed, */
export const ordered = (db: Kysely<LogisticsTables>, p: ShippingPeriod) =>
  shipments(db)
    .where('s.ordered_at', '>=', instant(p.orderedFrom))
    .where('s.ordered_at', '<', instant(p.orderedUntil));

/** their promises fall due, */
export const due = (db: Kysely<LogisticsTables>, p: ShippingPeriod) =>
  shipments(db)
    .where('s.promised_on', '>=', p.from)
    .where('s.promised_on', '<', p.until)
    .where(promiseCounts);

/** and they arrive. */
export const arrived = (db: Kysely<LogisticsTables>, p: ShippingPeriod) =>
  shipments(db)
    .where('s.delivered_at', '>=', instant(p.arrivedFrom))
    .where('s.delivered_at', '<', instant(p.arrivedUntil))
    .where(arrivedOn, '>=', p.from)
    .where(arrivedOn, '<', p.until);
