import { addDays, startOfDay } from '../domain/calendar.ts';
import { observedDays } from '../domain/market.ts';
import type { Money } from '../domain/money.ts';
import { exchangeRateMissing } from '../kernel/errors.ts';
import type { RequestContext } from './context.ts';
import { productFigures } from './product-figures.ts';
import type { PriceParent } from './price/parent.ts';
import type { ProductKey } from './product/parent.ts';

/** Today's price with what the shop shows beside it; null without one. */
export async function priceToday(product: ProductKey, context: RequestContext): Promise<PriceParent | null> {
  const price = await productFigures.load(product, 'price', context);
  return price && price.minor !== null ? (price as PriceParent) : null;
}

/** Today's unit cost in its own currency, or in the reporting one; null without a cost. Throws EXCHANGE_RATE_MISSING. */
export async function unitCostToday(product: ProductKey, context: RequestContext): Promise<Money | null> {
  const cost = await productFigures.load(product, 'unitCost', context);
  if (!cost || cost.currency === null) return null;
  if (cost.minor !== null) return { minor: cost.minor, currency: cost.currency };
  throw exchangeRateMissing(cost.rateFrom ?? '', cost.currency, context.today);
}

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
  const inPriceCurrency = (minor: number | null): Money | null => {
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

/** Today's price against the market's × 100; null without one or the other. Throws EXCHANGE_RATE_MISSING. */
export async function priceIndexToday(product: ProductKey, context: RequestContext): Promise<number | null> {
  const market = await productFigures.load(product, 'priceIndex', context);
  if (market?.rateFrom) throw exchangeRateMissing(market.rateFrom, market.rateTo ?? '', context.today);
  return market?.index ?? null;
}

/** What competitors ask, and today's rates into the own price's currency; null where no prices are recorded. */
export async function competitorsOf(product: ProductKey, context: RequestContext) {
  const { sources, now, today, reportingCurrency } = context;
  const since = startOfDay(addDays(today, -observedDays));
  const [own, competitors, ratesInto] = await Promise.all([
    priceToday(product, context),
    sources.cogs.competitorPrices({ since, now }).load(product.sku),
    sources.cogs.ratesOn(today),
  ]);
  return competitors && { competitors, rates: ratesInto(own?.currency ?? reportingCurrency) };
}
