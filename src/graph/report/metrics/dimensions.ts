import type { Interval } from '../../../domain/steps.ts';
import { badUserInput } from '../../../kernel/errors.ts';
import type { MetricsDimension, MetricsRow } from '../../generated/resolvers.ts';
import type { FactKind } from './measures.ts';

/** What tells a dimension: the day, a product, a customer, an order, a parcel, a ticket. */
type Lead = 'day' | 'product' | 'customer' | 'order' | 'parcel' | 'ticket';

/** The field that shows a dimension, and what facts must lead to. */
export const dimensions = {
  DAY: ['period', 'day'],
  WEEK: ['period', 'day'],
  MONTH: ['period', 'day'],
  QUARTER: ['period', 'day'],
  YEAR: ['period', 'day'],
  CATEGORY: ['category', 'product'],
  BRAND: ['brand', 'product'],
  SKU: ['sku', 'product'],
  SUPPLIER: ['supplier', 'product'],
  LIFECYCLE_STAGE: ['lifecycleStage', 'product'],
  COUNTRY: ['country', 'customer'],
  REGION: ['region', 'customer'],
  SEGMENT: ['segment', 'customer'],
  AGE_BAND: ['ageBand', 'customer'],
  ACQUISITION_CHANNEL: ['acquisitionChannel', 'customer'],
  CHANNEL: ['channel', 'order'],
  ORDER_COUNTRY: ['orderCountry', 'order'],
  CARRIER: ['carrier', 'parcel'],
  METHOD: ['method', 'parcel'],
  WAREHOUSE: ['warehouse', 'parcel'],
  ISSUE: ['issue', 'ticket'],
  TICKET_CHANNEL: ['ticketChannel', 'ticket'],
} as const satisfies Record<MetricsDimension, readonly [keyof MetricsRow, Lead]>;

export type DimensionField = (typeof dimensions)[MetricsDimension][0];

const leads: Readonly<Record<FactKind, ReadonlySet<Lead>>> = {
  sales: new Set(['day', 'product', 'customer', 'order']),
  tickets: new Set(['day', 'product', 'customer', 'order', 'ticket']),
  reviews: new Set(['day', 'product', 'customer']),
  ordered: new Set(['day', 'product', 'customer', 'order', 'parcel']),
  due: new Set(['day', 'product', 'customer', 'order', 'parcel']),
  arrived: new Set(['day', 'product', 'customer', 'order', 'parcel']),
  visits: new Set(['day']),
};

/** Whether the facts lead to a dimension. A visit has a channel of its own. */
export const leadsTo = (fact: FactKind, dimension: MetricsDimension): boolean =>
  leads[fact].has(dimensions[dimension][1]) || (fact === 'visits' && dimension === 'CHANNEL');

export const isStep = (dimension: MetricsDimension): dimension is Interval =>
  dimensions[dimension][1] === 'day';

/** The step in time among the dimensions, if any. Throws BAD_USER_INPUT where they do not go together. */
export function stepIn(by: readonly MetricsDimension[]): Interval | null {
  const refuse = (message: string, wanted: string) =>
    badUserInput(message, { argument: 'by', got: by, wanted });
  const twice = by.find((dimension, place) => by.indexOf(dimension) !== place);
  if (twice) throw refuse(`by names ${twice} twice.`, 'each dimension once');
  const [step, another] = by.filter(isStep);
  if (another)
    throw refuse(
      `by takes one step in time; it has ${step} and ${another}.`,
      'one of DAY, WEEK, MONTH, QUARTER and YEAR',
    );
  return step ?? null;
}
