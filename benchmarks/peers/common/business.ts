/** What plain servers reckon themselves, as the product does. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface Minor {
  readonly amount_minor: number;
  readonly currency: string;
}

export interface Offer extends Minor {
  readonly competitor: string;
  readonly observed_at: Date;
}

/** What one unit of a currency is worth in another; null where nobody knows. */
export type Rate = (from: string, to: string) => number | null;

export const money = (minor: number, currency: string): Money => {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return { amount: `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, currency };
};

export function rateOf(
  rows: readonly { readonly from_currency: string; readonly to_currency: string; readonly rate: string }[],
): Rate {
  const rates = new Map(rows.map((row) => [`${row.from_currency} ${row.to_currency}`, Number(row.rate)]));
  return (from, to) => {
    if (from === to) return 1;
    const inverse = rates.get(`${to} ${from}`);
    return rates.get(`${from} ${to}`) ?? (inverse === undefined ? null : 1 / inverse);
  };
}

/** In the currency of all parts, else in dollars. */
export function unitCost(parts: readonly Minor[], rate: Rate): Money | null {
  const [first] = parts;
  if (!first) return null;
  if (parts.every(({ currency }) => currency === first.currency))
    return money(
      parts.reduce((sum, part) => sum + Number(part.amount_minor), 0),
      first.currency,
    );
  const dollars = parts.reduce(
    (sum, part) => sum + Number(part.amount_minor) * (rate(part.currency, 'USD') ?? NaN),
    0,
  );
  return money(Math.round(dollars), 'USD');
}

/** The cheapest in our own currency first; those of unknown worth last. */
export function cheapest(offers: readonly Offer[], own: string, rate: Rate, first: number) {
  return offers
    .map((offer) => ({ ...offer, worth: offer.amount_minor * (rate(offer.currency, own) ?? Infinity) }))
    .toSorted((a, b) => {
      if (a.worth !== b.worth) return a.worth < b.worth ? -1 : 1;
      return a.competitor < b.competitor ? -1 : 1;
    })
    .slice(0, first)
    .map(({ competitor, amount_minor, currency, observed_at }) => ({
      competitor,
      price: money(amount_minor, currency),
      observedAt: observed_at,
    }));
}
