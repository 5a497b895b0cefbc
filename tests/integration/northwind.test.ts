import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { openGraph, type Graph } from '../support/graph.ts';
import { describeNorthwind, loadNorthwind, type Northwind } from '../support/northwind.ts';
import { operations } from '../support/operations.ts';

/** The last day that Northwind tells of. */
const now = new Date('1998-05-06T12:00:00Z');

let northwind: Northwind;
let graph: Graph;

async function open(): Promise<void> {
  northwind = await loadNorthwind();
  graph = await openGraph(northwind.urls, now);
}

async function close(): Promise<void> {
  await graph?.close();
  await northwind?.drop();
}

async function answer(document: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await graph.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** Asks one of the registered operations. */
const ask = (name: string, variables?: Record<string, unknown>) =>
  answer(operations.find((operation) => operation.name === name)!.text, variables);

interface Keyed {
  readonly sku?: string;
  readonly number?: string;
}

/** In an order that no collation decides. */
const inOrder = <Row extends Keyed>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => ((a.sku ?? a.number ?? '') < (b.sku ?? b.number ?? '') ? -1 : 1));

/** What a line of an order came to, rounded by itself. */
const net = 'round(quantity * unit_price::numeric * (1 - discount::numeric), 2)';

describeNorthwind('Northwind, mapped by views alone, is answered for as its own tables say:', () => {
  beforeAll(open);
  afterAll(close);

  test('units in stock, promised and on order, and the price, of every product', async () => {
    const { products } = await ask('stock-feed', { first: 500 });
    const expected = await northwind.sql<Keyed>(`
      select 'NW-' || product_id as sku, product_name as name, category_name as category,
             json_build_object('available', units_in_stock, 'committed', open, 'onHand', units_in_stock + open,
                               'incoming', units_on_order) as inventory,
             json_build_object('current', json_build_object(
               'amount', round(unit_price::numeric, 2)::text, 'currency', 'USD')) as price
      from products join categories using (category_id), lateral (
        select coalesce(sum(quantity), 0)::integer as open from order_details join orders using (order_id)
        where order_details.product_id = products.product_id and shipped_date is null) o`);
    expect(expected).toHaveLength(77);
    expect(inOrder(products.nodes)).toMatchObject(inOrder(expected));
  });

  test('the supplier of every product, and whether it is discontinued', async () => {
    const { products } = await answer(`{
      products(first: 500) { nodes { sku discontinuedOn suppliers { preferred supplier { code name } } } }
    }`);
    const expected = await northwind.sql<Keyed>(`
      select 'NW-' || product_id as sku, discontinued = 1 as discontinued, json_build_array(json_build_object(
               'preferred', true,
               'supplier', json_build_object('code', supplier_id::text, 'name', company_name))) as suppliers
      from products join suppliers using (supplier_id)`);
    const found = products.nodes.map(({ discontinuedOn, ...product }: { discontinuedOn: string | null }) => ({
      ...product,
      discontinued: discontinuedOn !== null,
    }));
    expect(inOrder(found)).toEqual(inOrder(expected));
  });

  test('the country of every supplier, by its code', async () => {
    const { products } = await answer(
      '{ products(first: 500) { nodes { suppliers { supplier { country } } } } }',
    );
    const countries = products.nodes.map(
      (product: { suppliers: [{ supplier: { country: string } }] }) => product.suppliers[0].supplier.country,
    );
    const [expected] = await northwind.sql<{ german: number; british: number }>(`
      select count(*) filter (where country = 'Germany')::integer as german,
             count(*) filter (where country = 'UK')::integer as british
      from products join suppliers using (supplier_id)`);
    expect(countries).not.toContain(null);
    expect(countries.filter((country: string) => country === 'DE')).toHaveLength(expected!.german);
    expect(countries.filter((country: string) => country === 'GB')).toHaveLength(expected!.british);
  });

  test('orders and spend of every customer', async () => {
    const { customers } = await answer(`{
      customers(first: 500) { nodes { number orders { totalCount } purchasePattern { orders } lifetimeValue { amount } } }
    }`);
    const expected = await northwind.sql<Keyed>(`
      select customer_id as number,
             json_build_object('totalCount', count(total)) as orders,
             json_build_object('orders', count(total)) as "purchasePattern",
             json_build_object('amount', coalesce(sum(total), 0)::numeric(12, 2)::text) as "lifetimeValue"
      from customers left join (
        select customer_id, order_id, sum(${net}) as total
        from orders join order_details using (order_id) group by customer_id, order_id
      ) o using (customer_id) group by customer_id`);
    expect(expected).toHaveLength(91);
    expect(inOrder(customers.nodes)).toEqual(inOrder(expected));
  });

  test.each(['SAVEA', 'ALFKI', 'FISSA'])('what %s ordered last, and who carried it', async (number) => {
    const { customer } = await ask('customer-360', { number });
    const expected = await northwind.sql(`
      select order_id::text as number, to_char(order_date, 'YYYY-MM-DD"T00:00:00.000Z"') as "placedAt",
             json_build_object('amount', sum(${net})::numeric(12, 2)::text) as total,
             json_build_array(json_build_object('carrier', company_name)) as shipments
      from orders join order_details using (order_id) join shippers on shipper_id = ship_via
      where customer_id = '${number}' group by order_id, order_date, company_name
      order by order_date desc, order_id desc limit 5`);
    expect(customer.orders.nodes).toMatchObject(expected);
    expect(customer.orders.nodes).toHaveLength(expected.length);
  });

  test('which orders were shipped late', async () => {
    const { customers } = await answer(`{
      customers(first: 500) { nodes { orders(first: 500) { nodes { shipments { number shippedAt late } } } } }
    }`);
    const found = customers.nodes.flatMap((customer: { orders: { nodes: { shipments: Keyed[] }[] } }) =>
      customer.orders.nodes.flatMap(({ shipments }) => shipments),
    );
    // Of what left in time nobody knows whether it came late.
    const expected = await northwind.sql<Keyed & { late: boolean | null; shippedAt: string | null }>(`
      select order_id::text as number, to_char(shipped_date, 'YYYY-MM-DD"T00:00:00.000Z"') as "shippedAt",
             case when shipped_date > required_date then true
                  when shipped_date is null then date '1998-05-06' > required_date end as late
      from orders`);
    expect(inOrder(found)).toEqual(inOrder(expected));
    expect(expected.filter(({ late, shippedAt }) => late && shippedAt)).toHaveLength(37);
  });

  test('shipments and mean freight of each shipper over the last 90 days', async () => {
    expect(await ask('delivery-performance')).toEqual({
      deliveryPerformance: await northwind.sql(`
        select company_name as key, count(*)::integer as shipments,
               json_build_object('amount', round(avg(freight::numeric), 2)::text, 'currency', 'USD') as "averageCost",
               null as "onTimePercent", null as "onTimeInFullPercent", null as "medianDays", null as "p90Days",
               null as "exceptionPercent"
        from orders join shippers on shipper_id = ship_via
        where order_date >= date '1998-05-06' - 90 and order_date < date '1998-05-06'
        group by company_name order by count(*) desc, company_name`),
    });
  });

  test('units and revenue of a product over a year', async () => {
    const { product } = await ask('product-card', { sku: 'NW-11', country: 'DE' });
    const [expected] = await northwind.sql<object>(`
      select sum(quantity)::integer as units,
             json_build_object('amount', sum(${net})::numeric(12, 2)::text, 'currency', 'USD') as revenue
      from order_details join orders using (order_id)
      where product_id = 11 and order_date >= '1997-05-06' and order_date < '1998-05-06'`);
    expect(product.sales).toMatchObject(expected!);
  });
});

describeNorthwind('Northwind, mapped by views alone, is asked in vain for what it does not know:', () => {
  beforeAll(open);
  afterAll(close);

  test('costs, competitors, lead times, plans, tickets, deliveries and returns of a product', async () => {
    const { product } = await ask('product-card', { sku: 'NW-11', country: 'DE' });
    expect(product).toMatchObject({
      description: null,
      brand: null,
      launchedOn: null,
      availableToPromise: null,
      unitCost: null,
      costBreakdown: null,
      costHistory: null,
      price: { compareAt: null },
      margin: null,
      competitorPrices: null,
      priceIndex: null,
      suppliers: [{ leadTimeDays: null, onTimePercent: null, minimumOrderQuantity: null, unitCost: null }],
      leadTimeDays: null,
      capacity: null,
      disruptions: null,
      deliveryEstimates: [],
      support: null,
      faqs: null,
      feedback: null,
      sales: { returnsPercent: null },
    });
  });

  test('the cost and margin of every product', async () => {
    const { products } = await ask('stock-feed', { first: 500 });
    for (const product of products.nodes) expect(product).toMatchObject({ unitCost: null, margin: null });
  });

  test('what a discount leaves', async () => {
    const { product } = await ask('promotion-simulator', { sku: 'NW-11' });
    expect(product.maximumDiscountPercent).toBeNull();
    expect(product.promotions[0]).toEqual({
      discountPercent: 10,
      price: { amount: '18.90', currency: 'USD' },
      unitMargin: null,
      marginPercent: null,
      breakEvenUpliftPercent: null,
      profitable: null,
    });
  });

  test('open tickets on a board', async () => {
    const { products } = await ask('product-board', { category: 'Beverages' });
    expect(products.totalCount).toBe(12);
    for (const { node } of products.edges)
      expect(node).toMatchObject({ tickets: null, competitorPrices: null });
  });

  test('consent, segment, tickets and deliveries of a customer', async () => {
    const { customer } = await ask('customer-360', { number: 'ALFKI' });
    expect(customer).toMatchObject({
      name: 'Alfreds Futterkiste',
      email: null,
      hashedEmail: null,
      demographics: { country: 'DE', city: 'Berlin', gender: null, ageBand: null, language: null },
      acquiredOn: null,
      consent: { email: false, sms: false, post: false, profiling: false },
      segment: null,
      tickets: null,
      support: null,
      delivery: { shipments: 6, onTimePercent: null },
    });
  });

  test('complaints, budgets and disruptions', async () => {
    expect(await ask('top-issues')).toEqual({ supportInsights: null });
    expect(await ask('budgets')).toEqual({ budgets: null });
    expect(await ask('disruptions')).toEqual({ disruptions: null });
  });

  test('and yet every source is up', async () => {
    const answered = await ask('sources');
    expect(answered.sources.map(({ status }: { status: string }) => status)).toEqual(
      sourceNames.map(() => 'UP'),
    );
  });
});
