import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { dayIn, instant } from '../../../database/instants.ts';
import { conversion, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RowOf } from '../../../database/statement.ts';
import { instants, type DayRange } from '../../../domain/calendar.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { keyGroups, ofSome, stepTable, where } from '../../grouping.ts';
import { statement } from '../statement.ts';
import type { LogisticsTables } from '../tables.ts';
import { carrierName, convertedCosts, daysToTheDoor, deliveredOnTime, fallsDue, ofItsDay } from '../terms.ts';
import type { LogisticsReaders } from '../visibility.ts';

/** Which parcels count, and how they are grouped. Null asks nothing. */
interface ParcelGroups extends StepsOfDays {
  readonly days: DayRange;
  readonly from: Date | string;
  readonly until: Date | string;
  readonly by: readonly string[];
  /** The n-th of these array literals holds the orders of group n. */
  readonly orderGroups: readonly string[];
  /** Whether only parcels of these orders count. */
  readonly ofOrders: boolean;
  readonly carriers: readonly string[] | null;
  readonly methods: readonly string[] | null;
  readonly warehouses: readonly string[] | null;
}

/** The column that says in which period a parcel counts: when it was ordered, was to arrive, or arrived. */
const columns = { ordered: 's.ordered_at', due: 's.promised_on', arrived: 's.delivered_at' } as const;
export type ParcelDay = keyof typeof columns;

const isIn = (day: ParcelDay, { from, until }: Pick<ParcelGroups, 'from' | 'until'>) => {
  const at = (value: Date | string) => (day === 'due' ? sql`${value}::date` : instant(value as Date));
  const column = sql.ref(columns[day]);
  const within = sql<SqlBool>`(${column} >= ${at(from)} and ${column} < ${at(until)})`;
  return day === 'due' ? sql<SqlBool>`(${within} and ${fallsDue})` : within;
};

const parcels = (db: Kysely<LogisticsTables>, p: ParcelGroups, day: ParcelDay) =>
  db
    .selectFrom('shipments as s')
    .leftJoin('carriers as c', 'c.code', 's.carrier_code')
    .leftJoin(stepTable(p), (join) => join.on(sql<SqlBool>`step.day = ${dayIn(columns[day])}`))
    .leftJoin(keyGroups(p.orderGroups, 'placed'), (join) =>
      join.on(sql<SqlBool>`placed.key = s.order_number`),
    )
    .where(isIn(day, p))
    .where(sql<SqlBool>`(not ${p.ofOrders}::boolean or placed.key is not null)`)
    .where(ofSome(carrierName, p.carriers))
    .where(ofSome(sql`s.method`, p.methods))
    .where(ofSome(sql`s.warehouse_code`, p.warehouses))
    .select([
      sql<number | null>`placed.place`.as('order_group'),
      where(p.by, 'CARRIER', carrierName).as('carrier'),
      where(p.by, 'METHOD', sql<string | null>`s.method`).as('method'),
      where(p.by, 'WAREHOUSE', sql<string | null>`s.warehouse_code`).as('warehouse'),
      'step.step_from',
    ])
    .groupBy([1, 2, 3, 4, 5].map((place) => sql.raw(String(place))));

const count = (rows: RawBuilder<unknown>) => sql<number>`count(*) filter (where ${rows})`;
const shareOfDays = (share: number) =>
  sql<number | null>`percentile_cont(${sql.lit(share)}) within group (order by ${daysToTheDoor})`;

const options = { plannedAnew: true, report: true };

const ordered = statement(
  'parcels_ordered',
  (db, p: ParcelGroups) => parcels(db, p, 'ordered').select(sql<number>`count(*)`.as('shipments')),
  options,
);
const costs = statement(
  'parcels_ordered_costs',
  (db, p: ParcelGroups & Conversion) =>
    parcels(db, p, 'ordered')
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay))
      .select([sql<number>`count(*)`.as('shipments'), ...convertedCosts(p)]),
  options,
);
const due = statement(
  'parcels_due',
  (db, p: ParcelGroups) =>
    parcels(db, p, 'due').select([
      sql<number>`count(*)`.as('delivered_with_promise'),
      count(deliveredOnTime).as('on_time'),
      count(sql`${deliveredOnTime} and s.in_full`).as('on_time_in_full'),
      count(sql`s.in_full is not null`).as('fullness_known'),
    ]),
  options,
);
const arrived = statement(
  'parcels_arrived',
  (db, p: ParcelGroups) =>
    parcels(db, p, 'arrived').select([shareOfDays(0.5).as('median_days'), shareOfDays(0.9).as('p90_days')]),
  options,
);

type SumColumns<S> = Partial<Omit<RowOf<S>, keyof GroupColumns>>;
type GroupColumns = Pick<
  RowOf<typeof ordered>,
  'order_group' | 'carrier' | 'method' | 'warehouse' | 'step_from'
>;
export type ParcelGroup = GroupColumns &
  SumColumns<typeof costs> &
  SumColumns<typeof due> &
  SumColumns<typeof arrived>;

/** The orders of the parcels that count, as one text (see KeySet). */
const ordersBy = (day: ParcelDay) =>
  statement(
    `orders_of_parcels_${day}`,
    (db, p: Pick<ParcelGroups, 'from' | 'until'>) =>
      db
        .selectFrom('shipments as s')
        .where(isIn(day, p))
        .select([
          sql<string>`coalesce(string_agg(distinct s.order_number, ${sql.lit(listSeparator)}), '')`.as(
            'orders',
          ),
          sql<number>`count(distinct s.order_number)`.as('count'),
        ]),
    options,
  );
const orders = { ordered: ordersBy('ordered'), due: ordersBy('due'), arrived: ordersBy('arrived') };

const readerOf = ({ among }: LogisticsReaders, day: ParcelDay, days: DayRange) =>
  among({ ordered: { ordered: days }, due: { promised: days }, arrived: { delivered: days } }[day]);

const bounds = (day: ParcelDay, days: DayRange) => (day === 'due' ? days : instants(days));

type Groups = Omit<ParcelGroups, 'from' | 'until'> & {
  readonly day: ParcelDay;
  /** What costs are converted with; null where nobody asks for them. */
  readonly rates: ExchangeRates | null;
};

export const groupedParcels =
  (readers: LogisticsReaders) =>
  async ({ day, rates, ...groups }: Groups): Promise<readonly ParcelGroup[]> => {
    const read = readerOf(readers, day, groups.days);
    const p = { ...groups, ...bounds(day, groups.days) };
    if (day === 'due') return read(due, p);
    if (day === 'arrived') return read(arrived, p);
    return rates ? read(costs, { ...p, ...conversion(rates, groups.days) }) : read(ordered, p);
  };

export const ordersOfParcels = (readers: LogisticsReaders) => async (day: ParcelDay, days: DayRange) => {
  const [row] = await readerOf(readers, day, days)(orders[day], bounds(day, days));
  return row ?? { orders: '', count: 0 };
};
