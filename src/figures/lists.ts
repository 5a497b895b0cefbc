import { sql, type RawBuilder } from 'kysely';
import type { Sql } from './comparison.ts';
import { listSeparator, unknownEntry } from './condition.ts';

/** In SQL, as an expression; control characters are spelled by number so that a log stays readable. */
const separator = sql.raw(`chr(${listSeparator.charCodeAt(0)})`);
const unknown = sql.raw(`chr(${unknownEntry.charCodeAt(0)})`);

/** A column written as one text, and read back: no entry may be null where unknown has a sign of its own. */
export const joined = (column: Sql): RawBuilder<string | null> =>
  sql<string | null>`string_agg(coalesce(${column}::text, ${unknown}), ${separator})`;
export const parted = (text: unknown, type: string): Sql =>
  sql`string_to_array(${text}, ${separator}, ${unknown})::${sql.raw(type)}[]`;
export const keysIn = (text: unknown, alias: string): Sql =>
  sql`unnest(${parted(text, 'text')}) as ${sql.raw(alias)}(key)`;
