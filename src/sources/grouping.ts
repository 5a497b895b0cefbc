import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { CalendarDate } from '../domain/calendar.ts';
import type { StepsOfDays } from '../domain/steps.ts';
import { listSeparator } from '../figures/condition.ts';

/** What reports filter and group facts by in SQL, in whichever source these lie. Null asks nothing. */

/** Keys with the number of the group that each is in: the n-th of these array literals holds those of group n. */
export const keyGroups = <Alias extends string>(packed: readonly string[], alias: Alias) =>
  sql<{ key: string; place: number }>`(
    select key, place::integer as place
    from unnest(${packed}::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  )`.as<Alias>(sql.raw(alias));

/** Days with the step that each is told under. */
export const stepTable = ({ stepDays, stepFroms }: StepsOfDays) =>
  sql<{ day: CalendarDate; step_from: CalendarDate }>`
    unnest(${stepDays}::date[], ${stepFroms}::date[])`.as<'step'>(sql`step(day, step_from)`);

/** The value where reports are asked by the dimension, else null. */
export const where = <T>(by: readonly string[], dimension: string, value: RawBuilder<T>) =>
  sql<T | null>`case when ${sql.lit(dimension)} = any(${by}::text[]) then ${value} end`;

export const ofSome = (value: RawBuilder<unknown>, values: readonly string[] | null) =>
  sql<SqlBool>`(${values}::text[] is null or ${value} = any(${values}::text[]))`;

export const keysIn = (keys: string | null) => sql`string_to_array(${keys}, ${sql.lit(listSeparator)})`;

/** Keys are one text (see KeySet). */
export const ofKeys = (value: RawBuilder<unknown>, keys: string | null) =>
  sql<SqlBool>`(${keys}::text is null or ${value} = any(${keysIn(keys)}))`;
