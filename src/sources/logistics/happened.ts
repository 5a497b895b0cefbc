import { sql, type Kysely, type SqlBool } from 'kysely';
import { instant } from '../../database/instants.ts';
import {
  instants,
  instantsAnywhere,
  instantsEverywhere,
  type CalendarDate,
  type DayRange,
} from '../../domain/calendar.ts';
import { atTheDoor } from './arrival.ts';
import type { LogisticsTables } from './tables.ts';
import { promiseCounts } from './terms.ts';

/** A period as statements take it: what arrived in it did so between these instants, what did so between those arrived in it. */
export interface ShippingPeriod {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly orderedFrom: Date;
  readonly orderedUntil: Date;
  readonly arrivedFrom: Date;
  readonly arrivedUntil: Date;
  readonly surelyFrom: Date;
  readonly surelyUntil: Date;
}

export function shippingPeriod({ from, until }: DayRange): ShippingPeriod {
  const days = { from, until };
  const [ordered, arrived, surely] = [instants(days), instantsAnywhere(days), instantsEverywhere(days)];
  return {
    from,
    until,
    orderedFrom: ordered.from,
    orderedUntil: ordered.until,
    arrivedFrom: arrived.from,
    arrivedUntil: arrived.until,
    surelyFrom: surely.from,
    surelyUntil: surely.until,
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
    .crossJoin(atTheDoor)
    .where('s.promised_on', '>=', p.from)
    .where('s.promised_on', '<', p.until)
    .where(promiseCounts);

/** and they arrive. */
export const arrived = (db: Kysely<LogisticsTables>, p: ShippingPeriod) =>
  shipments(db)
    .crossJoin(atTheDoor)
    .where('s.delivered_at', '>=', instant(p.arrivedFrom))
    .where('s.delivered_at', '<', instant(p.arrivedUntil))
    .where(
      sql<SqlBool>`(s.delivered_at >= ${instant(p.surelyFrom)} and s.delivered_at < ${instant(p.surelyUntil)}
        or door.arrived_on >= ${p.from} and door.arrived_on < ${p.until})`,
    );
