import { cogsReads } from './reads.ts';
import { products } from './figures/products.ts';
import { freshnessOf } from '../source.ts';
import { tables } from './tables.ts';

/** The entry to cogs: costs, prices, competitors' prices, exchange rates, budgets. */
export const cogs = {
  name: 'cogs',
  tables,
  ...freshnessOf('cogs', tables, 'competitor_prices'),
  reads: cogsReads,
  products,
} as const;

export type { BudgetRow } from './lists/budgets.ts';
export type { CostRow } from './lists/costs.ts';
export type { MarketPriceRow } from './lists/market-prices.ts';
export { seenPriceOrder, type PriceRow } from './lists/price-history.ts';
export type { CompetitorPriceRow } from './lists/prices.ts';
export type { CostComponentName } from './tables.ts';
