import type { Reader } from '../../database/reader.ts';
import type { RowOf } from '../../database/statement.ts';
import type { DayRange } from '../../domain/calendar.ts';
import { costStretches } from './queries/index.ts';

/** With a hundred thousand products, what a statement reads well within its time. */
const parts = 3;

type CostStretches = Omit<RowOf<typeof costStretches>, 'listedDays'>;

/** What every product cost over some days, read part by part; null where the company keeps no costs. */
export async function allCostStretches(read: Reader, days: DayRange): Promise<CostStretches | null> {
  let all: CostStretches | null = null;
  let before = 0;
  for (let part = 0; part < parts; part++) {
    const [row] = (await read.optional(costStretches, { ...days, part, parts, before })) ?? [];
    if (!row) return null;
    const { listedDays, ...stretches } = row;
    before += listedDays;
    all = all ? joined(all, stretches) : stretches;
  }
  return all;
}

/** Each list followed by the other's: array literals, joined as they are. */
function joined(a: CostStretches, b: CostStretches): CostStretches {
  const list = (name: keyof CostStretches) =>
    `{${[a[name], b[name]]
      .map((literal) => literal.slice(1, -1))
      .filter((entries) => entries !== '')
      .join(',')}}`;
  return {
    skus: list('skus'),
    currencies: list('currencies'),
    firsts: list('firsts'),
    lasts: list('lasts'),
    knownFirsts: list('knownFirsts'),
    knownLasts: list('knownLasts'),
    days: list('days'),
    amounts: list('amounts'),
  };
}
