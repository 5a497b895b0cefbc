import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Answer, type Graph } from '../support/graph.ts';

/** Orders, tickets and the like at the root: found, ordered and paged as one SQL over the raw rows finds them. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

interface Case {
  readonly list: string;
  readonly filter: string;
  readonly sql: string;
}

const cases: readonly Case[] = [
  {
    list: 'orders',
    filter: '{ number: { in: ["O0000017", "O0001002", "none"] } }',
    sql: `sales.orders where number in ('O0000017', 'O0001002')`,
  },
  {
    list: 'orders',
    filter: '{ status: { eq: CANCELLED }, channel: { eq: "WEB" } }',
    sql: `sales.orders where status = 'CANCELLED' and channel = 'WEB'`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { gte: "2026-10-01", lte: "2026-10-31" } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date between '2026-10-01' and '2026-10-31'`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { gt: "2026-10-01", lt: "2026-10-31" } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date between '2026-10-02' and '2026-10-30'`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { in: ["2026-10-01", "2026-10-05"] } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date in ('2026-10-01', '2026-10-05')`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { eq: "2026-10-03" } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date = '2026-10-03'`,
  },
  {
    list: 'orders',
    filter: '{ not: { placedOn: { lt: "2026-10-01" } } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date >= '2026-10-01'`,
  },
  {
    list: 'orders',
    filter: '{ country: { eq: "GB" }, region: { isNull: false } }',
    sql: `sales.orders o join sales.customers c on c.number = o.customer_number where o.country = 'GB' and c.region is not null`,
  },
  {
    list: 'orders',
    filter: '{ or: [{ customer: { eq: "C000002" } }, { sku: { eq: "TEN-0002" } }] }',
    sql: `sales.orders o where customer_number = 'C000002' or exists (select from sales.order_lines l where l.order_number = o.number and sku = 'TEN-0002')`,
  },
  {
    list: 'orders',
    filter:
      '{ not: { sku: { in: ["TEN-0002", "BAC-0001"] } }, updatedAt: { gte: "2026-10-01T00:00:00.000Z" } }',
    sql: `sales.orders o where updated_at >= '2026-10-01 00:00Z' and not exists (select from sales.order_lines l where l.order_number = o.number and sku in ('TEN-0002', 'BAC-0001'))`,
  },
  {
    list: 'tickets',
    filter: '{ status: { in: [OPEN, PENDING] }, priority: { eq: HIGH } }',
    sql: `support.tickets where status in ('OPEN', 'PENDING') and priority = 'HIGH'`,
  },
  { list: 'tickets', filter: '{ issue: { isNull: true } }', sql: `support.tickets where issue is null` },
  {
    list: 'tickets',
    filter: '{ issue: { eq: "Zip  BROKEN" } }',
    sql: `support.tickets where issue = 'zip broken'`,
  },
  {
    list: 'tickets',
    filter: '{ not: { csatRating: { gte: 4 } }, sku: { isNull: false } }',
    sql: `support.tickets where (csat_rating < 4 or csat_rating is null) and sku is not null`,
  },
  {
    list: 'tickets',
    filter: '{ openedOn: { gte: "2026-10-01" }, channel: { eq: "EMAIL" } }',
    sql: `support.tickets where (opened_at at time zone 'UTC')::date >= '2026-10-01' and channel = 'EMAIL'`,
  },
  {
    list: 'tickets',
    filter: '{ order: { eq: "O0001002" } }',
    sql: `support.tickets where order_number = 'O0001002'`,
  },
];

const more: readonly Case[] = [
  {
    list: 'orderLines',
    filter: '{ sku: { eq: "TEN-0002" }, status: { in: [DELIVERED, SHIPPED] } }',
    sql: `sales.order_lines l join sales.orders o on o.number = l.order_number where sku = 'TEN-0002' and status in ('DELIVERED', 'SHIPPED')`,
  },
  {
    list: 'orderLines',
    filter: '{ placedOn: { gte: "2026-11-01" }, quantity: { gte: 2 }, not: { country: { eq: "US" } } }',
    sql: `sales.order_lines l join sales.orders o on o.number = l.order_number where (placed_at at time zone 'UTC')::date >= '2026-11-01' and quantity >= 2 and country <> 'US'`,
  },
  {
    list: 'returns',
    filter: '{ returnedOn: { gte: "2026-08-01" }, country: { in: ["DE", "GB"] } }',
    sql: `sales.returns r join sales.orders o on o.number = r.order_number where returned_on >= '2026-08-01' and country in ('DE', 'GB')`,
  },
  {
    list: 'returns',
    filter: '{ sku: { in: ["BAS-0001", "TEN-0002", "JKT-0001"] } }',
    sql: `sales.returns r join sales.order_lines l using (order_number, line) where sku in ('BAS-0001', 'TEN-0002', 'JKT-0001')`,
  },
  {
    list: 'shipments',
    filter: '{ late: { eq: true }, carrier: { eq: "Meridian Parcel" } }',
    sql: `logistics.shipments s join logistics.carriers c on c.code = s.carrier_code where c.name = 'Meridian Parcel' and (status <> 'RETURNED' or withdrawn_on >= promised_on) and coalesce((delivered_at at time zone 'UTC')::date, '2026-11-20') > promised_on`,
  },
  {
    list: 'shipments',
    filter: '{ late: { isNull: true } }',
    sql: `logistics.shipments s where promised_on is null or status = 'RETURNED' and (withdrawn_on >= promised_on) is not true`,
  },
  {
    list: 'shipments',
    filter: '{ status: { in: [IN_TRANSIT, EXCEPTION] }, country: { eq: "DE" } }',
    sql: `logistics.shipments s where status in ('IN_TRANSIT', 'EXCEPTION') and to_country = 'DE'`,
  },
  {
    list: 'shipments',
    filter: '{ deliveredOn: { gte: "2026-11-10", lt: "2026-11-15" }, customer: { isNull: false } }',
    sql: `logistics.shipments s where (delivered_at at time zone 'UTC')::date between '2026-11-10' and '2026-11-14'`,
  },
  {
    list: 'feedback',
    filter: '{ rating: { lte: 2 }, sentiment: { eq: NEGATIVE } }',
    sql: `support.feedback f where rating <= 2 and sentiment = 'NEGATIVE'`,
  },
  {
    list: 'purchaseOrders',
    filter: '{ status: { eq: OPEN }, orderedOn: { gte: "2026-09-01" } }',
    sql: `inventory.purchase_orders p where status = 'OPEN' and ordered_on >= '2026-09-01'`,
  },
  {
    list: 'purchaseOrders',
    filter: '{ late: { eq: true } }',
    sql: `inventory.purchase_orders p where status = 'OPEN' and exists (select from inventory.purchase_order_lines l where l.purchase_order_number = p.number and received_quantity < quantity and expected_on < '2026-11-20')`,
  },
  {
    list: 'purchaseOrders',
    filter: '{ sku: { eq: "TEN-0002" } }',
    sql: `inventory.purchase_orders p where exists (select from inventory.purchase_order_lines l where l.purchase_order_number = p.number and sku = 'TEN-0002')`,
  },
  {
    list: 'stockLevels',
    filter:
      '{ updatedAt: { gte: "2026-11-20T11:30:00.000Z" }, available: { lt: 20 }, not: { warehouse: { in: ["US-RNO"] } } }',
    sql: `inventory.stock_levels where updated_at >= '2026-11-20 11:30Z' and available < 20 and warehouse_code <> 'US-RNO'`,
  },
  {
    list: 'stockLevels',
    filter: '{ sku: { in: ["TEN-0002", "BAC-0001"] } }',
    sql: `inventory.stock_levels where sku in ('TEN-0002', 'BAC-0001')`,
  },
  {
    list: 'suppliers',
    filter: '{ country: { isNull: false } }',
    sql: 'inventory.suppliers where country is not null',
  },
  {
    list: 'warehouses',
    filter: '{ country: { eq: "US" } }',
    sql: `inventory.warehouses where country = 'US'`,
  },
  {
    list: 'carriers',
    filter: '{ name: { contains: "parcel" } }',
    sql: `logistics.carriers where name ilike '%parcel%'`,
  },
  {
    list: 'categories',
    filter: '{ products: { gte: 5 } }',
    sql: 'inventory.products where category is not null group by category having count(*) >= 5',
  },
  {
    list: 'brands',
    filter: '{ not: { name: { startsWith: "e" } } }',
    sql: `inventory.products where brand not ilike 'e%' group by brand`,
  },
];

/** By list: what a node is known by, and the same in SQL. */
const keys: Readonly<Record<string, readonly [field: string, sql: string]>> = {
  orders: ['number', 'number'],
  tickets: ['number', 'number'],
  orderLines: ['order { number } line', `l.order_number || '/' || l.line`],
  returns: ['number', 'r.number'],
  shipments: ['number', 's.number'],
  feedback: ['number', 'f.number'],
  purchaseOrders: ['number', 'p.number'],
  stockLevels: ['product { sku } warehouse { code }', `sku || '/' || warehouse_code`],
  suppliers: ['code', 'code'],
  warehouses: ['code', 'code'],
  carriers: ['code', 'code'],
  categories: ['name', 'category'],
  brands: ['name', 'brand'],
};

interface Known {
  readonly number?: string;
  readonly code?: string;
  readonly name?: string;
  readonly order?: { readonly number: string };
  readonly line?: number;
  readonly product?: { readonly sku: string };
  readonly warehouse?: { readonly code: string };
}
const keyIn = ({ number, code, name, order, line, product, warehouse }: Known) =>
  number ?? code ?? name ?? (product ? `${product.sku}/${warehouse?.code}` : `${order?.number}/${line}`);

const sourceOf = (sql: string) => sql.split('.')[0] as SourceName;
const keyOf = (list: string, sql: string) =>
  / o (join|where)/.test(sql) && list === 'orders' ? 'o.number' : keys[list]![1];

test.each([...cases, ...more])('$list by $filter are those that SQL finds', async ({ list, filter, sql }) => {
  const { data, errors } = await graph.query(
    `{ ${list}(first: 500, filter: ${filter}) { totalCount nodes { ${keys[list]![0]} } } }`,
  );
  expect(errors).toBeUndefined();
  const rows = await sampleSql<{ key: string }>(
    sourceOf(sql),
    `select ${keyOf(list, sql)} as key from ${sql}`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(500);
  expect(data[list].totalCount).toBe(rows.length);
  expect(data[list].nodes.map(keyIn).toSorted()).toEqual(rows.map(({ key }) => key).toSorted());
});

const orders = [
  ['orders', 'PLACED_AT', 'ASC', 'sales', 'select number from sales.orders order by placed_at, number'],
  [
    'orders',
    'UPDATED_AT',
    'DESC',
    'sales',
    'select number from sales.orders order by updated_at desc nulls last, number desc',
  ],
  [
    'tickets',
    'SOLVED_AT',
    'ASC',
    'support',
    'select number from support.tickets order by solved_at nulls last, number',
  ],
  [
    'tickets',
    'CSAT_RATING',
    'DESC',
    'support',
    'select number from support.tickets order by csat_rating desc nulls last, number desc',
  ],
  [
    'stockLevels',
    'UPDATED_AT',
    'DESC',
    'inventory',
    `select sku || '/' || warehouse_code as number from inventory.stock_levels order by updated_at desc, sku desc, warehouse_code desc`,
  ],
  [
    'stockLevels',
    'PLACE',
    'ASC',
    'inventory',
    `select sku || '/' || warehouse_code as number from inventory.stock_levels order by sku, warehouse_code`,
  ],
] as const;

describe.each(orders)('%s by %s %s', (list, field, direction, source, sql) => {
  const walk = async (size: 'first' | 'last', from: 'after' | 'before') => {
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const { data }: Answer = await graph.query(
        `query ($cursor: String) { list: ${list}(orderBy: { field: ${field}, direction: ${direction} }, ${size}: 400, ${from}: $cursor) {
          nodes { ${keys[list]![0]} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { cursor },
      );
      const { nodes, pageInfo } = data.list;
      pages.push(nodes.map(keyIn));
      cursor =
        size === 'first'
          ? pageInfo.hasNextPage && pageInfo.endCursor
          : pageInfo.hasPreviousPage && pageInfo.startCursor;
    } while (cursor);
    return pages;
  };

  test('is walked both ways, each once', async () => {
    const expected = (await sampleSql<{ number: string }>(source, sql)).map(({ number }) => number);
    expect((await walk('first', 'after')).flat()).toEqual(expected);
    expect((await walk('last', 'before')).toReversed().flat()).toEqual(expected);
  });
});

test('a page costs a statement for its keys and one for its rows, with the total or without, however many it has', async () => {
  const names = async (fields: string, first: number) =>
    (
      await graph.query(`{ orders(first: ${first}, filter: { status: { eq: DELIVERED } }) { ${fields} } }`)
    ).statements.map(({ name }) => name);
  for (const first of [1, 200]) {
    expect(await names('nodes { number placedAt }', first)).toEqual(['orders_page', 'orders_by_number']);
    expect(await names('totalCount nodes { number }', first)).toEqual([
      'orders_counted_page',
      'orders_by_number',
    ]);
    expect(await names('totalCount', first)).toEqual(['orders_count']);
  }
});

test('what has changed comes in the order in which it did, unless another is asked for', async () => {
  const ask = async (orderBy: string) =>
    (
      await graph.query(
        `{ orders(first: 100, filter: { updatedAt: { gte: "2026-11-19T00:00:00.000Z" } }${orderBy}) { nodes { number updatedAt } } }`,
      )
    ).data.orders.nodes as { number: string; updatedAt: string }[];
  const changes = await ask('');
  expect(changes.map(({ updatedAt }) => updatedAt)).toEqual(
    changes.map(({ updatedAt }) => updatedAt).toSorted(),
  );
  const byNumber = await ask(', orderBy: { field: NUMBER }');
  expect(byNumber.map(({ number }) => number)).toEqual(changes.map(({ number }) => number).toSorted());
  expect(byNumber).not.toEqual(changes);
});

test.each([
  ['{ order(number: "") { number } }', 'OrderNumber'],
  ['{ orders(filter: { status: { eq: LOST } }) { totalCount } }', 'OrderStatus'],
  ['{ orders(filter: { number: { eq: "a\\nb" } }) { totalCount } }', 'OrderNumber'],
  [
    '{ orders(filter: { placedOn: { gte: "2026-10-02", lte: "2026-10-01" } }) { totalCount } }',
    'contradicts',
  ],
  [
    '{ orders(filter: { updatedAt: { gte: "2026-10-02T00:00:00.000Z", lt: "2026-10-01T00:00:00.000Z" } }) { totalCount } }',
    'contradicts',
  ],
  ['{ tickets(filter: { priority: { eq: SOME } }) { totalCount } }', 'TicketPriority'],
])('%s is refused before anything is asked', async (text, why) => {
  const { errors, statements } = await graph.query(text);
  expect(errors).toHaveLength(1);
  expect(errors![0]!.message).toContain(why);
  expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions['code']);
  expect(statements).toEqual([]);
});

test('one is found by its number, and none by a number that nothing has', async () => {
  const { data, errors } = await graph.query(
    '{ order(number: "O0001002") { number country } none: order(number: "nothing") { number } ticket(number: "T0000263") { order { number } } no: ticket(number: "x") { number } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    order: { number: 'O0001002', country: 'US' },
    none: null,
    ticket: { order: { number: 'O0001002' } },
    no: null,
  });
});

test('order lines come by their orders, and the tenth line of one after the second', async () => {
  const own = await ownWorld();
  await own.sql(
    'sales',
    `
    insert into sales.customers (number, consent_email, consent_sms, consent_post, consent_profiling, updated_at) values ('C', false, false, false, false, now());
    insert into sales.orders (number, customer_number, placed_at, status, currency, total_minor) values ('O1', 'C', '2026-11-02', 'PLACED', 'USD', 12), ('O2', 'C', '2026-11-01', 'PLACED', 'USD', 1);
    insert into sales.order_lines (order_number, line, sku, quantity, unit_price_minor, net_minor) select 'O1', line, 'A', 1, 1, 1 from generate_series(1, 12) as line;
    insert into sales.order_lines (order_number, line, sku, quantity, unit_price_minor, net_minor) values ('O2', 1, 'A', 1, 1, 1)`,
  );
  const graph = await openGraph(own.urls);
  const lines = Array.from({ length: 12 }, (_, place) => `O1/${place + 1}`);
  const walk = async (orderBy: string) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Answer = await graph.query(
        `query ($after: String) { orderLines(first: 5, after: $after${orderBy}) { nodes { order { number } line } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      found.push(...data.orderLines.nodes.map(keyIn));
      after = data.orderLines.pageInfo.hasNextPage ? data.orderLines.pageInfo.endCursor : null;
    } while (after);
    return found;
  };
  expect(await walk('')).toEqual([...lines, 'O2/1']);
  expect(await walk(', orderBy: { field: PLACED_AT }')).toEqual(['O2/1', ...lines]);
  await graph.close();
  await own.drop();
});

test('everything of each kind is told, and each is found again by itself', async () => {
  const { data, errors } = await graph.query(`{
    returns(first: 3) { nodes { number order { number } product { sku } quantity refund { amount currency } returnedOn updatedAt } }
    purchaseOrders(first: 3, filter: { status: { eq: OPEN } }) { nodes { number supplier { code name } status orderedOn late lines { product { sku } warehouse { name } quantity receivedQuantity expectedOn } } }
    feedback(first: 3) { nodes { number product { sku } customer { number } rating } }
    shipments(first: 3) { nodes { number country region updatedAt late } }
    categories(orderBy: { field: PRODUCTS, direction: DESC }, first: 1) { nodes { name products } }
    warehouses { nodes { code name country city } }
  }`);
  expect(errors).toBeUndefined();
  const [{ refund, number, order, product }] = data.returns.nodes;
  const [row] = await sampleSql<{ amount: string; currency: string; sku: string }>(
    'sales',
    `select (refund_minor / 100.0)::numeric(12, 2)::text as amount, currency, sku
    from sales.returns r join sales.orders o on o.number = r.order_number join sales.order_lines l using (order_number, line) where r.number = $1`,
    [number],
  );
  expect({ ...refund, ...product }).toEqual(row);
  const [purchase] = data.purchaseOrders.nodes;
  expect(purchase.lines.length).toBeGreaterThan(0);
  expect(
    purchase.lines.every((line: { warehouse: unknown; product: unknown }) => line.warehouse && line.product),
  ).toBe(true);
  const [largest] = await sampleSql(
    'inventory',
    'select category as name, count(*)::integer as products from inventory.products group by 1 order by 2 desc, 1 desc limit 1',
  );
  expect(data.categories.nodes).toEqual([largest]);
  const again = await graph.query(
    `query ($return: ReturnNumber!, $purchase: PurchaseOrderNumber!, $review: FeedbackNumber!, $shipment: ShipmentNumber!, $warehouse: String!, $supplier: String!) {
      return(number: $return) { order { number } } purchaseOrder(number: $purchase) { number } review(number: $review) { number }
      shipment(number: $shipment) { number } warehouse(code: $warehouse) { name } supplier(code: $supplier) { name } carrier(code: "none") { name } }`,
    {
      return: number,
      purchase: purchase.number,
      review: data.feedback.nodes[0].number,
      shipment: data.shipments.nodes[0].number,
      warehouse: data.warehouses.nodes[0].code,
      supplier: purchase.supplier.code,
    },
  );
  expect(again.errors).toBeUndefined();
  expect(again.data).toEqual({
    return: { order },
    purchaseOrder: { number: purchase.number },
    review: { number: data.feedback.nodes[0].number },
    shipment: { number: data.shipments.nodes[0].number },
    warehouse: { name: data.warehouses.nodes[0].name },
    supplier: { name: purchase.supplier.name },
    carrier: null,
  });
});

test('a list whose table the company lacks is null, and its statements are not sent again', async () => {
  const own = await ownWorld();
  await own.sql('sales', 'drop table sales.returns cascade');
  await own.sql('support', 'drop table support.tickets');
  const without = await openGraph(own.urls);
  for (let time = 0; time < 2; time += 1) {
    const { data, errors } = await without.query(
      '{ returns { totalCount nodes { number } } tickets(filter: { status: { eq: OPEN } }) { totalCount } orders { totalCount nodes { number } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ returns: null, tickets: null, orders: { totalCount: 0, nodes: [] } });
  }
  await without.close();
  await own.drop();
});
