import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { conversion, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { keyGroups, ofSome, stepTable, where } from '../../grouping.ts';
import { arrived, due, ordered, shippingPeriod, type ShippingPeriod } from '../happened.ts';
import { statement } from '../statement.ts';
import type { LogisticsTables } from '../tables.ts';
import { arrivedOnTime, carrierName, convertedCosts, daysToTheDoor, ofItsDay, orderDay } from '../terms.ts';
import type { LogisticsReaders } from '../visibility.ts';

/** Which parcels count, and how they are grouped. Null asks nothing. */
interface ParcelGroups extends StepsOfDays, ShippingPeriod {
  readonly by: readonly string[];
  /** The n-th of these array literals holds the orders of group n. */
  readonly orderGroups: readonly string[];
  /** Whether only parcels of these orders count. */
  readonly ofOrders: boolean;
  readonly carriers: readonly string[] | null;
  readonly methods: readonly string[] | null;
  readonly warehouses: readonly string[] | null;
}

/** What a parcel counts by: that it was ordered, was promised or arrived; and on which day. */
const parts = {
  ordered: { of: ordered, day: orderDay },
  due: { of: due, day: sql<CalendarDate>`s.promised_on` },
  arrived: { of: arrived, day: sql<CalendarDate | null>`door.arrived_on` },
} as const;
export type ParcelPart = keyof typeof parts;

const parcels = (db: Kysely<LogisticsTables>, p: ParcelGroups, part: ParcelPart) =>
  parts[part]
    .of(db, p)
    .leftJoin(stepTable(p), (join) => join.on(sql<SqlBool>`step.day = ${parts[part].day}`))
    .leftJoin(keyGroups(p.orderGroups, 'grouped'), (join) =>
      join.on(sql<SqlBool>`grouped.key = s.order_number`),
    )
    .where(sql<SqlBool>`(not ${p.ofOrders}::boolean or grouped.key is not null)`)
    .where(ofSome(carrierName, p.carriers))
    .where(ofSome(sql`s.method`, p.methods))
    .where(ofSome(sql`s.warehouse_code`, p.warehouses))
    .select([
      sql<number | null>`grouped.place`.as('order_group'),
      where(p.by, 'CARRIER', carrierName).as('carrier'),
      where(p.by, 'METHOD', sql<string | null>`s.method`).as('method'),
      where(p.by, 'WAREHOUSE', sql<string | null>`s.warehouse_code`).as('warehouse'),
      sql<CalendarDate | null>`step.step_from`.as('step_from'),
    ])
    .groupBy([1, 2, 3, 4, 5].map((place) => sql.raw(String(place))));

const count = (rows: RawBuilder<unknown>) => sql<number>`count(*) filter (where ${rows})`;
const shareOfDays = (share: number) =>
  sql<number | null>`percentile_cont(${sql.lit(share)}) within group (order by ${daysToTheDoor})`;

const options = { plannedAnew: true, report: true };

const placed = statement(
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
const promised = statement(
  'parcels_due',
  (db, p: ParcelGroups) =>
    parcels(db, p, 'due').select([
      sql<number>`count(*)`.as('due'),
      count(arrivedOnTime).as('on_time'),
      count(sql`${arrivedOnTime} and s.in_full`).as('on_time_in_full'),
      count(sql`s.in_full is not null`).as('fullness_known'),
    ]),
  options,
);
const delivered = statement(
  'parcels_arrived',
  (db, p: ParcelGroups) =>
    parcels(db, p, 'arrived').select([shareOfDays(0.5).as('typical_days'), shareOfDays(0.9).as('late_days')]),
  options,
);

type SumColumns<S> = Partial<Omit<RowOf<S>, keyof GroupColumns>>;
type GroupColumns = Pick<
  RowOf<typeof placed>,
  'order_group' | 'carrier' | 'method' | 'warehouse' | 'step_from'
>;
export type ParcelGroup = GroupColumns &
  SumColumns<typeof costs> &
  SumColumns<typeof promised> &
  SumColumns<typeof delivered>;

/** The orders of the parcels that count, as one text (see KeySet). */
const ordersBy = (part: ParcelPart) =>
  statement(
    `orders_of_parcels_${part}`,
    (db, p: ShippingPeriod) =>
      parts[part]
        .of(db, p)
        .select([
          sql<string>`coalesce(string_agg(distinct s.order_number, ${sql.lit(listSeparator)}), '')`.as(
            'orders',
          ),
          sql<number>`count(distinct s.order_number)`.as('count'),
        ]),
    options,
  );
const orders = { ordered: ordersBy('ordered'), due: ordersBy('due'), arrived: ordersBy('arrived') };

type Groups = Omit<ParcelGroups, keyof ShippingPeriod> & {
  readonly part: ParcelPart;
  readonly days: DayRange;
  /** What costs are converted with; null where nobody asks for them. */
  readonly rates: ExchangeRates | null;
};

export const groupedParcels =
  ({ among }: LogisticsReaders) =>
  async ({ part, rates, days, ...groups }: Groups): Promise<readonly ParcelGroup[]> => {
    const read = among({ period: days });
    const p = { ...groups, ...shippingPeriod(days) };
    if (part === 'due') return read(promised, p);
    if (part === 'arrived') return read(delivered, p);
    return rates ? read(costs, { ...p, ...conversion(rates, days) }) : read(placed, p);
  };

export const ordersOfParcels =
  ({ among }: LogisticsReaders) =>
  async (part: ParcelPart, days: DayRange) => {
    const [row] = await among({ period: days })(orders[part], shippingPeriod(days));
    return row ?? { orders: '', count: 0 };
  };
