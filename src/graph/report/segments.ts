import type Big from 'big.js';
import { exactTotal } from '../../domain/converted-sum.ts';
import { wholeMinor, type Money } from '../../domain/money.ts';
import { percentOf } from '../../domain/percent.ts';
import { periodRange } from '../../domain/period.ts';
import { customerSegments } from '../../sources/sales/index.ts';
import type { CustomerSegmentReportResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { once } from '../once.ts';
import type { CustomerSegmentParent } from './parent.ts';
import { ratesIn } from './sales.ts';

export const segmentQueries = {
  async customerSegments(_, { last }, context) {
    const { sales, support } = context.sources;
    const sizes = await sales.segmentSizes();
    if (!sizes) return null;
    const range = periodRange(last, context.today);
    const ordersOf = once(async () => {
      const { rates, failure } = await ratesIn(range, context, true);
      return { failure, segments: await sales.segmentOrders({ ...range, rates }) };
    });
    const ticketsOf = once(async () => {
      const tickets = await support.ticketsBySignature(range);
      return tickets && sales.segmentTickets(tickets);
    });
    const everybody = sizes.reduce((sum, { customers }) => sum + customers, 0);
    return customerSegments.map((segment) => {
      const size = sizes.find((row) => row.segment === segment);
      return {
        segment,
        customers: size?.customers ?? 0,
        everybody,
        summarizedAt: size?.summarized_at ?? null,
        ordersOf,
        ticketsOf,
      };
    });
  },
} satisfies Partial<QueryResolvers>;

/** Revenue of a segment's orders, exact. Throws why it cannot be known. */
async function revenueOf(parent: CustomerSegmentParent, currency: string): Promise<Big> {
  const { failure, segments } = await parent.ordersOf();
  if (failure) throw failure;
  const row = segments.get(parent.segment);
  return exactTotal(row ? [row] : [], currency);
}

const shown = (minor: Big, currency: string): Money => ({ minor: wholeMinor(minor), currency });

const ordersOf = async ({ segment, ordersOf: read }: CustomerSegmentParent): Promise<number> =>
  (await read()).segments.get(segment)?.orders ?? 0;

/** Null where the company keeps no tickets. */
async function ticketsOf({ segment, ticketsOf: read }: CustomerSegmentParent) {
  const tickets = await read();
  return tickets && (tickets.get(segment) ?? { open_tickets: 0, ratings: 0, good_ratings: 0 });
}

export const CustomerSegmentReport = {
  sharePercent: ({ customers, everybody }) => percentOf(customers, everybody),
  orders: ordersOf,
  revenue: async (parent, _, { reportingCurrency }) =>
    shown(await revenueOf(parent, reportingCurrency), reportingCurrency),
  async averageOrderValue(parent, _, { reportingCurrency }) {
    const [revenue, orders] = [await revenueOf(parent, reportingCurrency), await ordersOf(parent)];
    return orders === 0 ? null : shown(revenue.div(orders), reportingCurrency);
  },
  openTickets: async (parent) => (await ticketsOf(parent))?.open_tickets ?? null,
  async csatPercent(parent) {
    const tickets = await ticketsOf(parent);
    return tickets && percentOf(tickets.good_ratings, tickets.ratings);
  },
} satisfies Partial<CustomerSegmentReportResolvers>;
