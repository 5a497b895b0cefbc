import { remainingMinor } from '../../domain/budget.ts';
import type { BudgetResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { ofParent } from '../told.ts';

export const Budget = ofParent<BudgetResolvers>()({
  id: ({ code }) => globalId('Budget', code),
  periodStart: ({ period_start }) => period_start,
  periodEnd: ({ period_end }) => period_end,
  allocated: ({ allocated_minor: minor, currency }) => ({ minor, currency }),
  committed: ({ committed_minor: minor, currency }) => ({ minor, currency }),
  spent: ({ spent_minor: minor, currency }) => ({ minor, currency }),
  remaining: (budget) => ({ minor: remainingMinor(budget), currency: budget.currency }),
});

export const budgetQueries = {
  budgets: (_, { on }, { sources, today }) => sources.cogs.budgetsOn(on ?? today),
} satisfies Partial<QueryResolvers>;
