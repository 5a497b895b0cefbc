export type { BudgetRow as BudgetParent } from '../../sources/cogs/index.ts';
