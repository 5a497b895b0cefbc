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

/** Of so few digits a number tells all texts apart. */
const isShort = (minor: Minor): boolean =>
  typeof minor === 'number' || (typeof minor === 'string' && minor.length < 16);

export const compareMinor = (a: Minor, b: Minor): number =>
  isShort(a) && isShort(b) ? Number(a) - Number(b) : new Big(a).cmp(b);

/** The amount that a database's row holds. */
export const amountOf = (row: { readonly amount_minor: Minor; readonly currency: string }): Money => ({
  minor: row.amount_minor,
  currency: row.currency,
});

/** So many decimals are shown at most, where a source keeps fractions of a coin. */
const mostDecimals = 6;

/** The amount as decimal text with the currency's own number of decimals, such as `249.90`, or as many as it needs. */
export function decimalText({ minor, currency }: Money): string {
  const decimals = currencyDecimals(currency);
  const whole = minor instanceof Big ? minor.toFixed() : String(minor);
  if (whole.includes('.')) return fractionText(new Big(whole), decimals);
  if (decimals === 0) return whole;
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.slice(sign.length).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function fractionText(minor: Big, decimals: number): string {
  const shown = minor.div(new Big(10).pow(decimals)).round(mostDecimals, Big.roundHalfUp);
  const needed = (shown.toFixed().split('.')[1] ?? '').length;
  return shown.toFixed(Math.max(decimals, needed));
}

/** A number where that is exact. */
function exactMinor(amount: Big): number | Big {
  const minor = amount.toNumber();
  return Number.isSafeInteger(minor) ? minor : amount;
}

/** Rounds to whole minor units, halves away from zero, as Postgres's numeric does. */
export const wholeMinor = (amount: Big): number | Big => exactMinor(amount.round(0, Big.roundHalfUp));

/** How many decimals a count of coins is kept with. */
export function decimalsIn(minor: Minor): number {
  if (
    typeof minor === 'number'
      ? Number.isSafeInteger(minor)
      : typeof minor === 'string' && !minor.includes('.')
  )
    return 0;
  const { c: digits, e: exponent } = new Big(minor);
  return Math.max(0, digits.length - 1 - exponent);
}

/** Rounded to as many decimals as the most exact of these amounts has. */
export const roundedAs = (exact: Big, ...kept: readonly Minor[]): number | Big =>
  exactMinor(exact.round(Math.max(...kept.map(decimalsIn)), Big.roundHalfUp));

/** An exact amount as it is shown: rounded once, here. */
export const shownMoney = (exact: Big | null, currency: string): Money | null =>
  exact && { minor: wholeMinor(exact), currency };

/** Adds amounts of one currency, exactly; unlike currencies are a mistake of the caller. */
export function addMoney(amounts: readonly Money[]): Money | null {
  const [first, ...rest] = amounts;
  if (!first) return null;
  const sum = rest.reduce((total, { minor, currency }) => {
    if (currency !== first.currency) throw new TypeError('unlike currencies are never added');
    return total.plus(minor);
  }, new Big(first.minor));
  return { minor: exactMinor(sum), currency: first.currency };
}
