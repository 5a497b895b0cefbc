import { sql } from 'kysely';
import type { Reader } from '../database/reader.ts';
import { statementsOf, type Statement } from '../database/statement.ts';
import type { Table } from '../database/table.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Catalogue, Listing } from '../figures/catalogue.ts';
import type { Matcher } from '../figures/matcher.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { Visibility } from './visibility.ts';

/** When figures are reckoned, and in which currency. */
export interface ReckonedOn {
  readonly now: Date;
  readonly today: CalendarDate;
  readonly reportingCurrency: string;
}

type Tables = Readonly<Record<string, Table>>;
/** An infinite instant is no `Date`. */
type NewestEntry = Statement<unknown, { readonly at: Date | number | null }>;

/** What every source tells of itself, src/sources/<source>/index.ts. */
export interface Source {
  readonly name: SourceName;
  readonly tables: Tables;
  /** The newest entry of each table that tells how fresh it is. */
  readonly newestEntries: Readonly<Record<string, NewestEntry>>;
  /** How many rows of each table with a key that callers send back have none that is usable. */
  readonly unnamedRows: Readonly<Record<string, Statement<unknown, { readonly rows: number }>>>;
  /** The one of these tables that tells how fresh all of it is. */
  readonly freshBy: string;
  /** All that is asked of it for one request. */
  readonly reads: (
    whole: Reader,
    visibility: Visibility,
  ) => { readonly productMatcher: (on: ReckonedOn) => Matcher };
  /** The figures that are defined there: of products, and of customers where it knows them. */
  readonly products: Catalogue;
  readonly customers?: Catalogue;
  /** What it lists by itself, such as orders. */
  readonly listings?: Readonly<Record<string, Listing>>;
}

type Fresh<T> = {
  [Name in keyof T]: T[Name] extends { readonly freshness: string } ? Name : never;
}[keyof T] &
  string;

/** How fresh a source is: by each of its tables that tells it, and by the one that speaks for all of it; and which rows have no key. */
export function freshnessOf<const T extends Tables>(source: SourceName, tables: T, freshBy: Fresh<T>) {
  const statement = statementsOf<Record<string, Record<string, unknown>>>(source, tables);
  const newestEntries = Object.entries<Table>(tables).flatMap(([table, { freshness }]) =>
    freshness === undefined ? [] : [[table, newestOf(table, freshness)] as const],
  );
  function newestOf(table: string, column: string): NewestEntry {
    return statement(`newest_${table}`, (db) =>
      db.selectFrom(table).select(sql<Date | null>`max(${sql.ref(column)})::timestamptz`.as('at')),
    );
  }
  const unnamedRows = Object.entries<Table>(tables).flatMap(
    ([
      table,
      {
        key: [column = ''],
        columns,
      },
    ]) => (columns[column]?.form ? [[table, unnamedIn(table, column)] as const] : []),
  );
  /** By the index of the key. */
  function unnamedIn(table: string, column: string) {
    return statement(`unnamed_${table}`, (db) =>
      db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .where(({ or, eb }) => or([eb(column, 'is', null), eb(column, '=', '')])),
    );
  }
  return {
    freshBy,
    unnamedRows: Object.fromEntries(unnamedRows),
    newestEntries: Object.fromEntries(newestEntries),
  };
}
