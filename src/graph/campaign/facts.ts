import type Big from 'big.js';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { Money } from '../../domain/money.ts';
import type { Price } from '../../domain/tax.ts';
import type { SourceName } from '../../kernel/source-name.ts';

/**
 * What a source said; or that it did not answer; or that what it said lacks an exchange rate, in words; or that it was
 * not asked, because the caller may not know.
 */
export type FactResult<Value> =
  | { readonly value: Value }
  | { readonly unanswered: SourceName }
  | { readonly withoutRate: string }
  | { readonly withheld: SourceName };

export interface Issue {
  readonly issue: string;
  readonly tickets: number;
  readonly before: number;
}

interface PlannedWeek {
  /** Null of a product whose plan has nothing in these weeks. */
  readonly planned_units: number | null;
  readonly committed_units: number | null;
}

/** All that is known of one product of a campaign; a value that is null is honestly absent. */
export interface ProductFacts {
  readonly product: FactResult<{ readonly discontinued_on: CalendarDate | null } | null>;
  /**
   * Units that can be promised in every week of the campaign, by what is recorded: not whole where the company keeps no
   * orders of its own or no bookings.
   */
  readonly promise: FactResult<{ readonly units: number; readonly isWhole: boolean } | null>;
  /** The weeks from this one to the campaign's last; null where the product is not made to a plan. */
  readonly capacity: FactResult<readonly PlannedWeek[] | null>;
  readonly leadTimeDays: FactResult<number | null>;
  /** Those active today. */
  readonly disruptions: FactResult<readonly { readonly delay_days: number | null }[] | null>;
  /** In the days of the pace. */
  readonly unitsSold: FactResult<number | null>;
  /** The stage is null where nothing can be told. */
  readonly life: FactResult<{
    readonly stage: string | null;
    readonly trendPercent: number | null;
    readonly discontinuedOn: CalendarDate | null;
  } | null>;
  readonly price: FactResult<Price | null>;
  /** In the price's currency. */
  readonly cost: FactResult<Money | null>;
  /** What one minor unit of the price's currency is worth in minor units of the reporting currency. */
  readonly rate: FactResult<Big | null>;
  /** Of the price before the discount. */
  readonly priceIndex: FactResult<number | null>;
  readonly issues: FactResult<readonly Issue[] | null>;
}

/** Null where the source did not answer or was not asked, or has none. */
export const valueOf = <Value>(answer: FactResult<Value>): Value | null =>
  'value' in answer ? answer.value : null;
