import { sql, type SqlBool } from 'kysely';

/** Of the ticket `t`: whether it is done. Every other status is open. */
export const isSolved = sql<SqlBool>`t.status in ('SOLVED', 'CLOSED')`;
export const isOpen = sql<SqlBool>`not (${isSolved})`;

/** True for all tickets where the caller does not say which. */
export const isOpenAs = (open: boolean | null) =>
  sql<SqlBool>`coalesce((${isOpen}) = ${open}::boolean, true)`;

/** Counts of ratings of the ticket `t`, as the columns `ratings` and `good_ratings`. */
export const ratings = [
  sql<number>`count(t.csat_rating)`.as('ratings'),
  sql<number>`count(*) filter (where t.csat_rating >= 4)`.as('good_ratings'),
] as const;
