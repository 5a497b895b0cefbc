import { afterAll, beforeAll } from '@jest/globals';
import { reportBy, type ReportingCalendar } from '../../src/domain/reporting-calendar.ts';

/** What all of a process goes by unless it is set. */
export const usualCalendar: ReportingCalendar = { timeZone: 'UTC', weekStartsOn: 'MONDAY' };

/** Days and weeks of these tests: of what they open, and of what they ask. */
export function reportingBy(calendar: Partial<ReportingCalendar>): void {
  beforeAll(() => reportBy({ ...usualCalendar, ...calendar }));
  afterAll(() => reportBy(usualCalendar));
}
