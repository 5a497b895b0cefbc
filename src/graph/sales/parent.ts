import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';

export interface RevenueRow {
  readonly revenue_minor: number;
  /** The first day and currency that lack a rate. */
  readonly without_rate: readonly [CalendarDate, string] | null;
}

export interface ProductSalesParent {
  readonly sku: Sku;
  readonly range: DayRange;
  readonly orders: number;
  readonly units: number;
  /** Null where sales does not record what comes back. */
  readonly returned_units: number | null;
}

export interface ProductSalesStepParent {
  /** The revenue of all steps, by their first day, in one currency. */
  readonly revenue: () => Promise<{
    readonly currency: string;
    readonly steps: ReadonlyMap<CalendarDate, RevenueRow>;
  }>;
  /** The step's first day, also where the period begins behind it. */
  readonly from: CalendarDate;
  readonly period: string;
  readonly complete: boolean;
  readonly units: number;
}
