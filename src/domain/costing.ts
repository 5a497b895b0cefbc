import type { CalendarDate } from './calendar.ts';
import type { ExchangeRates } from './exchange.ts';
import { addMoney, amountOf, type Minor, type Money } from './money.ts';

/** What one component of a product's cost was from `effective_from` up to, not including, `effective_to`. */
export interface CostRecord {
  readonly component: string;
  readonly amount_minor: Minor;
  readonly currency: string;
  readonly effective_from: CalendarDate;
  readonly effective_to: CalendarDate | null;
}

/** Days in a row in which no component of a cost changed. */
export interface CostPeriod {
  readonly components: readonly CostRecord[];
  readonly from: CalendarDate;
  /** The first day no longer in it; null where no end is known. */
  readonly until: CalendarDate | null;
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
export function costPeriods(records: readonly CostRecord[]): readonly CostPeriod[] {
  const changes = new Set(
    records.flatMap(({ effective_from, effective_to }) => [effective_from, effective_to]),
  );
  const days = [...changes].filter((day) => day !== null).toSorted();
  const periods: CostPeriod[] = [];
  let running = '';
  for (const [index, from] of days.entries()) {
    const components = inForce(records, from);
    const until = days[index + 1] ?? null;
    const asBefore = JSON.stringify(components.map((c) => [c.component, String(c.amount_minor), c.currency]));
    const last = periods.at(-1);
    if (last && asBefore === running) periods[periods.length - 1] = { ...last, until };
    else if (components.length > 0) periods.push({ components, from, until });
    running = asBefore;
  }
  return periods;
}

/** One record a component: where records overlap, the one that began last. */
function inForce(records: readonly CostRecord[], day: CalendarDate): readonly CostRecord[] {
  const newest = new Map<string, CostRecord>();
  for (const record of records) {
    if (record.effective_from > day || (record.effective_to !== null && record.effective_to <= day)) continue;
    const other = newest.get(record.component);
    if (!other || other.effective_from < record.effective_from) newest.set(record.component, record);
  }
  return inOrder([...newest.values()]);
}

const order = ['MATERIAL', 'LABOUR', 'FREIGHT', 'DUTY', 'OVERHEAD', 'TOTAL'];

/** Components in the order in which a calculation lists them. */
export const inOrder = <Record extends CostRecord>(components: readonly Record[]): readonly Record[] =>
  components.toSorted((a, b) => order.indexOf(a.component) - order.indexOf(b.component));
