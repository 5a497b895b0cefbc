import { sql, type SqlBool } from 'kysely';
import type { Conversion } from '../../database/rates.ts';
import { dayIn } from '../../database/instants.ts';
import type { CalendarDate } from '../../domain/calendar.ts';

/** What the words of the graph mean in SQL, most over `shipments as s` joined with `carriers as c`. */

/** A carrier without a name goes by its code. */
export const carrierName = sql<string>`coalesce(c.name, s.carrier_code)`;

export const deliveredWithPromise = sql<SqlBool>`(s.delivered_at is not null and s.promised_on is not null)`;

export const deliveredOnTime = sql<SqlBool>`(s.delivered_at::date <= s.promised_on)`;

/** Of a promise: it counts, unless the parcel went back without having been there. */
export const fallsDue = sql<SqlBool>`not (s.status = 'RETURNED' and s.delivered_at is null)`;

/** With the carrier: neither still with us, nor at the door, nor sent back. */
export const onItsWay = sql<SqlBool>`s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION')`;

/** `today` may be a parameter of any kind. */
export const isLate = (today: unknown) => sql<SqlBool>`(${onItsWay} and s.promised_on < ${today}::date)`;

export const daysToTheDoor = sql<number>`extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400`;

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
