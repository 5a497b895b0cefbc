import type { GraphQLResolveInfo } from 'graphql';
import type { CustomerNumber } from '../../domain/ids.ts';
import type { PageArguments } from '../../kernel/page.ts';
import { orderingOf, orderName, type Ordering } from '../../figures/inputs.ts';
import { customerPageOrders } from '../../sources/sales/index.ts';
import { connection, optionalConnection } from '../connection.ts';
import type { RequestContext } from '../context.ts';
import { findCustomer } from '../entities.ts';
import type { CustomerFilter, CustomerSegmentFilter, QueryResolvers } from '../generated/resolvers.ts';
import { loadAlong } from '../row-fields.ts';
import { wanted } from '../text-filter.ts';
import { customerFigures } from '../customer-figures.ts';

const list = { list: 'customers', defaultSize: 50 };
const byNumber: Ordering = { field: 'NUMBER', direction: 'ASC' };

export const customerQueries = {
  customer(_, { number }, context, info) {
    loadAlong({ number }, context, info);
    return findCustomer(number, context);
  },

  customers(_, { filter, orderBy, thenBy, ...page }, context, info) {
    const ordering = orderingOf(orderBy, thenBy) ?? byNumber;
    const condition = customerFigures.condition(filter, context);
    const segment = segmentAlone(filter);
    const { field, direction, second } = ordering;
    if (!second && (field === 'NUMBER' || field === 'LIFETIME_VALUE') && (condition === null || segment)) {
      return indexed(`${field}_${direction}`, segment, page, context, info);
    }
    const selection = customerFigures.selection(condition, ordering, context);
    return connection(context, page, {
      ...list,
      order: { name: orderName(ordering) },
      page: (request) => selection.page(request),
      count: () => selection.count(),
      toNode: ({ key }) => ({ number: key as CustomerNumber }),
    });
  },
} satisfies Partial<QueryResolvers>;

/** What a filter asks of the segment, where it asks nothing else. */
function segmentAlone(filter: CustomerFilter | null | undefined): CustomerSegmentFilter | null {
  const [only, another] = Object.entries(filter ?? {}).filter(([, operand]) => operand != null);
  if (!only || another || only[0] !== 'segment') return null;
  const segment = only[1] as CustomerSegmentFilter;
  return segment.isNull == null ? segment : null;
}

/** All customers, or those in segments: read in the order of an index, however many there are. */
function indexed(
  order: keyof typeof customerPageOrders,
  segment: CustomerSegmentFilter | null,
  page: PageArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
) {
  const { sales } = context.sources;
  const operand = wanted(segment);
  const segments = operand && [...new Set(operand)].toSorted();
  return optionalConnection(context, page, info, {
    ...list,
    order: customerPageOrders[order],
    page: (request) => sales.customerPage({ segments, order }, request),
    count: () => sales.customerCount({ segments, order }),
    toNode: ({ number }) => ({ number }),
  });
}
