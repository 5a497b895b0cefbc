import { TimeZone } from './time-zone.ts';

export const weekdays = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
] as const;
export type Weekday = (typeof weekdays)[number];

/** What days and weeks are, in all that is told. */
export interface ReportingCalendar {
  /** The IANA name of the zone whose days these are. */
  readonly timeZone: string;
  readonly weekStartsOn: Weekday;
}

export let reportingZone = new TimeZone('UTC');
export let reportingWeek: Weekday = 'MONDAY';

/** Once a process, before anything is read: docs/decisions/0065 says why it is no parameter. */
export function reportBy({ timeZone, weekStartsOn }: ReportingCalendar): void {
  reportingZone = new TimeZone(timeZone);
  reportingWeek = weekStartsOn;
}
