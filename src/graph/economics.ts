import type { GraphQLError } from 'graphql';
import { cheapestFirst, observedOfLate } from '../domain/market.ts';
import type { Minor, Money } from '../domain/money.ts';
import { exchangeRateMissing } from '../kernel/errors.ts';
import { Slot } from '../kernel/slot.ts';
import type { RequestContext } from './context.ts';
import type { ShownBy } from '../figures/catalogue.ts';
import type { ProductFigures } from '../sources/index.ts';
import { productFigures } from './product-figures.ts';
import type { PriceParent } from './price/parent.ts';
import type { ProductKey } from './product/parent.ts';
import { ofAll } from './row-fields.ts';

type Shown<Name extends keyof ProductFigures> = ShownBy<ProductFigures[Name]> | null;

/** A price with what the shop shows beside it; null without one. */
export const priceOf = (price: Shown<'price'>): PriceParent | null =>
  price && price.minor !== null ? (price as PriceParent) : null;

export const priceToday = async (product: ProductKey, context: RequestContext): Promise<PriceParent | null> =>
  priceOf(await productFigures.load(product, 'price', context));

/** A unit cost in its own currency, or in the reporting one; null without a cost. Throws EXCHANGE_RATE_MISSING. */
export function unitCostOf(cost: Shown<'unitCost'>, { today }: RequestContext): Money | null {
  if (!cost || cost.currency === null) return null;
  if (cost.minor !== null) return { minor: cost.minor, currency: cost.currency };
  throw exchangeRateMissing(cost.rateFrom ?? '', cost.currency, today);
}

export const unitCostToday = async (product: ProductKey, context: RequestContext): Promise<Money | null> =>
  unitCostOf(await productFigures.load(product, 'unitCost', context), context);

interface PricedUnit {
  /** In the price's currency; null without a price or a cost. Throws EXCHANGE_RATE_MISSING. */
  readonly cost: () => Money | null;
  /** What a unit leaves; null with the cost. Throws EXCHANGE_RATE_MISSING. */
  readonly margin: () => { readonly gross: Money; readonly percent: number | null } | null;
}

/** Today's unit cost against today's price: nothing of it for whoever may not read costs. */
export async function pricedUnit(product: ProductKey, context: RequestContext): Promise<PricedUnit> {
  const found = context.access.may('Product.unitCost')
    ? await productFigures.load(product, 'marginPercent', context)
    : null;
  const inPriceCurrency = (minor: Minor | null): Money | null => {
    if (!found || found.currency === null) return null;
    if (minor !== null) return { minor, currency: found.currency };
    throw exchangeRateMissing(found.rateFrom ?? '', found.rateTo ?? '', context.today);
  };
  return {
    cost: () => inPriceCurrency(found?.cost ?? null),
    margin() {
      const gross = inPriceCurrency(found?.gross ?? null);
      return gross && { gross, percent: found?.percent ?? null };
    },
  };
}

/**
 * A price against the market's × 100; null without one or the other. Throws EXCHANGE_RATE_MISSING where no competitor's
 * price can be converted; where some cannot, `note` is told.
 */
export function priceIndexOf(
  market: Shown<'priceIndex'>,
  { today }: RequestContext,
  note: (missing: GraphQLError) => void = () => {},
): number | null {
  const missing = market?.rateFrom && exchangeRateMissing(market.rateFrom, market.rateTo ?? '', today);
  if (missing && market.counted === 0) throw missing;
  if (missing) note(missing);
  return market?.index ?? null;
}

export const priceIndexToday = async (product: ProductKey, context: RequestContext): Promise<number | null> =>
  priceIndexOf(await productFigures.load(product, 'priceIndex', context), context);

/** What competitors have asked of late: worked out once a request, for all its products. */
const pricesOfRequest = new Slot<
  RequestContext['sources'],
  ReturnType<RequestContext['sources']['cogs']['competitorPrices']>
>();
const competitorPrices = ({ sources, now, today }: RequestContext) =>
  pricesOfRequest.of(sources, () => sources.cogs.competitorPrices(observedOfLate(now, today)));

/** What competitors ask, cheapest first after today's rates; null where no prices are recorded. */
export const competitorsOf = (product: ProductKey, context: RequestContext) =>
  ofAll(
    [
      productFigures.read(product, 'price', context, priceOf),
      competitorPrices(context).read(product.sku, (prices) => prices),
      context.sources.cogs.ratesOn.read(context.today, (rates) => rates),
    ],
    ([own, prices, ratesInto]) =>
      prices && cheapestFirst(prices, ratesInto(own?.currency ?? context.reportingCurrency), context.today),
  );

export const loadCompetitors = (products: readonly ProductKey[], context: RequestContext): Promise<unknown> =>
  Promise.all([
    productFigures.loadAhead(products, 'price', context),
    // Figures wait for rates too: so both go in one statement.
    context.sources.cogs.ratesOn
      .loadAhead([context.today])
      .then(() => competitorPrices(context).loadAhead(products.map(({ sku }) => sku))),
  ]);
