import { feedbackOrder, ticketOrder } from '../../sources/support/index.ts';
import { optionalConnection } from '../connection.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { productFigures } from '../product-figures.ts';
import type { ProductSupportParent } from '../support/parent.ts';

export const service = {
  async support(product, _, context) {
    const figures = await productFigures.load(product, 'recentTickets', context);
    return figures && figures.openTickets !== null
      ? { ...product, figures: figures as ProductSupportParent['figures'] }
      : null;
  },

  tickets({ sku }, { filter, ...page }, context) {
    const { support } = context.sources;
    const open = filter?.open ?? null;
    return optionalConnection(context, page, {
      list: 'Product.tickets',
      order: ticketOrder,
      defaultSize: 20,
      page: (request) => support.ticketsOfProduct({ open, page: request }).load(sku),
      count: () => support.ticketCountOfProduct({ open }).load(sku),
      toNode: (row) => row,
    });
  },

  faqs: ({ sku }, { first }, { sources }) => sources.support.faqsOfProduct({ first }).load(sku),

  feedback({ sku }, page, context) {
    const { support } = context.sources;
    return optionalConnection(context, page, {
      list: 'Product.feedback',
      order: feedbackOrder,
      defaultSize: 20,
      page: (request) => support.feedbackOfProduct({ page: request }).load(sku),
      count: () => support.feedbackCountOfProduct.load(sku),
      toNode: (row) => row,
    });
  },
} satisfies Partial<ProductResolvers>;
