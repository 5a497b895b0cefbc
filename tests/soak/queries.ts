import { worldNow } from '../../sample-data/world.ts';
import type { Dice } from '../../sample-data/random.ts';
import { withSession } from '../../src/database/session.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { globalId } from '../../src/graph/global-id.ts';
import { operations } from '../support/operations.ts';

/** One of the registry's operations with variables of its own. */
export interface SoakQuery {
  /** As the registry names it. */
  readonly operation: string;
  readonly variables: Record<string, unknown>;
}

/** What may be asked about. */
interface Keys {
  readonly skus: readonly string[];
  readonly categories: readonly string[];
  readonly customers: readonly string[];
  readonly countries: readonly string[];
  readonly budgets: readonly string[];
}

async function readKeys(urls: SourceUrls): Promise<Keys> {
  const column = (url: string, text: string): Promise<string[]> =>
    withSession(url, async (session) => {
      const { rows } = await session.query<{ key: string }>(text);
      return rows.map(({ key }) => key);
    });
  const [skus, categories, customers, countries, budgets] = await Promise.all([
    column(urls.inventory, 'select sku as key from inventory.products order by 1'),
    column(urls.inventory, 'select distinct category as key from inventory.products order by 1'),
    column(urls.sales, 'select number as key from sales.customers order by 1'),
    column(urls.sales, 'select distinct country as key from sales.customers order by 1'),
    column(urls.cogs, 'select code as key from cogs.budgets order by 1'),
  ]);
  return { skus, categories, customers, countries, budgets };
}

const day = (fromNow: number): string =>
  new Date(worldNow.getTime() + fromNow * 86_400_000).toISOString().slice(0, 10);

type Draw = (dice: Dice, keys: Keys) => Record<string, unknown>;

const feed: Draw = (dice) => ({ changedSince: `${day(-dice.between(1, 60))}T00:00:00Z`, first: 100 });
const ofProduct: Draw = (dice, { skus }) => ({ sku: dice.pick(skus) });

/** What operations are asked about; all others are asked their example. */
const draws: Record<string, Draw> = {
  budgets: (dice) => ({ on: day(dice.between(-200, 30)) }),
  'campaign-check': (dice, { skus, budgets }) => ({
    input: {
      products: Array.from({ length: dice.between(1, 4) }, () => dice.pick(skus))
        .filter((sku, index, all) => all.indexOf(sku) === index)
        .map((sku) => ({ sku, discountPercent: dice.between(0, 40) })),
      startsOn: day(dice.between(10, 30)),
      endsOn: day(dice.between(31, 50)),
      discountPercent: 10,
      expectedUpliftPercent: dice.between(0, 150),
      budget: dice.pick(budgets),
      expectedSpend: '25000',
    },
  }),
  'competitor-prices': ofProduct,
  'customer-feed': (dice) => ({ first: dice.between(1, 100) }),
  'customer-360': (dice, { customers }) => ({ number: dice.pick(customers) }),
  'delivery-performance': (dice) => ({
    last: { days: dice.between(20, 200) },
    by: dice.pick(['CARRIER', 'METHOD', 'COUNTRY', 'WAREHOUSE']),
  }),
  'delivery-promise': (dice, { skus, countries }) => ({
    sku: dice.pick(skus),
    to: { country: dice.pick(countries) },
  }),
  disruptions: (dice) => ({ first: dice.between(1, 20) }),
  'feedback-feed': feed,
  'high-value-customers': (dice) => ({ first: dice.between(1, 100) }),
  'margin-report': (dice) => ({ last: { months: dice.between(1, 12) } }),
  'order-feed': feed,
  'price-history': ofProduct,
  'price-position': (dice, { categories }) => ({ category: dice.pick(categories), first: 20 }),
  'product-board': (dice, { categories }) => ({
    category: dice.pick(categories),
    first: dice.between(1, 50),
  }),
  'product-changes': feed,
  'product-card': (dice, { skus, countries }) => ({ sku: dice.pick(skus), country: dice.pick(countries) }),
  'product-search': (dice, { categories }) => ({ text: dice.pick(categories).slice(0, dice.between(3, 6)) }),
  'products-at-risk': (dice) => ({ first: dice.between(1, 50) }),
  'products-to-promote': (dice) => ({ first: dice.between(1, 20) }),
  'promotion-simulator': (dice, { skus }) => ({
    sku: dice.pick(skus),
    discounts: [dice.between(1, 20), dice.between(21, 60)],
  }),
  refetch: (dice, { skus, customers }) => ({
    ids: [globalId('Product', dice.pick(skus)), globalId('Customer', dice.pick(customers))],
  }),
  scorecard: (dice) => ({ last: { months: dice.between(1, 6) } }),
  segments: (dice) => ({ last: { months: dice.between(3, 24) } }),
  'stock-history': ofProduct,
  'stock-level-feed': feed,
  'ticket-feed': feed,
  'stock-feed': (dice) => ({ first: dice.between(1, 100) }),
  'top-issues': (dice, { categories }) => ({
    category: dice.pick(categories),
    last: { days: dice.between(30, 180) },
  }),
  'win-back-audience': () => ({}),
};

/** So many questions, of every operation, the same for the same dice. */
export async function drawQueries(dice: Dice, urls: SourceUrls, count: number): Promise<SoakQuery[]> {
  const keys = await readKeys(urls);
  // How sources stand is another answer at each moment.
  const asked = operations.filter(({ name }) => name !== 'sources');
  return Array.from({ length: count }, (_, index) => {
    const { name, variables } = asked[index % asked.length]!;
    return { operation: name, variables: draws[name]?.(dice, keys) ?? variables };
  });
}
