import { changePercent, percentOf } from '../../domain/percent.ts';
import { trailingDays } from '../../domain/calendar.ts';
import { findCustomer, findProduct } from '../entities.ts';
import type { RequestContext } from '../context.ts';
import type { ProductKey } from '../product/parent.ts';
import { productFigures } from '../product-figures.ts';
import { aheadBy, ofAll } from '../row-fields.ts';
import type {
  FaqResolvers,
  FeedbackResolvers,
  ProductSupportResolvers,
  TopIssueResolvers,
} from '../generated/resolvers.ts';
import { ofParent } from '../told.ts';

export { feedbackQueries } from './queries.ts';
export { insightQueries, SupportInsights } from './insights.ts';

const recent = { period: { days: 90 } };

export const ProductSupport = {
  ...productFigures.fields('ProductSupport'),
  ...ofParent<ProductSupportResolvers>()({ openTickets: ({ openTickets }) => openTickets }),
  ticketsPerHundredOrders: aheadBy(
    (products: readonly ProductKey[], context) =>
      Promise.all([
        productFigures.loadAhead(products, 'recentTickets', context),
        productFigures.loadAhead(products, 'unitsSold', context, recent),
      ]),
    (product: ProductKey, _: unknown, context: RequestContext) =>
      ofAll(
        [
          productFigures.read(product, 'recentTickets', context, (tickets) => tickets),
          productFigures.read(product, 'unitsSold', context, (sold) => sold, recent),
        ],
        ([tickets, sold]) =>
          tickets !== null && sold && sold.orders !== null ? percentOf(tickets, sold.orders) : null,
      ),
  ),
  async topIssues({ sku }, { first }, { sources, today }) {
    const range = trailingDays(today, 90);
    const issues = (await sources.support.topIssuesOfProduct({ range, first }).load(sku)) ?? [];
    return issues.map((issue) => ({ ...issue, mostOn: async () => [sku] }));
  },
} satisfies Partial<ProductSupportResolvers>;

export const TopIssue = {
  sharePercent: ({ tickets, total }) => (tickets / total) * 100,
  changePercent: ({ before, tickets }) => changePercent(before, tickets),
  async products({ mostOn }, { first }, context) {
    const skus = await mostOn(first);
    const products = await Promise.all(skus.map((sku) => findProduct(sku, context)));
    return products.filter((product) => product !== null);
  },
} satisfies Partial<TopIssueResolvers>;

export const Faq = ofParent<FaqResolvers>()({ timesAsked: ({ times_asked }) => times_asked });

export const Feedback = {
  product: ({ sku }, _, context) => findProduct(sku, context),
  customer: ({ customer_number }, _, context) =>
    customer_number === null ? null : findCustomer(customer_number, context),
  ...ofParent<FeedbackResolvers>()({
    wouldRecommend: ({ would_recommend }) => would_recommend,
    submittedAt: ({ submitted_at }) => submitted_at,
    updatedAt: ({ updated_at }) => updated_at,
  }),
} satisfies Partial<FeedbackResolvers>;
