import type { Money } from '../../domain/money.ts';
import { newestFirst, type SummaryRow } from '../../sources/sales/index.ts';
import { connection } from '../connection.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';
import { rowFields } from '../row-fields.ts';
import type { CustomerKey } from './parent.ts';

/** What sales has summed up of the customer. */
const summed = rowFields(
  ({ sources }) => sources.sales.summary,
  ({ number }: CustomerKey) => number,
);

/** An amount of a summary, which is null where it could not be worked out. */
const money = (minor: number | null, { currency }: SummaryRow): Money | null =>
  minor === null ? null : { minor, currency };

export const buying = {
  segment: summed(({ segment }) => segment),
  rfm: summed((row) => {
    const { rfm_recency_days, recency_score, frequency_score } = row;
    if (rfm_recency_days === null || recency_score === null || frequency_score === null) return null;
    return {
      recencyDays: rfm_recency_days,
      frequency: row.rfm_frequency,
      monetary: money(row.rfm_monetary_minor, row),
      recencyScore: recency_score,
      frequencyScore: frequency_score,
      monetaryScore: row.monetary_score,
    };
  }),
  lifetimeValue: summed((row) => money(row.lifetime_value_minor, row)),
  summarizedAt: summed(({ computed_at }) => computed_at),
  purchasePattern: summed((row) => row),

  orders({ number }, page, context) {
    const { sales } = context.sources;
    return connection(context, page, {
      list: 'Customer.orders',
      order: newestFirst,
      defaultSize: 20,
      page: (request) => sales.ordersOf(request).load(number),
      count: () => sales.orderCount.load(number),
      toNode: (row) => row,
    });
  },
} satisfies Partial<CustomerResolvers>;
