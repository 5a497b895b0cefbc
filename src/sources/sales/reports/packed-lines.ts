import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader } from '../../../database/reader.ts';
import { isNamed } from '../../../database/statement.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import { reportingZone } from '../../../domain/reporting-calendar.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { stepTable } from '../../grouping.ts';
import { statement } from '../statement.ts';
import { linesOf, orderColumns, reportStatement, taxPercent, type OrderGroups } from './report-lines.ts';
import type { GroupColumns } from './report-statements.ts';

/** Lines of orders side by side, as array literals, an entry each. */
export interface PackedLines extends Omit<GroupColumns, 'product_group' | 'sku'> {
  /** Null lacks its rates. */
  readonly currency: string | null;
  /** Their SKUs as one text, or the numbers that these have where days are packed. */
  readonly skus: string | null;
  readonly products: string | null;
  readonly quantities: string;
  /** Null where nobody asks for amounts. */
  readonly net_minor: string | null;
  /** The tax that each amount includes; null where none does. */
  readonly tax_percents: string | null;
  /** Counted from the first day of the report. Of lines of one day that says `day`. */
  readonly days: string | null;
  readonly day: number | null;
  /** By a number of its order's own among those of the row, and how much came back; null where nobody asks for it. */
  readonly orders: string | null;
  readonly returned: string | null;
}

const list = (values: RawBuilder<unknown>) => sql<string>`array_agg(${values})::text`;

/** So many days a row, so that none is long. */
const daysOfRow = 31;

/** What was sold, by what orders are grouped by: as few rows as say it all. */
export const reportLines = reportStatement(
  'report_lines',
  (db, p: OrderGroups & { skuKeys: string | null; firstDay: CalendarDate }, read) =>
    db
      .selectFrom(
        linesOf(db, p, read)
          .select([
            ...orderColumns.map((column) => `placed.${column}` as const),
            'placed.currency',
            sql<number>`placed.day - ${p.firstDay}::date`.as('place'),
            'l.sku',
            'l.quantity',
            'l.net_minor',
            sql<
              string | null
            >`case when ${taxPercent} > 0 and ${taxPercent} < 1000 then ${taxPercent} end`.as('tax_percent'),
          ])
          .as('line'),
      )
      .select([
        ...orderColumns,
        sql<string | null>`nullif(line.currency, '')`.as('currency'),
        sql<string>`string_agg(coalesce(line.sku, ''), ${sql.lit(listSeparator)})`.as('skus'),
        sql<string | null>`null::text`.as('products'),
        list(sql.ref('line.quantity')).as('quantities'),
        list(sql.ref('line.net_minor')).as('net_minor'),
        sql<
          string | null
        >`case when count(line.tax_percent) > 0 then ${list(sql.ref('line.tax_percent'))} end`.as(
          'tax_percents',
        ),
        list(sql.ref('line.place')).as('days'),
        sql<number | null>`null::integer`.as('day'),
        sql<string | null>`null::text`.as('orders'),
        sql<string | null>`null::text`.as('returned'),
      ])
      .groupBy([...orderColumns, 'line.currency', sql`line.place / ${sql.lit(daysOfRow)}`]),
);

/** Whether the company keeps what the lines of each day are packed in. */
const isKept = statement(
  'keeps_daily_lines',
  (db, p: { tables: readonly string[] }) =>
    db.selectNoFrom(
      sql<boolean>`not exists (select from unnest(${p.tables}::text[]) as name where to_regclass(name) is null)`.as(
        'kept',
      ),
    ),
  { cacheSeconds: 60 },
);
const tables = ['daily_lines', 'packed_products', 'summarized_days', 'changed_hours'].map(
  (name) => `sales.${name}`,
);

interface DaysWanted extends DayRange, StepsOfDays {
  readonly firstDay: CalendarDate;
  readonly withAmounts: boolean;
  readonly withOrders: boolean;
  readonly withReturned: boolean;
  /** The highest number of a product that is known. */
  readonly known: number;
}

/**
 * The days of which all is packed as it is now; a day without a sale has no currency. One row without a day tells the
 * products behind those that are known, as they are in the same moment.
 */
const packedDays = statement(
  'report_days',
  (db, p: DaysWanted & { zone: string }) => {
    const wanted = (isWanted: boolean, column: string) =>
      sql<string | null>`case when ${isWanted}::boolean then ${sql.ref(column)} end`;
    return db
      .with('changed', (all) =>
        all
          .selectFrom('changed_hours')
          .select(sql<CalendarDate>`hour::date`.as('day'))
          // An hour may lie in two days, where these do not begin with an hour.
          .union(
            all
              .selectFrom('changed_hours')
              .select(sql<CalendarDate>`(hour + interval '59 minutes')::date`.as('day')),
          ),
      )
      .selectFrom('summarized_days as s')
      .leftJoin('daily_lines as d', 'd.day', 's.day')
      .leftJoin(stepTable(p), (join) => join.on(sql<SqlBool>`step.day = s.day`))
      .where('s.day', '>=', p.from)
      .where('s.day', '<', p.until)
      .where('s.time_zone', '=', p.zone)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('changed')
              .whereRef('changed.day', '=', 's.day')
              .select(sql`1`.as('one')),
          ),
        ),
      )
      .select([
        's.day as date',
        sql<number>`s.day - ${p.firstDay}::date`.as('day'),
        sql<CalendarDate | null>`step.step_from`.as('step_from'),
        sql<string | null>`nullif(d.currency, '')`.as('currency'),
        sql<string | null>`null::text`.as('skus'),
        'd.products',
        'd.quantities',
        wanted(p.withAmounts, 'd.net_minor').as('net_minor'),
        wanted(p.withAmounts, 'd.tax_percents').as('tax_percents'),
        wanted(p.withOrders, 'd.orders').as('orders'),
        wanted(p.withReturned, 'd.returned').as('returned'),
      ])
      .unionAll(
        db
          .selectFrom('packed_products')
          .where('number', '>', p.known)
          .where(isNamed(sql.ref('sku')))
          .select([
            sql<CalendarDate>`null::date`.as('date'),
            sql<number>`max(number)`.as('day'),
            ...(['step_from', 'currency'] as const).map((name) =>
              sql<CalendarDate | null>`null::${sql.raw(name === 'currency' ? 'text' : 'date')}`.as(name),
            ),
            sql<string | null>`string_agg(sku, ${sql.lit(listSeparator)} order by number)`.as('skus'),
            sql<string | null>`(array_agg(number order by number))::text`.as('products'),
            ...(['quantities', 'net_minor', 'tax_percents', 'orders', 'returned'] as const).map((name) =>
              sql<string | null>`null::text`.as(name),
            ),
          ]),
      );
  },
  { plannedAnew: true, report: true },
);

const ofAllOrders = {
  order_country: null,
  channel: null,
  customer_country: null,
  region: null,
  age_band: null,
  acquisition_channel: null,
  segment: null,
  days: null,
};

/** Whether anybody packs days. */
export async function packsDays(read: Reader): Promise<boolean> {
  const [answer] = await read(isKept, { tables });
  return answer?.kept === true;
}

/** Of some days those that are packed as they are now, each with its lines, and products that were not known. */
export async function packedDaysOf(read: Reader, wanted: DaysWanted) {
  const rows = (await read.optional(packedDays, { ...wanted, zone: reportingZone.name })) ?? [];
  const [[products = null], days] = [rows.filter(({ date }) => !date), rows.filter(({ date }) => date)];
  return {
    products: products && { numbers: products.products, skus: products.skus, last: products.day },
    days: [...Map.groupBy(days, ({ date }) => date)].map(([date, all]) => ({
      date,
      lines: all
        .filter(({ currency, products: numbers }) => currency !== null || numbers !== null)
        .map((row) => ({ ...ofAllOrders, ...row }) as PackedLines),
    })),
  };
}
