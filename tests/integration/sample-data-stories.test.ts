/** The stories that are told of the sample world can be found in it by plain SQL. */
import { expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { sampleSql } from '../support/graph.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- rows of any shape
type Row = Record<string, any>;

async function one(source: SourceName, text: string, ...values: unknown[]): Promise<Row> {
  const rows = await sampleSql<Row>(source, text, values);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

const soldInFourWeeks = async (sku: string): Promise<number> => {
  const { units } = await one(
    'sales',
    `select coalesce(sum(units), 0)::int as units from sales.product_daily_sales
     where sku = $1 and day > date '2026-11-20' - 28`,
    sku,
  );
  return units;
};

const available = async (sku: string): Promise<number> => {
  const { units } = await one(
    'inventory',
    'select sum(available)::int as units from inventory.stock_levels where sku = $1',
    sku,
  );
  return units;
};

test('A product that sells well runs out before its next delivery', async () => {
  const { sku } = stories.runsOutBeforeDelivery;
  const sold = await soldInFourWeeks(sku);
  expect(sold).toBeGreaterThan(3);
  const cover = (await available(sku)) / (sold / 28);
  const { days } = await one(
    'inventory',
    `select percentile_cont(0.5) within group (order by r.received_on - o.ordered_on) as days
     from inventory.receipts r join inventory.purchase_orders o on o.number = r.purchase_order_number
     join inventory.product_suppliers s on s.sku = r.sku and s.supplier_code = o.supplier_code and s.preferred
     where r.sku = $1 and r.received_on > date '2026-11-20' - 180`,
    sku,
  );
  const { next } = await one(
    'inventory',
    `select min(expected_on) - date '2026-11-20' as next from inventory.purchase_order_lines
     join inventory.purchase_orders on number = purchase_order_number
     where sku = $1 and status = 'OPEN' and received_quantity < quantity`,
    sku,
  );
  expect(cover).toBeLessThan(days);
  expect(cover).toBeLessThan(next ?? Infinity);
});

test('The bestseller earns nothing at 30 % off', async () => {
  const { sku } = stories.thinMargin;
  const best = await one(
    'sales',
    'select sku from sales.product_daily_sales group by sku order by sum(units) desc limit 1',
  );
  expect(best.sku).toBe(sku);
  const { margin, reduced } = await one(
    'cogs',
    `select amount_minor - cost as margin, amount_minor * 0.7 - cost as reduced from cogs.prices
     join (select sku, sum(amount_minor) as cost, min(currency) as currency from cogs.cost_records
           where effective_to is null group by sku having count(distinct currency) = 1) costs using (sku, currency)
     where sku = $1 and effective_to is null`,
    sku,
  );
  expect(Number(margin)).toBeGreaterThan(0);
  expect(Number(reduced)).toBeLessThan(0);
});

test('One carrier got slow in the last two months, the others did not', async () => {
  const { carrier, sinceDays } = stories.slowCarrier;
  const rows = await sampleSql<Row>(
    'logistics',
    `select carrier_code,
       (avg(extract(epoch from delivered_at - shipped_at)) filter (where late) /
        avg(extract(epoch from delivered_at - shipped_at)) filter (where not late))::float8 as slower
     from (select *, shipped_at > $1::timestamptz - $2 * interval '1 day' as late from logistics.shipments) shipments
     where method = 'STANDARD' group by 1`,
    ['2026-11-20T12:00:00Z', sinceDays],
  );
  const slow = rows.filter(({ slower }) => slower > 1.4).map(({ carrier_code }) => carrier_code);
  expect(slow).toEqual([carrier]);
  expect(rows.filter(({ slower }) => slower < 1.25)).toHaveLength(rows.length - 1);
});

test('Complaints about one product rise steeply, and most are about the same', async () => {
  const { sku, issue } = stories.risingComplaints;
  const { now, before, same } = await one(
    'support',
    `select count(*) filter (where age < interval '30 days')::int as now,
       count(*) filter (where age < interval '30 days' and issue = $2)::int as same,
       count(*) filter (where age between interval '30 days' and interval '60 days')::int as before
     from (select *, '2026-11-20T12:00:00Z' - opened_at as age from support.tickets where sku = $1) tickets`,
    sku,
    issue,
  );
  expect(now).toBeGreaterThanOrEqual(5);
  expect(now).toBeGreaterThan(before * 2);
  expect(same).toBeGreaterThan(now / 2);
});

test('A champion who lets us profile has an urgent ticket open', async () => {
  const { customer, ticket } = stories.loyalAndAngry;
  const { segment } = await one(
    'sales',
    'select segment from sales.customer_summaries where customer_number = $1',
    customer,
  );
  expect(segment).toBe('CHAMPIONS');
  const found = await one('support', 'select * from support.tickets where number = $1', ticket);
  expect(found).toMatchObject({ status: 'OPEN', priority: 'URGENT', customer_number: customer });
});

test('Only an oddly typed address ties a ticket to its customer', async () => {
  const { customer, ticket } = stories.ticketByEmail;
  const { email, ...rest } = await one(
    'support',
    'select email, customer_number, order_number from support.tickets where number = $1',
    ticket,
  );
  expect(rest).toEqual({ customer_number: null, order_number: null });
  expect(email).not.toBe(email.trim().toLowerCase());
  expect(await customersWith(email)).toEqual([customer]);
});

test('One ticket’s address fits two customers, another’s none', async () => {
  const address = async (ticket: string) =>
    (await one('support', 'select email from support.tickets where number = $1', ticket)).email as string;
  expect(await customersWith(await address(stories.sharedEmail.ticket))).toEqual(
    stories.sharedEmail.customers,
  );
  expect(await customersWith(await address(stories.unknownEmail.ticket))).toEqual([]);
});

async function customersWith(email: string): Promise<string[]> {
  const rows = await sampleSql<Row>(
    'sales',
    `select number from sales.customers where lower(btrim(email, e' \\t')) = lower(btrim($1)) order by number`,
    [email],
  );
  return rows.map(({ number }) => number);
}

test('A product is oversold', async () => {
  expect(await available(stories.oversold.sku)).toBeLessThan(0);
});

test('Active disruptions affect a preferred supplier, every lane, or one lane of two', async () => {
  const active = await sampleSql<Row>(
    'logistics',
    `select number, array_remove(array_agg(lane_code), null) as lanes, array_remove(array_agg(supplier_code), null) as suppliers
     from logistics.disruptions left join logistics.disruption_lanes l on l.disruption_number = number
     left join logistics.disruption_suppliers s on s.disruption_number = number
     where started_on <= '2026-11-20' and ended_on is null group by 1`,
  );
  const supply = (sku: string) =>
    one(
      'inventory',
      `select supplier_code, array(select lane_code from inventory.inbound_lanes where sku = $1) as lanes
       from inventory.product_suppliers where sku = $1 and preferred`,
      sku,
    );
  const find = (number: string) => active.find((disruption) => disruption.number === number)!;
  const { supplierDisrupted, allLanesDisrupted, oneLaneDisrupted } = stories;
  expect(find(supplierDisrupted.disruption).suppliers).toContain(
    (await supply(supplierDisrupted.sku)).supplier_code,
  );
  const { lanes } = await supply(allLanesDisrupted.sku);
  expect(lanes.length).toBeGreaterThan(0);
  expect(find(allLanesDisrupted.disruption).lanes).toEqual(expect.arrayContaining(lanes));
  const two: string[] = (await supply(oneLaneDisrupted.sku)).lanes;
  expect(two).toHaveLength(2);
  const closed = new Set(active.flatMap((disruption) => disruption.lanes as string[]));
  expect(two.filter((lane) => closed.has(lane))).toEqual([oneLaneDisrupted.lane]);
});

test('Somebody who buys often does not let us profile', async () => {
  const consent = await one(
    'sales',
    `select consent_profiling, segment, orders > 10 as often from sales.customers
     join sales.customer_summaries on customer_number = number where number = $1`,
    stories.noProfiling.customer,
  );
  expect(consent).toEqual({ consent_profiling: false, segment: null, often: true });
});

test('A cost is in two currencies', async () => {
  const { currencies } = await one(
    'cogs',
    `select count(distinct currency)::int as currencies from cogs.cost_records where sku = $1 and effective_to is null`,
    stories.unlikeCurrencies.sku,
  );
  expect(currencies).toBe(2);
});

test('A product was never sold and has no price', async () => {
  const { sku } = stories.neverSoldNoPrice;
  await one('inventory', 'select sku from inventory.products where sku = $1', sku);
  expect(await sampleSql('cogs', 'select from cogs.prices where sku = $1', [sku])).toEqual([]);
  expect(await sampleSql('sales', 'select from sales.order_lines where sku = $1', [sku])).toEqual([]);
});
