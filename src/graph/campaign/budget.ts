import Big from 'big.js';
import { remainingMinor } from '../../domain/budget.ts';
import { badUserInput } from '../../kernel/errors.ts';
import { isBusinessKey, type BudgetCode } from '../../domain/ids.ts';
import { currencyDecimals, decimalText } from '../../domain/money.ts';
import type { BudgetParent } from '../budget/parent.ts';
import type { RequestContext } from '../context.ts';
import { readGlobalId } from '../global-id.ts';
import type { Finding } from './finding.ts';

/** The budget with a global id or a code; null where none are kept. Throws BAD_USER_INPUT where there is no such one. */
export async function findBudget(
  idOrCode: string,
  { sources, notKept }: RequestContext,
): Promise<BudgetParent | null> {
  const budget = await sources.cogs.budget.load(budgetCode(idOrCode));
  if (notKept.has('cogs.budgets')) return null;
  if (!budget) {
    throw badUserInput(`input.budget: no budget has the id or code ${idOrCode}.`, {
      argument: 'input.budget',
      got: idOrCode,
      wanted: 'a budget that there is',
    });
  }
  return budget;
}

function budgetCode(idOrCode: string): BudgetCode {
  const node = readGlobalId(idOrCode);
  if (node ? node.type === 'Budget' : isBusinessKey(idOrCode)) return (node?.key ?? idOrCode) as BudgetCode;
  throw badUserInput('input.budget must be the global id or the code of a budget.', {
    argument: 'input.budget',
    got: idOrCode,
    wanted: 'the global id or the code of a budget',
  });
}

/** What the campaign costs, against what the budget has left; both in the budget's currency. */
export function budgetFindings(budget: BudgetParent, expectedSpend: string): readonly Finding[] {
  const { currency } = budget;
  const remaining = { minor: remainingMinor(budget), currency };
  const left = new Big(remaining.minor).div(new Big(10).pow(currencyDecimals(currency)));
  if (left.gte(expectedSpend)) return [];
  return [
    {
      code: 'BUDGET_EXCEEDED',
      severity: 'BLOCKER',
      source: 'cogs',
      message: `The campaign costs ${expectedSpend} ${currency}; "${budget.name}" has ${decimalText(remaining)} ${currency} left.`,
      value: Number(expectedSpend),
      threshold: left.toNumber(),
    },
  ];
}
