import type { CalendarDate } from '../../domain/calendar.ts';
import type { Minor, Money } from '../../domain/money.ts';
import type { PromotionEffect } from '../../domain/promotion.ts';
import type { Price } from '../../domain/tax.ts';

export type {
  CompetitorPriceRow as CompetitorPriceParent,
  MarketPriceRow,
} from '../../sources/cogs/index.ts';

/** A price that is in force. */
export interface PriceParent extends Price {
  /** Null where the shop shows no other price beside it. */
  readonly compareAtMinor: Minor | null;
  readonly effectiveFrom: CalendarDate;
}

/** The effect is reckoned by each field that shows it: with a rate missing, the price is still known. */
export interface PromotionParent {
  readonly discountPercent: number;
  readonly price: Money | null;
  /** Null without a price or a cost. Throws EXCHANGE_RATE_MISSING. */
  readonly effect: () => PromotionEffect | null;
}
