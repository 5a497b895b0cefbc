import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
import {
  measures,
  sumsFor,
  type Fact,
  type Facts,
  type MeasureName,
  type MeasureValue,
} from '../../figures/measures.ts';
import { stepsOfDays } from '../../domain/steps.ts';
import { allSales } from '../../sources/sales/index.ts';
import type { RequestContext } from '../context.ts';
import { once } from '../../kernel/once.ts';
import { salesIn, salesOf } from './sales.ts';

export type ScorecardFigures = ReturnType<typeof scorecardFigures>;

type DayRow = Readonly<Record<string, number | string | null>> & { readonly day: CalendarDate };

/**
 * These measures of any part of some days. Each source is asked once, for its counts by day, when the first measure of its
 * is asked for; while it is down its measures fail and the others do not.
 */
export function scorecardFigures(days: DayRange, names: Iterable<string>, context: RequestContext) {
  const { support, logistics, sales } = context.sources;
  const sold = once(async () => {
    const found = await salesIn(
      { ...allSales, ...days, steps: stepsOfDays(days, 'DAY'), atMost: null },
      sumsFor('sales', names),
      context,
    );
    return found && { known: found.known, in: byDay(found.rows, ({ step_from }) => step_from ?? '') };
  });
  const counted = (answer: () => Promise<readonly DayRow[] | null>) =>
    once(async () => {
      const rows = await answer();
      return rows && byDay(rows, ({ day }) => day);
    });
  const countedIn: Record<Exclude<Fact, 'sales'>, ReturnType<typeof counted>> = {
    visits: counted(() => sales.sessionsByDay(days)),
    tickets: counted(() => support.ticketsByDay(days)),
    reviews: counted(() => support.recommendationsByDay(days)),
    shipments: counted(() => logistics.promisesByDay(days)),
  };

  /** Sums of a fact in some of the days; null where none are recorded. */
  async function sumsOf(fact: Fact, sums: readonly string[], part: DayRange) {
    if (fact === 'sales') {
      const found = await sold();
      return found && salesOf(found.in(part), found.known);
    }
    const rows = (await countedIn[fact]())?.(part);
    // A day without visits is one on which none were counted.
    if (!rows || (fact === 'visits' && rows.length === 0)) return null;
    return Object.fromEntries(
      sums.map((sum) => [sum, rows.reduce((total, row) => total + Number(row[sum]), 0)]),
    );
  }

  /** A measure of a part of the days; null where there is nothing to reckon it from. */
  return async <Name extends MeasureName>(name: Name, part: DayRange): Promise<MeasureValue<Name> | null> => {
    const { from, of } = measures[name];
    const facts = await Promise.all(
      Object.entries(from).map(
        async ([fact, sums]) => [fact, await sumsOf(fact as Fact, sums, part)] as const,
      ),
    );
    if (facts.some(([, sums]) => sums === null)) return null;
    return of(Object.fromEntries(facts) as unknown as Facts) as MeasureValue<Name>;
  };
}

/** Finds the rows of a part of the days, which are many for each of many parts to look through. */
function byDay<Row>(rows: readonly Row[], dayOf: (row: Row) => string): (part: DayRange) => readonly Row[] {
  const inOrder = rows.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  const days = inOrder.map(dayOf);
  const placeOf = (day: string) => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] as string) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ({ from, until }) => inOrder.slice(placeOf(from), placeOf(until));
}
