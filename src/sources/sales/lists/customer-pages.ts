import { sql, type Kysely } from 'kysely';
import {
  pageParameters,
  type KeysetClauses,
  type ListOrder,
  type ListPart,
  type PageParameters,
} from '../../../database/keyset.ts';
import type { Loader } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, isNamed, keyList } from '../../../database/statement.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { paged, statement } from '../statement.ts';
import type { CustomerSegment, SalesTables } from '../tables.ts';
import { allowsProfiling } from '../terms.ts';
import { customerColumns, type CustomerRow } from './customers.ts';

export const customerPageOrders = {
  NUMBER_ASC: { name: 'number_asc', steps: [{ column: 'number', type: 'text', direction: 'asc' }] },
  NUMBER_DESC: { name: 'number_desc', steps: [{ column: 'number', type: 'text', direction: 'desc' }] },
  // One index, read from either end, serves both.
  LIFETIME_VALUE_ASC: {
    name: 'value_asc',
    steps: [
      { column: 'lifetime_value_minor', type: 'bigint', direction: 'asc', nullable: true },
      { column: 'number', type: 'text', direction: 'desc' },
    ],
  },
  LIFETIME_VALUE_DESC: {
    name: 'value_desc',
    steps: [
      { column: 'lifetime_value_minor', type: 'bigint', direction: 'desc', nullable: true },
      { column: 'number', type: 'text', direction: 'asc' },
    ],
  },
} satisfies Record<string, ListOrder>;

const byValue = [customerPageOrders.LIFETIME_VALUE_ASC, customerPageOrders.LIFETIME_VALUE_DESC] as const;

/** The same lists by the summaries' own column, so that their index is where a page begins. */
const summaryOrders = {
  NUMBER_ASC: {
    name: 'number_asc',
    steps: [{ column: 's.customer_number', type: 'text', direction: 'asc' }],
  },
  NUMBER_DESC: {
    name: 'number_desc',
    steps: [{ column: 's.customer_number', type: 'text', direction: 'desc' }],
  },
} satisfies Record<string, ListOrder>;

interface InSegments {
  readonly segments: readonly CustomerSegment[];
}

const customersByNumberPage = paged(
  'customer_page',
  [customerPageOrders.NUMBER_ASC, customerPageOrders.NUMBER_DESC],
  (db, p: PageParameters, keyset) =>
    db
      .selectFrom('customers')
      .select([...customerColumns, ...keyset.cursor])
      .where(keyset.within)
      .orderBy(keyset.order)
      .limit(p.limit),
);

/** The limit within keeps Postgres from walking all customers beside the summaries. */
const customersInSegmentsPage = paged(
  'customer_page_in_segments',
  [summaryOrders.NUMBER_ASC, summaryOrders.NUMBER_DESC],
  (db, p: PageParameters & InSegments, keyset) =>
    db
      .selectFrom('customer_summaries as s')
      .crossJoinLateral((db) =>
        db
          .selectFrom('customers')
          .select(customerColumns)
          .whereRef('customers.number', '=', 's.customer_number')
          .where(allowsProfiling('customers'))
          .limit(sql.lit(1))
          .as('customers'),
      )
      .selectAll('customers')
      .select(keyset.cursor)
      .where('s.segment', '=', anyOf(p.segments))
      .where(keyset.within)
      .orderBy(keyset.order)
      .limit(p.limit),
);

const withValue = (db: Kysely<SalesTables>, part: ListPart, limit: number, cursor: KeysetClauses['cursor']) =>
  db
    .selectFrom('customers')
    .leftJoin('customer_summaries as s', 's.customer_number', 'customers.number')
    .select([...customerColumns, 's.lifetime_value_minor', ...cursor])
    .where(part.within)
    .orderBy(part.order)
    .limit(limit);

/**
 * Customers by value: those with one by the summaries' index, then the others. Going forwards these are only looked for
 * when the page is not full, since finding them takes a walk over all customers.
 */
const customersByValuePage = paged(
  'customers_valued',
  byValue,
  (db, p: PageParameters & { backwards: boolean }, { known, unknown, cursor, order }) =>
    db
      .with('valued', () => withValue(db, known, p.limit, cursor))
      .with('unvalued', () => withValue(db, unknown, p.limit, cursor))
      .selectFrom(({ selectFrom }) =>
        selectFrom('valued')
          .selectAll()
          .unionAll(
            selectFrom('unvalued')
              .selectAll()
              .where(
                sql<boolean>`(${p.backwards}::boolean or (select count(*) from valued) < ${p.limit}::integer)`,
              ),
          )
          .as('customers'),
      )
      .selectAll()
      .orderBy(order)
      .limit(p.limit),
);

/** Each segment's first rows by the summaries' index, and of all these the first. */
const customersInSegmentsByValuePage = paged(
  'customers_valued_in_segments',
  byValue,
  (db, p: PageParameters & InSegments, { known, unknown, cursor, order }) => {
    const part = (rows: ListPart) =>
      withValue(db, rows, p.limit, cursor)
        .where('s.segment', '=', sql.ref<CustomerSegment>('input.key'))
        .where(allowsProfiling('customers'));
    return db
      .selectFrom(keyList(p.segments, 'input'))
      .crossJoinLateral((db) =>
        db
          .selectFrom(part(known).as('valued'))
          .selectAll()
          .unionAll(db.selectFrom(part(unknown).as('unvalued')).selectAll())
          .as('customers'),
      )
      .selectAll('customers')
      .orderBy(order)
      .limit(p.limit);
  },
);

/** Which customers a list holds; null for `segments` asks for all. */
interface CustomerList {
  readonly segments: readonly CustomerSegment[] | null;
  readonly order: keyof typeof customerPageOrders;
}

function customersOf(read: Reader, { segments, order }: CustomerList, page: PageRequest) {
  const parameters = pageParameters(page);
  if (order === 'NUMBER_ASC' || order === 'NUMBER_DESC') {
    return segments
      ? read.optional(customersInSegmentsPage(summaryOrders[order], page), { ...parameters, segments })
      : read(customersByNumberPage(customerPageOrders[order], page), parameters);
  }
  return segments
    ? read.optional(customersInSegmentsByValuePage(customerPageOrders[order], page), {
        ...parameters,
        segments,
      })
    : read.optional(customersByValuePage(customerPageOrders[order], page), {
        ...parameters,
        backwards: page.backwards,
      });
}

/** Null where the list needs summaries and the company keeps none. */
export const customerPage =
  (read: Reader, loaders: { readonly customer: Loader<CustomerNumber, CustomerRow | null> }) =>
  async (list: CustomerList, page: PageRequest) => {
    const found = await customersOf(read, list, page);
    for (const row of found ?? []) loaders.customer.keep(row.number, row);
    return found && toPage(found, page);
  };

const allCustomers = statement('customer_count', (db) =>
  db
    .selectFrom('customers')
    .select(({ fn }) => fn.countAll<number>().as('customers'))
    .where(isNamed(sql.ref('number'))),
);

/** Asks for the summaries without reading them: Postgres leaves out a join that can neither add nor take a row. */
const allValued = statement('customer_count_valued', (db) =>
  db
    .selectFrom('customers')
    .leftJoin('customer_summaries as s', 's.customer_number', 'customers.number')
    .select(({ fn }) => fn.countAll<number>().as('customers'))
    .where(isNamed(sql.ref('customers.number'))),
);

const countInSegments = statement('customer_count_in_segments', (db, p: InSegments) =>
  db
    .selectFrom('customers')
    .innerJoin('customer_summaries as s', 's.customer_number', 'customers.number')
    .select(({ fn }) => fn.countAll<number>().as('customers'))
    .where('s.segment', '=', anyOf(p.segments))
    .where(isNamed(sql.ref('customers.number')))
    .where(allowsProfiling('customers')),
);

/** Null as for a page. */
export const customerCount =
  (read: Reader) =>
  async ({ segments, order }: CustomerList): Promise<number | null> => {
    const rows = await (segments
      ? read.optional(countInSegments, { segments })
      : order === 'NUMBER_ASC' || order === 'NUMBER_DESC'
        ? read(allCustomers, {})
        : read.optional(allValued, {}));
    return rows?.[0]?.customers ?? null;
  };
