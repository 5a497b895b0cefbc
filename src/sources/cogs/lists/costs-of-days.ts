import { sql } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import { CostsOfDays, type ComponentCost } from '../../../domain/costs-of-days.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { inSlices } from '../../../kernel/event-loop.ts';
import { statement } from '../statement.ts';

/** Of each product its records over some days, one after the other: five entries of one list. Days are counted from the first. */
const records = statement(
  'costs_of_days',
  (db, p: DayRange) =>
    db
      .selectFrom('cost_records')
      .where('effective_from', '<', p.until)
      .where(({ or, eb }) => or([eb('effective_to', 'is', null), eb('effective_to', '>', p.from)]))
      // A unit cost beyond a quadrillion coins is none that anybody means.
      .where(sql`abs(amount_minor)`, '<', sql`1000000000000000`)
      .select([
        'sku',
        sql<string>`string_agg(concat_ws(${sql.lit(listSeparator)},
          coalesce(component, ''), greatest(effective_from, date '0001-01-01') - ${p.from}::date,
          least(coalesce(effective_to, ${p.until}::date), ${p.until}::date) - ${p.from}::date,
          coalesce(currency, ''), amount_minor::numeric), ${sql.lit(listSeparator)})`.as('records'),
      ])
      .groupBy('sku'),
  { plannedAnew: true, report: true },
);

const entries = 5;

function componentsOf(list: string): ComponentCost[] {
  const values = list.split(listSeparator);
  return Array.from({ length: values.length / entries }, (_, place) => {
    const [component = '', from, until, currency = '', amount = ''] = values.slice(
      place * entries,
      (place + 1) * entries,
    );
    return { component, from: Number(from), until: Number(until), currency, amount };
  }).filter(({ from, until }) => from < until);
}

/** What every product cost over some days, which are counted from the first; null where the company keeps no costs. */
export const costsOfDays = (read: Reader) =>
  perArguments(async (days: DayRange): Promise<CostsOfDays | null> => {
    const rows = await read.optional(records, days);
    if (!rows) return null;
    const costs = new CostsOfDays(days.from);
    for await (const { sku, records: list } of inSlices(rows)) costs.add(sku, componentsOf(list));
    return costs;
  });
