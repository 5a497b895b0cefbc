import { sql, type Kysely, type SqlBool } from 'kysely';
import type { LogisticsTables } from '../tables.ts';
import { statement } from './statement.ts';
import {
  carrierName,
  convertedCosts,
  daysToTheDoor,
  deliveredOnTime,
  deliveredWithPromise,
  knownRates,
  ofItsDay,
  type Conversion,
} from './terms.ts';

/** Shipments delivered from `from` on and before `until`. */
interface Delivered {
  readonly from: Date;
  readonly until: Date;
}

interface DeliveredTo extends Delivered {
  readonly country: string;
  /** Null for the whole country. */
  readonly region: string | null;
}

/** Pairs: the n-th carrier's n-th method. Null for every one. */
interface DeliveredBy extends Delivered {
  readonly carriers: readonly string[] | null;
  readonly methods: readonly string[] | null;
}

const delivered = (db: Kysely<LogisticsTables>, { from, until }: Delivered) =>
  db
    .selectFrom('shipments as s')
    .leftJoin('carriers as c', 'c.code', 's.carrier_code')
    .where('s.delivered_at', '>=', from)
    .where('s.delivered_at', '<', until)
    .select([carrierName.as('carrier'), 's.method'])
    .groupBy(['carrier', 's.method']);

const inRegion = ({ region }: DeliveredTo) =>
  sql<boolean>`((cast(${region} as text) is null or s.to_region = ${region}) is true)`;

const deliveredTo = (db: Kysely<LogisticsTables>, p: DeliveredTo) =>
  delivered(db, p)
    .where('s.to_country', '=', p.country)
    .select(['s.warehouse_code', inRegion(p).as('in_region')])
    .groupBy(['s.warehouse_code', 'in_region']);

const deliveredBy = (db: Kysely<LogisticsTables>, p: DeliveredBy) =>
  delivered(db, p).where(
    sql<SqlBool>`(cast(${p.carriers} as text[]) is null or (${carrierName}, s.method) in (select * from unnest(${p.carriers}::text[], ${p.methods}::text[])))`,
  );

const counts = [
  sql<number>`count(*)`.as('shipments'),
  sql<number>`count(*) filter (where ${deliveredWithPromise})`.as('delivered_with_promise'),
  sql<number>`count(*) filter (where ${deliveredOnTime})`.as('on_time'),
  sql<Date>`min(s.ordered_at)`.as('first_ordered_at'),
] as const;

/**
 * Every delivery's seconds from order to door, four bytes each: percentiles over any set of warehouses can be told from
 * them, where percentiles of each warehouse could not be put together.
 */
export const deliveredToCountry = statement('delivered_to_country', (db, p: DeliveredTo) =>
  deliveredTo(db, p).select([
    ...counts,
    sql<Buffer>`string_agg(int4send(round(extract(epoch from s.delivered_at - s.ordered_at))::integer), ''::bytea)`.as(
      'seconds',
    ),
  ]),
);

const shareOfDays = (share: number) =>
  sql<number>`percentile_cont(${sql.lit(share)}) within group (order by ${daysToTheDoor})`;

export const deliveredAnywhere = statement('delivered_anywhere', (db, p: DeliveredBy) =>
  deliveredBy(db, p).select([
    ...counts,
    shareOfDays(0.1).as('p10_days'),
    shareOfDays(0.5).as('median_days'),
    shareOfDays(0.9).as('p90_days'),
  ]),
);

export const costsToCountry = statement('costs_to_country', (db, p: DeliveredTo & Conversion) =>
  deliveredTo(db, p)
    .leftJoin(knownRates(p), (join) => join.on(ofItsDay))
    .select([...convertedCosts(p)]),
);

export const costsAnywhere = statement('costs_anywhere', (db, p: DeliveredBy & Conversion) =>
  deliveredBy(db, p)
    .leftJoin(knownRates(p), (join) => join.on(ofItsDay))
    .select([...convertedCosts(p)]),
);
