import { anyOf, statementsOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { BudgetCode } from '../../../domain/ids.ts';
import { tables, type CogsTables } from '../tables.ts';

const statement = statementsOf<CogsTables>('cogs', tables);

const budgetColumns = [
  'code',
  'name',
  'category',
  'period_start',
  'period_end',
  'currency',
  'allocated_minor',
  'committed_minor',
  'spent_minor',
] as const;

export const budgetsInForce = statement('budgets_in_force', (db, p: { day: CalendarDate }) =>
  db
    .selectFrom('budgets')
    .select(budgetColumns)
    .where('period_start', '<=', p.day)
    .where('period_end', '>=', p.day)
    .orderBy('period_end')
    .orderBy('code')
    .limit(500),
);

export const budgetsByCode = statement('budgets_by_code', (db, p: { codes: readonly BudgetCode[] }) =>
  db.selectFrom('budgets').select(budgetColumns).where('code', '=', anyOf(p.codes)),
);
