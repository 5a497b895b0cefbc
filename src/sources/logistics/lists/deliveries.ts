import { sql, type Kysely, type SqlBool } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { perArguments } from '../../../database/loaders.ts';
import { conversion, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RowOf } from '../../../database/statement.ts';
import { type DayRange, instants, type Instants } from '../../../domain/calendar.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import type { LogisticsTables } from '../tables.ts';
import {
  carrierName,
  convertedCosts,
  daysToTheDoor,
  deliveredOnTime,
  deliveredWithPromise,
  ofItsDay,
} from '../terms.ts';
import { DestinationDeliveries, type Service } from './destination-deliveries.ts';

export interface Destination {
  readonly country: string;
  /** Null for the whole country. */
  readonly region: string | null;
}

type DeliveredTo = Instants & Destination;

/** Pairs: the n-th carrier's n-th method. Null for every one. */
interface DeliveredBy extends Instants {
  readonly carriers: readonly string[] | null;
  readonly methods: readonly string[] | null;
}

const delivered = (db: Kysely<LogisticsTables>, { from, until }: Instants) =>
  db
    .selectFrom('shipments as s')
    .leftJoin('carriers as c', 'c.code', 's.carrier_code')
    .where('s.delivered_at', '>=', instant(from))
    .where('s.delivered_at', '<', instant(until))
    .select([carrierName.as('carrier'), 's.method'])
    .groupBy(['carrier', 's.method']);

const inRegion = ({ region }: Destination) =>
  sql<boolean>`((cast(${region} as text) is null or s.to_region = ${region}) is true)`;

const toDestination = (db: Kysely<LogisticsTables>, p: DeliveredTo) =>
  delivered(db, p)
    .where('s.to_country', '=', p.country)
    .select(['s.warehouse_code', inRegion(p).as('in_region')])
    .groupBy(['s.warehouse_code', 'in_region']);

const byServices = (db: Kysely<LogisticsTables>, p: DeliveredBy) =>
  delivered(db, p).where(
    sql<SqlBool>`(cast(${p.carriers} as text[]) is null or (${carrierName}, s.method) in (select * from unnest(${p.carriers}::text[], ${p.methods}::text[])))`,
  );

const counts = [
  sql<number>`count(*)`.as('shipments'),
  sql<number>`count(*) filter (where ${deliveredWithPromise})`.as('delivered_with_promise'),
  sql<number>`count(*) filter (where ${deliveredOnTime})`.as('on_time'),
  sql<Date>`min(s.ordered_at)::timestamptz`.as('first_ordered_at'),
] as const;

/** What was delivered before today changes but by corrections. */
const caching = { cacheSeconds: 300 };

/** By whom; null for every one. */
interface Services {
  readonly services: readonly Service[] | null;
}

const pairs = (services: readonly Service[] | null) => ({
  carriers: services?.map(({ carrier }) => carrier) ?? null,
  methods: services?.map(({ method }) => method) ?? null,
});

/** Rates are told apart by their target alone: within a request there is one table of them. */
interface ConvertedCosts {
  readonly rates: ExchangeRates;
  /** The days of the orders behind the costs. */
  readonly ordered: DayRange;
}

/**
 * Every delivery's seconds from order to door, four bytes each: percentiles over any set of warehouses can be told from
 * them, where percentiles of each warehouse could not be put together.
 */
const deliveredToCountry = statement(
  'delivered_to_country',
  (db, p: DeliveredTo) =>
    toDestination(db, p).select([
      ...counts,
      sql<Buffer>`string_agg(int4send(round(extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz))::integer), ''::bytea)`.as(
        'seconds',
      ),
    ]),
  caching,
);

export const deliveredTo = ({ among }: LogisticsReaders) =>
  perArguments(
    async ({ country, region, ...days }: Destination & DayRange) =>
      new DestinationDeliveries(
        await among({ delivered: days })(deliveredToCountry, { country, region, ...instants(days) }),
      ),
  );

const shareOfDays = (share: number) =>
  sql<number>`percentile_cont(${sql.lit(share)}) within group (order by ${daysToTheDoor})`;

const deliveredByServices = statement(
  'delivered_anywhere',
  (db, p: DeliveredBy) =>
    byServices(db, p).select([
      ...counts,
      shareOfDays(0.1).as('p10_days'),
      shareOfDays(0.5).as('median_days'),
      shareOfDays(0.9).as('p90_days'),
    ]),
  caching,
);

export type AnywhereRow = RowOf<typeof deliveredByServices>;

export const deliveredAnywhere = ({ among }: LogisticsReaders) =>
  perArguments(({ services, ...days }: Services & DayRange) =>
    among({ delivered: days })(deliveredByServices, { ...pairs(services), ...instants(days) }),
  );

const costsToCountry = statement(
  'costs_to_country',
  (db, p: DeliveredTo & Conversion) =>
    toDestination(db, p)
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay))
      .select([...convertedCosts(p)]),
  caching,
);

/** What the deliveries to a country cost, from each warehouse, apart for those to the region. */
export const costsTo = ({ among }: LogisticsReaders) =>
  perArguments(({ country, region, rates, ordered, ...days }: Destination & DayRange & ConvertedCosts) =>
    among({ delivered: days })(costsToCountry, {
      country,
      region,
      ...instants(days),
      ...conversion(rates, ordered),
    }),
  );

const costsOfServices = statement(
  'costs_anywhere',
  (db, p: DeliveredBy & Conversion) =>
    byServices(db, p)
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay))
      .select([...convertedCosts(p)]),
  caching,
);

export type ShippingCostRow = RowOf<typeof costsOfServices>;

export const costsAnywhere = ({ among }: LogisticsReaders) =>
  perArguments(({ services, rates, ordered, ...days }: Services & DayRange & ConvertedCosts) =>
    among({ delivered: days })(costsOfServices, {
      ...pairs(services),
      ...instants(days),
      ...conversion(rates, ordered),
    }),
  );
