import { cheapest, rateOf, unitCost, type Rate } from './business.ts';
import type { Claims, Data } from './data.ts';

/** The moment that the sample world stands at, which `WORLD_NOW` says. */
const now = new Date(process.env['WORLD_NOW'] ?? Date.now());
const dayBefore = (days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);

/** One row for each key, in their order; null where there is none. */
function rowsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null, keys: readonly string[]) {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** All rows of each key, in their order. */
function listsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string, keys: readonly string[]) {
  const byKey = Map.groupBy(rows, keyOf);
  return keys.map((key) => byKey.get(key) ?? []);
}

const addressOf = ({ email }: { readonly email: string | null }) => email?.trim().toLowerCase() || null;

export interface Customer {
  readonly number: string;
  readonly name: string | null;
  readonly email: string | null;
}

export type Reads = ReturnType<typeof readsOf>;

/** What one request reads: each takes keys, and brings what belongs to each of them in their order. */
export function readsOf(data: Data) {
  const [today, oldest, since] = [dayBefore(0), dayBefore(7), new Date(dayBefore(30))];
  let known: Promise<Rate> | undefined;
  const rate = () => (known ??= data.rates(oldest, today).then(rateOf));
  return {
    products: async (skus: readonly string[]) => rowsOf(await data.products(skus), ({ sku }) => sku, skus),
    specifications: async (skus: readonly string[]) =>
      listsOf(await data.specifications(skus), ({ sku }) => sku, skus),
    inventories: async (skus: readonly string[]) =>
      listsOf(await data.levels(skus), ({ sku }) => sku, skus).map((levels) =>
        levels.length ? { levels } : null,
      ),
    prices: async (skus: readonly string[]) => rowsOf(await data.prices(skus, today), ({ sku }) => sku, skus),
    unitCosts: async (skus: readonly string[]) => {
      const [rows, known] = await Promise.all([data.costs(skus, today), rate()]);
      return listsOf(rows, ({ sku }) => sku, skus).map((parts) => unitCost(parts, known));
    },
    /** By what they come to in the currency of our own prices. */
    cheapest: async (
      skus: readonly string[],
      prices: Promise<readonly ({ readonly currency: string } | null)[]>,
      first: number,
    ) => {
      const [rows, own, known] = await Promise.all([data.offers(skus, since, now), prices, rate()]);
      return listsOf(rows, ({ sku }) => sku, skus).map((offers, index) =>
        cheapest(offers, own[index]?.currency ?? 'USD', known, first),
      );
    },
    openTickets: async (skus: readonly string[]) =>
      rowsOf(await data.openTickets(skus), ({ sku }) => sku, skus).map((row) => row?.count ?? 0),
    customers: async (numbers: readonly string[]): Promise<(Customer | null)[]> =>
      rowsOf(await data.customers(numbers), ({ number }) => number, numbers),
    segments: async (numbers: readonly string[]) =>
      rowsOf(await data.summaries(numbers), ({ customer_number }) => customer_number, numbers).map(
        (row) => row?.segment ?? null,
      ),
    orders: async (numbers: readonly string[], first: number) =>
      listsOf(await data.lastOrders(numbers, first), ({ customer_number }) => customer_number, numbers),
    lines: async (orders: readonly string[]) =>
      listsOf(await data.lines(orders), ({ order_number }) => order_number, orders),
    shipments: async (orders: readonly string[]) =>
      listsOf(await data.shipments(orders), ({ order_number }) => order_number, orders),
    claims: async (customers: readonly Customer[]): Promise<Claims[]> => {
      const addresses = customers.map(addressOf);
      const some = addresses.filter((address) => address !== null);
      const numbers = customers.map(({ number }) => number);
      const [orders, owners] = await Promise.all([
        data.orderNumbers(numbers),
        some.length ? data.owners(some) : [],
      ]);
      const ordersOf = listsOf(orders, ({ customer_number }) => customer_number, numbers);
      return numbers.map((number, index) => {
        const address = addresses[index] ?? null;
        const [owner, another] = owners.filter((one) => one.address === address);
        return {
          number,
          orderNumbers: (ordersOf[index] ?? []).map((order) => order.number),
          ownEmail: owner?.number === number && !another ? address : null,
        };
      });
    },
    tickets: data.tickets,
    productsOf: data.productsOf,
  };
}
