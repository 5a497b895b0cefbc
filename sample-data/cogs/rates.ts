import { dayText, firstDay, today } from '../calendar.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { cogsTables } from './tables.ts';

const put = rowsOf(cogsTables);

/** Rates are whole millionths, so that converting is exact. */
const million = 1_000_000;

/** A random walk that is drawn back to its middle. */
function walk(subject: string, middle: number): number[] {
  const rates: number[] = [];
  let rate = middle;
  for (let day = firstDay; day <= today; day++) {
    const pull = Math.trunc((middle - rate) / 60);
    rate += pull + new Dice(subject, day).bell(-9000, 9000);
    rates.push(rate);
  }
  return rates;
}

const euroInDollars = walk('eur-usd', 1_094_000);
const poundInDollars = walk('gbp-usd', 1_291_000);

function rateOn(rates: readonly number[], day: number): number {
  return rates[Math.min(Math.max(day, firstDay), today) - firstDay] as number;
}

/** Millionths of a euro for a dollar: the turned-round rate, rounded. */
function dollarInEuros(day: number): number {
  return Math.round((million * million) / rateOn(euroInDollars, day));
}

export function dollarsPerEuro(day: number): string {
  return decimal(rateOn(euroInDollars, day));
}

/** Rounded half up to a whole minor unit. */
export function convert(minor: number, from: 'USD' | 'EUR', to: 'USD' | 'EUR', day: number): number {
  if (from === to) return minor;
  const rate = from === 'EUR' ? rateOn(euroInDollars, day) : dollarInEuros(day);
  return Math.floor((minor * rate + million / 2) / million);
}

function decimal(millionths: number): string {
  const digits = String(millionths).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Dollars and euros both ways, pounds into dollars, each day. Of the Swiss franc nobody kept a rate. */
export function* rateRows(): Generator<Put> {
  for (let day = firstDay; day <= today; day++) {
    for (const [from_currency, to_currency, rate] of [
      ['EUR', 'USD', rateOn(euroInDollars, day)],
      ['USD', 'EUR', dollarInEuros(day)],
      ['GBP', 'USD', rateOn(poundInDollars, day)],
    ] as const) {
      yield put('exchange_rates', { day: dayText(day), from_currency, to_currency, rate: decimal(rate) });
    }
  }
}
