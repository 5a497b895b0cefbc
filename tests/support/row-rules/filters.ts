import fc, { type Arbitrary } from 'fast-check';
import type { Operation } from '../operations.ts';

const number = (values: readonly number[]) =>
  fc
    .tuple(fc.constantFrom('eq', 'lt', 'lte', 'gt', 'gte'), fc.constantFrom(...values))
    .map(([operator, value]) => ({ [operator]: value }));
const text = (values: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...values).map((value) => ({ eq: value })),
    fc.subarray([...values], { minLength: 1 }).map((list) => ({ in: list })),
    fc.boolean().map((isNull) => ({ isNull })),
  );

/** Filters that put conditions of several sources together, also under `or` and `not`. */
function filtersOf(fields: Readonly<Record<string, Arbitrary<unknown>>>): Arbitrary<object> {
  const field = fc.oneof(
    ...Object.entries(fields).map(([name, asked]) => asked.map((value) => ({ [name]: value }))),
  );
  const own = fc
    .array(field, { minLength: 1, maxLength: 2 })
    .map((several) => Object.assign({}, ...several) as object);
  return fc.oneof(
    own,
    fc.tuple(own, own).map(([a, b]) => ({ or: [a, b] })),
    fc.tuple(own, own).map(([a, not]) => ({ ...a, not })),
    own.map((not) => ({ not })),
  );
}

const cases = (
  type: string,
  key: string,
  fields: Record<string, Arbitrary<unknown>>,
  orders: readonly string[],
) =>
  fc
    .record({
      filter: filtersOf(fields),
      orders: fc.shuffledSubarray([...orders], { minLength: 2, maxLength: 2 }),
      direction: fc.constantFrom('ASC', 'DESC'),
      isSecond: fc.boolean(),
    })
    .map(({ filter, orders, direction, isSecond }): Operation => {
      const [orderBy, thenBy] = orders.map((field) => ({ field, direction }));
      const variables = { filter, orderBy, thenBy: isSecond ? thenBy : null };
      const list = type.toLowerCase();
      return {
        name: list,
        text: `query ($filter: ${type}Filter!, $orderBy: ${type}Order!, $thenBy: ${type}Order) {
          ${list}s(filter: $filter, orderBy: $orderBy, thenBy: $thenBy, first: 25) { totalCount pageInfo { hasNextPage endCursor } nodes { ${key} } }
          ${type === 'Customer' ? 'audience(filter: $filter) { size lifetimeValue { amount } breakdown(by: COUNTRY) { key size } }' : ''}
        }`,
        variables,
      };
    });

export const productFilters = cases(
  'Product',
  'sku',
  {
    brand: text(['Edelgrat', 'Windrose Supply', 'Quarrystone', 'B']),
    category: text(['Tents', 'Jackets', 'Edge']),
    parent: text(['BAC-0001', 'TEN-0001', 'EDGE-03', 'EDGE-08']),
    features: fc.constantFrom({ has: 'taped seams' }, { hasAny: ['Rain cover included', 'Gear loft'] }),
    tags: fc.constantFrom({ has: 'apres-ski' }, { hasAll: ['Gift idea'] }),
    specifications: fc.constantFrom({ name: 'weight', lt: 1500 }, { name: 'Poles', eq: 'aluminium' }),
    available: number([0, 20, 100]),
    daysOfCover: number([5, 20, 60]),
    disrupted: fc.boolean().map((eq) => ({ eq })),
    marginPercent: number([20, 40, 50]),
    priceIndex: number([95, 105]),
    openTickets: number([0, 1, 3]),
    csatPercent: number([50, 80]),
    unitsSold: number([0, 5, 50]),
    sellThroughPercent: number([5, 20, 50]),
    returnsPercent: number([0, 5, 10]),
    reviewRating: number([3, 4, 4.5]),
  },
  [
    'NAME',
    'BRAND',
    'LIFECYCLE_STAGE',
    'AVAILABLE',
    'DAYS_OF_COVER',
    'MARGIN_PERCENT',
    'OPEN_TICKETS',
    'UNITS_SOLD',
  ],
);

const withinBrands = {
  name: text(['German', 'American', 'From nowhere']),
  email: text(['both@example.com', ' ALONE@example.com', 'nowhere@example.com']).filter(
    (asked) => !('isNull' in asked),
  ),
  country: text(['DE', 'AT', 'US']),
  boughtSku: text(['BAC-0001', 'JKT-0001', 'TEN-0002', 'NOBODY']).filter((asked) => !('isNull' in asked)),
  boughtCategory: text(['Tents', 'Jackets']).filter((asked) => !('isNull' in asked)),
  openTickets: number([0, 1, 2]),
  csatPercent: number([50, 80]),
  lateInTransit: number([0, 1]),
  returnsPercent: number([0, 5, 20]),
};

export const customerFilters = cases(
  'Customer',
  'number',
  {
    ...withinBrands,
    segment: text(['CHAMPIONS', 'LOYAL', 'PROSPECTS']),
    orders: number([0, 1, 4]),
    daysSinceLastOrder: number([5, 30, 200]),
    lifetimeValue: number([0, 500]).map((asked) =>
      JSON.parse(JSON.stringify(asked, (_, v) => (typeof v === 'number' ? String(v) : v))),
    ),
  },
  ['NUMBER', 'NAME', 'LIFETIME_VALUE', 'ORDERS', 'RETURNS_PERCENT', 'OPEN_TICKETS', 'LATE_IN_TRANSIT'],
);

/** By what a caller may ask who is restricted to brands. */
export const customerFiltersWithinBrands = cases('Customer', 'number', withinBrands, [
  'NUMBER',
  'NAME',
  'RETURNS_PERCENT',
  'OPEN_TICKETS',
  'LATE_IN_TRANSIT',
]);
