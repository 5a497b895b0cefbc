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

const count = (rows: RawBuilder<unknown>) => sql<number | null>`count(*) filter (where ${rows})`;
const shareOfDays = (share: number) =>
  sql<number | null>`percentile_cont(${sql.lit(share)}) within group (order by ${daysToTheDoor})`;

/** What is told of shipments: of their orders, of the promises that fell due, and of what arrived. */
const told = {
  orders: {
    shipments: count(sql`true`),
    with_exception: count(sql`s.had_exception`),
    exceptions_known: count(sql`s.had_exception is not null`),
  },
  promises: {
    due: count(sql`true`),
    on_time: count(arrivedOnTime),
    on_time_in_full: count(sql`s.in_full and ${arrivedOnTime}`),
    fullness_known: count(sql`s.in_full is not null`),
  },
  arrivals: { typical_days: shareOfDays(0.5), late_days: shareOfDays(0.9) },
};
type Told = { readonly [Part in keyof typeof told]: keyof (typeof told)[Part] }[keyof typeof told];
const columns = Object.values(told).flatMap((part) => Object.keys(part)) as Told[];

/** Part by part, for each is read by an index of its own, and only arrivals are sorted. */
function parts(db: Kysely<LogisticsTables>, p: ShippingPeriod, key: RawBuilder<string>, withDays: boolean) {
  const part = (of: Partial<Record<Told, RawBuilder<number | null>>>) => [
    key.as('key'),
    ...columns.map((name) => (of[name] ?? sql<number | null>`null::float8`).as(name)),
  ];
  return ordered(db, p)
    .select(part(told.orders))
    .groupBy('key')
    .unionAll(due(db, p).select(part(told.promises)).groupBy('key'))
    .$if(withDays, (both) => both.unionAll(arrived(db, p).select(part(told.arrivals)).groupBy('key')));
}

/** What is counted of shipments; and how long they took, for which each group is sorted. */
const performance = (name: string, key: RawBuilder<string>, withDays: boolean) =>
  statement(name, (db, p: ShippingPeriod) => {
    const known = (column: Told) => sql<number>`coalesce(max(${sql.ref(column)}), 0)`;
    return db
      .selectFrom(parts(db, p, key, withDays).as('part'))
      .select([
        sql<string>`key`.as('key'),
        known('shipments').as('shipments'),
        known('due').as('due'),
        known('on_time').as('on_time'),
        known('on_time_in_full').as('on_time_in_full'),
        known('fullness_known').as('fullness_known'),
        known('with_exception').as('with_exception'),
        known('exceptions_known').as('exceptions_known'),
        sql<number | null>`max(typical_days)`.as('typical_days'),
        sql<number | null>`max(late_days)`.as('late_days'),
      ])
      .groupBy('key')
      .orderBy('shipments', 'desc')
      .orderBy('key');
  });

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
