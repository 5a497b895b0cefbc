import type { CalendarDate } from '../../domain/calendar.ts';
import type { ExchangeRates } from '../../domain/exchange.ts';
import type { CostPeriod } from '../../domain/costing.ts';

export type { CostRow as CostComponentParent } from '../../sources/cogs/index.ts';

/** Rates may be missing for one period and not for the next, so each reckons its own cost. */
export interface CostPeriodParent extends CostPeriod {
  readonly rates: ExchangeRates;
  /** The last day asked for that is known. */
  readonly knownUntil: CalendarDate;
}
