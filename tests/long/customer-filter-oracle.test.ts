import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { fillWithCustomers, pools } from '../support/filters/customer-world.ts';
import {
  oracleCondition,
  orderColumns,
  prepareOracle,
  type OracleFilter,
} from '../support/filters/customer-oracle.ts';
import { reportingBy } from '../support/reporting-calendar.ts';
import { singleDatabase } from '../support/filters/single-database.ts';

/** Random customer filters over five databases, held against one SQL over a single one with the same rows. */
const seed = 20261120;
const cases = 400;

reportingBy({ timeZone: 'America/Los_Angeles' });

let world: OwnWorld;
let single: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  [world, single] = await Promise.all([ownWorld(), singleDatabase()]);
  await fillWithCustomers(world, single);
  await prepareOracle(single);
  graph = await openGraph(world.urls, new Date('2026-11-20T12:00:00Z'));
});

afterAll(async () => {
  await graph.close();
  await world.drop();
  await single.drop();
});

const nullness = fc.boolean().map((isNull) => ({ isNull }));
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const listOf = <T>(values: readonly T[]) => fc.array(oneOf(values), { maxLength: 3 });

/** Each operator that a value kind has, with operands that lie on and between what the rows hold. */
const word = (values: readonly string[]) =>
  fc.oneof(fc.record({ eq: oneOf(values) }), fc.record({ in: listOf(values) }), nullness);
const text = (values: readonly string[]) =>
  fc.oneof(
    word(values),
    fc.record({ contains: oneOf(['or', 'N', 'e']) }),
    fc.record({ startsWith: oneOf(['n', 'So', 'u']) }),
    fc.record({ startsWith: oneOf(['n', 'd']), contains: oneOf(['e', 'r']) }),
  );
const ordered = <T>(values: readonly T[]) =>
  fc.oneof(
    fc.record({ eq: oneOf(values) }),
    fc.record({ in: listOf(values) }),
    fc.oneof(
      ...(['lt', 'lte', 'gt', 'gte'] as const).map((sign) =>
        oneOf(values).map((value) => ({ [sign]: value })),
      ),
    ),
    fc.constant({ gte: values[0]!, lte: values.at(-1)! }),
    nullness,
  );
const counts = ordered([0, 1, 2, 3]);
const amounts = ordered(['0', '0.05', '99.995', '249.99', '250.00', '250.01']);
const consents = ['EMAIL', 'SMS', 'POST', 'PROFILING'];
const anyOf = (values: readonly string[]) =>
  fc.oneof(fc.record({ eq: oneOf(values) }), fc.record({ in: listOf(values) }));

const figures: Readonly<Record<string, fc.Arbitrary<object>>> = {
  number: fc.oneof(
    fc.record({ startsWith: oneOf(['c1', 'C2', 'X']) }),
    fc.record({ in: listOf(['C1', 'C7', 'C99', 'X']) }),
  ),
  name: text(pools.names),
  email: anyOf([
    'c3@example.com',
    ' C3@EXAMPLE.com ',
    'C7@example.com',
    'c40@example.com',
    '',
    '  ',
    'nobody',
  ]),
  country: text(pools.countries),
  region: text(pools.regions),
  city: text(pools.cities),
  ageBand: word(pools.ageBands),
  acquisitionChannel: text(pools.channels),
  updatedAt: ordered(['2026-11-01T00:00:00Z', '2026-11-01T23:59:59.999Z', '2026-11-20T00:00:00Z']),
  consent: fc.oneof(fc.record({ has: oneOf(consents) }), fc.record({ hasNot: oneOf(consents) })),
  segment: word(pools.segments),
  lifetimeValue: amounts,
  averageOrderValue: amounts,
  orders: counts,
  lastOrderedAt: ordered(['2026-11-01T00:00:00Z', '2026-11-01T23:59:59.999Z', '2026-11-02T00:00:00.001Z']),
  lastOrderedOn: ordered(['2026-10-31', '2026-11-01', '2026-11-02']),
  boughtSku: anyOf([...pools.skus, 'SKU-GONE']),
  boughtCategory: anyOf([...pools.categories, 'Boats']),
  openTickets: counts,
  csatPercent: ordered([0, 33, 50, 66.7, 100]),
  lateInTransit: counts,
  daysSinceLastOrder: ordered([0, 18, 19, 20, 400]),
  returnsPercent: ordered([0, 25, 40, 50, 100, 150]),
};

const leaf: fc.Arbitrary<OracleFilter> = fc.oneof(
  ...Object.entries(figures).map(([name, asked]) => asked.map((value) => ({ [name]: value }))),
);
const { filter } = fc.letrec<{ filter: OracleFilter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })) },
    { weight: 2, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })) },
    { weight: 2, arbitrary: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })) },
    { weight: 2, arbitrary: tie('filter').map((not) => ({ not })) },
    { weight: 1, arbitrary: fc.constant({}) },
  ),
}));

const question = fc.record({
  filter,
  field: oneOf(Object.keys(orderColumns)),
  direction: oneOf(['ASC', 'DESC']),
  size: fc.integer({ min: 1, max: 60 }),
  backwards: fc.boolean(),
  by: oneOf(['COUNTRY', 'REGION', 'AGE_BAND', 'GENDER', 'SEGMENT', 'ACQUISITION_CHANNEL']),
});
type RandomQuery = typeof question extends fc.Arbitrary<infer T> ? T : never;

const document = `query (
  $filter: CustomerFilter!, $orderBy: CustomerOrder, $by: AudienceDimension!, $every: Boolean!
  $first: Int, $after: String, $last: Int, $before: String
) {
  customers(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount @include(if: $every)
    nodes { number }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
  audience(filter: $filter) @include(if: $every) {
    size lifetimeValue { amount currency } summarizedAt
    breakdown(by: $by, first: 500) { key size sharePercent }
    customers(first: 500) { nodes { number } }
  }
}`;

/** The whole list, page by page, with what the first answer said beside. */
async function walk({ filter, field, direction, size, backwards, by }: RandomQuery) {
  const numbers: string[] = [];
  let cursor: string | null = null;
  let first: Record<string, any> | undefined; // oxlint-disable-line typescript/no-explicit-any -- as in Answer
  for (let pages = 0; ; pages++) {
    const page = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { data, errors } = await graph.query(document, {
      filter,
      by,
      every: pages === 0,
      orderBy: { field, direction },
      ...page,
    });
    expect(errors).toBeUndefined();
    first ??= data;
    const { nodes, pageInfo } = data.customers;
    const found = nodes.map((node: { number: string }) => node.number);
    numbers.splice(backwards ? 0 : numbers.length, 0, ...found);
    const more: boolean = backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    if (more) expect(found).toHaveLength(size);
    if (!more || pages === 2) return { numbers, complete: !more, first: first! };
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
  }
}

interface Fact {
  number: string;
  country: string | null;
  region: string | null;
  ageBand: string | null;
  gender: string | null;
  segment: string | null;
  acquisitionChannel: string | null;
  PROFILING: boolean;
  lifetime_value_minor: string | null;
  summarizedAt: Date | null;
}

const factOf: Readonly<Record<string, keyof Fact>> = {
  COUNTRY: 'country',
  REGION: 'region',
  AGE_BAND: 'ageBand',
  GENDER: 'gender',
  SEGMENT: 'segment',
  ACQUISITION_CHANNEL: 'acquisitionChannel',
};

function expectedAudience(members: readonly Fact[], by: string) {
  const groups = Map.groupBy(members, (member) => String(member[factOf[by]!] ?? 'unknown'));
  const summarized = members.filter(({ summarizedAt }) => summarizedAt);
  const values = summarized.map(({ lifetime_value_minor }) => lifetime_value_minor);
  const isKnown = members.length === 0 || (values.length > 0 && !values.includes(null));
  const cents = values.reduce((sum, value) => sum + Number(value), 0);
  return {
    size: members.length,
    lifetimeValue: isKnown ? { amount: (cents / 100).toFixed(2), currency: 'USD' } : null,
    summarizedAt: summarized.map(({ summarizedAt }) => summarizedAt!.toISOString()).toSorted()[0] ?? null,
    groups: Object.fromEntries([...groups].map(([key, { length }]) => [key, length])),
    numbers: members.map(({ number }) => number).toSorted(),
  };
}

test(`${cases} random filters, orders, pages and audiences answer as one SQL statement does (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { filter, field, direction, backwards, by } = asked;
      // Equal values stand in the order of the index that lists without a filter are read by.
      const tie = (field === 'LIFETIME_VALUE') === (direction === 'ASC') ? 'DESC' : 'ASC';
      const facts = await single.sql<Fact>(
        'sales',
        `select * from facts where ${oracleCondition(filter)}
         order by ${orderColumns[field]} ${direction} nulls last, number ${tie}`,
      );
      const expected = facts.map(({ number }) => number);
      const { numbers, complete, first } = await walk(asked);
      const pageful = backwards
        ? expected.slice(-numbers.length || expected.length)
        : expected.slice(0, numbers.length);
      expect(numbers).toEqual(complete ? expected : pageful);
      expect(first.customers.totalCount).toBe(expected.length);

      const { breakdown, customers, ...figures } = first.audience;
      const {
        groups,
        numbers: members,
        ...sums
      } = expectedAudience(
        facts.filter(({ PROFILING }) => PROFILING),
        by,
      );
      expect(figures).toEqual(sums);
      expect(
        Object.fromEntries(breakdown.map(({ key, size }: { key: string; size: number }) => [key, size])),
      ).toEqual(groups);
      expect(customers.nodes.map(({ number }: { number: string }) => number).toSorted()).toEqual(members);
      for (const { size, sharePercent } of breakdown)
        expect(sharePercent).toBeCloseTo((size / sums.size) * 100, 9);
    }),
    { numRuns: cases, seed },
  );
}, 240_000);
