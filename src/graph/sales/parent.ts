import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type { TrendInterval } from '../generated/resolvers.ts';

export interface ProductSalesParent {
  readonly sku: Sku;
  readonly range: DayRange;
  readonly orders: number;
  readonly units: number;
  /** Null where sales does not record what comes back. */
  readonly returned_units: number | null;
}

export interface ProductSalesStepParent {
  readonly sku: Sku;
  readonly range: DayRange;
  readonly by: TrendInterval;
  /** The step's first day, also where the period begins behind it. */
  readonly from: CalendarDate;
  readonly period: string;
  readonly complete: boolean;
  readonly units: number;
}
