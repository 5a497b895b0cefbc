import { addDays, startOfDay, type CalendarDate } from './calendar.ts';
import type { ExchangeRates } from './exchange.ts';
import { compareMinor, type Minor } from './money.ts';

/** For so many days a price that was seen tells what a competitor asks. */
const observedDays = 30;

/**
 * Prices seen from `since` to `until`, both counted in, tell what competitors ask. Up to the end of this second: whoever
 * asks within it asks the same, which goes to the database once for all of them.
 */
export const observedOfLate = (now: Date, today: CalendarDate) => ({
  since: startOfDay(addDays(today, -observedDays)),
  until: new Date(Math.ceil(now.getTime() / 1_000) * 1_000),
});

interface Offer {
  readonly competitor: string;
  readonly amount_minor: Minor;
  readonly currency: string;
}

/** Competitors' prices compared in the currency of the rates; those without a rate come last. */
export function cheapestFirst<Seen extends Offer>(
  prices: readonly Seen[],
  rates: ExchangeRates,
  day: CalendarDate,
): readonly Seen[] {
  const [first] = prices;
  const isOneCurrency = first && prices.every(({ currency }) => currency === first.currency);
  // Of one currency, amounts compare as they are.
  if (isOneCurrency && rates.minorRate(first.currency, day))
    return prices.toSorted((a, b) => compareMinor(a.amount_minor, b.amount_minor) || byCompetitor(a, b));
  return prices
    .map((price) => ({ price, worth: rates.minorRate(price.currency, day)?.times(price.amount_minor) }))
    .toSorted((a, b) => {
      if (a.worth && b.worth && !a.worth.eq(b.worth)) return a.worth.cmp(b.worth);
      if (!a.worth !== !b.worth) return a.worth ? -1 : 1;
      return byCompetitor(a.price, b.price);
    })
    .map(({ price }) => price);
}

const byCompetitor = (a: Offer, b: Offer): number => (a.competitor < b.competitor ? -1 : 1);
