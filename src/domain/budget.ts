import Big from 'big.js';
import { wholeMinor, type Minor } from './money.ts';

interface BudgetAmounts {
  readonly allocated_minor: Minor;
  readonly committed_minor: Minor;
  readonly spent_minor: Minor;
}

/** What is neither promised nor paid yet; below 0 it is overspent. */
export const remainingMinor = ({ allocated_minor, committed_minor, spent_minor }: BudgetAmounts): Minor =>
  wholeMinor(new Big(allocated_minor).minus(committed_minor).minus(spent_minor));
