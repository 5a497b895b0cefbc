import { sql, type ExpressionBuilder, type RawBuilder } from 'kysely';
import { among, open } from './database.ts';
import type { Cogs, Inventory, Logistics, Sales, Support } from './tables.ts';

/** How tickets are a customer's: by its number, by an order of its, or by an address that nobody else has. */
export interface Claims {
  readonly number: string;
  readonly orderNumbers: readonly string[];
  readonly ownEmail: string | null;
}

export type Data = ReturnType<typeof openData>;

/** The statements of plain servers over the five databases, each by keys. */
export function openData({ prepared = false } = {}) {
  const inventory = open<Inventory>('inventory', prepared);
  const logistics = open<Logistics>('logistics', prepared);
  const cogs = open<Cogs>('cogs', prepared);
  const support = open<Support>('support', prepared);
  const sales = open<Sales>('sales', prepared);
  const is = (column: string, keys: readonly string[]): RawBuilder<boolean> =>
    sql<boolean>`${sql.ref(column)} ${among(keys, prepared)}`;
  const inForce = (day: string) => (eb: ExpressionBuilder<Cogs, 'prices' | 'cost_records'>) =>
    eb.and([
      eb('effective_from', '<=', day),
      eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', day)]),
    ]);
  const product = ['sku', 'name', 'category', 'description', 'features'] as const;
  const address = sql<string>`lower(btrim(email))`;
  return {
    productsOf: (category: string | undefined, first: number) => {
      const all = inventory.selectFrom('products').select(product);
      return (category === undefined ? all : all.where('category', '=', category))
        .orderBy('name')
        .orderBy('sku')
        .limit(first)
        .execute();
    },
    products: (skus: readonly string[]) =>
      inventory.selectFrom('products').select(product).where(is('sku', skus)).execute(),
    specifications: (skus: readonly string[]) =>
      inventory
        .selectFrom('product_specifications')
        .select(['sku', 'name', 'value', 'unit'])
        .where(is('sku', skus))
        .orderBy('sku')
        .orderBy('position')
        .execute(),
    levels: (skus: readonly string[]) =>
      inventory
        .selectFrom('stock_levels')
        .select(['sku', 'warehouse_code', 'available', 'committed', 'incoming'])
        .where(is('sku', skus))
        .orderBy('sku')
        .orderBy('warehouse_code')
        .execute(),
    prices: (skus: readonly string[], day: string) =>
      cogs
        .selectFrom('prices')
        .distinctOn('sku')
        .select(['sku', 'amount_minor', 'currency'])
        .where(is('sku', skus))
        .where(inForce(day))
        .orderBy('sku')
        .orderBy('effective_from', 'desc')
        .execute(),
    costs: (skus: readonly string[], day: string) =>
      cogs
        .selectFrom('cost_records')
        .distinctOn(['sku', 'component'])
        .select(['sku', 'component', 'amount_minor', 'currency'])
        .where(is('sku', skus))
        .where(inForce(day))
        .orderBy('sku')
        .orderBy('component')
        .orderBy('effective_from', 'desc')
        .execute(),
    offers: (skus: readonly string[], since: Date, until: Date) =>
      cogs
        .selectFrom('competitor_prices')
        .distinctOn(['sku', 'competitor'])
        .select(['sku', 'competitor', 'amount_minor', 'currency', 'observed_at'])
        .where(is('sku', skus))
        .where('observed_at', '>=', since)
        .where('observed_at', '<=', until)
        .orderBy('sku')
        .orderBy('competitor')
        .orderBy('observed_at', 'desc')
        .execute(),
    rates: (oldest: string, day: string) =>
      cogs
        .selectFrom('exchange_rates')
        .distinctOn(['from_currency', 'to_currency'])
        .select(['from_currency', 'to_currency', 'rate'])
        .where('day', '>=', oldest)
        .where('day', '<=', day)
        .orderBy('from_currency')
        .orderBy('to_currency')
        .orderBy('day', 'desc')
        .execute(),
    openTickets: (skus: readonly string[]) =>
      support
        .selectFrom('tickets')
        .select(['sku', sql<number>`count(*)`.as('count')])
        .where(is('sku', skus))
        .where('status', 'not in', ['SOLVED', 'CLOSED'])
        .groupBy('sku')
        .execute(),
    tickets: ({ number, orderNumbers, ownEmail }: Claims, first: number) =>
      support
        .selectFrom('tickets')
        .select(['number', 'subject', 'status', 'opened_at'])
        .where((eb) =>
          eb.or([
            eb('customer_number', '=', number),
            eb.and([
              eb('customer_number', 'is', null),
              eb('order_number', '=', sql<string>`any(${orderNumbers})`),
            ]),
            eb.and([
              eb('customer_number', 'is', null),
              eb('order_number', 'is', null),
              eb(address, '=', ownEmail),
            ]),
          ]),
        )
        .orderBy('opened_at', 'desc')
        .orderBy('number', 'desc')
        .limit(sql<number>`${first}`)
        .execute(),
    customers: (numbers: readonly string[]) =>
      sales
        .selectFrom('customers')
        .select(['number', 'name', 'email'])
        .where(is('number', numbers))
        .execute(),
    summaries: (numbers: readonly string[]) =>
      sales
        .selectFrom('customer_summaries')
        .select(['customer_number', 'segment'])
        .where(is('customer_number', numbers))
        .execute(),
    lastOrders: (numbers: readonly string[], first: number) =>
      sales
        .selectFrom(sql<{ customer: string }>`unnest(${numbers}::text[])`.as<'given'>(sql`given(customer)`))
        .innerJoinLateral(
          (eb) =>
            eb
              .selectFrom('orders')
              .select(['number', 'customer_number', 'placed_at', 'status', 'currency', 'total_minor'])
              .whereRef('customer_number', '=', 'given.customer')
              .orderBy('placed_at', 'desc')
              .orderBy('number', 'desc')
              .limit(sql<number>`${first}`)
              .as('last'),
          (join) => join.onTrue(),
        )
        .selectAll('last')
        .execute(),
    lines: (orders: readonly string[]) =>
      sales
        .selectFrom('order_lines')
        .select(['order_number', 'sku', 'quantity', 'unit_price_minor'])
        .where(is('order_number', orders))
        .orderBy('order_number')
        .orderBy('line')
        .execute(),
    orderNumbers: (customers: readonly string[]) =>
      sales
        .selectFrom('orders')
        .select(['number', 'customer_number'])
        .where(is('customer_number', customers))
        .execute(),
    owners: (addresses: readonly string[]) =>
      sales
        .selectFrom('customers')
        .select(['number', address.as('address')])
        .where(sql<boolean>`${address} ${among(addresses, prepared)}`)
        .execute(),
    shipments: (orders: readonly string[]) =>
      logistics
        .selectFrom('shipments')
        .select(['order_number', 'number', 'status'])
        .where(is('order_number', orders))
        .orderBy('shipped_at')
        .orderBy('number')
        .execute(),
  };
}
