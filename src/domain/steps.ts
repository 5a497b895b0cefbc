import { reportingWeek, weekdays } from './reporting-calendar.ts';
import { addDays, addMonths, weekStarting, type CalendarDate, type DayRange } from './calendar.ts';

/** How time is cut into steps. */
export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

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
