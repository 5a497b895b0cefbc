import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { comparedAddress } from '../email.ts';

/** Of the ticket `t`: whether it is done. Every other status is open. */
export const isSolved = sql<SqlBool>`t.status in ('SOLVED', 'CLOSED')`;
export const isOpen = sql<SqlBool>`not (${isSolved})`;

/** True for all tickets where the caller does not say which. */
export const isOpenAs = (open: boolean | null) =>
  sql<SqlBool>`coalesce((${isOpen}) = ${open}::boolean, true)`;

/** What the ticket `t` names its customer by: a number, or else an order, or else an address. */
export const lead = {
  customer: sql<string | null>`t.customer_number`,
  order: sql<string | null>`case when t.customer_number is null then t.order_number end`,
  email: sql<string | null>`case when t.customer_number is null and t.order_number is null
    then ${comparedAddress('t.email')} end`,
};

/** An issue with single spaces between its words. By ICU, as the locale of a database may not know all white space. */
export const issueName = (issue: RawBuilder<unknown>): RawBuilder<string> =>
  sql`btrim(regexp_replace(${issue} collate "und-x-icu", '[^[:graph:]]+', ' ', 'g'))`;

/** An issue as issues are told apart: in whatever letter case and white space, and null for white space alone. */
export const issueKey = (issue: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`nullif(lower(${issueName(issue)}) collate "C", '')`;

export const isGoodRating = sql<SqlBool>`t.csat_rating >= 4`;

/** Counts of ratings of the ticket `t`, as the columns `ratings` and `good_ratings`. */
export const ratings = [
  sql<number>`count(t.csat_rating)`.as('ratings'),
  sql<number>`count(*) filter (where ${isGoodRating})`.as('good_ratings'),
] as const;

/** The column is one of a list as long as a category has products, or anything where the list is null. */
export const within = (column: string, values: readonly string[] | null): RawBuilder<SqlBool> =>
  // Unlike `= any`, a subquery is always looked up by hash, also in a plan that is kept for all lists.
  sql<SqlBool>`(${values}::text[] is null or ${sql.ref(column)} in (select unnest(${values}::text[])))`;
