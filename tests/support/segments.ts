import Big from 'big.js';
import { addMonths, dayOf, daysBetween, type CalendarDate } from '../../src/domain/calendar.ts';

export interface RawOrder {
  readonly customer: string;
  readonly placed_at: Date;
  readonly currency: string;
  readonly gross: number;
  readonly refunded: number;
  /** What is paid for each 1.00 without tax. */
  readonly with_tax: number;
}

type SegmentOf = (recency: number, frequency: number, monetary: number) => string;

/** Reads the table of segments from the page that publishes it. */
export function segmentsByTheBook(page: string): SegmentOf {
  const rows = new Map(
    [...page.matchAll(/^\|\s*([1-5])\s*\|(.+)\|$/gm)].map(([, recency, cells]) => [
      Number(recency),
      cells!.split('|').map((cell) => cell.trim()),
    ]),
  );
  return (recency, frequency, monetary) =>
    rows.get(recency)![Math.floor((frequency + monetary + 1) / 2) - 1]!;
}

/** Customer summaries reckoned as docs/segments.md tells, from orders that were not cancelled. */
export function summariesByTheBook(
  customers: readonly { readonly number: string; readonly consent_profiling: boolean }[],
  orders: readonly RawOrder[],
  today: CalendarDate,
  segmentOf: SegmentOf,
  rateOn: (currency: string, day: CalendarDate) => string,
) {
  const since = addMonths(today, -24);
  const ordersOf = Map.groupBy(orders, ({ customer }) => customer);
  const figures = customers.map(({ number, consent_profiling }) => {
    const all = (ordersOf.get(number) ?? []).map((order) => {
      const day = dayOf(order.placed_at);
      const rate = rateOn(order.currency, day);
      return {
        at: order.placed_at.getTime(),
        day,
        gross: new Big(order.gross).div(order.with_tax).times(rate),
        net: new Big(order.gross - order.refunded).div(order.with_tax).times(rate),
      };
    });
    const lately = all.filter(({ day }) => day > since);
    const times = all.map(({ at }) => at).toSorted((a, b) => a - b);
    const total = (amounts: readonly Big[]) => amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));
    const whole = (amount: Big) => amount.round(0, Big.roundHalfUp).toNumber();
    return {
      consent_profiling,
      customer: number,
      orders: all.length,
      value: whole(total(all.map(({ net }) => net))),
      average_value: all.length ? whole(total(all.map(({ gross }) => gross)).div(all.length)) : null,
      /** From the first order to the last. */
      seconds: all.length > 1 ? Math.round((times.at(-1)! - times[0]!) / 1000) : null,
      recency: lately.length ? Math.min(...lately.map(({ day }) => daysBetween(day, today))) : null,
      frequency: lately.length,
      monetary: lately.length ? whole(total(lately.map(({ net }) => net))) : null,
    };
  });
  const active = figures.filter(({ frequency }) => frequency > 0);
  /** How many whole fifths of the active customers so many are. */
  const fifth = (count: number) => Math.floor((5 * count) / active.length);
  return figures.map(({ consent_profiling, ...own }) => {
    const { recency, frequency, monetary } = own;
    const scores =
      recency === null
        ? { recency_score: null, frequency_score: null, monetary_score: null }
        : {
            recency_score: 5 - fifth(active.filter((other) => other.recency! < recency).length),
            frequency_score: 1 + fifth(active.filter((other) => other.frequency < frequency).length),
            monetary_score: 1 + fifth(active.filter((other) => other.monetary! < monetary!).length),
          };
    const segment = !consent_profiling
      ? null
      : own.orders === 0
        ? 'PROSPECTS'
        : recency === null
          ? 'DORMANT'
          : segmentOf(scores.recency_score!, scores.frequency_score!, scores.monetary_score!);
    return { ...own, ...scores, segment };
  });
}
