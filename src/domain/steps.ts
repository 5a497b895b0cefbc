import { reportingWeek, weekdays } from './reporting-calendar.ts';
import { addDays, addMonths, daysOf, weekStarting, type CalendarDate, type DayRange } from './calendar.ts';

/** How time is cut into steps. */
export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

export interface TimeStep {
  /** Its first day, which may lie before the days that were cut. */
  readonly from: CalendarDate;
  readonly period: string;
  /** False where it reaches beyond the days that were cut. */
  readonly complete: boolean;
}

interface StepRule {
  /** The first day of the step that a day is in. */
  readonly startOf: (day: CalendarDate) => CalendarDate;
  /** The first day of the step behind the one that starts on a day. */
  readonly next: (start: CalendarDate) => CalendarDate;
  readonly label: (start: CalendarDate) => string;
}

const monthOf = (day: CalendarDate) => Number(day.slice(5, 7));
const startOfMonth = (day: CalendarDate) => `${day.slice(0, 7)}-01` as CalendarDate;

const rules: Record<Interval, StepRule> = {
  DAY: { startOf: (day) => day, next: (start) => addDays(start, 1), label: (start) => start },
  WEEK: { startOf: weekStarting, next: (start) => addDays(start, 7), label: (start) => start },
  MONTH: {
    startOf: startOfMonth,
    next: (start) => addMonths(start, 1),
    label: (start) => start.slice(0, 7),
  },
  QUARTER: {
    startOf: (day) => addMonths(startOfMonth(day), -((monthOf(day) - 1) % 3)),
    next: (start) => addMonths(start, 3),
    label: (start) => `${start.slice(0, 4)}-Q${(monthOf(start) + 2) / 3}`,
  },
  YEAR: {
    startOf: (day) => `${day.slice(0, 4)}-01-01` as CalendarDate,
    next: (start) => addMonths(start, 12),
    label: (start) => start.slice(0, 4),
  },
};

/** How Postgres's date_trunc, whose weeks begin on Monday, cuts days: moved on by so many, and the steps back again. */
export interface DateSteps {
  /** Null where days are not cut. */
  readonly step: string | null;
  readonly shift: number;
}

export const dateSteps = (by: Interval | null): DateSteps => ({
  step: by && by.toLowerCase(),
  shift: by === 'WEEK' ? (8 - weekdays.indexOf(reportingWeek)) % 7 : 0,
});

/** A period cut into steps, none left out; the first and the last may reach beyond it. */
export function stepsOf({ from, until }: DayRange, by: Interval): readonly TimeStep[] {
  const { startOf, next, label } = rules[by];
  const steps: TimeStep[] = [];
  for (let start = startOf(from); start < until; start = next(start)) {
    steps.push({ from: start, period: label(start), complete: start >= from && next(start) <= until });
  }
  return steps;
}

/** Days with the step that each is told under, side by side as array literals, for a database to join. */
export interface StepsOfDays {
  readonly stepDays: string;
  readonly stepFroms: string;
}

/** `of` says which days are told under a step that holds some days: others where it is compared with those. */
export function stepsOfDays(
  range: DayRange,
  by: Interval | null,
  of: (days: DayRange) => DayRange = (days) => days,
): StepsOfDays {
  const pairs = (by ? partsOf(range, by) : []).flatMap(({ from, days }) =>
    daysOf(of(days)).map((day) => [day, from] as const),
  );
  return {
    stepDays: `{${pairs.map(([day]) => day).join()}}`,
    stepFroms: `{${pairs.map(([, from]) => from).join()}}`,
  };
}

/** The steps of a period with the days of it that each holds. */
export function partsOf(range: DayRange, by: Interval) {
  const steps = stepsOf(range, by);
  return steps.map((step, place) => ({
    ...step,
    days: {
      from: step.from < range.from ? range.from : step.from,
      until: steps[place + 1]?.from ?? range.until,
    },
  }));
}
