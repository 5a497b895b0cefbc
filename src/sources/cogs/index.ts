import { newestEntry } from './queries/index.ts';
import { cogsReads } from './loaders.ts';
import { products } from './criteria.ts';
import { tables } from './tables.ts';

/** The door to cogs: costs, prices, competitors' prices, exchange rates, budgets. */
export const cogs = { name: 'cogs', tables, newestEntry, reads: cogsReads, products } as const;

export type { BudgetRow, CogsReads, CompetitorPriceRow, CostRow, PriceRow } from './loaders.ts';
export type { CostComponentName } from './tables.ts';
