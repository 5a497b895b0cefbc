import type { GraphQLResolveInfo } from 'graphql';
import { feedbackOrder, ticketOrder } from '../../sources/support/index.ts';
import { optionalConnection } from '../connection.ts';
import type { RequestContext } from '../context.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { productFigures } from '../product-figures.ts';
import { aheadBy } from '../row-fields.ts';
import type { ProductKey } from './parent.ts';
import { isSelected } from '../selected.ts';

export const service = {
  support: aheadBy(
    (products: readonly ProductKey[], context, inside) =>
      Promise.all([productFigures.loadAhead(products, 'openTickets', context), inside(products)]),
    (product: ProductKey, _: unknown, context: RequestContext, info: GraphQLResolveInfo) => {
      // Asked along, so that they cost no statement of their own; the fields that show them say what is wrong.
      if (isSelected(info, 'csatPercent')) void productFigures.loadAhead([product], 'csatPercent', context);
      if (isSelected(info, 'ticketsPerHundredOrders'))
        void productFigures.loadAhead([product], 'recentTickets', context);
      return productFigures.read(product, 'openTickets', context, (openTickets) =>
        openTickets === null ? null : { ...product, openTickets },
      );
    },
  ),

  tickets({ sku }, { filter, ...page }, context, info) {
    const { support } = context.sources;
    const open = filter?.open ?? null;
    return optionalConnection(context, page, info, {
      list: 'Product.tickets',
      order: ticketOrder,
      defaultSize: 20,
      page: (request) => support.ticketsOfProduct({ open, page: request }).load(sku),
      count: () => support.ticketCountOfProduct({ open }).load(sku),
      toNode: (row) => row,
    });
  },

  faqs: ({ sku }, { first }, { sources }) => sources.support.faqsOfProduct({ first }).load(sku),

  feedback({ sku }, page, context, info) {
    const { support } = context.sources;
    return optionalConnection(context, page, info, {
      list: 'Product.feedback',
      order: feedbackOrder,
      defaultSize: 20,
      page: (request) => support.feedbackOfProduct({ page: request }).load(sku),
      count: () => support.feedbackCountOfProduct.load(sku),
      toNode: (row) => row,
    });
  },
} satisfies Partial<ProductResolvers>;
