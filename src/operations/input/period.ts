import type { Offence } from './offence.ts';

/** A period as it is given: exactly one of these forms, whose fields stand together. */
export const periodForms = [['days'], ['weeks'], ['months'], ['from', 'to']] as const;

export type GivenPeriod = Readonly<
  Partial<Record<'days' | 'weeks' | 'months', number | null> & Record<'from' | 'to', string | null>>
>;

/** Days of which every database and every calendar can tell what lies around them. */
const [firstDay, lastDay] = ['1900-01-01', '2999-12-31'];

const wantedForm = 'exactly one of days, weeks, months, or from with to';

/** What is wrong with a period as a whole. */
export function periodOffence(period: GivenPeriod, mostDays: number): Offence | null {
  const given = new Set(
    Object.entries(period).flatMap(([name, value]) => (value === null || value === undefined ? [] : [name])),
  );
  const form = periodForms.find(
    (fields) => given.isSubsetOf(new Set(fields)) && fields.length === given.size,
  );
  if (!form) return { path: '', must: `hold ${wantedForm}`, wanted: wantedForm, got: period };
  const { from, to } = period;
  if (!from || !to) return null;
  for (const [name, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (day >= firstDay && day <= lastDay) continue;
    const wanted = `a day from ${firstDay} to ${lastDay}`;
    return { path: `.${name}`, must: `be ${wanted}; it is ${day}`, wanted, got: day };
  }
  const days = longestDays(period);
  if (days < 1) {
    const wanted = `${from} or a later day`;
    return { path: '.to', must: `not be before from, ${from}; it is ${to}`, wanted, got: to };
  }
  if (days <= mostDays) return null;
  return {
    path: '',
    must: `have at most ${mostDays} days; it has ${days}`,
    wanted: `at most ${mostDays} days`,
    got: period,
  };
}

/** How many days the longest unit of a period has. */
const daysIn: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 31 };

/** How many days a period has at most. */
export function longestDays({ from, to, ...units }: GivenPeriod): number {
  if (from && to) return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return Object.entries(units).reduce((days, [unit, count]) => days + (count ?? 0) * (daysIn[unit] ?? 0), 0);
}
