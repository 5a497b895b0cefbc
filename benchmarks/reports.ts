import { command, configuration } from '../src/config/command.ts';
import { withSession } from '../src/database/session.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { median } from './medians.ts';
import { openServer } from './server.ts';

/**
 * What a sales report costs as its period grows, in one run: seconds as ratios to one month, statements, and the most
 * memory the process held. Over the sample world; or over the databases that the environment names, seen from the sample
 * world's day. Where all five are one database, beside a single statement over it.
 */
command('benchmark:reports', 'What a sales report costs as its period grows.').parse();

const months = [1, 6, 24];
const dimensions = ['CATEGORY, MONTH', 'COUNTRY, CHANNEL', 'SKU'];
const rounds = 3;

const config = configuration();
const missing = sourceNames.filter((source) => !config.databaseUrls[source]);
const samples = missing.length
  ? await startSampleSources(missing, config.dataDirectory, console.log)
  : undefined;
const urls = { ...config.databaseUrls, ...samples?.urls } as SourceUrls;
const server = await openServer(urls);

async function ask(by: string, last: number) {
  const started = performance.now();
  const query = `{ salesReport(last: { months: ${last} }, by: [${by}]) {
    orders units revenue { amount } cost { amount } unitsWithoutCost returnsPercent } }`;
  const { data, errors, extensions } = await server.ask(query);
  const statements = extensions.trace.statements as { name: string; milliseconds: number }[];
  return {
    seconds: (performance.now() - started) / 1000,
    statements: statements.length,
    slowest: Math.max(...statements.map(({ milliseconds }) => milliseconds)) / 1000,
    // A report of products may be refused: one product a row is more than a report may hold.
    outcome: errors ? errors[0].extensions.code : `${data.salesReport.length} rows`,
  };
}

/** The same figures by one statement over raw rows, which a company with five databases cannot send. */
const single = (last: number) => `
  with rate as materialized (
    select day.day::date, currency, coalesce(found.rate, 1) as rate
    from generate_series(date '2026-11-20' - interval '${last} months', date '2026-11-19', '1 day') as day (day)
    cross join (select distinct from_currency as currency from cogs.exchange_rates union select 'USD') as wanted
    left join lateral (
      select rate from cogs.exchange_rates
      where from_currency = currency and to_currency = 'USD' and day <= day.day order by exchange_rates.day desc limit 1
    ) as found on true
  )
  select p.category, date_trunc('month', day.day), count(distinct o.number), sum(l.quantity),
         sum(l.net_minor * rate.rate), sum(l.quantity * cost.unit), sum(l.quantity) filter (where cost.unit is null),
         sum(returned.units)
  from sales.orders o
  cross join lateral (select (o.placed_at at time zone 'UTC')::date as day) as day
  join sales.order_lines l on l.order_number = o.number
  join rate on rate.day = day.day and rate.currency = o.currency
  left join inventory.products p on p.sku = l.sku
  left join (select order_number, line, sum(quantity) as units from sales.returns group by 1, 2) as returned
    on returned.order_number = l.order_number and returned.line = l.line
  left join lateral (
    select sum(amount_minor * rate.rate) as unit
    from cogs.cost_records k join rate on rate.day = day.day and rate.currency = k.currency
    where k.sku = l.sku and k.effective_from <= day.day and (k.effective_to is null or k.effective_to > day.day)
  ) as cost on true
  where o.status <> 'CANCELLED' and o.placed_at >= date '2026-11-20' - interval '${last} months'
    and o.placed_at < date '2026-11-20'
  group by 1, 2`;

let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);

for (const by of dimensions) {
  console.log(`\nsalesReport by ${by}`);
  const answers = new Map(months.map((last) => [last, [] as Awaited<ReturnType<typeof ask>>[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [last, found] of answers) found.push(await ask(by, last));
  }
  let base: number | undefined;
  for (const [last, found] of answers) {
    const seconds = median(found.map((answer) => answer.seconds));
    const slowest = median(found.map((answer) => answer.slowest));
    base ??= seconds;
    console.log(
      `  ${`${last} months`.padEnd(10)} × ${(seconds / base).toFixed(2).padEnd(6)} ${seconds.toFixed(2)} s, ` +
        `${found[0]?.statements} statements, the longest ${slowest.toFixed(2)} s, ${found[0]?.outcome}`,
    );
  }
}
console.log(`\nmemory of the process at most ${Math.round(peak / 2 ** 20)} MB`);
clearInterval(watch);

if (new Set(Object.values(urls)).size === 1) {
  console.log('\nby CATEGORY, MONTH as one statement over one database');
  await withSession(urls.sales, async (session) => {
    for (const last of months) {
      const started = performance.now();
      const { rowCount } = await session.query(single(last));
      console.log(
        `  ${`${last} months`.padEnd(10)} ${((performance.now() - started) / 1000).toFixed(2)} s, ${rowCount} rows`,
      );
    }
  });
}

await server.close();
await samples?.stop();
