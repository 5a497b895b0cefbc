import type { OwnWorld } from './graph.ts';
import { put } from './rows.ts';

export const skus = Array.from({ length: 50 }, (_, place) => `P${String(place).padStart(2, '0')}`);

/**
 * Of each product some prices that follow one another, leave days without any, overlap, come again and are planned, made
 * of hashes; with rivals' prices at the edges of days, and stock of three warehouses.
 */
export async function fillHistory(world: OwnWorld): Promise<void> {
  await put(
    world,
    'inventory',
    'products',
    skus.map((sku, place) => ({ sku, brand: place % 2 ? 'Odd' : 'Even' })),
  );
  await world.sql(
    'inventory',
    `insert into inventory.warehouses values ('EAST', 'East'), ('WEST', 'West'), ('SHOP', 'Shop');
     insert into inventory.warehouse_countries values ('EAST', 'DE'), ('WEST', 'DE'), ('SHOP', 'GB');
     insert into inventory.stock_days (sku, warehouse_code, day, on_hand, available)
       select sku, code, day::date, nullif(abs(hashtext(sku || code || day)) % 60, 7), hashtext(code || day || sku) % 50
       from inventory.products, inventory.warehouses, generate_series(timestamp '2026-10-01', '2026-11-22', '1 day') as day
       where hashtext(day || sku || code) % 5 <> 0`,
  );
  await world.sql(
    'cogs',
    `insert into cogs.exchange_rates (day, from_currency, to_currency, rate)
       select day::date, 'EUR', 'USD', 1.1 from generate_series(timestamp '2026-01-01', '2026-12-31', '1 day') as day;
     with drawn as (
       select sku, nth, date '2026-02-01' + nth * 16 + abs(hashtext(sku || nth)) % 16 as day
       from unnest($1::text[]) as sku, generate_series(0, 20) as nth
     )
     insert into cogs.prices (sku, amount_minor, compare_at_minor, currency, included_tax_percent, effective_from, effective_to)
       select sku, 1000 + abs(hashtext('a' || nth || sku)) % 3 * 100, nullif(abs(hashtext('c' || nth || sku)) % 2, 0) * 2000,
              'EUR', case when hashtext('t' || sku) % 2 = 0 then 19 end, day,
              case when abs(hashtext('e' || nth || sku)) % 4 > 0 then day + 1 + abs(hashtext('u' || nth || sku)) % 40 end
       from drawn`.replace('$1', `'{${skus}}'`),
  );
  await world.sql(
    'cogs',
    `insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from, effective_to)
       select sku, component, amount_minor / 2, currency, effective_from, effective_to
       from cogs.prices, unnest('{MATERIAL,FREIGHT}'::text[]) as component where hashtext(component || sku || effective_from) % 3 > 0;
     insert into cogs.competitor_prices (sku, competitor, amount_minor, currency, observed_at)
       select sku, rival, 900 + abs(hashtext(rival || sku || at)) % 300, 'EUR', at
       from unnest('{${skus.slice(0, 12)}}'::text[]) as sku, unnest('{Alfa,Beta,Gamma}'::text[]) as rival,
            generate_series(timestamptz '2026-10-01 00:00Z', '2026-11-20 12:00Z', '5 hours 59 minutes 59.999999 seconds') as at
       where hashtext(rival || at || sku) % 4 = 0`,
  );
}

/**
 * On each day of a year and a half what is in force, taken together where it stays the same: told by records alone, in another
 * way than ours. `terms` tells those of a day apart.
 */
export const stretches = (of: string, terms: string, partition: string) => `
  with held as (
    select distinct on (day, ${partition}) day::date, ${partition}, ${terms} as terms
    from generate_series(timestamp '2026-01-01', '2027-06-30', '1 day') as day
    join ${of} on effective_from <= day and (effective_to is null or effective_to > day)
    order by day, ${partition}, effective_from desc
  ), said as (select sku, day, jsonb_agg(terms order by terms) as terms from held group by sku, day),
  placed as (select *, day - (row_number() over (partition by sku, terms order by day))::integer as island from said)
  select sku, terms, min(day)::text as "effectiveFrom",
         nullif((max(day) + 1)::text, '2027-07-01') as "effectiveTo"
  from placed group by sku, terms, island having min(day) < $2 and max(day) >= $1 order by sku, min(day) desc`;
