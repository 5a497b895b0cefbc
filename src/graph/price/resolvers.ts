import { amountOf } from '../../domain/money.ts';
import { netMoney } from '../../domain/tax.ts';
import type { PriceRow } from '../../sources/cogs/index.ts';
import type {
  CompetitorPriceResolvers,
  MarketPriceResolvers,
  PricePeriodResolvers,
  PriceResolvers,
  PromotionResolvers,
} from '../generated/resolvers.ts';
import { productFigures } from '../product-figures.ts';
import type { RequestContext } from '../context.ts';
import type { ProductKey } from '../product/parent.ts';
import { aheadBy } from '../row-fields.ts';
import { ofParent } from '../told.ts';
import type { PricePeriodParent, ProductPrice } from './parent.ts';

export const Price = {
  ...ofParent<PriceResolvers>()({
    current: ({ price: { minor, currency } }) => ({ minor, currency }),
    compareAt: ({ price: { compareAtMinor: minor, currency } }) =>
      minor === null ? null : { minor, currency },
    effectiveFrom: ({ price }) => price.effectiveFrom,
  }),
  net: ({ price }) => netMoney(price),
  updatedAt: aheadBy(
    (products: readonly ProductKey[], context) =>
      productFigures.loadAhead(products, 'priceUpdatedAt', context),
    ({ sku }: ProductPrice, _: unknown, context: RequestContext) =>
      sku === null ? null : productFigures.read({ sku }, 'priceUpdatedAt', context, (at) => at),
  ),
} satisfies Partial<PriceResolvers>;

export const MarketPrice = {
  price: (row) => ({
    sku: null,
    price: {
      minor: row.amount_minor,
      currency: row.currency,
      compareAtMinor: row.compare_at_minor,
      includedTaxPercent: row.included_tax_percent,
      effectiveFrom: row.effective_from,
    },
  }),
} satisfies Partial<MarketPriceResolvers>;

/** The record that holds: of one product there is one. */
const heldIn = ({ held: [price] }: PricePeriodParent) => price as PriceRow;

export const PricePeriod = {
  ...ofParent<PricePeriodResolvers>()({
    price: (period) => amountOf(heldIn(period)),
    compareAt(period) {
      const { compare_at_minor: minor, currency } = heldIn(period);
      return minor === null ? null : { minor, currency };
    },
    effectiveFrom: ({ from }) => from,
    effectiveTo: ({ until }) => until,
  }),
  net(period) {
    const price = heldIn(period);
    return netMoney({ ...amountOf(price), includedTaxPercent: price.included_tax_percent });
  },
} satisfies Partial<PricePeriodResolvers>;

export const CompetitorPrice = ofParent<CompetitorPriceResolvers>()({
  price: amountOf,
  observedAt: ({ observed_at }) => observed_at,
});

export const Promotion = {
  unitMargin: ({ effect }) => effect()?.margin.gross ?? null,
  marginPercent: ({ effect }) => effect()?.margin.percent ?? null,
  breakEvenUpliftPercent: ({ effect }) => effect()?.breakEvenUpliftPercent ?? null,
  profitable: ({ effect }) => effect()?.profitable ?? null,
} satisfies Partial<PromotionResolvers>;
