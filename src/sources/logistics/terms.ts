import { sql, type SqlBool } from 'kysely';
import type { Conversion } from '../../database/rates.ts';
import { dayIn } from '../../database/instants.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { wholeTable } from '../../database/sql-parts.ts';
import { wasThereBy } from './arrival.ts';

/** What the words of the graph mean in SQL, most over `shipments as s` joined with `carriers as c`. */

/** A carrier without a name goes by its code. */
export const carrierName = sql<string>`coalesce(c.name, s.carrier_code)`;

/** Whoever records no arrival at all does not know what came late. */
const arrivalsAreRecorded = sql`exists (
  select from ${wholeTable('logistics', 'shipments')} as recorded where recorded.delivered_at is not null)`;

/**
 * Whether the shipment `s` was promised for a day on which it was still to come: what is not there then is late. When it
 * was called off or sent back may be unknown; then it is taken to have been before.
 */
export const wasPromised = sql<SqlBool>`(s.promised_on is not null and (s.delivered_at is not null
  or s.status not in ('CANCELLED', 'RETURNED') or (s.withdrawn_on >= s.promised_on) is true))`;

/** Of those the ones that can be told to have been kept or not. */
export const promiseCounts = sql<SqlBool>`(${wasPromised} and ${arrivalsAreRecorded})`;

/** The day up to which promises have fallen due is the one before today. */
export const isDue = (today: unknown) => sql<SqlBool>`(${promiseCounts} and s.promised_on < ${today}::date)`;

export const arrivedOnTime = sql<SqlBool>`(${wasPromised} and ${wasThereBy(sql.ref('s.promised_on'))})`;

/** With the carrier: neither still with us, nor at the door, nor called off or sent back. */
export const onItsWay = sql<SqlBool>`s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION')`;

/** Of a parcel that is so late the carrier says nothing more: it is lost, and nobody waits for it. */
export const lostAfterDays = 60;

/** On its way, after the day that was promised. `today` may be a parameter of any kind. */
export const isLate = (today: unknown) =>
  sql<SqlBool>`(${onItsWay} and s.promised_on < ${today}::date and s.promised_on >= ${today}::date - ${sql.lit(lostAfterDays)})`;

export const daysToTheDoor = sql<
  number | null
>`extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400`;

/** Of the disruption `d`: started, and not ended, for `ended_on` is the first day after it. */
export const activeOn = (today: CalendarDate) =>
  sql<SqlBool>`(d.started_on <= ${today} and (d.ended_on is null or d.ended_on > ${today}))`;

export const orderDay = dayIn('s.ordered_at');

/** Joins `ratesTable(p, 'known')` to each shipment. */
export const ofItsDay = sql<SqlBool>`known.day = ${orderDay} and known.currency = s.currency`;

/** Costs added up at the rates of their order days, how many there are, and the first currency and day without rate. */
export function convertedCosts({ currency }: Conversion) {
  const rate = sql`case when s.currency = ${currency} then 1 else known.rate end`;
  return [
    sql<string | null>`sum(s.cost_minor * ${rate})`.as('cost_minor'),
    sql<number>`count(s.cost_minor)`.as('costs'),
    sql<readonly [CalendarDate, string] | null>`
      min(array[${orderDay}::text, s.currency]) filter (where s.cost_minor is not null and ${rate} is null)`.as(
      'without_rate',
    ),
  ] as const;
}
