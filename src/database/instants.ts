import { sql, type RawBuilder } from 'kysely';
import type { CalendarDate } from '../domain/calendar.ts';
import type { DateSteps } from '../domain/steps.ts';

/**
 * Sessions are in the reporting time zone, so that Postgres's own casts tell days by it; and where a company keeps days
 * in a column of instants, they stay those days.
 */

/** A parameter that is an instant: beside a column of days Postgres would else take it for a day in UTC. */
export const instant = (value: Date | null): RawBuilder<Date> => sql<Date>`${value}::timestamptz`;

/** A column of instants, or of days, which begin at midnight. */
export const instantOf = <T extends Date | null = Date>(column: string) =>
  sql<T>`${sql.ref(column)}::timestamptz`;

/** Such columns under their own names. */
export const instantsIn =
  <T extends Date | null = Date>() =>
  <const Column extends string>(column: Column) =>
    instantOf<T>(column).as<Unqualified<Column>>(sql.ref(column.slice(column.indexOf('.') + 1)));
type Unqualified<Column extends string> = Column extends `${string}.${infer Name}` ? Name : Column;

/** The day of an instant. */
export const dayIn = (column: string) => sql<CalendarDate>`${sql.ref(column)}::date`;

/** The first day of the step that a day is in. */
export const startOfStep = (day: RawBuilder<unknown>, { step, shift }: DateSteps) =>
  sql<CalendarDate>`date_trunc(${step}, (${day} + ${shift}::integer)::timestamp)::date - ${shift}::integer`;
