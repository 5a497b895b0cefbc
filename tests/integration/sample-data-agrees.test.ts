/** The five databases are made apart from each other; here they are held against each other. */
import { expect, test } from '@jest/globals';
import { sizes, worldNow } from '../../sample-data/world.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { sampleSql } from '../support/graph.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- rows of any shape
const ask = (source: SourceName, text: string) => sampleSql<Record<string, any>>(source, text);
const askOne = async (source: SourceName, text: string): Promise<unknown> =>
  Object.values((await ask(source, text))[0]!)[0];

const byKey = (rows: Record<string, unknown>[]) =>
  new Map(rows.map(({ key, ...rest }) => [key as string, rest]));
const keys = async (...question: Parameters<typeof ask>) =>
  (await ask(...question)).map(({ key }) => key as string);

test('There is as much as the size says', async () => {
  expect(await askOne('inventory', 'select count(*)::int from inventory.products')).toBe(
    sizes.small.products,
  );
  expect(await askOne('sales', 'select count(*)::int from sales.customers')).toBe(sizes.small.customers);
  expect(await askOne('sales', 'select count(*)::int from sales.orders')).toBe(sizes.small.orders);
  const drawn = `select count(*)::int from support.tickets where number < 'T9'`;
  expect(await askOne('support', drawn)).toBe(sizes.small.tickets);
});

test('Committed units are those of the orders that have not been shipped', async () => {
  const waiting = await ask(
    'sales',
    `select l.sku as key, sum(l.quantity)::int as units from sales.orders o
     join sales.order_lines l on l.order_number = o.number where o.status = 'PLACED' group by 1`,
  );
  const committed = await ask(
    'inventory',
    'select sku as key, sum(committed)::int as units from inventory.stock_levels group by 1 having sum(committed) > 0',
  );
  expect(waiting.length).toBeGreaterThan(3);
  expect(byKey(committed)).toEqual(byKey(waiting));
});

test('Incoming units are those of the open purchase orders that have not been received', async () => {
  const open = await ask(
    'inventory',
    `select sku || ' ' || warehouse_code as key, sum(quantity - received_quantity)::int as units
     from inventory.purchase_order_lines l join inventory.purchase_orders o on o.number = l.purchase_order_number
     where o.status = 'OPEN' and received_quantity < quantity group by 1`,
  );
  const incoming = await ask(
    'inventory',
    `select sku || ' ' || warehouse_code as key, incoming as units from inventory.stock_levels where incoming > 0`,
  );
  expect(byKey(incoming)).toEqual(byKey(open));
});

test('Stock of the days before is what is there now, with what was sold since and without what came in', async () => {
  const moved = byKey(
    await ask(
      'sales',
      `select l.sku as key, sum(l.quantity)::int as ordered from sales.orders o join sales.order_lines l on l.order_number = o.number
       where o.status <> 'CANCELLED' and o.placed_at >= '2026-11-10 00:00Z' group by 1`,
    ),
  );
  const stock = await ask(
    'inventory',
    `select sku as key, sum(available)::int as now,
       (select sum(available)::int from inventory.stock_days d where d.sku = l.sku and day = '2026-11-09') as before,
       (select coalesce(sum(quantity), 0)::int from inventory.receipts r where r.sku = l.sku and received_on >= '2026-11-10') as received
     from inventory.stock_levels l group by 1`,
  );
  const changes = stock.map(({ key, now, before, received }) => {
    const ordered = (moved.get(key)?.['ordered'] as number | undefined) ?? 0;
    return { received, isSold: before - now === ordered - received };
  });
  expect(stock.length).toBeGreaterThan(100);
  expect(changes.filter(({ received, isSold }) => received === 0 && !isSold)).toEqual([]);
  // What came in is never more than there was: a few got more than that.
  expect(changes.filter(({ isSold }) => isSold).length).toBeGreaterThan(stock.length * 0.8);
  expect(
    await askOne(
      'inventory',
      'select count(*)::int from inventory.stock_days where on_hand < 0 or available > on_hand',
    ),
  ).toBe(0);
});

test('What a purchase order line has received is the sum of its receipts', async () => {
  const differing = await ask(
    'inventory',
    `select * from inventory.purchase_order_lines l where received_quantity <> (
       select coalesce(sum(quantity), 0) from inventory.receipts r
       where (r.purchase_order_number, r.sku, r.warehouse_code) = (l.purchase_order_number, l.sku, l.warehouse_code))`,
  );
  expect(differing).toEqual([]);
});

test('Every shipment belongs to an order of the same customer, country and moment', async () => {
  const shipments = await ask(
    'logistics',
    `select order_number, customer_number, to_country as country, ordered_at as placed_at from logistics.shipments`,
  );
  const orders = byKey(
    await ask(
      'sales',
      'select number as key, number as order_number, customer_number, country, placed_at from sales.orders',
    ),
  );
  for (const shipment of shipments) expect(orders.get(shipment.order_number)).toEqual(shipment);
});

test('An order is as far as its shipments', async () => {
  const shipped = byKey(
    await ask(
      'logistics',
      `select order_number as key, case when bool_and(status = 'DELIVERED') then 'DELIVERED'
         when bool_and(shipped_at is not null) then 'SHIPPED' when bool_and(shipped_at is null) then 'PLACED' end as status
       from logistics.shipments group by 1`,
    ),
  );
  const orders = await ask('sales', 'select number, status from sales.orders');
  for (const { number, status } of orders) {
    const withoutShipment = ['CANCELLED', 'PLACED'].includes(status) ? status : 'nothing else';
    expect(shipped.get(number)?.status ?? withoutShipment).toBe(status);
  }
  const cancelled = orders.filter(({ number, status }) => status === 'CANCELLED' && shipped.has(number));
  expect(cancelled).toEqual([]);
});

test('Nothing is sold before its launch or after its end', async () => {
  const lives = byKey(
    await ask(
      'inventory',
      'select sku as key, launched_on::text, discontinued_on::text from inventory.products',
    ),
  );
  const sales = await ask(
    'sales',
    'select sku, min(day)::text as first, max(day)::text as last from sales.product_daily_sales group by 1',
  );
  for (const { sku, first, last } of sales) {
    const { launched_on, discontinued_on } = lives.get(sku)!;
    expect(first >= ((launched_on as string | null) ?? first)).toBe(true);
    expect(discontinued_on === null || last < (discontinued_on as string)).toBe(true);
  }
});

test('Every product has exactly one preferred supplier', async () => {
  const others = await ask(
    'inventory',
    `select sku from inventory.products where 1 <>
       (select count(*) from inventory.product_suppliers s where s.sku = products.sku and preferred)`,
  );
  expect(others).toEqual([]);
});

test('A line costs what the price history says for that day, at the rate of the day', async () => {
  const prices = await ask(
    'cogs',
    `select sku, amount_minor::float8 as amount, currency, effective_from::text as since from cogs.prices order by since`,
  );
  const rates = byKey(
    await ask(
      'cogs',
      `select day || from_currency || to_currency as key, rate::float8 from cogs.exchange_rates`,
    ),
  );
  const lines = await ask(
    'sales',
    `select l.sku, round(unit_price_minor / (1 + coalesce(o.included_tax_percent, 0) / 100), 6)::float8 as charged, o.currency, (placed_at at time zone 'UTC')::date::text as day
     from sales.order_lines l join sales.orders o on o.number = l.order_number`,
  );
  const history = Map.groupBy(prices, ({ sku }) => sku);
  for (const { sku, charged, currency, day } of lines) {
    const price = history.get(sku)!.findLast(({ since }) => since <= day)!;
    const rate =
      price.currency === currency ? 1 : (rates.get(`${day}${price.currency}${currency}`)!.rate as number);
    expect(charged).toBe(Math.round(price.amount * rate));
  }
});

test('Sums of orders, lines and returns are right', async () => {
  const wrongLines = `select * from sales.order_lines
    where net_minor <> round(quantity * unit_price_minor * (1 - discount_percent / 100))`;
  const wrongOrders = `select number from sales.orders where total_minor <>
    (select sum(net_minor) from sales.order_lines where order_number = orders.number)`;
  const wrongReturns = `select r.number from sales.returns r join sales.order_lines l using (order_number, line)
    where r.quantity > l.quantity or r.refund_minor > l.net_minor`;
  for (const question of [wrongLines, wrongOrders, wrongReturns])
    expect(await ask('sales', question)).toEqual([]);
});

test('Daily sales hold every order that was not cancelled', async () => {
  const sold = await ask(
    'sales',
    `select sum(quantity)::int as units, round(sum(net_minor / (1 + coalesce(o.included_tax_percent, 0) / 100)), 6)::float8 as revenue
     from sales.order_lines join sales.orders o on o.number = order_number where status <> 'CANCELLED'`,
  );
  const daily = await ask(
    'sales',
    'select sum(units)::int as units, round(sum(revenue_minor), 6)::float8 as revenue from sales.product_daily_sales',
  );
  expect(daily).toEqual(sold);
});

test('Orders from Poland include its tax, a few prices that of Germany, and a few costs have parts of a cent', async () => {
  const told = (source: SourceName, question: string) => ask(source, question);
  expect(
    await told(
      'sales',
      `select country, included_tax_percent::float8 as tax from sales.orders where included_tax_percent is not null group by 1, 2`,
    ),
  ).toEqual([{ country: 'PL', tax: 23 }]);
  expect(
    await told(
      'cogs',
      `select count(distinct sku)::int as taxed from cogs.prices where included_tax_percent = 19`,
    ),
  ).toEqual([{ taxed: 2 }]);
  expect(
    await told(
      'cogs',
      `select count(distinct sku)::int as parted from cogs.cost_records where amount_minor <> round(amount_minor)`,
    ),
  ).toMatchObject([{ parted: 2 }]);
});

test('Customers are acquired before they order', async () => {
  const early = await ask(
    'sales',
    `select number from sales.customers join sales.customer_summaries on customer_number = number
     where first_ordered_at < acquired_on`,
  );
  expect(early).toEqual([]);
});

test('Tickets and feedback name customers, orders and products that exist', async () => {
  const customers = new Set(await keys('sales', 'select number as key from sales.customers'));
  const products = new Set(await keys('inventory', 'select sku as key from inventory.products'));
  const orders = byKey(
    await ask('sales', 'select number as key, customer_number, placed_at from sales.orders'),
  );
  const lines = new Set(
    await keys('sales', `select order_number || ' ' || sku as key from sales.order_lines`),
  );
  const said = await ask(
    'support',
    `select customer_number, order_number, sku, opened_at from support.tickets
     union all select customer_number, null, sku, submitted_at from support.feedback`,
  );
  for (const { customer_number, order_number, sku, opened_at } of said) {
    expect(customer_number === null || customers.has(customer_number)).toBe(true);
    expect(sku === null || products.has(sku)).toBe(true);
    if (order_number === null) continue;
    const order = orders.get(order_number)!;
    expect((order.placed_at as Date) < opened_at).toBe(true);
    expect(customer_number ?? order.customer_number).toBe(order.customer_number);
    expect(sku === null || lines.has(`${order_number} ${sku}`)).toBe(true);
  }
});

test('Lanes, suppliers and warehouses are known to the databases that name them', async () => {
  const named = await Promise.all([
    keys('inventory', 'select distinct lane_code as key from inventory.inbound_lanes'),
    keys('logistics', 'select distinct supplier_code as key from logistics.disruption_suppliers'),
    keys('logistics', 'select distinct warehouse_code as key from logistics.shipments'),
  ]);
  const known = await Promise.all([
    keys('logistics', 'select code as key from logistics.lanes'),
    keys('inventory', 'select code as key from inventory.suppliers'),
    keys('inventory', 'select code as key from inventory.warehouses'),
  ]);
  named.forEach((some, i) => expect(known[i]).toEqual(expect.arrayContaining(some)));
});

test('Prices and costs follow each other without a gap', async () => {
  for (const [table, key] of [
    ['prices', 'sku'],
    ['cost_records', 'sku, component'],
  ]) {
    const gaps = await ask(
      'cogs',
      `select * from (select effective_to, lead(effective_from) over (partition by ${key} order by effective_from) as next
       from cogs.${table}) periods where effective_to is distinct from next`,
    );
    expect(gaps).toEqual([]);
  }
});

test('Nothing is reported from after the world’s now', async () => {
  const latest = await Promise.all([
    askOne('sales', 'select max(placed_at) from sales.orders'),
    askOne('sales', 'select max(updated_at) from sales.customers'),
    askOne('logistics', 'select max(occurred_at) from logistics.shipment_events'),
    askOne('logistics', 'select max(delivered_at) from logistics.shipments'),
    askOne('support', 'select max(updated_at) from support.tickets'),
    askOne('support', 'select max(submitted_at) from support.feedback'),
    askOne('cogs', 'select max(observed_at) from cogs.competitor_prices'),
    askOne('inventory', 'select max(updated_at) from inventory.stock_levels'),
    askOne('inventory', 'select max(updated_at) from inventory.products'),
  ]);
  for (const moment of latest as Date[]) expect(moment.getTime()).toBeLessThanOrEqual(worldNow.getTime());
});
