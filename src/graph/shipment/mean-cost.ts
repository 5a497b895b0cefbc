import { exactTotal } from '../../domain/converted-sum.ts';
import { shownMoney, type Money } from '../../domain/money.ts';
import { measures } from '../../figures/measures.ts';
import type { CostRow } from '../../sources/logistics/index.ts';

type Costs = Pick<CostRow, 'cost_minor' | 'costs' | 'without_rate'>;

/** What a shipment cost on average, over groups of costs in one currency; null where none is recorded. */
export function meanCost(groups: readonly Costs[], currency: string): Money | null {
  const amounts = groups.map(({ cost_minor, without_rate }) => ({ minor: cost_minor ?? '0', without_rate }));
  const shipments = {
    costs: groups.reduce((sum, { costs }) => sum + costs, 0),
    cost: () => exactTotal(amounts, currency),
  };
  return shownMoney(measures.averageCost.of({ shipments }), currency);
}
