import { sql } from 'kysely';
import type { CursorColumns } from '../kernel/cursor.ts';
import type { PageRequest } from '../kernel/page.ts';
import type { FigureUse, Aggregate, Grouping, RowImport } from './condition.ts';
import { keysetClauses, pageParameters, type OrderStep } from '../database/keyset.ts';
import { figureOf, type Catalogue } from './catalogue.ts';
import { joined } from './lists.ts';
import type { MatchingText } from './text.ts';

/** A plan as Postgres explains it. */
export interface PlanRow {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { 'Plan Rows': number; 'Total Cost': number } }];
}

interface PagedKeyRow extends CursorColumns {
  readonly key: string;
}

/** How many match in all, with each row of a page; a page without rows has one row that says only this. */
type CountedRow = { readonly total: number } & (
  PagedKeyRow | { readonly key: null; readonly cursor_0: null; readonly cursor_1: null }
);

/** What a list is ordered by: a figure's value, or the key alone; then another's. */
export interface OrderOf {
  readonly name: string;
  readonly use: FigureUse | null;
  readonly direction: 'asc' | 'desc';
  readonly tie?: 'asc' | 'desc';
  readonly second?: { readonly use: FigureUse; readonly direction: 'asc' | 'desc' };
}

/** The figures that it is ordered by, in turn. */
export const valuesOf = ({ use, direction, second }: OrderOf) => [
  ...(use ? [{ use, direction }] : []),
  ...(second ? [second] : []),
];

/** The keys that match, as one text: one more than `limit` tells that there are more. */
export const keysSql = (text: MatchingText, limit: number) => {
  const found = sql`${text.select()} limit ${limit + 1}`;
  return sql<{
    readonly count: number;
    readonly keys: string | null;
  }>`select count(*) as count, ${joined(sql`key`)} as keys from (${found}) as found`;
};

export const countSql = (text: MatchingText) =>
  sql<{ readonly count: number }>`select count(*) as count from (${text.select()}) as found`;

/** How many keys Postgres expects to match, by its statistics. */
export const estimateSql = (text: MatchingText) => sql<PlanRow>`explain (format json) ${text.select()}`;

/** How many rows of a relation Postgres expects. */
export const estimateRowsSql = (text: MatchingText, need: RowImport) =>
  sql<PlanRow>`explain (format json) ${text.rows(need)}`;

const orderColumns = ['value', 'second_value'] as const;

function pageParts(text: MatchingText, order: OrderOf, page: PageRequest) {
  const { name, direction, tie = direction } = order;
  const parameters = pageParameters(page);
  const values = valuesOf(order).map(({ use, direction }, place) => ({
    use,
    step: { ...text.ordered(use), direction, column: orderColumns[place] ?? '' } satisfies OrderStep,
  }));
  const key: OrderStep = { column: 'key', type: 'text', direction: tie };
  const keyset = keysetClauses({ name, steps: [...values.map(({ step }) => step), key] }, page, parameters);
  const columns = values.map(({ use, step }) => sql`, ${text.value(use)} as ${sql.raw(step.column)}`);
  const found = text.select(() => sql.join(columns, sql``));
  const rows = sql`from found where ${keyset.within} order by ${keyset.order} limit ${parameters.limit}`;
  const cursor = sql.join([...keyset.cursor, ...(keyset.lastCursor ? [keyset.lastCursor] : [])]);
  return { found, cursor, rows, order: keyset.order };
}

export function pageSql(...parts: Parameters<typeof pageParts>) {
  const { found, cursor, rows } = pageParts(...parts);
  return sql<PagedKeyRow>`with found as (${found}) select key, ${cursor} ${rows}`;
}

/**
 * A page, and how many match in all: what has to be worked out for both is worked out once. What one table tells is
 * counted there, and the page goes by an index.
 */
export function countedPageSql(...parts: Parameters<typeof pageParts>) {
  const { found, cursor, rows, order } = pageParts(...parts);
  const how = sql.raw(parts[0].isPlain ? 'not materialized' : 'materialized');
  return sql<CountedRow>`with found as ${how} (${found}), page as (select * ${rows}) select key, ${cursor}, total from (select count(*) as total from found) as counted left join page on true order by ${order}`;
}

export function sumsSql<Name extends string>(text: MatchingText, sums: Readonly<Record<Name, Aggregate>>) {
  type SelectedRow = { readonly count: number } & Readonly<Record<Name, string | number | Date | null>>;
  const named = Object.entries<Aggregate>(sums).map(([name, aggregate]) => ({
    name: sql.ref(name),
    ...aggregate,
  }));
  const values = named.map(({ name, use }) => sql`, ${text.value(use)} as ${name}`);
  const totals = named.map(({ name, aggregate }) => sql`, ${sql.raw(aggregate)}(${name}) as ${name}`);
  const found = text.select(() => sql.join(values, sql``));
  return sql<SelectedRow>`select count(*) as count${sql.join(totals, sql``)} from (${found}) as found`;
}

export function groupsSql(text: MatchingText, { use, unknown, limit }: Grouping) {
  type SelectedRow = { readonly value: string; readonly count: number; readonly total: number };
  // An empty text tells nothing either.
  const found = text.select(() => sql`, coalesce(nullif(${text.value(use)}::text, ''), ${unknown}) as value`);
  return sql<SelectedRow>`select value, count(*) as count, (sum(count(*)) over ())::bigint as total from (${found}) as found group by value order by count desc, value limit ${limit}`;
}

/** What figures say of each key, in columns that are named by `columnOf`. */
export function valuesSql(text: MatchingText, uses: readonly FigureUse[], catalogue: Catalogue) {
  const columns = uses.flatMap((use, place) => {
    const { shown } = figureOf(catalogue, use.figure);
    if (!shown) return [sql`, ${text.value(use)} as ${sql.ref(columnOf(place))}`];
    return Object.entries(shown).map(
      ([name, column]) => sql`, ${text.shown(use, column)} as ${sql.ref(columnOf(place, name))}`,
    );
  });
  return sql<Readonly<Record<string, unknown>>>`${text.select(() => sql.join(columns, sql``))}`;
}

/** The column of the figure in this place, or of a part of what it shows. */
export const columnOf = (place: number, part?: string): string => `v${place}${part ? `_${part}` : ''}`;

/**
 * A relation's rows for another source, as one row: how many there are, and each column as one text. One more than
 * `limit` tells that there are more.
 */
export function rowsSql(text: MatchingText, need: RowImport, limit: number) {
  const lists = need.columns.map(
    (column, place) => sql`${joined(sql.ref(column))} as ${sql.ref(columnOf(place))}`,
  );
  return sql<
    Readonly<Record<string, unknown>>
  >`select count(*) as count, ${sql.join(lists)} from (${text.rows(need)} limit ${limit + 1}) as found`;
}

/** A figure's known values for another source, as one row. */
export function toldSql(text: MatchingText, use: FigureUse, limit: number) {
  const told = sql`select key, value from (${text.select(() => sql`, ${text.value(use)} as value`)}) as valued`;
  return sql<{
    readonly count: number;
    readonly keys: string | null;
    readonly values: string | null;
  }>`select count(*) as count, ${joined(sql`key`)} as keys, ${joined(sql`value`)} as values from (${told} where value is not null limit ${limit + 1}) as found`;
}

/** The same rows as they are, in texts, for the keys of a page. */
export function pageRowsSql(text: MatchingText, need: RowImport, limit: number) {
  const columns = need.columns.map((column) => sql`${sql.ref(column)}::text as ${sql.ref(column)}`);
  return sql<
    Readonly<Record<string, string | null>>
  >`select ${sql.join(columns)} from (${text.rows(need)} limit ${limit + 1}) as found`;
}
