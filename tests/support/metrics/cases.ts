import fc from 'fast-check';

/** How the oracle calls what a dimension shows; of a step in time, how it makes the step's name of a day. */
export const dimensions = {
  DAY: ['period', `to_char(day, 'YYYY-MM-DD')`],
  WEEK: ['period', `to_char(date_trunc('week', day::timestamp), 'YYYY-MM-DD')`],
  MONTH: ['period', `to_char(day, 'YYYY-MM')`],
  QUARTER: ['period', `to_char(day, 'YYYY-"Q"Q')`],
  YEAR: ['period', `to_char(day, 'YYYY')`],
  CATEGORY: ['category', 'category'],
  BRAND: ['brand', 'brand'],
  SKU: ['sku', 'sku'],
  SUPPLIER: ['supplier', 'supplier'],
  COUNTRY: ['country', 'country'],
  REGION: ['region', 'region'],
  SEGMENT: ['segment', 'segment'],
  AGE_BAND: ['ageBand', 'age_band'],
  ACQUISITION_CHANNEL: ['acquisitionChannel', 'acquisition_channel'],
  CHANNEL: ['channel', 'channel'],
  ORDER_COUNTRY: ['orderCountry', 'order_country'],
  CARRIER: ['carrier', 'carrier'],
  METHOD: ['method', 'method'],
  WAREHOUSE: ['warehouse', 'warehouse'],
  ISSUE: ['issue', 'issue'],
  TICKET_CHANNEL: ['ticketChannel', 'ticket_channel'],
} as const;
export type Dimension = keyof typeof dimensions;
const steps: readonly Dimension[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

const time: readonly string[] = ['day'];
const product = ['category', 'brand', 'sku', 'supplier'];
const customer = ['country', 'region', 'segment', 'age_band', 'acquisition_channel'];
const order = ['channel', 'order_country'];

/** What facts lead to. */
export const leads = {
  sale: [...time, ...product, ...customer, ...order],
  ticket: [...time, ...product, ...customer, ...order, 'issue', 'ticket_channel'],
  review: [...time, ...product, ...customer],
  parcel: [...time, ...product, ...customer, ...order, 'carrier', 'method', 'warehouse'],
  visit: [...time, 'channel'],
} as const;
export type Fact = keyof typeof leads;

export const leadsTo = (fact: Fact, dimension: Dimension): boolean =>
  steps.includes(dimension) || (leads[fact] as readonly string[]).includes(dimensions[dimension][1]);

const enough = `(count(*) = count(cost) or sum(revenue) filter (where cost is not null) >= 0.8 * sum(revenue))`;
const covered = `sum(revenue) filter (where cost is not null)`;

/** The figures: of which fact, what one SQL makes of its rows, and of a group that has none. */
export const figures = {
  orders: ['sale', 'count(distinct order_number)', 0],
  units: ['sale', 'sum(quantity)', 0],
  'revenue { amount }': ['sale', 'round(sum(revenue))', 0],
  'cost { amount }': ['sale', `case when ${enough} then coalesce(round(sum(cost)), 0) end`, 0],
  'grossProfit { amount }': [
    'sale',
    `case when ${enough} then coalesce(round(sum(revenue - cost)), 0) end`,
    0,
  ],
  marginPercent: [
    'sale',
    `case when ${enough} then sum(revenue - cost) / nullif(${covered}, 0) * 100 end`,
    null,
  ],
  costCoveragePercent: ['sale', `coalesce(${covered}, 0) / nullif(sum(revenue), 0) * 100`, null],
  discountPercent: ['sale', 'sum(discount) / nullif(sum(list), 0) * 100', null],
  'averageOrderValue { amount }': [
    'sale',
    'round(sum(revenue) / nullif(count(distinct order_number), 0))',
    null,
  ],
  returnedUnits: ['sale', 'sum(returned)', 0],
  returnsPercent: ['sale', 'sum(returned) * 100.0 / nullif(sum(quantity), 0)', null],
  customers: ['sale', 'count(distinct customer_number)', 0],
  newCustomers: ['sale', 'count(distinct customer_number) filter (where first_day >= START)', 0],
  tickets: ['ticket', 'count(*)', 0],
  csatPercent: [
    'ticket',
    '100.0 * count(*) filter (where csat_rating >= 4) / nullif(count(csat_rating), 0)',
    null,
  ],
  firstContactResolutionPercent: [
    'ticket',
    '100.0 * count(*) filter (where at_once) / nullif(count(*) filter (where solved), 0)',
    null,
  ],
  nps: [
    'review',
    `100.0 * (count(*) filter (where would_recommend >= 9) - count(*) filter (where would_recommend <= 6))
      / nullif(count(would_recommend), 0)`,
    null,
  ],
  shipments: ['parcel', 'count(distinct number)', 0],
  'shippingCost { amount }': [
    'parcel',
    `(select round(sum(cost)) from (select distinct number, cost from unnest(array_agg(number), array_agg(cost)) as p (number, cost)) as once)`,
    null,
  ],
  sessions: ['visit', 'sum(sessions)', null],
} as const satisfies Record<string, readonly [Fact, string, number | null]>;
export type Figure = keyof typeof figures;
export const factOf = (figure: Figure): Fact => figures[figure][0];

export interface Case {
  readonly by: readonly Dimension[];
  readonly selected: readonly Figure[];
  readonly from: string;
  readonly days: number;
  readonly compareTo: 'PREVIOUS_PERIOD' | 'YEAR_BEFORE' | 'YEAR_BEFORE_WEEKDAYS' | null;
  readonly category: string | null;
  readonly country: string | null;
  readonly channel: string | null;
  readonly orderBy: {
    readonly figure: Figure | null;
    readonly place: number;
    readonly descending: boolean;
  } | null;
  readonly first: number;
}

const day = fc
  .integer({ min: 0, max: 600 })
  .map((back) => new Date(Date.UTC(2026, 10, 19) - back * 86_400_000).toISOString().slice(0, 10));

export const cases: fc.Arbitrary<Case> = fc
  .record({
    by: fc.subarray(Object.keys(dimensions) as Dimension[], { minLength: 0, maxLength: 3 }),
    selected: fc.subarray(Object.keys(figures) as Figure[], { minLength: 1, maxLength: 5 }),
    from: day,
    days: fc.integer({ min: 1, max: 120 }),
    compareTo: fc.constantFrom(
      null,
      null,
      'PREVIOUS_PERIOD' as const,
      'YEAR_BEFORE' as const,
      'YEAR_BEFORE_WEEKDAYS' as const,
    ),
    category: fc.constantFrom(null, null, null, 'Tents', 'Jackets'),
    country: fc.constantFrom(null, null, null, 'DE', 'US'),
    channel: fc.constantFrom(null, null, null, null, 'WEB'),
    orderBy: fc.option(fc.record({ figure: fc.boolean(), place: fc.nat(5), descending: fc.boolean() })),
    first: fc.constantFrom(1, 3, 7, 50, 10_000),
  })
  .map(({ orderBy, ...drawn }) => {
    const isStep = (dimension: Dimension) => steps.includes(dimension);
    const [step] = drawn.by.filter(isStep);
    const all = drawn.by.filter((dimension) => !isStep(dimension) || dimension === step);
    const isFiltered = {
      product: drawn.category !== null,
      customer: drawn.country !== null,
      order: drawn.channel !== null,
    };
    const can = (figure: Figure) =>
      all.every((dimension) => leadsTo(factOf(figure), dimension)) &&
      (!isFiltered.product || leadsTo(factOf(figure), 'SKU')) &&
      (!isFiltered.customer || leadsTo(factOf(figure), 'COUNTRY')) &&
      (!isFiltered.order || leadsTo(factOf(figure), 'CHANNEL'));
    const selected = drawn.selected.filter(can);
    const ranked = selected[(orderBy?.place ?? 0) % Math.max(1, selected.length)];
    return {
      ...drawn,
      by: all,
      selected,
      orderBy:
        orderBy && all.length > 0
          ? {
              figure: orderBy.figure ? (ranked ?? null) : null,
              place: orderBy.place % all.length,
              descending: orderBy.descending,
            }
          : null,
    };
  })
  .filter(({ selected }) => selected.length > 0);
