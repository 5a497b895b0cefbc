import type { CalendarDate } from './calendar.ts';
import type { ExchangeRates } from './exchange.ts';
import { stretchesOf, type InForce, type Stretch } from './in-force.ts';
import { addMoney, amountOf, type Minor, type Money } from './money.ts';

/** What one component of a product's cost was from `effective_from` up to, not including, `effective_to`. */
export interface CostRecord extends InForce {
  readonly component: string;
  readonly amount_minor: Minor;
  readonly currency: string;
}

/** Days in a row in which no component of a cost changed. */
export interface CostPeriod extends Omit<Stretch<CostRecord>, 'held'> {
  readonly components: readonly CostRecord[];
}

/** Components added up: in their own currency if it is one, else in that of the rates. Null without components. */
export function unitCost(
  components: readonly CostRecord[],
  rates: ExchangeRates,
  day: CalendarDate,
): Money | null {
  const amounts = components.map(amountOf);
  const [first] = amounts;
  if (!first) return null;
  return amounts.every(({ currency }) => currency === first.currency)
    ? addMoney(amounts)
    : rates.total(amounts, day);
}

/** The periods that cost records make up, oldest first. Days without any cost belong to none. */
export const costPeriods = (records: readonly CostRecord[]): readonly CostPeriod[] =>
  stretchesOf(
    records,
    ({ component }) => component,
    ({ component, amount_minor, currency }) => JSON.stringify([component, String(amount_minor), currency]),
  ).map(({ held, ...days }) => ({ components: inOrder(held), ...days }));

const order = ['MATERIAL', 'LABOUR', 'FREIGHT', 'DUTY', 'OVERHEAD', 'TOTAL'];

/** Components in the order in which a calculation lists them. */
export const inOrder = <Record extends CostRecord>(components: readonly Record[]): readonly Record[] =>
  components.toSorted((a, b) => order.indexOf(a.component) - order.indexOf(b.component));
