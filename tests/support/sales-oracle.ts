import { sampleSql, type OwnWorld } from './graph.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';

/** The raw tables that a sales report stands on, and where they live. */
const tables: Readonly<Record<string, SourceName>> = {
  products: 'inventory',
  customers: 'sales',
  orders: 'sales',
  order_lines: 'sales',
  returns: 'sales',
  customer_summaries: 'sales',
  cost_records: 'cogs',
  exchange_rates: 'cogs',
};

/** Copies the sample world's raw rows into one database, where plain joins can tell what a report must say. */
export async function copyRawRows(world: OwnWorld, zone = 'UTC'): Promise<void> {
  await world.sql('sales', 'create schema raw');
  for (const [table, source] of Object.entries(tables)) {
    const [copied] = await sampleSql<{ rows: string; columns: string }>(
      source,
      `select json_agg(t)::text as rows,
              (select string_agg(format('%I %s', attname, format_type(atttypid, null)), ', ' order by attnum)
               from pg_attribute where attrelid = '${source}.${table}'::regclass and attnum > 0) as columns
       from ${source}.${table} t`,
    );
    await world.sql('sales', `create table raw.${table} (${copied!.columns})`);
    await world.sql(
      'sales',
      `insert into raw.${table} select * from json_populate_recordset(null::raw.${table}, $1)`,
      [copied!.rows],
    );
  }
  await world.sql(
    'sales',
    `create index on raw.exchange_rates (day); create index on raw.cost_records (sku); analyze`,
  );
  await world.sql('sales', rates);
  await world.sql('sales', 'create unique index on raw.rate (currency, day); analyze raw.rate');
  await world.sql('sales', lines(`(o.placed_at at time zone '${zone}')::date`));
}

/** What a currency was worth in dollars: the newest rate of the week before, published either way round. */
const rates = `
  create table raw.rate as
  select wanted.currency, days.day::date as day, case when wanted.currency = 'USD' then 1 else found.rate end as rate
  from (select currency from raw.orders union select currency from raw.cost_records) wanted
  cross join generate_series(date '2024-01-01', date '2026-11-20', '1 day') as days (day)
  left join lateral (
    select case when to_currency = 'USD' then rate else 1 / rate end as rate
    from raw.exchange_rates
    where day <= days.day and day >= days.day - interval '7 days'
      and (from_currency, to_currency) in ((wanted.currency, 'USD'), ('USD', wanted.currency))
    order by day desc, to_currency = 'USD' desc limit 1
  ) found on true`;

/** Line by line: its day, an expression over the order, revenue and cost in dollars, and what came back of it. */
const lines = (day: string) => `
  create table raw.line as
  select l.order_number, l.sku, l.quantity, ${day} as day, o.country, o.channel, p.category, p.brand,
         case when c.consent_profiling then s.segment end as segment,
         l.net_minor / (1 + coalesce(l.included_tax_percent, o.included_tax_percent, 0) / 100) * rate.rate as revenue, l.quantity * cost.unit as cost, returned.units as returned
  from raw.order_lines l
  join raw.orders o on o.number = l.order_number and o.status <> 'CANCELLED'
  join raw.customers c on c.number = o.customer_number
  left join raw.customer_summaries s on s.customer_number = c.number
  left join raw.products p on p.sku = l.sku
  join raw.rate on rate.currency = o.currency and rate.day = ${day}
  left join (select order_number, line, sum(quantity) as units from raw.returns group by 1, 2) returned
    on returned.order_number = l.order_number and returned.line = l.line
  left join lateral (
    select sum(amount_minor * rate.rate) as unit
    from raw.cost_records k join raw.rate on rate.currency = k.currency and rate.day = ${day}
    where k.sku = l.sku and k.effective_from <= ${day}
      and (k.effective_to is null or k.effective_to > ${day})
  ) cost on true`;

/** Four fifths of a group's revenue, or all of its lines, have a cost. */
const enough = `(count(*) = count(cost) or sum(revenue) filter (where cost is not null) >= 0.8 * sum(revenue))`;

/** What a report over [from, until) must say; `by` are expressions over the lines. */
export const oracleReport = (world: OwnWorld, by: readonly string[], from: string, until: string) =>
  world.sql<Record<string, string | null>>(
    'sales',
    `select ${by.map((expression, place) => `(${expression})::text collate "C" as by_${place}, `).join('')}
            count(distinct order_number) as orders, sum(quantity) as units, round(sum(revenue)) as revenue,
            case when ${enough} then round(sum(cost)) end as cost,
            case when ${enough} then round(sum(revenue - cost)) end as gross_profit,
            case when ${enough} then sum(revenue - cost) / (sum(revenue) filter (where cost is not null)) * 100 end as margin,
            coalesce(sum(revenue) filter (where cost is not null), 0) / sum(revenue) * 100 as coverage,
            coalesce(sum(quantity) filter (where cost is null), 0) as without_cost,
            coalesce(sum(returned), 0) * 100.0 / sum(quantity) as returns
     from raw.line where day >= $1::date and day < $2::date
     group by ${by.map((_, place) => place + 1).join(', ')}
     order by ${by.map((_, place) => `${place + 1} nulls last`).join(', ')}`,
    [from, until],
  );
