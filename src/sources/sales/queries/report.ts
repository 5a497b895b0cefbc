import { sql, type SqlBool } from 'kysely';
import type { RateGap } from '../../../domain/converted-sum.ts';
import {
  eitherWay,
  groupColumns,
  known,
  linesIn,
  type Conversion,
  type ReportGroups,
} from './report-lines.ts';
import { statement } from './statements.ts';

/** What products cost, as array literals in step: this product, from this day until that, so much of a currency. */
export interface PackedCosts {
  readonly skus: string;
  readonly days: string;
  readonly untilDays: string;
  readonly currencies: string;
  readonly amounts: string;
  /** Marks one of the entries of a product that costs in several currencies at once. */
  readonly firsts: string;
}

type Missing = RateGap | null;

const nothing = <T>(type: string) => sql<T>`null::${sql.raw(type)}`;

/**
 * Every measure of a group. Amounts of a day and currency are added up before they are converted: those sums are whole
 * numbers, and few. An order with several lines of a group is in it once.
 */
export const reportSold = eitherWay((suffix, bySegment) =>
  statement(
    `report_sold${suffix}`,
    (db, p: ReportGroups & Conversion & PackedCosts & { readonly limit: number }) => {
      const converted = (amount: string) =>
        sql<string>`${sql.ref(amount)} * case when daily.currency = ${p.currency} then 1 else known.rate end`;
      const missing = sql<Missing>`
        case when daily.currency <> ${p.currency} and known.rate is null then array[daily.day::text, daily.currency] end`;
      return db
        .with(
          (cte) => cte('line').materialized(),
          () => linesIn(db, p, bySegment),
        )
        .with('sold', (tables) =>
          tables
            .selectFrom(
              tables
                .selectFrom('line')
                .select(({ fn }) => [
                  ...groupColumns,
                  'day',
                  'currency',
                  fn.sum<string>('quantity').as('units'),
                  fn.sum<string>('net_minor').as('net_minor'),
                ])
                .groupBy([...groupColumns, 'day', 'currency'])
                .as('daily'),
            )
            .leftJoin(known(p), (join) =>
              join.onRef('known.day', '=', 'daily.day').onRef('known.currency', '=', 'daily.currency'),
            )
            .select([
              ...groupColumns,
              'units',
              converted('net_minor').as('minor'),
              missing.as('without_rate'),
            ]),
        )
        .with('ordered', (tables) =>
          tables
            .selectFrom('line')
            .select([...groupColumns, 'order_number'])
            .distinct(),
        )
        .with('costed', (tables) =>
          tables
            .selectFrom(
              tables
                .selectFrom('line')
                .innerJoin(
                  sql<{
                    currency: string;
                  }>`unnest(${p.skus}::text[], ${p.days}::date[], ${p.untilDays}::date[],
                      ${p.currencies}::text[], ${p.amounts}::bigint[], ${p.firsts}::boolean[])`.as<'cost'>(
                    sql`cost(product, from_day, until_day, currency, amount_minor, first)`,
                  ),
                  (join) =>
                    join.on(
                      sql<SqlBool>`cost.product = line.line_sku and line.day >= cost.from_day and line.day < cost.until_day`,
                    ),
                )
                .select([
                  ...groupColumns,
                  'day',
                  'cost.currency',
                  sql<string>`sum(quantity) filter (where cost.first)`.as('units'),
                  sql<string>`sum(quantity * cost.amount_minor)`.as('cost_minor'),
                ])
                .groupBy([...groupColumns, 'day', 'cost.currency'])
                .as('daily'),
            )
            .leftJoin(known(p), (join) =>
              join.onRef('known.day', '=', 'daily.day').onRef('known.currency', '=', 'daily.currency'),
            )
            .select([
              ...groupColumns,
              'units',
              converted('cost_minor').as('minor'),
              missing.as('without_rate'),
            ]),
        )
        .with('measure', (tables) =>
          tables
            .selectFrom('sold')
            .select([
              ...groupColumns,
              'units',
              'minor',
              'without_rate',
              nothing<number>('bigint').as('orders'),
              nothing<string>('numeric').as('costed_units'),
              nothing<string>('numeric').as('cost_minor'),
              nothing<Missing>('text[]').as('cost_without_rate'),
            ])
            .unionAll(
              tables
                .selectFrom('ordered')
                .select(({ fn }) => [
                  ...groupColumns,
                  nothing<string>('numeric').as('units'),
                  nothing<string>('numeric').as('minor'),
                  nothing<Missing>('text[]').as('without_rate'),
                  fn.countAll<number>().as('orders'),
                  nothing<string>('numeric').as('costed_units'),
                  nothing<string>('numeric').as('cost_minor'),
                  nothing<Missing>('text[]').as('cost_without_rate'),
                ])
                .groupBy(groupColumns),
            )
            .unionAll(
              tables
                .selectFrom('costed')
                .select([
                  ...groupColumns,
                  nothing<string>('numeric').as('units'),
                  nothing<string>('numeric').as('minor'),
                  nothing<Missing>('text[]').as('without_rate'),
                  nothing<number>('bigint').as('orders'),
                  'units as costed_units',
                  'minor as cost_minor',
                  'without_rate as cost_without_rate',
                ]),
            ),
        )
        .selectFrom('measure')
        .select([
          ...groupColumns,
          sql<number>`sum(units)::bigint`.as('units'),
          sql<string>`coalesce(sum(minor), 0)`.as('minor'),
          sql<Missing>`min(without_rate)`.as('without_rate'),
          sql<number>`sum(orders)::bigint`.as('orders'),
          sql<number>`coalesce(sum(costed_units), 0)::bigint`.as('costed_units'),
          sql<string>`coalesce(sum(cost_minor), 0)`.as('cost_minor'),
          sql<Missing>`min(cost_without_rate)`.as('cost_without_rate'),
        ])
        .groupBy(groupColumns)
        .limit(p.limit);
    },
    { plannedAnew: true },
  ),
);

/** Units that came back of the lines, whenever they came. */
export const reportReturned = eitherWay((suffix, bySegment) =>
  statement(
    `report_returned${suffix}`,
    (db, p: ReportGroups) =>
      db
        .selectFrom(linesIn(db, p, bySegment).as('line'))
        .innerJoin('returns as r', (join) =>
          join.onRef('r.order_number', '=', 'line.order_number').onRef('r.line', '=', 'line.line'),
        )
        .select(({ fn }) => [...groupColumns, fn.sum<number>('r.quantity').as('returned_units')])
        .groupBy(groupColumns),
    { plannedAnew: true },
  ),
);
