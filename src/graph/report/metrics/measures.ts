import { measures, type Fact, type MeasureName } from '../../../figures/measures.ts';
import type { MetricsChange, MetricsMeasure, MetricsValues } from '../../generated/resolvers.ts';

/** What a metric counts: facts of their own days. Parcels have three: those ordered, those due and those that arrived. */
export type FactKind = Exclude<Fact, 'shipments'> | 'ordered' | 'due' | 'arrived';

type ChangeName = Exclude<keyof MetricsChange, '__typename'>;
export type MetricName = Exclude<keyof MetricsValues, '__typename'>;

interface Metric {
  readonly measure: MeasureName;
  readonly order: MetricsMeasure;
  readonly change: ChangeName;
  readonly facts: readonly FactKind[];
}

const metric = (
  measure: MeasureName,
  order: MetricsMeasure,
  change: ChangeName,
  ...facts: FactKind[]
): Metric => ({ measure, order, change, facts });

/** Every figure of the metrics: the measure that it is, what orders by it, its change, and what it counts. */
export const metrics = {
  orders: metric('orders', 'ORDERS', 'ordersPercent', 'sales'),
  units: metric('units', 'UNITS', 'unitsPercent', 'sales'),
  revenue: metric('revenue', 'REVENUE', 'revenuePercent', 'sales'),
  cost: metric('cost', 'COST', 'costPercent', 'sales'),
  grossProfit: metric('grossProfit', 'GROSS_PROFIT', 'grossProfitPercent', 'sales'),
  marginPercent: metric('marginPercent', 'MARGIN_PERCENT', 'marginPoints', 'sales'),
  costCoveragePercent: metric('costCoveragePercent', 'COST_COVERAGE_PERCENT', 'costCoveragePoints', 'sales'),
  discountPercent: metric('discountPercent', 'DISCOUNT_PERCENT', 'discountPoints', 'sales'),
  averageOrderValue: metric('averageOrderValue', 'AVERAGE_ORDER_VALUE', 'averageOrderValuePercent', 'sales'),
  returnedUnits: metric('returnedUnits', 'RETURNED_UNITS', 'returnedUnitsPercent', 'sales'),
  returnsPercent: metric('returnsPercent', 'RETURNS_PERCENT', 'returnsPoints', 'sales'),
  customers: metric('customers', 'CUSTOMERS', 'customersPercent', 'sales'),
  newCustomers: metric('newCustomers', 'NEW_CUSTOMERS', 'newCustomersPercent', 'sales'),
  tickets: metric('tickets', 'TICKETS', 'ticketsPercent', 'tickets'),
  ticketsPerHundredOrders: metric(
    'ticketsPerHundredOrders',
    'TICKETS_PER_HUNDRED_ORDERS',
    'ticketsPerHundredOrdersPercent',
    'tickets',
    'sales',
  ),
  csatPercent: metric('csatPercent', 'CSAT_PERCENT', 'csatPoints', 'tickets'),
  nps: metric('nps', 'NPS', 'npsPoints', 'reviews'),
  firstContactResolutionPercent: metric(
    'firstContactResolutionPercent',
    'FIRST_CONTACT_RESOLUTION_PERCENT',
    'firstContactResolutionPoints',
    'tickets',
  ),
  shipments: metric('shipments', 'SHIPMENTS', 'shipmentsPercent', 'ordered'),
  onTimePercent: metric('onTimePercent', 'ON_TIME_PERCENT', 'onTimePoints', 'due'),
  onTimeInFullPercent: metric('onTimeInFullPercent', 'ON_TIME_IN_FULL_PERCENT', 'onTimeInFullPoints', 'due'),
  typicalDays: metric('typicalDays', 'TYPICAL_DAYS', 'typicalDaysPercent', 'arrived'),
  lateDays: metric('lateDays', 'LATE_DAYS', 'lateDaysPercent', 'arrived'),
  shippingCost: metric('shippingCost', 'SHIPPING_COST', 'shippingCostPercent', 'ordered'),
  sessions: metric('sessions', 'SESSIONS', 'sessionsPercent', 'visits'),
  conversionPercent: metric('conversionPercent', 'CONVERSION_PERCENT', 'conversionPoints', 'visits', 'sales'),
} as const satisfies Record<MetricName, Metric>;

export const metricNames = Object.keys(metrics) as MetricName[];
export const metricOrderedBy = (order: MetricsMeasure): MetricName =>
  metricNames.find((name) => metrics[name].order === order) as MetricName;

/** The sums of a fact that some of the metrics take. */
export function sumsOf(fact: Fact, names: Iterable<MetricName>): ReadonlySet<string> {
  const all = [...names].map(
    (name) => measures[metrics[name].measure].from as Partial<Record<Fact, readonly string[]>>,
  );
  return new Set(all.flatMap((from) => from[fact] ?? []));
}
