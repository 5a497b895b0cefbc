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
type NewestEntry = Statement<unknown, { readonly at: Date | null }>;

/** What every source tells of itself, src/sources/<source>/index.ts. */
export interface Source {
  readonly name: SourceName;
  readonly tables: Tables;
  /** How fresh it is. */
  readonly newestEntry: NewestEntry;
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

/** The newest entry of a source: that of the table which tells by its `freshness` how fresh all of it is. */
export const newestEntryOf = <const T extends Tables>(
  source: SourceName,
  tables: T,
  table: Fresh<T>,
): NewestEntry =>
  statementsOf<Record<string, Record<string, unknown>>>(source, tables)('newest_entry', (db) =>
    db
      .selectFrom(table as string)
      .select(sql<Date | null>`max(${sql.ref(tables[table]?.freshness ?? '')})::timestamptz`.as('at')),
  );
