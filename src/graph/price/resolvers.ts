import { amountOf } from '../../domain/money.ts';
import { netMoney } from '../../domain/tax.ts';
import type {
  CompetitorPriceResolvers,
  MarketPriceResolvers,
  PriceResolvers,
  PromotionResolvers,
} from '../generated/resolvers.ts';

export const Price = {
  current: ({ minor, currency }) => ({ minor, currency }),
  net: netMoney,
  compareAt: ({ compareAtMinor: minor, currency }) => (minor === null ? null : { minor, currency }),
} satisfies Partial<PriceResolvers>;

export const MarketPrice = {
  price: (row) => ({
    minor: row.amount_minor,
    currency: row.currency,
    compareAtMinor: row.compare_at_minor,
    includedTaxPercent: row.included_tax_percent,
    effectiveFrom: row.effective_from,
  }),
} satisfies Partial<MarketPriceResolvers>;

export const CompetitorPrice = {
  price: amountOf,
  observedAt: ({ observed_at }) => observed_at,
} satisfies Partial<CompetitorPriceResolvers>;

export const Promotion = {
  unitMargin: ({ effect }) => effect()?.margin.gross ?? null,
  marginPercent: ({ effect }) => effect()?.margin.percent ?? null,
  breakEvenUpliftPercent: ({ effect }) => effect()?.breakEvenUpliftPercent ?? null,
  profitable: ({ effect }) => effect()?.profitable ?? null,
} satisfies Partial<PromotionResolvers>;
