import type { Aggregate } from '../../figures/condition.ts';
import type { CustomerFigures } from '../../sources/index.ts';

const sum = (aggregate: Aggregate['aggregate'], figure: keyof CustomerFigures): Aggregate => ({
  aggregate,
  use: { figure },
});

/** One statement answers all that is told of an audience as a whole. */
export const memberSums = {
  value: sum('sum', 'lifetimeValueMinor'),
  valued: sum('count', 'lifetimeValueMinor'),
  summarized: sum('count', 'summarizedAt'),
  summarizedAt: sum('min', 'summarizedAt'),
  firstCurrency: sum('min', 'summaryCurrency'),
  lastCurrency: sum('max', 'summaryCurrency'),
} satisfies Record<string, Aggregate>;
