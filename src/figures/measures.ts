import type Big from 'big.js';
import { percentOf } from '../domain/percent.ts';

type FactSums<Name extends string, Value = number> = Readonly<Record<Name, Value>>;

/** What is known of costs in a group: of the lines that have one. */
export interface KnownCosts {
  readonly cost: Big;
  readonly revenue: () => Big;
  /** Why a cost that is kept does not count: its rate is missing. Null where none is. */
  readonly gap: Error | null;
  /** The least percentage of revenue with a known cost of which costs are told. */
  readonly leastCoverage: number;
}

/**
 * Facts, and what sources add up of each, as the columns of their statements are called. Null is what a company does not
 * record. What rests on rates and costs is a function, which throws why it cannot be known; money is exact minor units.
 */
export interface Facts {
  /** Lines of orders that were not cancelled, and these orders. */
  readonly sales: FactSums<'orders' | 'units' | 'customers' | 'new_customers'> &
    FactSums<'returned_units', number | null> &
    FactSums<'costed_units', () => number | null> &
    FactSums<'revenue', () => Big> &
    /** At list prices, and what was taken off them. */
    FactSums<'list', () => { readonly price: Big; readonly discount: Big }> &
    FactSums<'known_costs', () => KnownCosts>;
  readonly visits: FactSums<'sessions'>;
  readonly tickets: FactSums<
    'tickets' | 'open_tickets' | 'ratings' | 'good_ratings' | 'solved' | 'solved_at_once'
  > &
    FactSums<'median_first_reply_minutes' | 'median_resolution_hours', number | null>;
  /** Answers to how likely a customer is to recommend a product: 9 and 10 promote it, 0 to 6 speak against it. */
  readonly reviews: FactSums<'answers' | 'promoters' | 'detractors'>;
  readonly shipments: FactSums<'shipments' | 'due' | 'on_time' | 'on_time_in_full'> &
    FactSums<'fullness_known' | 'with_exception' | 'exceptions_known' | 'costs'> &
    FactSums<'typical_days' | 'late_days', number | null> &
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

const costSums = ['units', 'costed_units', 'known_costs', 'revenue'] as const;

/** One amount ÷ another × 100: a division to the last digit takes longer than all else that a row does. */
const shareOf = (part: Big, whole: Big): number | null =>
  whole.eq(0) ? null : part.times(100).toNumber() / whole.toNumber();

/** Revenue with a known cost ÷ revenue × 100. */
export const coveragePercent = shareOf;

/** What is known of costs, where that is most of the group; throws where only a rate is missing to that. */
function covered(sales: Pick<Facts['sales'], (typeof costSums)[number]>): KnownCosts | null {
  const lacking = unitsWithoutCost.of({ sales });
  if (lacking === null) return null;
  const known = sales.known_costs();
  if (lacking === 0 && !known.gap) return known;
  if ((coveragePercent(known.revenue(), sales.revenue()) ?? 0) >= known.leastCoverage) return known;
  if (known.gap) throw known.gap;
  return null;
}

/** Every measure of the reports: the one place where it is reckoned. */
export const measures = {
  orders: plain('orders', 'sales', 'orders'),
  units: plain('units', 'sales', 'units'),
  revenue: measure(null, 'sales', ['revenue'], ({ revenue }) => revenue()),
  averageOrderValue: measure(null, 'sales', ['orders', 'revenue'], ({ orders, revenue }) =>
    orders === 0 ? null : revenue().div(orders),
  ),
  unitsWithoutCost,
  costCoveragePercent: measure('%', 'sales', costSums, (sales) =>
    sales.costed_units() === null ? null : coveragePercent(sales.known_costs().revenue(), sales.revenue()),
  ),
  cost: measure(null, 'sales', costSums, (sales) => covered(sales)?.cost ?? null),
  grossProfit: measure(null, 'sales', costSums, (sales) => {
    const known = covered(sales);
    return known && known.revenue().minus(known.cost);
  }),
  marginPercent: measure('%', 'sales', costSums, (sales) => {
    const known = covered(sales);
    if (!known) return null;
    const revenue = known.revenue();
    return shareOf(revenue.minus(known.cost), revenue);
  }),
  returnedUnits: plain('units', 'sales', 'returned_units'),
  returnsPercent: ratio('sales', 'returned_units', 'units'),
  discountPercent: measure('%', 'sales', ['list'], ({ list }) => {
    const { price, discount } = list();
    return shareOf(discount, price);
  }),
  customers: plain('customers', 'sales', 'customers'),
  newCustomers: plain('customers', 'sales', 'new_customers'),

  sessions: plain('sessions', 'visits', 'sessions'),
  conversionPercent: {
    unit: '%',
    from: { sales: ['orders'], visits: ['sessions'] },
    of: ({ sales, visits }: { sales: Pick<Facts['sales'], 'orders'>; visits: Facts['visits'] }) =>
      percentOf(sales.orders, visits.sessions),
  },

  tickets: plain('tickets', 'tickets', 'tickets'),
  openTickets: plain('tickets', 'tickets', 'open_tickets'),
  ticketsPerHundredOrders: {
    unit: 'tickets',
    from: { tickets: ['tickets'], sales: ['orders'] },
    of: ({
      tickets,
      sales,
    }: {
      tickets: Pick<Facts['tickets'], 'tickets'>;
      sales: Pick<Facts['sales'], 'orders'>;
    }) => percentOf(tickets.tickets, sales.orders),
  },
  csatPercent: ratio('tickets', 'good_ratings', 'ratings'),
  firstContactResolutionPercent: ratio('tickets', 'solved_at_once', 'solved'),
  medianFirstReplyMinutes: plain('minutes', 'tickets', 'median_first_reply_minutes'),
  medianResolutionHours: plain('hours', 'tickets', 'median_resolution_hours'),
  nps: measure('points', 'reviews', ['promoters', 'detractors', 'answers'], (reviews) =>
    percentOf(reviews.promoters - reviews.detractors, reviews.answers),
  ),

  shipments: plain('shipments', 'shipments', 'shipments'),
  onTimePercent: ratio('shipments', 'on_time', 'due'),
  onTimeInFullPercent: measure(
    '%',
    'shipments',
    ['on_time_in_full', 'fullness_known', 'due'],
    ({ on_time_in_full, fullness_known, due }) =>
      fullness_known === 0 ? null : percentOf(on_time_in_full, due),
  ),
  typicalDays: plain('days', 'shipments', 'typical_days'),
  lateDays: plain('days', 'shipments', 'late_days'),
  /** As these two were called before. */
  medianDays: plain('days', 'shipments', 'typical_days'),
  p90Days: plain('days', 'shipments', 'late_days'),
  exceptionPercent: ratio('shipments', 'with_exception', 'exceptions_known'),
  shippingCost: measure(null, 'shipments', ['costs', 'cost'], ({ costs, cost: spent }) => {
    const total = spent();
    return costs === 0 ? null : total;
  }),
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
