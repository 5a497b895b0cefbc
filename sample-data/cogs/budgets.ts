import { dayOf, dayText, today } from '../calendar.ts';
import { categories } from '../inventory/categories.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { cogsTables } from './tables.ts';

const put = rowsOf(cogsTables);

const quarters = [
  '2025-04',
  '2025-07',
  '2025-10',
  '2026-01',
  '2026-04',
  '2026-07',
  '2026-10',
  '2027-01',
  '2027-04',
];

const campaigns = [
  {
    code: 'CAM-SPRING-26',
    name: 'Spring on the trail',
    from: '2026-03-01',
    until: '2026-05-31',
    allocated: 240_000,
  },
  { code: 'CAM-BRAND-26', name: 'Brand film', from: '2026-01-01', until: '2026-12-31', allocated: 410_000 },
  {
    code: 'CAM-WINTER-26',
    name: 'Winter is outside',
    from: '2026-11-01',
    until: '2027-01-31',
    allocated: 320_000,
  },
  {
    code: 'CAM-FRIDAY-26',
    name: 'Black Friday week',
    from: '2026-11-16',
    until: '2026-11-30',
    allocated: 180_000,
  },
  {
    code: 'CAM-LOYAL-26',
    name: 'Thanks to the loyal',
    from: '2026-09-01',
    until: '2026-12-31',
    allocated: 60_000,
  },
  {
    code: 'CAM-BRAND-27',
    name: 'New year, new paths',
    from: '2027-01-01',
    until: '2027-03-31',
    allocated: 200_000,
  },
] as const;

/** Jackets spent more than they had in the quarter that runs. */
const overspent = 'BUD-2026Q4-JKT';

function budgetRow(
  code: string,
  name: string,
  category: string | null,
  from: number,
  until: number,
  units: number,
) {
  const dice = new Dice('budget', from, units + code.charCodeAt(code.length - 1));
  const past = until <= today;
  const begun = from <= today;
  const spentPercent = past ? dice.between(82, 99) : begun ? dice.between(35, 62) : 0;
  const committedPercent = past ? 0 : begun ? dice.between(8, 24) : dice.between(0, 12);
  return put('budgets', {
    code,
    name,
    category,
    period_start: dayText(from),
    period_end: dayText(until),
    currency: dice.chance(30) ? 'EUR' : 'USD',
    allocated_minor: units * 100,
    committed_minor: units * (code === overspent ? 14 : committedPercent),
    spent_minor: units * (code === overspent ? 93 : spentPercent),
  });
}

export function* budgetRows(): Generator<Put> {
  for (const [i, month] of quarters.slice(0, -1).entries()) {
    const from = dayOf(`${month}-01`);
    const until = dayOf(`${quarters[i + 1]}-01`) - 1;
    const quarter = `${month.slice(0, 4)}Q${(Number(month.slice(5)) + 2) / 3}`;
    for (const { name, prefix } of categories) {
      const units =
        500 *
        new Dice('category-budget', i, prefix.charCodeAt(0) * 256 + prefix.charCodeAt(2)).between(40, 240);
      yield budgetRow(`BUD-${quarter}-${prefix}`, `${name}, ${quarter}`, name, from, until, units);
    }
  }
  for (const { code, name, from, until, allocated } of campaigns) {
    yield budgetRow(code, name, null, dayOf(from), dayOf(until), allocated);
  }
}
