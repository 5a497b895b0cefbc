import { sql } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import { CostsOfDays, type ComponentCost } from '../../../domain/costs-of-days.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { statement } from '../statement.ts';

const separator = sql.lit(listSeparator);

/** Put together by operators, which Postgres lets several processes do. */
const entriesOf = ({ from, until }: DayRange) =>
  sql.join(
    [
      sql`coalesce(component, '')`,
      sql`(greatest(effective_from, date '0001-01-01') - ${from}::date)`,
      sql`(least(coalesce(effective_to, ${until}::date), ${until}::date) - ${from}::date)`,
      sql`coalesce(currency, '')`,
      sql`amount_minor::numeric`,
    ],
    sql` || ${separator} || `,
  );

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
      .select(['sku', sql<string>`string_agg(${entriesOf(p)}, ${separator})`.as('records')])
      .groupBy('sku'),
  { plannedAnew: true, report: true },
);

const entries = 5;

function componentsOf(list: string): ComponentCost[] {
  const values = list.split(listSeparator);
  const all: ComponentCost[] = [];
  for (let place = 0; place < values.length; place += entries) {
    const from = Number(values[place + 1]);
    const until = Number(values[place + 2]);
    if (from >= until) continue;
    const component = values[place] as string;
    all.push({
      component,
      from,
      until,
      currency: values[place + 3] as string,
      amount: values[place + 4] as string,
    });
  }
  return all;
}

/** What every product cost over some days, which are counted from the first; null where the company keeps no costs. */
export const costsOfDays = (read: Reader) =>
  perArguments(async (days: DayRange): Promise<CostsOfDays | null> => {
    const rows = await read.optional(records, days);
    if (!rows) return null;
    const costs = new CostsOfDays(days.from);
    for (const { sku, records: list } of rows) costs.add(sku, () => componentsOf(list));
    return costs;
  });
