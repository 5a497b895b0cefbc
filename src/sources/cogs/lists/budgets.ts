import { onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { BudgetCode } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

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

const inForce = statement('budgets_in_force', (db, p: { day: CalendarDate }) =>
  db
    .selectFrom('budgets')
    .select(budgetColumns)
    .where('period_start', '<=', p.day)
    .where('period_end', '>=', p.day)
    .orderBy('period_end')
    .orderBy('code')
    .limit(500),
);

export const budgetsOn = (read: Reader) =>
  perArguments((day: CalendarDate) => read.optional(inForce, { day }));

const byCode = statement(
  'budgets_by_code',
  (db, p: { codes: readonly BudgetCode[] }) =>
    db.selectFrom('budgets').select(budgetColumns).where('code', '=', anyOf(p.codes)),
  { keyed: { codes: 'code' } },
);

export type BudgetRow = RowOf<typeof byCode>;

export const budget = (read: Reader) =>
  onePerKey((codes: readonly BudgetCode[]) => read.optional(byCode, { codes }), 'code');
