import Big from 'big.js';

/** A count of a currency's smallest coins (cents), exact at any size: as a database has sent it, or as it was reckoned. */
export type Minor = Big.BigSource;

/** An exact amount in a currency's smallest coins. */
export interface Money {
  readonly minor: Minor;
  readonly currency: string;
}

/**
 * Currencies that do not have two decimals, after ISO 4217. JavaScript's own Intl follows another list, which counts
 * the coins in people's pockets and calls the forint and the rupiah whole.
 */
export const currenciesByDecimals: readonly (readonly [decimals: number, currencies: readonly string[]])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ')],
  [3, 'BHD IQD JOD KWD LYD OMR TND'.split(' ')],
  [4, 'CLF UYW'.split(' ')],
];

const decimalsByCurrency = new Map(
  currenciesByDecimals.flatMap(([decimals, currencies]) =>
    currencies.map((currency) => [currency, decimals] as const),
  ),
);

/** How many decimals a currency has: 2 for USD, 0 for JPY; 2 where the currency is unknown. */
export const currencyDecimals = (currency: string): number => decimalsByCurrency.get(currency) ?? 2;

export const compareMinor = (a: Minor, b: Minor): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : new Big(a).cmp(b);

/** The amount that a database's row holds. */
export const amountOf = (row: { readonly amount_minor: Minor; readonly currency: string }): Money => ({
  minor: row.amount_minor,
  currency: row.currency,
});

/** The amount as decimal text with the currency's own number of decimals, such as `249.90`. */
export function decimalText({ minor, currency }: Money): string {
  const decimals = currencyDecimals(currency);
  const whole = minor instanceof Big ? minor.toFixed() : String(minor);
  if (decimals === 0) return whole;
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.slice(sign.length).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Rounds to whole minor units, halves away from zero, as Postgres's numeric does. */
export function wholeMinor(amount: Big): number | Big {
  const whole = amount.round(0, Big.roundHalfUp);
  const minor = whole.toNumber();
  return Number.isSafeInteger(minor) ? minor : whole;
}

/** An exact amount as it is shown: rounded once, here. */
export const shownMoney = (exact: Big | null, currency: string): Money | null =>
  exact && { minor: wholeMinor(exact), currency };

/** Adds amounts of one currency; unlike currencies are a mistake of the caller. */
export function addMoney(amounts: readonly Money[]): Money | null {
  const [first, ...rest] = amounts;
  if (!first) return null;
  const sum = rest.reduce((total, { minor, currency }) => {
    if (currency !== first.currency) throw new TypeError('unlike currencies are never added');
    return total.plus(minor);
  }, new Big(first.minor));
  return { minor: wholeMinor(sum), currency: first.currency };
}
