import { addDays } from '../../domain/calendar.ts';
import { netPromoterScore, percentOf } from '../../domain/percent.ts';
import { periodRange } from '../../domain/period.ts';
import type { QueryResolvers, SupportInsightsResolvers } from '../generated/resolvers.ts';
import { wanted } from '../text-filter.ts';

export const insightQueries = {
  async supportInsights(_, { filter, last }, { sources, today }) {
    const categories = wanted(filter?.category);
    const skus = categories && (await sources.inventory.skusInCategories(categories));
    const range = periodRange(last, today);
    const reads = sources.support.insights({ range, skus, categories });
    const figures = await reads.figures;
    return figures && { range, figures, reads };
  },
} satisfies Partial<QueryResolvers>;

export const SupportInsights = {
  from: ({ range }) => range.from,
  to: ({ range }) => addDays(range.until, -1),
  tickets: ({ figures }) => figures.tickets,
  openTickets: ({ reads }) => reads.openTickets,
  csatPercent: ({ figures }) => percentOf(figures.good_ratings, figures.ratings),
  async nps({ reads }) {
    const recommendations = await reads.recommendations;
    return recommendations && netPromoterScore(recommendations);
  },
  firstContactResolutionPercent: ({ figures }) => percentOf(figures.solved_at_once, figures.solved),
  medianFirstReplyMinutes: ({ figures }) => figures.median_first_reply_minutes,
  medianResolutionHours: ({ figures }) => figures.median_resolution_hours,
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
