import { sql, type Kysely, type RawBuilder } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { perArguments } from '../../../database/loaders.ts';
import { conversion, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RowOf } from '../../../database/statement.ts';
import { type CalendarDate, type DayRange, instants, type Instants } from '../../../domain/calendar.ts';
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
  orderDay,
} from '../terms.ts';

const keys = {
  CARRIER: carrierName,
  METHOD: sql<string>`s.method`,
  COUNTRY: sql<string>`coalesce(s.to_country, 'unknown')`,
  WAREHOUSE: sql<string>`coalesce(s.warehouse_code, 'unknown')`,
} satisfies Record<string, RawBuilder<string>>;

type DeliveryDimension = keyof typeof keys;

const forEachDimension = <S>(make: (name: string, key: RawBuilder<string>) => S) =>
  Object.fromEntries(
    Object.entries(keys).map(([dimension, key]) => [dimension, make(`by_${dimension.toLowerCase()}`, key)]),
  ) as Record<DeliveryDimension, S>;

const ordered = (db: Kysely<LogisticsTables>, { from, until }: Instants) =>
  db
    .selectFrom('shipments as s')
    .leftJoin('carriers as c', 'c.code', 's.carrier_code')
    .where('s.ordered_at', '>=', instant(from))
    .where('s.ordered_at', '<', instant(until));

const shareOfDays = (share: number) =>
  sql<number | null>`percentile_cont(${sql.lit(share)}) within group (order by ${daysToTheDoor})`;

const unread = sql<number | null>`null::float8`;

/** What is counted of shipments; and how long they took, for which each group is sorted. */
const performance = (name: string, key: RawBuilder<string>, withDays: boolean) =>
  statement(name, (db, p: Instants) =>
    ordered(db, p)
      .select(({ fn }) => [
        key.as('key'),
        fn.countAll<number>().as('shipments'),
        fn.countAll<number>().filterWhere(deliveredWithPromise).as('delivered_with_promise'),
        fn.countAll<number>().filterWhere(deliveredOnTime).as('on_time'),
        fn
          .countAll<number>()
          .filterWhere(deliveredOnTime)
          .filterWhere('s.in_full', '=', true)
          .as('on_time_in_full'),
        fn
          .countAll<number>()
          .filterWhere(deliveredWithPromise)
          .filterWhere('s.in_full', 'is not', null)
          .as('fullness_known'),
        fn.countAll<number>().filterWhere('s.had_exception', '=', true).as('with_exception'),
        fn.count<number>('s.had_exception').as('exceptions_known'),
        (withDays ? shareOfDays(0.5) : unread).as('median_days'),
        (withDays ? shareOfDays(0.9) : unread).as('p90_days'),
      ])
      .groupBy('key')
      .orderBy('shipments', 'desc')
      .orderBy('key'),
  );

const countsBy = forEachDimension((name, key) => performance(`delivery_counts_${name}`, key, false));
const performanceBy = forEachDimension((name, key) => performance(`delivery_performance_${name}`, key, true));

interface Performance extends DayRange {
  readonly by: DeliveryDimension;
}

export type PerformanceRow = RowOf<(typeof performanceBy)[DeliveryDimension]>;

export const deliveryPerformance = ({ among }: LogisticsReaders) =>
  perArguments(({ by, withDays, ...days }: Performance & { readonly withDays: boolean }) =>
    among({ ordered: days })((withDays ? performanceBy : countsBy)[by], instants(days)),
  );

const deliveriesOfDays = performance('deliveries_by_day', sql`${orderDay}::text`, false);

/** The same counts, by the day of the order. */
export const deliveriesByDay = ({ among }: LogisticsReaders) =>
  perArguments(async (days: DayRange) =>
    (await among({ ordered: days })(deliveriesOfDays, instants(days))).map(({ key, ...counts }) => ({
      ...counts,
      day: key as CalendarDate,
    })),
  );

const costsBy = forEachDimension((name, key) =>
  statement(`delivery_costs_${name}`, (db, p: Instants & Conversion) =>
    ordered(db, p)
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay))
      .select([key.as('key'), ...convertedCosts(p)])
      .groupBy('key'),
  ),
);

export const performanceCosts = ({ among }: LogisticsReaders) =>
  perArguments(({ by, rates, ...days }: Performance & { readonly rates: ExchangeRates }) =>
    among({ ordered: days })(costsBy[by], { ...instants(days), ...conversion(rates, days) }),
  );
