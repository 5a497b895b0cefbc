import { addDays, startOfDay } from '../domain/calendar.ts';
import { unitCost } from '../domain/costing.ts';
import { observedDays } from '../domain/market.ts';
import { amountOf, type Money } from '../domain/money.ts';
import type { RequestContext } from './context.ts';
import type { ProductKey } from './product/parent.ts';

/** Today's price; null without one. */
export async function priceToday(
  { sku }: ProductKey,
  { sources, today }: RequestContext,
): Promise<Money | null> {
  const row = await sources.cogs.priceOn(today).load(sku);
  return row && amountOf(row);
}

/**
 * How to reckon today's unit cost, in the currency given or else in its own: null without a cost, EXCHANGE_RATE_MISSING
 * without a rate. Rates are read even where none is needed, so that an operation costs the same on any product.
 */
export async function costToday({ sku }: ProductKey, { sources, today, reportingCurrency }: RequestContext) {
  const [components, ratesInto] = await Promise.all([
    sources.cogs.costsOn(today).load(sku),
    sources.cogs.ratesOn(today),
  ]);
  return (currency?: string): Money | null => {
    const cost = components && unitCost(components, ratesInto(reportingCurrency), today);
    return cost && currency ? ratesInto(currency).convert(cost, today) : cost;
  };
}

/** Today's price, and how to reckon today's cost in the price's currency: no cost for whoever may not read it. */
export async function priceAndCost(product: ProductKey, context: RequestContext) {
  const [price, costIn] = await Promise.all([
    priceToday(product, context),
    context.access.may('Product.unitCost') ? costToday(product, context) : () => null,
  ]);
  return { price, costIn };
}

/** What competitors ask, and today's rates into the own price's currency. */
export async function market(product: ProductKey, context: RequestContext) {
  const { sources, now, today, reportingCurrency } = context;
  const since = startOfDay(addDays(today, -observedDays));
  const [own, competitors, ratesInto] = await Promise.all([
    priceToday(product, context),
    sources.cogs.competitorPrices({ since, now }).load(product.sku),
    sources.cogs.ratesOn(today),
  ]);
  return { own, competitors, rates: ratesInto(own?.currency ?? reportingCurrency) };
}
