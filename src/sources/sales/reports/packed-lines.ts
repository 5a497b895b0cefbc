import { sql, type RawBuilder } from 'kysely';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { linesOf, orderColumns, reportStatement, taxPercent, type OrderGroups } from './report-lines.ts';
import type { GroupColumns } from './report-statements.ts';

/** Lines of orders side by side, as array literals, and their SKUs as one text: an entry each. */
export interface PackedLines extends Omit<GroupColumns, 'product_group' | 'sku'> {
  readonly currency: string;
  readonly skus: string;
  readonly quantities: string;
  readonly net_minor: string;
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
        'line.currency',
        sql<string>`string_agg(coalesce(line.sku, ''), ${sql.lit(listSeparator)})`.as('skus'),
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
