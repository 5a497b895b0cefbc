import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type { Facts } from '../../figures/measures.ts';
import type { SegmentOrders, SegmentTickets } from '../../sources/sales/index.ts';
import type { CustomerSegment, ScorecardMetricName } from '../generated/resolvers.ts';
import type { ScorecardFigures } from './scorecard-figures.ts';

export interface SalesReportRowParent {
  readonly category: string | null;
  readonly brand: string | null;
  readonly sku: Sku | null;
  readonly country: string | null;
  readonly segment: CustomerSegment | null;
  readonly channel: string | null;
  readonly period: string | null;
  readonly complete: boolean | null;
  readonly knownUntil: CalendarDate;
  readonly sales: Facts['sales'];
}

export interface ScorecardParent {
  /** The days of the period that are over, and the last one that was asked for. */
  readonly range: DayRange;
  readonly to: CalendarDate;
  readonly before: DayRange;
  readonly figures: ScorecardFigures;
}

export interface ScorecardMetricParent extends ScorecardParent {
  readonly metric: ScorecardMetricName;
}

export interface ScorecardStepParent {
  readonly period: string;
  readonly complete: boolean;
  /** The days of the step that the period holds. */
  readonly days: DayRange;
  readonly figures: ScorecardFigures;
}

type BySegment<Row> = ReadonlyMap<CustomerSegment, Row>;

export interface CustomerSegmentParent {
  readonly segment: CustomerSegment;
  readonly customers: number;
  /** Customers in any segment. */
  readonly everybody: number;
  readonly summarizedAt: Date | null;
  readonly knownUntil: CalendarDate;
  /** With why nothing is known of money, where that is so. */
  readonly ordersOf: () => Promise<{ failure: Error | null; segments: BySegment<SegmentOrders> }>;
  /** Null where the company keeps no tickets. */
  readonly ticketsOf: () => Promise<BySegment<SegmentTickets> | null>;
}

export type { MetricsReportParent } from './metrics/metrics.ts';
export type { MetricsRowParent } from './metrics/rows.ts';
