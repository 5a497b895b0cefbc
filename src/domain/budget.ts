interface BudgetAmounts {
  readonly allocated_minor: number;
  readonly committed_minor: number;
  readonly spent_minor: number;
}

/** What is neither promised nor paid yet; below 0 it is overspent. */
export const remainingMinor = ({ allocated_minor, committed_minor, spent_minor }: BudgetAmounts): number =>
  allocated_minor - committed_minor - spent_minor;
