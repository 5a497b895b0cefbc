import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type { Minor, Money } from '../../domain/money.ts';

export interface RevenueRow {
  readonly revenue_minor: Minor;
  /** The first day and currency that lack a rate. */
  readonly without_rate: readonly [CalendarDate, string] | null;
}

export interface ProductSalesParent {
  readonly sku: Sku;
  /** The days of the period that are over, and the last one that was asked for. */
  readonly range: DayRange;
  readonly to: CalendarDate;
  readonly orders: number;
  readonly units: number;
  /** Null where sales does not record what comes back. */
  readonly returned_units: number | null;
}

export interface ProductSalesStepParent {
  /** The revenue of a step that begins on a day; null where nobody asks. Throws what stands against telling it. */
  readonly revenueFrom: ((from: CalendarDate) => Money) | null;
  /** The step's first day, also where the period begins behind it. */
  readonly from: CalendarDate;
  readonly period: string;
  readonly complete: boolean;
  readonly units: number;
}
