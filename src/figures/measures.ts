import type Big from 'big.js';
import { percentOf } from '../domain/percent.ts';

type FactSums<Name extends string, Value = number> = Readonly<Record<Name, Value>>;

/**
 * Facts, and what sources add up of each, as the columns of their statements are called. Null is what a company does not
 * record. What rests on rates and costs is a function, which throws why it cannot be known; money is exact minor units.
 */
export interface Facts {
  /** Lines of orders that were not cancelled, and these orders. */
  readonly sales: FactSums<'orders' | 'units'> &
    FactSums<'returned_units', number | null> &
    FactSums<'costed_units', () => number | null> &
    FactSums<'revenue' | 'cost', () => Big>;
  readonly visits: FactSums<'sessions'>;
  readonly tickets: FactSums<
    'tickets' | 'open_tickets' | 'ratings' | 'good_ratings' | 'solved' | 'solved_at_once'
  > &
    FactSums<'median_first_reply_minutes' | 'median_resolution_hours', number | null>;
  /** Answers to how likely a customer is to recommend a product: 9 and 10 promote it, 0 to 6 speak against it. */
  readonly reviews: FactSums<'answers' | 'promoters' | 'detractors'>;
  readonly shipments: FactSums<'shipments' | 'delivered_with_promise' | 'on_time' | 'on_time_in_full'> &
    FactSums<'fullness_known' | 'with_exception' | 'exceptions_known' | 'costs'> &
    FactSums<'median_days' | 'p90_days', number | null> &
    FactSums<'cost', () => Big>;
}

export type Fact = keyof Facts;
export type SumOf<F extends Fact> = keyof Facts[F];

/** One measure of a report: null where it is not known, such as a percentage of nothing. */
interface Measure {
  /** What it counts; null for money. */
  readonly unit: string | null;
  /** The sums that it takes: whoever asks for it needs no others. */
  readonly from: { readonly [F in Fact]?: readonly SumOf<F>[] };
  readonly of: (facts: Facts) => number | Big | null;
}

const measure = <F extends Fact, Sum extends SumOf<F>, Value extends number | Big | null>(
  unit: string | null,
  fact: F,
  sums: readonly Sum[],
  of: (sums: Pick<Facts[F], Sum>) => Value,
) => ({
  unit,
  from: { [fact]: sums } as { readonly [Of in F]: readonly Sum[] },
  of: (facts: { readonly [Of in F]: Pick<Facts[F], Sum> }) => of(facts[fact]),
});

type NumberOf<F extends Fact> = {
  [Sum in SumOf<F>]: Facts[F][Sum] extends number | null ? Sum : never;
}[SumOf<F>];

/** A sum as it is. */
const plain = <F extends Fact, Sum extends NumberOf<F>>(unit: string, fact: F, sum: Sum) =>
  measure(unit, fact, [sum], (sums) => sums[sum] as Extract<Facts[F][Sum], number | null>);

/** One sum ÷ another × 100. */
const ratio = <F extends Fact, Part extends NumberOf<F>, Whole extends NumberOf<F>>(
  fact: F,
  part: Part,
  whole: Whole,
) =>
  measure('%', fact, [part, whole], (sums) =>
    sums[part] === null ? null : percentOf(sums[part] as number, sums[whole] as number),
  );

const unitsWithoutCost = measure('units', 'sales', ['units', 'costed_units'], ({ units, costed_units }) => {
  const costed = costed_units();
  return costed === null ? null : units - costed;
});

/** Not known of a group as long as that of one unit is not. */
const cost = measure(null, 'sales', ['units', 'costed_units', 'cost'], (sales) =>
  unitsWithoutCost.of({ sales }) === 0 ? sales.cost() : null,
);

const grossProfit = measure(null, 'sales', ['units', 'costed_units', 'cost', 'revenue'], (sales) => {
  const spent = cost.of({ sales });
  return spent && sales.revenue().minus(spent);
});

/** Every measure of the reports: the one place where it is reckoned. */
export const measures = {
  orders: plain('orders', 'sales', 'orders'),
  units: plain('units', 'sales', 'units'),
  revenue: measure(null, 'sales', ['revenue'], ({ revenue }) => revenue()),
  averageOrderValue: measure(null, 'sales', ['orders', 'revenue'], ({ orders, revenue }) =>
    orders === 0 ? null : revenue().div(orders),
  ),
  unitsWithoutCost,
  cost,
  grossProfit,
  marginPercent: measure('%', 'sales', ['units', 'costed_units', 'cost', 'revenue'], (sales) => {
    const profit = grossProfit.of({ sales });
    if (!profit) return null;
    const revenue = sales.revenue();
    return revenue.eq(0) ? null : profit.div(revenue).times(100).toNumber();
  }),
  returnsPercent: ratio('sales', 'returned_units', 'units'),

  sessions: plain('sessions', 'visits', 'sessions'),
  conversionPercent: {
    unit: '%',
    from: { sales: ['orders'], visits: ['sessions'] },
    of: ({ sales, visits }: { sales: Pick<Facts['sales'], 'orders'>; visits: Facts['visits'] }) =>
      percentOf(sales.orders, visits.sessions),
  },

  tickets: plain('tickets', 'tickets', 'tickets'),
  openTickets: plain('tickets', 'tickets', 'open_tickets'),
  csatPercent: ratio('tickets', 'good_ratings', 'ratings'),
  firstContactResolutionPercent: ratio('tickets', 'solved_at_once', 'solved'),
  medianFirstReplyMinutes: plain('minutes', 'tickets', 'median_first_reply_minutes'),
  medianResolutionHours: plain('hours', 'tickets', 'median_resolution_hours'),
  nps: measure('points', 'reviews', ['promoters', 'detractors', 'answers'], (reviews) =>
    percentOf(reviews.promoters - reviews.detractors, reviews.answers),
  ),

  shipments: plain('shipments', 'shipments', 'shipments'),
  onTimePercent: ratio('shipments', 'on_time', 'delivered_with_promise'),
  onTimeInFullPercent: measure(
    '%',
    'shipments',
    ['on_time_in_full', 'fullness_known', 'delivered_with_promise'],
    ({ on_time_in_full, fullness_known, delivered_with_promise }) =>
      fullness_known === 0 ? null : percentOf(on_time_in_full, delivered_with_promise),
  ),
  medianDays: plain('days', 'shipments', 'median_days'),
  p90Days: plain('days', 'shipments', 'p90_days'),
  exceptionPercent: ratio('shipments', 'with_exception', 'exceptions_known'),
  /** Of one shipment. */
  averageCost: measure(null, 'shipments', ['costs', 'cost'], ({ costs, cost: spent }) => {
    const total = spent();
    return costs === 0 ? null : total.div(costs);
  }),
} as const;

export type MeasureName = keyof typeof measures;
export type MeasureValue<Name extends MeasureName> = ReturnType<(typeof measures)[Name]['of']>;

/** The sums of a fact that some of the measures take; other names, such as a report's dimensions, take none. */
export function sumsFor<F extends Fact>(fact: F, names: Iterable<string>): ReadonlySet<SumOf<F>> {
  const table: Readonly<Record<string, Measure>> = measures;
  return new Set([...names].flatMap((name) => (Object.hasOwn(table, name) && table[name]?.from[fact]) || []));
}
