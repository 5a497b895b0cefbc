import { allOf, type Comparison, type Condition } from '../figures/condition.ts';
import { badUserInput } from '../kernel/errors.ts';
import type { Entity, FilterOrder } from '../figures/entity.ts';
import type { FilterTable } from '../figures/read.ts';
import type { RequestContext } from './context.ts';
import type {
  ConsentFilter,
  ConsentKind,
  CustomerFilter,
  CustomerOrder,
  CustomerOrderField,
} from './generated/resolvers.ts';

const comparison = (figure: string, operand: boolean, given?: Comparison['given']): Comparison => ({
  kind: 'comparison',
  source: 'sales',
  figure,
  ...(given && { given }),
  operator: 'eq',
  operand,
  holds: true,
});

const consents = {
  EMAIL: 'consentToEmail',
  SMS: 'consentToSms',
  POST: 'consentToPost',
  PROFILING: 'consentToProfiling',
} satisfies Record<ConsentKind, string>;

export const allowsProfiling: Condition = comparison(consents.PROFILING, true);

function consent({ has, hasNot }: ConsentFilter): Condition | null {
  if (has && has === hasNot) throw badUserInput(`consent asks both for ${has} and for its absence.`);
  const asked = [
    ...(has ? [comparison(consents[has], true)] : []),
    ...(hasNot ? [comparison(consents[hasNot], false)] : []),
  ];
  return asked.length ? allOf(asked) : null;
}

interface Choice {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

/** Customers with an order of any of these. */
const bought =
  (figure: string, name: string) =>
  ({ eq, in: list }: Choice): Condition | null => {
    const asked = [...(eq == null ? [] : [[eq]]), ...(list == null ? [] : [list])];
    return asked.length ? allOf(asked.map((any) => comparison(figure, true, { [name]: any }))) : null;
  };

const source = 'sales';

/** Which figure answers which condition. Sales owns the customers, and the others bring it what they know. */
export const customerFilter = {
  number: { source, figure: 'number', kind: 'text' },
  country: { source, figure: 'country', kind: 'text' },
  region: { source, figure: 'region', kind: 'text' },
  city: { source, figure: 'city', kind: 'text' },
  ageBand: { source, figure: 'ageBand', kind: 'word' },
  acquisitionChannel: { source, figure: 'acquisitionChannel', kind: 'text' },
  consent: { condition: consent },
  segment: { source, figure: 'segment', kind: 'word' },
  lifetimeValue: { source, figure: 'lifetimeValue', kind: 'decimal' },
  orders: { source, figure: 'orders', kind: 'number' },
  lastOrderedAt: { source, figure: 'lastOrderedAt', kind: 'day' },
  lastOrderedOn: { source, figure: 'lastOrderedOn', kind: 'day' },
  averageOrderValue: { source, figure: 'averageOrderValue', kind: 'decimal' },
  boughtSku: { condition: bought('boughtSku', 'skus') },
  boughtCategory: { condition: bought('boughtCategory', 'categories') },
  openTickets: { source, figure: 'openTickets', kind: 'number' },
  csatPercent: { source, figure: 'csatPercent', kind: 'number' },
  lateInTransit: { source, figure: 'lateInTransit', kind: 'number' },
} satisfies FilterTable<CustomerFilter, RequestContext>;

const orders = {
  NUMBER: null,
  LIFETIME_VALUE: 'lifetimeValueMinor',
  ORDERS: 'orders',
  LAST_ORDERED_AT: 'lastOrderedAt',
  AVERAGE_ORDER_VALUE: 'averageOrderValue',
  OPEN_TICKETS: 'openTickets',
  LATE_IN_TRANSIT: 'lateInTransit',
} satisfies Record<CustomerOrderField, string | null>;

export function customerOrder({ field, direction }: CustomerOrder): FilterOrder {
  const figure = orders[field];
  const [onwards, back] = direction === 'ASC' ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const);
  return {
    name: `${field}_${direction}`.toLowerCase(),
    source,
    use: figure === null ? null : { figure },
    direction: onwards,
    // As where the list is read by the index of values, so that a filter changes nothing among equals.
    tie: field === 'LIFETIME_VALUE' ? back : onwards,
  };
}

/** What each source knows of customers; cogs knows nothing, and no condition asks it. */
export function customerEntity({ sources, today }: RequestContext): Entity {
  const matchers = {
    inventory: () => sources.inventory.customerMatcher,
    logistics: () => sources.logistics.customerMatcher(today),
    support: () => sources.support.customerMatcher,
    sales: () => sources.sales.customerMatcher,
  };
  return { owner: source, key: 'number', source: (name) => matchers[name as keyof typeof matchers]() };
}
