import { sql } from 'kysely';
import { anyOf } from '../../../database/statement.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import type { CustomerSegment } from '../tables.ts';
import { statement } from './statements.ts';

/** The segment as the customer allows it today, whatever was allowed when the summary was made. */
const allowedSegment = sql<CustomerSegment | null>`case when ${sql.ref('customers.consent_profiling')} then s.segment end`;

export const summariesByCustomer = statement(
  'summaries_by_customer',
  (db, p: { numbers: readonly CustomerNumber[] }) =>
    db
      .selectFrom('customer_summaries as s')
      .innerJoin('customers', 'customers.number', 's.customer_number')
      .select([
        's.customer_number',
        's.currency',
        's.orders',
        's.last_ordered_at',
        's.average_days_between_orders',
        's.average_order_value_minor',
        's.lifetime_value_minor',
        's.rfm_recency_days',
        's.rfm_frequency',
        's.rfm_monetary_minor',
        's.recency_score',
        's.frequency_score',
        's.monetary_score',
        's.computed_at',
        allowedSegment.as('segment'),
      ])
      .where('s.customer_number', '=', anyOf(p.numbers)),
);
