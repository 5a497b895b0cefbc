import type { Minor, Money } from '../../domain/money.ts';
import { newestFirst } from '../../sources/sales/index.ts';
import type { PageArguments } from '../../kernel/page.ts';
import { connection, pageOf } from '../connection.ts';
import type { RequestContext } from '../context.ts';
import { customerFigures } from '../customer-figures.ts';
import type { CustomerResolvers, CustomerSegment } from '../generated/resolvers.ts';
import { aheadByArguments, type Asked } from '../row-fields.ts';
import type { CustomerKey, PurchasePatternParent } from './parent.ts';

/** An amount of a summary, which is null where it could not be worked out. */
const money = (minor: Minor | null, currency: string | null): Money | null =>
  minor === null || currency === null ? null : { minor, currency };

const orders = { list: 'Customer.orders', order: newestFirst, defaultSize: 20 };

export const buying = {
  segment: customerFigures.field('segment', (segment) => segment as CustomerSegment | null),

  rfm: customerFigures.field('rfm', (found) => {
    if (!found) return null;
    const { recencyDays, frequency, recencyScore, frequencyScore, monetaryScore } = found;
    if (recencyDays === null || frequency === null || recencyScore === null || frequencyScore === null) {
      return null;
    }
    const monetary = money(found.monetaryMinor, found.currency);
    return { recencyDays, frequency, monetary, recencyScore, frequencyScore, monetaryScore };
  }),

  lifetimeValue: customerFigures.field(
    'lifetimeValue',
    (value) => value && money(value.minor, value.currency),
  ),

  summarizedAt: customerFigures.field('summarizedAt', (at) => at),

  async purchasePattern(customer, _, context) {
    const found = await customerFigures.load(customer, 'orders', context);
    return found && found.orders !== null
      ? { ...customer, ...(found as Omit<PurchasePatternParent, 'number'>) }
      : null;
  },

  orders: aheadByArguments(
    async (customers: readonly CustomerKey[], context, _, { args, asks }: Asked<PageArguments>) => {
      const { sales } = context.sources;
      const numbers = customers.map(({ number }) => number);
      const request = pageOf(context, args, orders);
      const readsPage = request.size > 0 && ['nodes', 'edges', 'pageInfo'].some(asks);
      await Promise.all([
        readsPage && sales.ordersOf(request).loadAhead(numbers),
        asks('totalCount') && sales.orderCount.loadAhead(numbers),
      ]);
    },
    ({ number }: CustomerKey, page: PageArguments, context: RequestContext) => {
      const { sales } = context.sources;
      return connection(context, page, {
        ...orders,
        page: (request) => sales.ordersOf(request).load(number),
        count: () => sales.orderCount.load(number),
        toNode: (row) => row,
      });
    },
  ),
} satisfies Partial<CustomerResolvers>;
