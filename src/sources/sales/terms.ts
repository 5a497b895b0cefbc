import { sql, type RawBuilder } from 'kysely';

/** Customers are in segments and audiences only as they allow it today, whatever was allowed when they were summed up. */
export const allowsProfiling = (customer: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${customer}.consent_profiling`)}`;

export const ifAllowed = <Value>(allows: RawBuilder<unknown>, value: RawBuilder<Value>) =>
  sql<Value | null>`case when ${allows} then ${value} end`;
