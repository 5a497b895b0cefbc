import type { Figure } from '../../figures/condition.ts';

const figure = (aggregate: Figure['aggregate'], criterion: string): Figure => ({
  aggregate,
  use: { criterion },
});

/** One statement answers all that is told of an audience as a whole. */
export const memberFigures = {
  value: figure('sum', 'lifetimeValueMinor'),
  valued: figure('count', 'lifetimeValueMinor'),
  summarized: figure('count', 'summarizedAt'),
  summarizedAt: figure('min', 'summarizedAt'),
  firstCurrency: figure('min', 'summaryCurrency'),
  lastCurrency: figure('max', 'summaryCurrency'),
} satisfies Record<string, Figure>;
