import Big from 'big.js';
import { exchangeRateMissing } from '../../kernel/errors.ts';
import { wholeMinor, type Money } from '../../domain/money.ts';
import type { CostRow } from '../../sources/logistics/index.ts';

type Costs = Pick<CostRow, 'cost_minor' | 'costs' | 'without_rate'>;

/** What a shipment cost on average, over groups of costs in one currency; null where none is recorded. */
export function meanCost(groups: readonly Costs[], currency: string): Money | null {
  const [missing] = groups.flatMap(({ without_rate }) => (without_rate ? [without_rate] : [])).toSorted();
  if (missing) throw exchangeRateMissing(missing[1], currency, missing[0]);
  const shipments = groups.reduce((sum, { costs }) => sum + costs, 0);
  if (shipments === 0) return null;
  const total = groups.reduce((sum, { cost_minor }) => sum.plus(cost_minor ?? 0), new Big(0));
  return { minor: wholeMinor(total.div(shipments)), currency };
}
