import Big from 'big.js';
import { trailingDays } from '../domain/calendar.ts';
import { currencyDecimals } from '../domain/money.ts';
import { periodRange } from '../domain/period.ts';
import { paceRange } from '../domain/stock.ts';
import type { Condition, CriterionUse, Given } from '../figures/condition.ts';
import type { Entity, FilterOrder } from '../figures/entity.ts';
import { readFilter, type FilterTable } from '../figures/read.ts';
import { Selection } from '../figures/selection.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { RequestContext } from './context.ts';
import type { ProductFilter, ProductOrder, ProductOrderField } from './generated/resolvers.ts';

/** Decimal text as minor units of the reporting currency, in which sources reckon. */
const minorUnits = (amount: unknown, { reportingCurrency }: RequestContext): string =>
  new Big(String(amount)).times(new Big(10).pow(currencyDecimals(reportingCurrency))).toFixed();

/** The days whose sales tell how long stock lasts. */
const pace = (_: unknown, { today }: RequestContext): Given => ({ ...paceRange(today) });

/** Which source answers which condition. */
const table = {
  sku: { source: 'inventory', criterion: 'sku', kind: 'text' },
  name: { source: 'inventory', criterion: 'name', kind: 'text' },
  brand: { source: 'inventory', criterion: 'brand', kind: 'text' },
  category: { source: 'inventory', criterion: 'category', kind: 'text' },
  lifecycleStage: { source: 'inventory', criterion: 'lifecycleStage', kind: 'word' },
  available: { source: 'inventory', criterion: 'available', kind: 'number' },
  daysOfCover: { source: 'inventory', criterion: 'daysOfCover', kind: 'number', given: pace },
  leadTimeDays: { source: 'inventory', criterion: 'leadTimeDays', kind: 'number' },
  stockoutBeforeReplenishment: {
    source: 'inventory',
    criterion: 'stockoutBeforeReplenishment',
    kind: 'flag',
    given: pace,
  },
  disrupted: { source: 'inventory', criterion: 'disrupted', kind: 'flag' },
  price: { source: 'cogs', criterion: 'price', kind: 'decimal', operand: minorUnits },
  unitCost: { source: 'cogs', criterion: 'unitCost', kind: 'decimal', operand: minorUnits },
  marginPercent: { source: 'cogs', criterion: 'marginPercent', kind: 'number' },
  priceIndex: { source: 'cogs', criterion: 'priceIndex', kind: 'number' },
  openTickets: { source: 'support', criterion: 'openTickets', kind: 'number' },
  csatPercent: { source: 'support', criterion: 'csatPercent', kind: 'number' },
  unitsSold: {
    source: 'sales',
    criterion: 'unitsSold',
    kind: 'number',
    given: ({ last }, { today }) => ({ ...periodRange(last, today) }),
  },
} satisfies FilterTable<ProductFilter, RequestContext>;

interface OrderRow {
  readonly source: SourceName;
  readonly criterion: string | null;
  readonly given?: (context: RequestContext) => Given;
}

const orders = {
  NAME: { source: 'inventory', criterion: 'name' },
  SKU: { source: 'inventory', criterion: null },
  AVAILABLE: { source: 'inventory', criterion: 'available' },
  DAYS_OF_COVER: {
    source: 'inventory',
    criterion: 'daysOfCover',
    given: (context) => pace(null, context),
  },
  LEAD_TIME_DAYS: { source: 'inventory', criterion: 'leadTimeDays' },
  PRICE: { source: 'cogs', criterion: 'price' },
  UNIT_COST: { source: 'cogs', criterion: 'unitCost' },
  MARGIN_PERCENT: { source: 'cogs', criterion: 'marginPercent' },
  PRICE_INDEX: { source: 'cogs', criterion: 'priceIndex' },
  OPEN_TICKETS: { source: 'support', criterion: 'openTickets' },
  UNITS_SOLD: {
    source: 'sales',
    criterion: 'unitsSold',
    given: ({ today }) => ({ ...trailingDays(today, 90) }),
  },
} satisfies Record<ProductOrderField, OrderRow>;

function productOrder({ field, direction }: ProductOrder, context: RequestContext): FilterOrder {
  const { source, criterion, given }: OrderRow = orders[field];
  const use: CriterionUse | null = criterion === null ? null : { criterion, given: given?.(context) };
  return {
    name: orderName({ field, direction }),
    source,
    use,
    direction: direction === 'ASC' ? 'asc' : 'desc',
  };
}

/** What each source knows of products. */
function productEntity({ sources, now, today, reportingCurrency }: RequestContext): Entity {
  const matchers = {
    inventory: () => sources.inventory.productMatcher(today),
    logistics: () => sources.logistics.productMatcher(today),
    cogs: () => sources.cogs.productMatcher({ now, today, reportingCurrency }),
    support: () => sources.support.productMatcher(today),
    sales: () => sources.sales.productMatcher(today),
  };
  return { owner: 'inventory', key: 'sku', source: (name) => matchers[name]() };
}

/** The condition that a filter asks; `path` is where it stands. Throws BAD_USER_INPUT, naming the part. */
export const productCondition = (
  filter: ProductFilter | null | undefined,
  context: RequestContext,
  path?: string,
): Condition | null => readFilter(table, filter, context, path);

/** Products that meet a condition (null: all), in an order. */
export const productSelection = (
  condition: Condition | null,
  orderBy: ProductOrder,
  context: RequestContext,
) => new Selection(productEntity(context), condition, productOrder(orderBy, context), context.notePlanStep);

/** The order's part in cursors. */
export const orderName = ({ field, direction }: ProductOrder): string =>
  `${field}_${direction}`.toLowerCase();
