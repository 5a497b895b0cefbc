import fc, { type Arbitrary } from 'fast-check';
import {
  fieldsOf,
  orderFields,
  places,
  type Filter,
  type Order,
  type ProductValues,
} from './product-oracle.ts';

export interface Case {
  readonly filter: Filter;
  readonly orderBy: Order;
  readonly thenBy: Order | null;
  readonly size: number;
  readonly backwards: boolean;
}

const stages = ['INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE'];

/** Cases over values that are there, so that bounds are hit exactly, and over some that are not. */
export function productCases(values: readonly ProductValues[]): Arbitrary<Case> {
  const seen = (field: string) => [
    ...new Set(values.map((row) => row[field]).filter((value) => value !== null && value !== undefined)),
  ];
  const isNull = fc.record({ isNull: fc.boolean() });

  const ordered = <T>(value: Arbitrary<T>, less: (a: T, b: T) => boolean) =>
    fc.oneof(
      ...['eq', 'lt', 'lte', 'gt', 'gte'].map((operator) =>
        value.map((operand) => ({ [operator]: operand })),
      ),
      fc.array(value, { maxLength: 4 }).map((list) => ({ in: list })),
      fc.tuple(value, value).map(([a, b]) => (less(a, b) ? { gte: a, lt: b } : { gte: b, lte: a })),
      isNull,
      fc.constantFrom({}, { eq: null }, null),
    );

  const text = (field: string) => {
    const value = fc.oneof(
      fc.constantFrom(...(seen(field) as string[])),
      fc.constantFrom('', 'zzz', '%', 'Ä'),
    );
    const piece = value.chain((whole) =>
      fc
        .tuple(fc.nat(Math.max(0, whole.length - 1)), fc.integer({ min: 1, max: 5 }), fc.boolean())
        .map(([from, length, upper]) => {
          const part = whole.slice(from, from + length);
          return upper ? part.toUpperCase() : part.toLowerCase();
        }),
    );
    return fc.oneof(
      { weight: 3, arbitrary: ordered(value, (a, b) => a < b) },
      { weight: 1, arbitrary: piece.map((contains) => ({ contains })) },
      { weight: 1, arbitrary: piece.map((startsWith) => ({ startsWith })) },
    );
  };
  const day = (field: string) =>
    ordered(
      fc.oneof(
        fc.constantFrom(...(seen(field) as string[])),
        fc.constantFrom('2020-02-29', '2026-11-20', '2031-01-01'),
      ),
      (a, b) => a < b,
    );
  const instant = (field: string) =>
    ordered(
      fc.oneof(
        fc.constantFrom(...(seen(field) as string[])),
        fc.constantFrom('2020-02-29T00:00:00.000Z', '2031-01-01T23:59:59.999Z'),
      ),
      (a, b) => a < b,
    );
  const number = (field: string, other: Arbitrary<number>) =>
    ordered(
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...(seen(field) as number[])) }, other),
      (a, b) => a < b,
    );
  const amount = (field: string) =>
    ordered(
      fc.oneof(
        fc.constantFrom(...seen(field).map((value) => Number(value).toFixed(2))),
        fc.constantFrom('0', '99.99', '100.005', '-1'),
      ),
      (a, b) => Number(a) < Number(b),
    );
  const sold = number('unitsSold', fc.nat(200)).chain((comparison) =>
    fc
      .constantFrom(undefined, { days: 90 }, { weeks: 2 }, { days: 14 }, { months: 12 })
      .map((last) => (comparison && last ? { ...comparison, last } : comparison)),
  );

  const field = fc.oneof(
    ...fieldsOf('TextFilter').map((name) => text(name).map((asked) => ({ [name]: asked }))),
    ...fieldsOf('IntFilter').map((name) =>
      number(name, fc.integer({ min: -10, max: 300 })).map((asked) => ({ [name]: asked })),
    ),
    ...fieldsOf('FloatFilter').map((name) =>
      number(name, fc.integer({ min: -20, max: 150 })).map((asked) => ({ [name]: asked })),
    ),
    ...fieldsOf('AmountFilter').map((name) => amount(name).map((asked) => ({ [name]: asked }))),
    ...fieldsOf('BooleanFilter').map((name) =>
      fc.oneof(fc.record({ eq: fc.boolean() }), isNull).map((asked) => ({ [name]: asked })),
    ),
    fc
      .oneof(fc.record({ eq: fc.constantFrom(...stages) }), fc.record({ in: fc.subarray(stages) }), isNull)
      .map((lifecycleStage) => ({ lifecycleStage })),
    ...fieldsOf('DateFilter').map((name) => day(name).map((asked) => ({ [name]: asked }))),
    ...fieldsOf('DateTimeFilter').map((name) => instant(name).map((asked) => ({ [name]: asked }))),
    sold.map((unitsSold) => ({ unitsSold })),
  );

  const place = fc.constantFrom(undefined, null, ...Object.values(places));
  const fields = fc
    .tuple(fc.array(field, { maxLength: 2 }), place)
    .map(([several, where]): Filter =>
      Object.assign({}, ...several, where === undefined ? {} : { in: where }),
    );
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fields,
      fc
        .tuple(fields, fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
        .map(([own, and]) => ({ ...own, and })),
      fc
        .tuple(fields, fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
        .map(([own, or]) => ({ ...own, or })),
      fc.tuple(fields, tie('filter')).map(([own, not]) => ({ ...own, not })),
      fc
        .tuple(tie('filter'), tie('filter'), tie('filter'))
        .map(([a, b, not]): Filter => ({ and: [a], or: [a, b], not })),
    ),
  }));

  const order = fc.record({
    field: fc.constantFrom(...orderFields),
    direction: fc.constantFrom('ASC', 'DESC'),
    in: place.map((where) => where ?? null),
  });
  const orders = fc
    .tuple(order, fc.option(order))
    .map(([orderBy, thenBy]) => ({ orderBy, thenBy: thenBy?.field === orderBy.field ? null : thenBy }));
  const paged = fc.record({
    filter,
    size: fc.constantFrom(1, 3, 10, 40, 170, 500),
    backwards: fc.boolean(),
  });
  return fc.tuple(paged, orders).map(([one, ordered]) => ({ ...one, ...ordered }));
}
