import { sql, type Kysely } from 'kysely';
import type { KeysetClauses, ListOrder, ListPart, PageParameters } from '../../../database/keyset.ts';
import { anyOf, keyList } from '../../../database/statement.ts';
import type { CustomerSegment, SalesTables } from '../tables.ts';
import { customerColumns } from './customers.ts';
import { paged, statement } from './statements.ts';

export type NumberOrder = 'NUMBER_ASC' | 'NUMBER_DESC';
export type ValueOrder = 'LIFETIME_VALUE_ASC' | 'LIFETIME_VALUE_DESC';

export const customerOrders = {
  NUMBER_ASC: {
    name: 'number_asc',
    steps: [{ column: 'number', type: 'text', direction: 'asc' }],
  },
  NUMBER_DESC: {
    name: 'number_desc',
    steps: [{ column: 'number', type: 'text', direction: 'desc' }],
  },
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
} satisfies Record<NumberOrder | ValueOrder, ListOrder>;

const byValue = [customerOrders.LIFETIME_VALUE_ASC, customerOrders.LIFETIME_VALUE_DESC] as const;

/** The same lists by the summaries' own column, so that their index is where a page begins. */
export const summaryOrders = {
  NUMBER_ASC: {
    name: 'number_asc',
    steps: [{ column: 's.customer_number', type: 'text', direction: 'asc' }],
  },
  NUMBER_DESC: {
    name: 'number_desc',
    steps: [{ column: 's.customer_number', type: 'text', direction: 'desc' }],
  },
} satisfies Record<NumberOrder, ListOrder>;

interface InSegments {
  readonly segments: readonly CustomerSegment[];
}

export const customersByNumberPage = paged(
  'customer_page',
  [customerOrders.NUMBER_ASC, customerOrders.NUMBER_DESC],
  (db, p: PageParameters, keyset) =>
    db
      .selectFrom('customers')
      .select([...customerColumns, ...keyset.cursor])
      .where(keyset.within)
      .orderBy(keyset.order)
      .limit(p.limit),
);

/** The limit within keeps Postgres from walking all customers beside the summaries. */
export const customersInSegmentsPage = paged(
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
          .where('consent_profiling', '=', true)
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
export const customersByValuePage = paged(
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
export const customersInSegmentsByValuePage = paged(
  'customers_valued_in_segments',
  byValue,
  (db, p: PageParameters & InSegments, { known, unknown, cursor, order }) => {
    const part = (rows: ListPart) =>
      withValue(db, rows, p.limit, cursor)
        .where('s.segment', '=', sql.ref<CustomerSegment>('asked.key'))
        .where('customers.consent_profiling', '=', true);
    return db
      .selectFrom(keyList(p.segments, 'asked'))
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

export const customerCount = statement('customer_count', (db) =>
  db.selectFrom('customers').select(({ fn }) => fn.countAll<number>().as('customers')),
);

export const customerCountInSegments = statement('customer_count_in_segments', (db, p: InSegments) =>
  db
    .selectFrom('customers')
    .innerJoin('customer_summaries as s', 's.customer_number', 'customers.number')
    .select(({ fn }) => fn.countAll<number>().as('customers'))
    .where('s.segment', '=', anyOf(p.segments))
    .where('customers.consent_profiling', '=', true),
);
