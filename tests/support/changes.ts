import type { SourceName } from '../../src/kernel/source-name.ts';
import type { OwnWorld } from './graph.ts';

/** What happens to lists that are followed by runs a day apart, to the microsecond. */

const day = 86_400_000;
export const minute = 60_000;
export const begun = (run: number): number => Date.parse('2026-10-01T03:00:00.000Z') + run * day;
export const text = (moment: number): string => new Date(moment).toISOString();

type Texts = Readonly<Partial<Record<SourceName, string>>>;
// oxlint-disable-next-line typescript/no-explicit-any -- as an answer has them
export type Node = any;

export interface Followed {
  readonly list: string;
  readonly filled: Texts;
  /** What is written during the day before a run. */
  readonly written: (run: number) => Texts;
  /** What is written within the minute before a run begins, and seen only after it. */
  readonly late: (run: number) => Texts;
  /** Between two pages: some move on, and one is new. */
  readonly meanwhile: (run: number, page: number) => Texts;
  /** The field beside `updatedAt` that tells of changes. */
  readonly says: string;
  /** A row's key, and what is told of it. */
  readonly told: (node: Node) => [key: string, now: string];
  /** The same of rows as they are, of those that changed before an instant. */
  readonly kept: (world: OwnWorld, until: Date) => Promise<readonly (readonly [key: string, now: string])[]>;
  readonly repeatedAtMost: number;
}

interface Listed {
  readonly list: string;
  readonly source: SourceName;
  readonly table: string;
  /** The column that changes, its field, and three of its values one after the other. */
  readonly column: string;
  readonly field: string;
  readonly values: readonly [string, string, string];
  /** Columns that a row needs besides, and what they hold. */
  readonly needed: readonly [columns: string, values: string];
  readonly before: string;
}

/** A list whose rows have a number and stand in one table. */
function followed({ list, source, table, column, field, values, needed, before }: Listed): Followed {
  const [first, second, third] = values;
  const insert = (number: string, at: string, from = '') =>
    `insert into ${table} (number, ${column}, ${needed[0]}, updated_at) select ${number}, ${first}, ${needed[1]}, ${at} ${from}`;
  return {
    list,
    filled: {
      [source]: `${before}; delete from ${table};
        ${insert("'A' || place", "'2026-09-01'::timestamptz + place * interval '1 minute'", 'from generate_series(1, 1500) as place')}`,
    },
    written: (run) => ({
      [source]: `
        update ${table} set ${column} = ${second},
            updated_at = timestamptz '${text(begun(run) - day)}' + (row_number * interval '193.000001 seconds')
          from (select number as changed, row_number() over (order by number) from ${table}
            where hashtext(number || '${run}') % 5 = 0 limit 400) as these where number = changed;
        ${insert(`'R${run}-' || place`, `timestamptz '${text(begun(run) - day)}' + place * interval '811.000777 seconds'`, 'from generate_series(1, 100) as place')};
        delete from ${table} where hashtext('${run}' || number) % 50 = 0`,
    }),
    late: (run) => ({
      [source]: `
        update ${table} set ${column} = ${third}, updated_at = timestamptz '${text(begun(run) - minute + 1)}'
          where number = (select min(number) from ${table} where ${column} = ${second});
        ${insert(`'L${run}'`, `timestamptz '${text(begun(run) - 20_000)}'`)}`,
    }),
    meanwhile: (run, page) => ({
      [source]: `
        update ${table} set ${column} = ${second}, updated_at = '${text(begun(run) + page * 90_000)}'
          where number = (select max(number) from ${table} where ${column} = ${first});
        ${insert(`'M${run}-${page}'`, `timestamptz '${text(begun(run) + page * 90_000 + 1)}'`)}`,
    }),
    says: field,
    told: (node) => [node.number, `${node.updatedAt} ${node[field]}`],
    async kept(world, until) {
      const rows = await world.sql<{ number: string; updated_at: Date; value: string }>(
        source,
        `select number, updated_at, ${column} as value from ${table} where updated_at < $1`,
        [until],
      );
      return rows.map(({ number, updated_at, value }) => [number, `${updated_at.toISOString()} ${value}`]);
    },
    repeatedAtMost: 0.01,
  };
}

export const orders = followed({
  list: 'orders',
  source: 'sales',
  table: 'sales.orders',
  column: 'status',
  field: 'status',
  values: ["'PLACED'", "'SHIPPED'", "'DELIVERED'"],
  needed: ['customer_number, placed_at, currency, total_minor', "'C1', timestamptz '2026-09-01', 'USD', 1"],
  before: `insert into sales.customers (number, consent_email, consent_sms, consent_post, consent_profiling, updated_at)
    values ('C1', false, false, false, false, now()) on conflict do nothing`,
});

export const feedback = followed({
  list: 'feedback',
  source: 'support',
  table: 'support.feedback',
  column: 'rating',
  field: 'rating',
  values: ['3', '4', '5'],
  needed: ['sku, submitted_at', "'A1', timestamptz '2026-09-01'"],
  before: 'select 1',
});

/** Changes of some stock in one database, and of the prices of others in another. */
const changed = (at: string, ofStock: string, ofPrices: string): Texts => ({
  inventory: `update inventory.stock_levels set available = available + 1, updated_at = ${at} where ${ofStock}`,
  cogs: `update cogs.prices set amount_minor = amount_minor + 1, updated_at = ${at} where ${ofPrices}`,
});

/** New ones, with a price and stock in two warehouses. */
const added = (prefix: string, count: number, at: string): Texts => ({
  inventory: `
    insert into inventory.products (sku, name, updated_at) select '${prefix}' || place, '${prefix}' || place, ${at} from generate_series(1, ${count}) as place;
    insert into inventory.stock_levels (sku, warehouse_code, available, updated_at)
      select '${prefix}' || place, code, place, ${at} from generate_series(1, ${count}) as place, inventory.warehouses`,
  cogs: `insert into cogs.prices (sku, amount_minor, currency, effective_from, updated_at)
    select '${prefix}' || place, place, 'USD', '2026-01-01', ${at} from generate_series(1, ${count}) as place`,
});

const both = (...texts: readonly Texts[]): Texts => ({
  inventory: texts.map(({ inventory }) => inventory).join(';'),
  cogs: texts.map(({ cogs }) => cogs).join(';'),
});

export const products: Followed = {
  list: 'products',
  filled: both(
    {
      inventory:
        "truncate inventory.products cascade; insert into inventory.warehouses values ('E', 'East'), ('W', 'West') on conflict do nothing",
      cogs: 'truncate cogs.prices',
    },
    added('A', 1_500, "'2026-09-01'::timestamptz + place * interval '1 minute'"),
  ),
  written: (run) =>
    both(
      changed(
        `timestamptz '${text(begun(run) - day)}' + abs(hashtext(sku || '${run}')) % 86000 * interval '1.000001 seconds'`,
        `hashtext(sku || warehouse_code || '${run}') % 9 = 0`,
        `hashtext('${run}' || sku) % 9 = 0`,
      ),
      added(
        `R${run}-`,
        20,
        `timestamptz '${text(begun(run) - day)}' + place * interval '811.000777 seconds'`,
      ),
    ),
  late: (run) =>
    both(
      changed(`timestamptz '${text(begun(run) - minute + 1)}'`, `sku = 'A${run}'`, `sku = 'A${100 + run}'`),
      added(`L${run}-`, 1, `timestamptz '${text(begun(run) - 20_000)}'`),
    ),
  meanwhile: (run, page) =>
    both(
      changed(
        `timestamptz '${text(begun(run) + page * 90_000)}'`,
        `sku = 'A${200 + run}'`,
        `sku = 'A${300 + run}'`,
      ),
      added(`M${run}-${page}-`, 1, `timestamptz '${text(begun(run) + page * 90_000 + 1)}'`),
    ),
  says: 'inventory',
  told: ({ sku, inventory, price }) => [
    sku,
    `${inventory.updatedAt} ${inventory.available} ${price?.updatedAt} ${price?.current.amount}`,
  ],
  async kept(world, until) {
    const stock = await world.sql<{ sku: string; at: Date; available: number }>(
      'inventory',
      'select sku, max(updated_at) as at, sum(available)::integer as available from inventory.stock_levels group by sku',
    );
    const prices = await world.sql<{ sku: string; at: Date; amount: string }>(
      'cogs',
      'select sku, updated_at as at, round(amount_minor / 100, 2)::text as amount from cogs.prices',
    );
    const priced = new Map(prices.map((price) => [price.sku, price]));
    return stock.flatMap(({ sku, at, available }) => {
      const price = priced.get(sku);
      if (at >= until) return [];
      return [[sku, `${at.toISOString()} ${available} ${price?.at.toISOString()} ${price?.amount}`] as const];
    });
  },
  repeatedAtMost: 0.01,
};
