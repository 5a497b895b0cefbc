import { sql, type SqlBool } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import { conversion, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { arrived, due, shippingPeriod, type ShippingPeriod } from '../happened.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { arrivedOnTime, carrierName, convertedCosts, daysToTheDoor, ofItsDay } from '../terms.ts';
import { DestinationDeliveries, type Service } from './destination-deliveries.ts';

export interface Destination {
  readonly country: string;
  /** Null for the whole country. */
  readonly region: string | null;
}

type DeliveredTo = ShippingPeriod & Destination;

/** Pairs: the n-th carrier's n-th method. Null for every one. */
interface DeliveredBy extends ShippingPeriod {
  readonly carriers: readonly string[] | null;
  readonly methods: readonly string[] | null;
}

const inRegion = ({ region }: Destination) =>
  sql<boolean>`((cast(${region} as text) is null or s.to_region = ${region}) is true)`;

const toCountry = ({ country }: Destination) => sql<SqlBool>`s.to_country = ${country}`;

const byServices = ({ carriers, methods }: DeliveredBy) =>
  sql<SqlBool>`(cast(${carriers} as text[]) is null or (${carrierName}, s.method) in (select * from unnest(${carriers}::text[], ${methods}::text[])))`;

/** What a delivery tells, and what a promise that fell due does. */
const delivery = [
  carrierName.as('carrier'),
  's.method',
  sql<boolean | null>`null::boolean`.as('on_time'),
  sql<Date | null>`s.ordered_at::timestamptz`.as('ordered_at'),
  daysToTheDoor.as('days'),
] as const;
const promise = [
  carrierName.as('carrier'),
  's.method',
  sql<boolean | null>`(${arrivedOnTime} is true)`.as('on_time'),
  sql<Date | null>`null::timestamptz`.as('ordered_at'),
  sql<number | null>`null::float8`.as('days'),
] as const;

/** Over both. */
const counts = [
  sql<number>`count(days)`.as('shipments'),
  sql<number>`count(on_time)`.as('due'),
  sql<number>`count(*) filter (where on_time)`.as('on_time'),
  sql<Date | null>`min(ordered_at)`.as('first_ordered_at'),
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
  (db, p: DeliveredTo) => {
    const there = ['s.warehouse_code', inRegion(p).as('in_region')] as const;
    return db
      .selectFrom(
        arrived(db, p)
          .where(toCountry(p))
          .select([...delivery, ...there])
          .unionAll(
            due(db, p)
              .where(toCountry(p))
              .select([...promise, ...there]),
          )
          .as('part'),
      )
      .select([
        'carrier',
        'method',
        'warehouse_code',
        'in_region',
        ...counts,
        sql<Buffer>`coalesce(string_agg(int4send(round(days * 86400)::integer), ''::bytea), ''::bytea)`.as(
          'seconds',
        ),
      ])
      .groupBy(['carrier', 'method', 'warehouse_code', 'in_region']);
  },
  caching,
);

export const deliveredTo = ({ among }: LogisticsReaders) =>
  perArguments(
    async ({ country, region, ...days }: Destination & DayRange) =>
      new DestinationDeliveries(
        await among({ period: days })(deliveredToCountry, {
          country,
          region,
          ...shippingPeriod(days),
        }),
      ),
  );

const shareOfDays = (share: number) =>
  sql<number>`percentile_cont(${sql.lit(share)}) within group (order by days)`;

const deliveredByServices = statement(
  'delivered_anywhere',
  (db, p: DeliveredBy) =>
    db
      .selectFrom(
        arrived(db, p)
          .where(byServices(p))
          .select(delivery)
          .unionAll(due(db, p).where(byServices(p)).select(promise))
          .as('part'),
      )
      .select([
        'carrier',
        'method',
        ...counts,
        shareOfDays(0.1).as('p10_days'),
        shareOfDays(0.5).as('typical_days'),
        shareOfDays(0.9).as('late_days'),
      ])
      .groupBy(['carrier', 'method'])
      .having(sql<SqlBool>`count(days) > 0`),
  caching,
);

export type AnywhereRow = RowOf<typeof deliveredByServices>;

export const deliveredAnywhere = ({ among }: LogisticsReaders) =>
  perArguments(({ services, ...days }: Services & DayRange) =>
    among({ period: days })(deliveredByServices, { ...pairs(services), ...shippingPeriod(days) }),
  );

const costsToCountry = statement(
  'costs_to_country',
  (db, p: DeliveredTo & Conversion) =>
    arrived(db, p)
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay))
      .where(toCountry(p))
      .select([
        carrierName.as('carrier'),
        's.method',
        's.warehouse_code',
        inRegion(p).as('in_region'),
        ...convertedCosts(p),
      ])
      .groupBy(['carrier', 's.method', 's.warehouse_code', 'in_region']),
  caching,
);

/** What the deliveries to a country cost, from each warehouse, apart for those to the region. */
export const costsTo = ({ among }: LogisticsReaders) =>
  perArguments(({ country, region, rates, ordered, ...days }: Destination & DayRange & ConvertedCosts) =>
    among({ period: days })(costsToCountry, {
      country,
      region,
      ...shippingPeriod(days),
      ...conversion(rates, ordered),
    }),
  );

const costsOfServices = statement(
  'costs_anywhere',
  (db, p: DeliveredBy & Conversion) =>
    arrived(db, p)
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay))
      .where(byServices(p))
      .select([carrierName.as('carrier'), 's.method', ...convertedCosts(p)])
      .groupBy(['carrier', 's.method']),
  caching,
);

export type ShippingCostRow = RowOf<typeof costsOfServices>;

export const costsAnywhere = ({ among }: LogisticsReaders) =>
  perArguments(({ services, rates, ordered, ...days }: Services & DayRange & ConvertedCosts) =>
    among({ period: days })(costsOfServices, {
      ...pairs(services),
      ...shippingPeriod(days),
      ...conversion(rates, ordered),
    }),
  );
