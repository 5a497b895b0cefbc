import type { CalendarDate } from '../../domain/calendar.ts';
import type { Stretch } from '../../domain/in-force.ts';
import type { Minor, Money } from '../../domain/money.ts';
import type { PromotionEffect } from '../../domain/promotion.ts';
import type { Price } from '../../domain/tax.ts';
import type { CompetitorPriceRow, PriceRow } from '../../sources/cogs/index.ts';
import type { ConnectionOf } from '../connection.ts';
import type { ProductKey } from '../product/parent.ts';

export type { MarketPriceRow } from '../../sources/cogs/index.ts';
export type CompetitorPriceParent = Omit<CompetitorPriceRow, 'sku'>;

/** A price that is in force. */
export interface PriceParent extends Price {
  /** Null where the shop shows no other price beside it. */
  readonly compareAtMinor: Minor | null;
  readonly effectiveFrom: CalendarDate;
}

/** What a product sells for today, or, without its key, what it sells for in one market. */
export interface ProductPrice {
  readonly sku: ProductKey['sku'] | null;
  readonly price: PriceParent;
}

/** Days in a row with the same price, and the last day asked for that is known. */
export interface PricePeriodParent extends Stretch<PriceRow> {
  readonly knownUntil: CalendarDate;
}

/** A page of what competitors asked. */
export interface CompetitorPriceConnectionParent extends ConnectionOf<CompetitorPriceParent> {
  readonly knownUntil: CalendarDate;
}

/** The effect is reckoned by each field that shows it: with a rate missing, the price is still known. */
export interface PromotionParent {
  readonly discountPercent: number;
  readonly price: Money | null;
  /** Null without a price or a cost. Throws EXCHANGE_RATE_MISSING. */
  readonly effect: () => PromotionEffect | null;
}
