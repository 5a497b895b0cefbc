import type { Minor, Money } from '../../domain/money.ts';
import { newestFirst } from '../../sources/sales/index.ts';
import { connection } from '../connection.ts';
import { customerFigures } from '../customer-figures.ts';
import type { CustomerResolvers, CustomerSegment } from '../generated/resolvers.ts';
import type { PurchasePatternParent } from './parent.ts';

/** An amount of a summary, which is null where it could not be worked out. */
const money = (minor: Minor | null, currency: string | null): Money | null =>
  minor === null || currency === null ? null : { minor, currency };

export const buying = {
  async segment(customer, _, context) {
    return (await customerFigures.load(customer, 'segment', context)) as CustomerSegment | null;
  },

  async rfm(customer, _, context) {
    const found = await customerFigures.load(customer, 'rfm', context);
    if (!found) return null;
    const { recencyDays, frequency, recencyScore, frequencyScore, monetaryScore } = found;
    if (recencyDays === null || frequency === null || recencyScore === null || frequencyScore === null) {
      return null;
    }
    const monetary = money(found.monetaryMinor, found.currency);
    return { recencyDays, frequency, monetary, recencyScore, frequencyScore, monetaryScore };
  },

  async lifetimeValue(customer, _, context) {
    const value = await customerFigures.load(customer, 'lifetimeValue', context);
    return value && money(value.minor, value.currency);
  },

  summarizedAt: (customer, _, context) => customerFigures.load(customer, 'summarizedAt', context),

  async purchasePattern(customer, _, context) {
    const found = await customerFigures.load(customer, 'orders', context);
    return found && found.orders !== null
      ? { ...customer, ...(found as Omit<PurchasePatternParent, 'number'>) }
      : null;
  },

  orders({ number }, page, context) {
    const { sales } = context.sources;
    return connection(context, page, {
      list: 'Customer.orders',
      order: newestFirst,
      defaultSize: 20,
      page: (request) => sales.ordersOf(request).load(number),
      count: () => sales.orderCount.load(number),
      toNode: (row) => row,
    });
  },
} satisfies Partial<CustomerResolvers>;
