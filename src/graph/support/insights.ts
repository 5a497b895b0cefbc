import { knownOf, lastDayOf, periodRange, rangeBefore } from '../../domain/period.ts';
import { measures, sumsFor } from '../../figures/measures.ts';
import type { QueryResolvers, SupportInsightsResolvers } from '../generated/resolvers.ts';
import { selectedFields } from '../selected.ts';
import { wanted } from '../text-filter.ts';

export const insightQueries = {
  async supportInsights(_, { filter, last }, { sources, today }, info) {
    const categories = wanted(filter?.category);
    const skus = categories && (await sources.inventory.skusInCategories(categories));
    const asked = periodRange(last, today);
    const range = knownOf(asked, today);
    const sums = sumsFor('tickets', selectedFields(info));
    const withMedians = sums.has('median_first_reply_minutes') || sums.has('median_resolution_hours');
    const reads = sources.support.insights({
      range,
      before: rangeBefore(asked),
      skus,
      categories,
      withMedians,
    });
    const tickets = await reads.tickets;
    return tickets && { range, to: lastDayOf(asked), tickets, reads };
  },
} satisfies Partial<QueryResolvers>;

export const SupportInsights = {
  from: ({ range }) => range.from,
  knownUntil: ({ range }) => lastDayOf(range),
  tickets: measures.tickets.of,
  openTickets: ({ reads }) => reads.openTickets,
  csatPercent: measures.csatPercent.of,
  async nps({ reads }) {
    const reviews = await reads.reviews;
    return reviews && measures.nps.of({ reviews });
  },
  firstContactResolutionPercent: measures.firstContactResolutionPercent.of,
  medianFirstReplyMinutes: measures.medianFirstReplyMinutes.of,
  medianResolutionHours: measures.medianResolutionHours.of,
  async topIssues({ reads }, { first }) {
    const issues = await reads.topIssues({ first });
    return issues.map((issue) => ({
      ...issue,
      mostOn: async (count: number) => {
        const products = await reads.productsWithIssue({ first: count }).load(issue.issue);
        return (products ?? []).map(({ sku }) => sku);
      },
    }));
  },
  faqs: ({ reads }, { first }) => reads.faqs({ first }),
} satisfies Partial<SupportInsightsResolvers>;
