import { exactTotal } from '../../domain/converted-sum.ts';
import { shownMoney } from '../../domain/money.ts';
import { percentOf } from '../../domain/percent.ts';
import { knownRange, lastDayOf } from '../../domain/period.ts';
import { measures, sumsFor } from '../../figures/measures.ts';
import { customerSegments } from '../../sources/sales/index.ts';
import type { CustomerSegmentReportResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { once } from '../../kernel/once.ts';
import { selectedFields } from '../selected.ts';
import type { CustomerSegmentParent } from './parent.ts';
import { ratesIn } from './sales.ts';

export const segmentQueries = {
  async customerSegments(_, { last }, context, info) {
    const { sales, support } = context.sources;
    const sizes = await sales.segmentSizes();
    if (!sizes) return null;
    const range = knownRange(last, context.today);
    const needsMoney = sumsFor('sales', selectedFields(info)).has('revenue');
    const ordersOf = once(async () => {
      const { rates, failure } = await ratesIn(range, context, needsMoney);
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
        knownUntil: lastDayOf(range),
        ordersOf,
        ticketsOf,
      };
    });
  },
} satisfies Partial<QueryResolvers>;

/** A segment's orders. Money fails while cogs is down, also that of a segment without any. */
async function salesOf({ segment, ordersOf }: CustomerSegmentParent, currency: string) {
  const { failure, segments } = await ordersOf();
  if (failure) throw failure;
  const row = segments.get(segment);
  return { orders: row?.orders ?? 0, revenue: () => exactTotal(row ? [row] : [], currency) };
}

/** Null where the company keeps no tickets. */
async function ticketsOf({ segment, ticketsOf: read }: CustomerSegmentParent) {
  const tickets = await read();
  return tickets && (tickets.get(segment) ?? { open_tickets: 0, ratings: 0, good_ratings: 0 });
}

export const CustomerSegmentReport = {
  sharePercent: ({ customers, everybody }) => percentOf(customers, everybody),
  orders: async ({ segment, ordersOf }) => (await ordersOf()).segments.get(segment)?.orders ?? 0,
  async revenue(parent, _, { reportingCurrency }) {
    const sales = await salesOf(parent, reportingCurrency);
    return shownMoney(measures.revenue.of({ sales }), reportingCurrency);
  },
  async averageOrderValue(parent, _, { reportingCurrency }) {
    const sales = await salesOf(parent, reportingCurrency);
    return shownMoney(measures.averageOrderValue.of({ sales }), reportingCurrency);
  },
  openTickets: async (parent) => (await ticketsOf(parent))?.open_tickets ?? null,
  async csatPercent(parent) {
    const tickets = await ticketsOf(parent);
    return tickets && measures.csatPercent.of({ tickets });
  },
} satisfies Partial<CustomerSegmentReportResolvers>;
