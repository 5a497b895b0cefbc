import type { Money } from '../../domain/money.ts';
import { newestFirst, type SummaryRow } from '../../sources/sales/index.ts';
import { connection } from '../connection.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';
import type { CustomerKey } from './parent.ts';

const summary = ({ number }: CustomerKey, { sources }: RequestContext) => sources.sales.summary.load(number);

/** An amount of a summary, which is null where it could not be worked out. */
const money = (minor: number | null, { currency }: SummaryRow): Money | null =>
  minor === null ? null : { minor, currency };

export const buying = {
  segment: async (customer, _, context) => (await summary(customer, context))?.segment ?? null,
  async rfm(customer, _, context) {
    const found = await summary(customer, context);
    if (!found) return null;
    const { rfm_recency_days, recency_score, frequency_score } = found;
    if (rfm_recency_days === null || recency_score === null || frequency_score === null) return null;
    return {
      recencyDays: rfm_recency_days,
      frequency: found.rfm_frequency,
      monetary: money(found.rfm_monetary_minor, found),
      recencyScore: recency_score,
      frequencyScore: frequency_score,
      monetaryScore: found.monetary_score,
    };
  },
  async lifetimeValue(customer, _, context) {
    const found = await summary(customer, context);
    return found && money(found.lifetime_value_minor, found);
  },
  summarizedAt: async (customer, _, context) => (await summary(customer, context))?.computed_at ?? null,
  purchasePattern: (customer, _, context) => summary(customer, context),

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
