import { plainIssue } from '../../../domain/issue.ts';
import type { RequestContext } from '../../context.ts';
import { customerFigures } from '../../customer-figures.ts';
import type { MetricsDimension, MetricsFilter } from '../../generated/resolvers.ts';
import { productFigures } from '../../product-figures.ts';
import { wanted } from '../../text-filter.ts';
import type { FactFilter } from './scope.ts';

/** What a filter asks of facts, by a dimension that they must lead to all the same. */
const asks: Readonly<Record<Exclude<keyof MetricsFilter, '__typename'>, MetricsDimension>> = {
  product: 'SKU',
  customer: 'COUNTRY',
  channel: 'CHANNEL',
  orderCountry: 'ORDER_COUNTRY',
  carrier: 'CARRIER',
  method: 'METHOD',
  warehouse: 'WAREHOUSE',
  issue: 'ISSUE',
  ticketChannel: 'TICKET_CHANNEL',
};

/** What is filtered by, with the dimension that facts must lead to; conditions that ask nothing are left out. */
export const filtered = (filter: MetricsFilter | null | undefined) =>
  Object.entries(asks).filter(([name]) => {
    const condition = filter?.[name as keyof typeof asks];
    return condition != null && Object.values(condition).some((part) => part != null);
  });

/** Reads a filter; the keys that it leaves are found when they are asked for. Throws BAD_USER_INPUT at once. */
export function factFilter(filter: MetricsFilter | null | undefined, context: RequestContext) {
  const product = productFigures.condition(filter?.product, context, 'filter.product');
  const customer = customerFigures.condition(filter?.customer, context, 'filter.customer');
  const words = {
    channels: wanted(filter?.channel),
    countries: wanted(filter?.orderCountry),
    carriers: wanted(filter?.carrier),
    methods: wanted(filter?.method),
    warehouses: wanted(filter?.warehouse),
    issues: wanted(filter?.issue)?.map((issue) => plainIssue(issue) ?? '') ?? null,
    ticketChannels: wanted(filter?.ticketChannel),
  };
  return async (): Promise<FactFilter> => {
    const [products, customers] = await Promise.all([
      product && productFigures.selection(product, { field: 'SKU', direction: 'ASC' }, context).keys(),
      customer && customerFigures.selection(customer, { field: 'NUMBER', direction: 'ASC' }, context).keys(),
    ]);
    return { ...words, skuKeys: products?.keys ?? null, customerKeys: customers?.keys ?? null };
  };
}
