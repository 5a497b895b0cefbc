import { reportingWeek, reportingZone, weekdays } from './reporting-calendar.ts';

declare const brand: unique symbol;

/** A calendar day of the reporting time zone, `YYYY-MM-DD`: text order is time order. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

/** The days from `from` up to, not including, `until`. */
export interface DayRange {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

const millisecondsPerHour = 3_600_000;
const millisecondsPerDay = 24 * millisecondsPerHour;
/** Days as texts by their number since 1970, and the other way: each is written and read once. */
const texts = new Map<number, CalendarDate>();
const instantsOfDays = new Map<CalendarDate, number>();
/** As many as thirty years have. */
const mostDays = 11_000;

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    if (known.size >= mostDays) known.clear();
    known.set(key, (value = make()));
  }
  return value;
}

const toDay = (date: Date): CalendarDate =>
  kept(
    texts,
    Math.floor(date.getTime() / millisecondsPerDay),
    () => date.toISOString().slice(0, 10) as CalendarDate,
  );
/** A day without a zone, for arithmetic. */
const plain = (day: CalendarDate): number =>
  kept(instantsOfDays, day, () => Date.parse(`${day}T00:00:00.000Z`));

/** Whether days are those of UTC, as most are: then nothing need be asked. */
const isPlain = (): boolean => reportingZone.name === 'UTC';

/** The day that an instant falls on in the reporting time zone. */
export const dayOf = (instant: Date): CalendarDate =>
  toDay(isPlain() ? instant : reportingZone.wallClock(instant));

export const systemClock = (): Date => new Date();

/** A clock that shows this instant now, and runs on from there. */
export function clockFrom(instant: Date): () => Date {
  const started = performance.now();
  return () => new Date(instant.getTime() + performance.now() - started);
}

/** The first instant of a day. */
export const startOfDay = (day: CalendarDate): Date =>
  isPlain() ? new Date(plain(day)) : reportingZone.startOf(plain(day));

/** Days as the instants that they lie between: from the first, up to but not including the last. */
export const instants = ({ from, until }: DayRange) => ({ from: startOfDay(from), until: startOfDay(until) });
export type Instants = ReturnType<typeof instants>;

/** By so many hours days begin before those of UTC, and after them, somewhere in the world. */
const [earliest, latest] = [14 * millisecondsPerHour, 12 * millisecondsPerHour];

/** The instants that lie in these days somewhere in the world, */
export const instantsAnywhere = ({ from, until }: DayRange): Instants => ({
  from: new Date(plain(from) - earliest),
  until: new Date(plain(until) + latest),
});

/** and those that do so wherever one is. */
export const instantsEverywhere = ({ from, until }: DayRange): Instants => ({
  from: new Date(plain(from) + latest),
  until: new Date(plain(until) - earliest),
});

/** True for the text of a day that exists: `2026-02-30` does not, nor does a year 0. */
export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string' || !/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && toDay(date) === text;
}

/** True for the text of an instant with its offset from UTC, of a day that exists, there and in UTC. */
export const isInstant = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^[\d-]{10}T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.test(text) &&
  isCalendarDate(text.slice(0, 10)) &&
  isCalendarDate(new Date(text).toISOString().slice(0, 10));

export const addDays = (day: CalendarDate, days: number): CalendarDate =>
  toDay(new Date(plain(day) + days * millisecondsPerDay));

/** Every day of a range. */
export const daysOf = ({ from, until }: DayRange): readonly CalendarDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, until)) }, (_, days) => addDays(from, days));

/** The same day of another month, or its last day where it has no such day. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  lastOfMonth.setUTCDate(Math.min(dayOfMonth, lastOfMonth.getUTCDate()));
  return toDay(lastOfMonth);
}

/** Whole days from one day to another; negative when `to` comes first. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (plain(to) - plain(from)) / millisecondsPerDay;

/** The first day of the week that a day falls in. */
export const weekStarting = (day: CalendarDate): CalendarDate =>
  addDays(day, -((new Date(plain(day)).getUTCDay() - weekdays.indexOf(reportingWeek) + 7) % 7));

/** The `days` whole days before today. */
export const trailingDays = (today: CalendarDate, days: number): DayRange => ({
  from: addDays(today, -days),
  until: today,
});
