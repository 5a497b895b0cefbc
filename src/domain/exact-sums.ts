/** A whole number: a bigint where a number does not hold it. */
export type Whole = number | bigint;

export const isZero = (sum: Whole): boolean => sum === 0 || sum === 0n;

export function plus(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}

export function times(a: number, b: number): Whole {
  const product = a * b;
  return Number.isSafeInteger(product) ? product : BigInt(a) * BigInt(b);
}

const digitsOf = (decimal: string): string => decimal.replace('.', '');

export function decimalsOf(decimal: string): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}

/** Decimal text times ten to the power of `scale`, which is at least how many decimals it has. */
export const scaled = (decimal: string, scale: number): bigint =>
  BigInt(digitsOf(decimal)) * 10n ** BigInt(scale - decimalsOf(decimal));

/** A whole number divided by ten to the power of `scale`, as exact decimal text. */
export function unscaled(whole: bigint, scale: number): string {
  if (whole === 0n) return '0';
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const decimals = digits.slice(point).replace(/0+$/, '');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, point)}${decimals && `.${decimals}`}`;
}

/** What is left of an amount without the tax of so many percent that it includes. */
export function withoutTax(amount: bigint, percent: string | null): bigint {
  if (percent === null) return amount;
  const rate = scaled(percent, decimalsOf(percent));
  const whole = 100n * 10n ** BigInt(decimalsOf(percent));
  return (amount * whole) / (whole + rate);
}
