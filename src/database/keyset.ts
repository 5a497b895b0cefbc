import {
  sql,
  type AliasedRawBuilder,
  type Compilable,
  type Kysely,
  type RawBuilder,
  type SqlBool,
} from 'kysely';
import { channel } from 'node:diagnostics_channel';
import type { SourceName } from '../kernel/source-name.ts';
import type { CursorColumns, Position } from '../kernel/cursor.ts';
import type { PageRequest } from '../kernel/page.ts';
import { isNamed, statementsOf, type Statement, type StatementOptions } from './statement.ts';
import type { Table } from './table.ts';

/** One step of a list's order. The last step of an order must tell every row from every other. */
export interface OrderStep {
  /** The column, with its table's alias where the statement has one: `p.name`. */
  readonly column: string;
  readonly type:
    'text' | 'bigint' | 'integer' | 'numeric' | 'double precision' | 'boolean' | 'date' | 'timestamptz';
  readonly direction: 'asc' | 'desc';
  /** On any step but the last: rows without a value come last, whichever the direction. */
  readonly nullable?: boolean;
}

export interface ListOrder {
  /** Part of each cursor and of the statement's name: a cursor of one order does not fit another. */
  readonly name: string;
  /** One to three; of two, only the first may be nullable. */
  readonly steps: readonly [...OrderStep[], OrderStep];
}

export interface PageParameters {
  readonly limit: number;
  readonly after0: string | null;
  readonly after1: string | null;
  readonly before0: string | null;
  readonly before1: string | null;
  readonly after2?: string | null;
  readonly before2?: string | null;
}

/** The pieces that a paged statement puts in place. */
export interface KeysetClauses {
  readonly cursor: readonly [
    AliasedRawBuilder<string | null, 'cursor_0'>,
    AliasedRawBuilder<string | null, 'cursor_1'>,
  ];
  /** Of an order of three steps. */
  readonly lastCursor: AliasedRawBuilder<string | null, 'cursor_2'> | null;
  readonly within: RawBuilder<SqlBool>;
  readonly order: RawBuilder<unknown>;
  /**
   * The same for rows whose first value is known and for those where it is not: a long list with many of both is read
   * part by part, for no index serves an order with its unknowns last both ways.
   */
  readonly known: ListPart;
  readonly unknown: ListPart;
}

export interface ListPart {
  readonly within: RawBuilder<SqlBool>;
  readonly order: RawBuilder<unknown>;
}

const flip = (step: OrderStep): OrderStep => ({
  ...step,
  direction: step.direction === 'asc' ? 'desc' : 'asc',
});

/** A bound of a page on rows whose first value is known, and on the others. */
interface Bound {
  readonly known: RawBuilder<SqlBool>;
  readonly unknown: RawBuilder<SqlBool>;
}

const all = sql<SqlBool>`true`;
const none = sql<SqlBool>`false`;

/** True for rows strictly behind a position, where `firstIsNull` tells whether its first value is null. */
function behind(
  steps: readonly OrderStep[],
  values: readonly RawBuilder<unknown>[],
  reversed: boolean,
  firstIsNull: boolean,
): Bound {
  const [main, tie] = steps as [OrderStep, OrderStep?];
  const further = (step: OrderStep, orEqual = '') =>
    sql.raw(((step.direction === 'asc') !== reversed ? '>' : '<') + orEqual);
  const column = sql.ref(main.column);
  if (!tie) return { known: sql<SqlBool>`${column} ${further(main)} ${values[0]}`, unknown: none };
  const tieFurther = sql<SqlBool>`${sql.ref(tie.column)} ${further(tie)} ${values[1]}`;
  // Nulls are last, so they lie behind every value and, seen backwards, before none.
  if (firstIsNull) return { known: reversed ? all : none, unknown: tieFurther };
  return {
    unknown: reversed ? none : all,
    known:
      main.direction === tie.direction
        ? sql<SqlBool>`(${column}, ${sql.ref(tie.column)}) ${further(main)} (${values[0]}, ${values[1]})`
        : // The first condition follows from the rest; it is what an index can start from.
          sql<SqlBool>`(${column} ${further(main, '=')} ${values[0]} and (${column} ${further(main)} ${values[0]} or ${tieFurther}))`,
  };
}

/** The same of any number of steps, of which any may be null: behind at one step, and equal at those before it. */
function behindInTurn(
  [step, ...others]: readonly OrderStep[],
  [value, ...values]: readonly RawBuilder<unknown>[],
  [isNull, ...areNull]: readonly boolean[],
  reversed: boolean,
): RawBuilder<SqlBool> {
  if (!step) return none;
  const column = sql.ref(step.column);
  const beyond = sql<SqlBool>`${column} ${sql.raw((step.direction === 'asc') !== reversed ? '>' : '<')} ${value}`;
  const orNull = step.nullable && !reversed ? sql<SqlBool>`(${beyond} or ${column} is null)` : beyond;
  const further = isNull ? (reversed ? sql<SqlBool>`${column} is not null` : none) : orNull;
  if (others.length === 0) return further;
  const equal = isNull ? sql<SqlBool>`${column} is null` : sql<SqlBool>`${column} = ${value}`;
  return sql<SqlBool>`(${further} or (${equal} and ${behindInTurn(others, values, areNull, reversed)}))`;
}

const allOf = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : all;

export function keysetClauses(
  order: ListOrder,
  page: PageRequest,
  parameters: PageParameters,
): KeysetClauses {
  const { steps } = order;
  const bound = (position: Position | null, given: readonly unknown[], reversed: boolean): Bound | null => {
    if (!position) return null;
    const values = steps.map((step, index) => sql`cast(${given[index]} as ${sql.raw(step.type)})`);
    if (steps.length < 3) return behind(steps, values, reversed, position[0] === null);
    const areNull = position.map((value) => value === null);
    const further = behindInTurn(steps, values, areNull, reversed);
    return { known: further, unknown: further };
  };
  const { after0, after1, after2, before0, before1, before2 } = parameters;
  const bounds = [
    bound(page.after, [after0, after1, after2], false),
    bound(page.before, [before0, before1, before2], true),
  ].filter((clause) => clause !== null);
  const first = sql.ref(steps[0].column);
  const key = steps[2] ?? steps[1] ?? steps[0];
  const named = key.type === 'text' ? [isNamed(sql.ref(key.column))] : [];
  const within = {
    known: sql<SqlBool>`(${first} is not null and ${allOf([...named, ...bounds.map(({ known }) => known)])})`,
    unknown: sql<SqlBool>`(${first} is null and ${allOf([...named, ...bounds.map(({ unknown }) => unknown)])})`,
  };
  const walked = page.backwards ? steps.map(flip) : steps;
  return {
    cursor: [
      sql<string | null>`${first}::text`.as('cursor_0'),
      (steps[1] ? sql<string | null>`${sql.ref(steps[1].column)}::text` : sql<string | null>`null::text`).as(
        'cursor_1',
      ),
    ],
    lastCursor: steps[2] ? sql<string | null>`${sql.ref(steps[2].column)}::text`.as('cursor_2') : null,
    within:
      steps[0].nullable && steps.length < 3
        ? sql<SqlBool>`(${within.known} or ${within.unknown})`
        : allOf([...named, ...bounds.map(({ known }) => known)]),
    order: inOrder(walked, page.backwards ? ' nulls first' : ' nulls last'),
    known: { within: within.known, order: inOrder(walked, '') },
    unknown: { within: within.unknown, order: inOrder(walked.slice(1), '') },
  };
}

const inOrder = (steps: readonly OrderStep[], nulls: string) =>
  sql.join(
    steps.map(
      (step) => sql`${sql.ref(step.column)} ${sql.raw(step.direction + (step.nullable ? nulls : ''))}`,
    ),
  );

/** Cursors of one shape share a statement: which bounds there are and whether their first value is null. */
export const pageShape = ({ backwards, after, before }: PageRequest): string => {
  const bound = (position: Position | null) =>
    position ? (position[0] === null ? 'null' : 'value') : 'open';
  return `${backwards ? 'back' : 'on'}_${bound(after)}_${bound(before)}`;
};

const firstPage: PageRequest = { size: 1, after: null, before: null, backwards: false };

/** A paged statement, for whoever prints every shape of it. */
export interface RegisteredList {
  readonly orders: readonly ListOrder[];
  of(order: ListOrder, page: PageRequest): Statement<never, unknown>;
}

/** Told of each paged statement that is made. */
export const registeredLists = channel('opsgraph.lists');

/**
 * A statement that reads a list a page at a time by keyset: its cost does not grow with the distance from the start,
 * and rows inserted meanwhile shift nothing. One text for each order and shape of page, compiled when first used.
 */
export function pagedStatementsOf<Tables>(source: SourceName, tables: Readonly<Record<string, Table>>) {
  const statement = statementsOf<Tables>(source, tables);
  return function paged<Parameters extends PageParameters, Row extends CursorColumns>(
    name: string,
    orders: readonly [ListOrder, ...ListOrder[]],
    build: (db: Kysely<Tables>, parameters: Parameters, keyset: KeysetClauses) => Compilable<Row>,
    options: Readonly<Partial<Record<'keyed' | 'told', Readonly<Record<string, string>>>>> = {},
  ) {
    const compiled = new Map<string, Statement<Parameters, Row>>();
    const compile = (key: string, order: ListOrder, page: PageRequest) =>
      statement<Parameters, Row>(
        key,
        (db, parameters) => build(db, parameters, keysetClauses(order, page, parameters)),
        options as StatementOptions<Parameters, Row>,
      );
    const of = (order: ListOrder, page: PageRequest): Statement<Parameters, Row> => {
      const key = `${name}_${order.name}_${pageShape(page)}`;
      let made = compiled.get(key);
      if (!made) {
        if (!orders.includes(order)) throw new TypeError(`${source}.${name} has no order ${order.name}`);
        compiled.set(key, (made = compile(key, order, page)));
      }
      return made;
    };
    // A fragment that is refused is refused at start.
    of(orders[0], firstPage);
    registeredLists.publish({ orders, of } satisfies RegisteredList);
    return of;
  };
}

/** The parameters of a paged statement: one row more than the page, to know whether there is a next one. */
export const pageParameters = ({ size, after, before }: PageRequest): PageParameters => ({
  limit: size + 1,
  after0: after?.[0] ?? null,
  after1: after?.[1] ?? null,
  before0: before?.[0] ?? null,
  before1: before?.[1] ?? null,
  after2: after?.[2] ?? null,
  before2: before?.[2] ?? null,
});
