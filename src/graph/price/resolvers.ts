import { amountOf } from '../../domain/money.ts';
import { netMoney } from '../../domain/tax.ts';
import type { PriceRow } from '../../sources/cogs/index.ts';
import type {
  CompetitorPriceResolvers,
  PricePeriodResolvers,
  PriceResolvers,
  PromotionResolvers,
} from '../generated/resolvers.ts';
import { productFigures } from '../product-figures.ts';
import type { PricePeriodParent } from './parent.ts';

export const Price = {
  current: ({ price: { minor, currency } }) => ({ minor, currency }),
  net: ({ price }) => netMoney(price),
  compareAt: ({ price: { compareAtMinor: minor, currency } }) =>
    minor === null ? null : { minor, currency },
  effectiveFrom: ({ price }) => price.effectiveFrom,
  updatedAt: productFigures.field('priceUpdatedAt', (at) => at),
} satisfies Partial<PriceResolvers>;

/** The record that holds: of one product there is one. */
const heldIn = ({ held: [price] }: PricePeriodParent) => price as PriceRow;

export const PricePeriod = {
  price: (period) => amountOf(heldIn(period)),
  net(period) {
    const price = heldIn(period);
    return netMoney({ ...amountOf(price), includedTaxPercent: price.included_tax_percent });
  },
  compareAt(period) {
    const { compare_at_minor: minor, currency } = heldIn(period);
    return minor === null ? null : { minor, currency };
  },
  effectiveFrom: ({ from }) => from,
  effectiveTo: ({ until }) => until,
} satisfies Partial<PricePeriodResolvers>;

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
