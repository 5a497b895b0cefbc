import Big from 'big.js';
import { wholeMinor, type Minor } from './money.ts';

interface BudgetAmounts {
  readonly allocated_minor: Minor;
  readonly committed_minor: Minor;
  readonly spent_minor: Minor;
}

/** What is neither promised nor paid yet; below 0 it is overspent. */
export function remainingMinor({ allocated_minor, committed_minor, spent_minor }: BudgetAmounts): Minor {
  const remaining = Number(allocated_minor) - Number(committed_minor) - Number(spent_minor);
  const isExact = [allocated_minor, committed_minor, spent_minor, remaining].every(Number.isSafeInteger);
  return isExact ? remaining : wholeMinor(new Big(allocated_minor).minus(committed_minor).minus(spent_minor));
}
