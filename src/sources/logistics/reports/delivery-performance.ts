import { sql, type Kysely, type RawBuilder } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import { conversion, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { arrived, due, ordered, shippingPeriod, type ShippingPeriod } from '../happened.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import type { LogisticsTables } from '../tables.ts';
import { arrivedOnTime, carrierName, convertedCosts, daysToTheDoor, ofItsDay } from '../terms.ts';

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

/** What stands for what a part does not tell. */
const none = { flag: sql<boolean | null>`null::boolean`, days: sql<number | null>`null::float8` };

/** Of each shipment of a period what happened to it there: its order, its promise, its arrival. */
function happened(
  db: Kysely<LogisticsTables>,
  p: ShippingPeriod,
  key: RawBuilder<string>,
  withDays: boolean,
) {
  const orders = ordered(db, p).select([
    key.as('key'),
    sql<boolean>`true`.as('placed'),
    's.had_exception',
    none.flag.as('on_time'),
    none.flag.as('in_full'),
    none.days.as('days'),
  ]);
  const promises = due(db, p).select([
    key.as('key'),
    sql<boolean>`false`.as('placed'),
    none.flag.as('had_exception'),
    sql<boolean | null>`(${arrivedOnTime} is true)`.as('on_time'),
    's.in_full',
    none.days.as('days'),
  ]);
  const arrivals = arrived(db, p).select([
    key.as('key'),
    sql<boolean>`false`.as('placed'),
    none.flag.as('had_exception'),
    none.flag.as('on_time'),
    none.flag.as('in_full'),
    daysToTheDoor.as('days'),
  ]);
  return orders.unionAll(promises).$if(withDays, (parts) => parts.unionAll(arrivals));
}

const shareOfDays = (share: number) =>
  sql<number | null>`percentile_cont(${sql.lit(share)}) within group (order by days)`;

/** What is counted of shipments; and how long they took, for which each group is sorted. */
const performance = (name: string, key: RawBuilder<string>, withDays: boolean) =>
  statement(name, (db, p: ShippingPeriod) =>
    db
      .selectFrom(happened(db, p, key, withDays).as('part'))
      .select(({ fn }) => [
        'key',
        fn.countAll<number>().filterWhere('placed', '=', true).as('shipments'),
        fn.count<number>('on_time').as('due'),
        fn.countAll<number>().filterWhere('on_time', '=', true).as('on_time'),
        fn
          .countAll<number>()
          .filterWhere('on_time', '=', true)
          .filterWhere('in_full', '=', true)
          .as('on_time_in_full'),
        fn.count<number>('in_full').as('fullness_known'),
        fn.countAll<number>().filterWhere('had_exception', '=', true).as('with_exception'),
        fn.count<number>('had_exception').as('exceptions_known'),
        (withDays ? shareOfDays(0.5) : none.days).as('typical_days'),
        (withDays ? shareOfDays(0.9) : none.days).as('late_days'),
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
    among({ period: days })((withDays ? performanceBy : countsBy)[by], shippingPeriod(days)),
  );

const promisesOfDays = statement('promises_by_day', (db, p: ShippingPeriod) =>
  due(db, p)
    .select(({ fn }) => [
      sql<CalendarDate>`s.promised_on`.as('day'),
      fn.countAll<number>().as('due'),
      fn.countAll<number>().filterWhere(arrivedOnTime).as('on_time'),
    ])
    .groupBy('s.promised_on'),
);

/** Promises by the day on which they fell due. */
export const promisesByDay = ({ among }: LogisticsReaders) =>
  perArguments((days: DayRange) => among({ period: days })(promisesOfDays, shippingPeriod(days)));

const costsBy = forEachDimension((name, key) =>
  statement(`delivery_costs_${name}`, (db, p: ShippingPeriod & Conversion) =>
    ordered(db, p)
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay))
      .select([key.as('key'), ...convertedCosts(p)])
      .groupBy('key'),
  ),
);

export const performanceCosts = ({ among }: LogisticsReaders) =>
  perArguments(({ by, rates, ...days }: Performance & { readonly rates: ExchangeRates }) =>
    among({ period: days })(costsBy[by], { ...shippingPeriod(days), ...conversion(rates, days) }),
  );
