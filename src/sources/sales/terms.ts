import { sql, type RawBuilder } from 'kysely';
import type { CustomerSegment } from './tables.ts';

/** Customers are in segments and audiences only as they allow it today, whatever was allowed when they were summed up. */
export const allowsProfiling = (customer: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${customer}.consent_profiling`)}`;

export const allowedSegment = (allows: RawBuilder<unknown>, segment: RawBuilder<unknown>) =>
  sql<CustomerSegment | null>`case when ${allows} then ${segment} end`;
