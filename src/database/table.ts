/**
 * Tables as data: from one description come the row types that statements are checked against, the test that holds
 * them against live tables, and the report of `check-sources`.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import { businessKeyPattern, businessKeyRule } from '../domain/ids.ts';
import type { Minor } from '../domain/money.ts';

export type ColumnKind =
  | 'text'
  | 'text[]'
  | 'integer'
  | 'bigint'
  | 'minor'
  | 'numeric'
  | 'double'
  | 'boolean'
  | 'date'
  | 'timestamp';

export interface Column<T = unknown> {
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  /** What the graph cannot say without it, where a company's table may lack it: then it reads as null. */
  readonly without?: string;
  /** The only texts it may hold. */
  readonly words?: readonly string[];
  /** What its texts look like, where callers send them back or the contract fixes their form. */
  readonly form?: Form;
  /** Whether a day without an end, such as infinity or one of the year 9999, means the same as none. */
  readonly endless?: true;
  /** Whether a column of days will do for its instants. */
  readonly mayBeDay?: true;
  /** Never set: carries the TypeScript type of the column's values. */
  readonly value?: T;
}

export interface Form {
  /** A regular expression that JavaScript and Postgres read alike. */
  readonly pattern: string;
  readonly meaning: string;
}

const column = <T>(kind: ColumnKind): Column<T> => ({ kind, nullable: false });

export const text = <T extends string = string>(): Column<T> => column('text');
export const oneOf = <const Word extends string>(...words: readonly Word[]): Column<Word> => ({
  ...column<Word>('text'),
  words,
});
const formed = <T extends string>(form: Form): Column<T> => ({ ...column<T>('text'), form });
/** A key that callers send back: of a product, customer, order, shipment, ticket, disruption or budget. */
export const businessKey = <T extends string>(): Column<T> =>
  formed({
    pattern: businessKeyPattern,
    meaning: `a key of ${businessKeyRule}`,
  });
export const countryCode = (): Column<string> =>
  formed({ pattern: '^[A-Z]{2}$', meaning: 'a two-letter country code, such as DE' });
export const currencyCode = (): Column<string> =>
  formed({ pattern: '^[A-Z]{3}$', meaning: 'a three-letter currency code, such as USD' });
export const textList = (): Column<readonly string[]> => column('text[]');
export const integer = (): Column<number> => column('integer');
/** An amount in minor units. */
export const bigint = (): Column<Minor> => column('bigint');
/** The same, which may have fractions: exact, and text where it is a numeric. */
export const minor = (): Column<Minor> => column('minor');
/** An exact decimal, kept as text. */
export const numeric = (): Column<string> => column('numeric');
export const double = (): Column<number> => column('double');
export const boolean = (): Column<boolean> => column('boolean');
export const date = (): Column<CalendarDate> => column('date');
export const timestamp = (): Column<Date> => column('timestamp');
/** An instant; or, where a company keeps no time beside the day, that day. */
export const timestampOrDay = (): Column<Date> => ({ ...timestamp(), mayBeDay: true });
export const nullable = <T>(of: Column<T>): Column<T | null> => ({ ...of, nullable: true });
/** A column that a company's table may lack: then it reads as null, and these fields are unknown. */
export const optional = <T>(of: Column<T>, without: string): Column<T | null> => ({
  ...nullable(of),
  without,
});

/** The type that the reference layout gives a kind of column. */
export const layoutTypes = {
  text: 'text',
  'text[]': 'text[]',
  integer: 'integer',
  bigint: 'bigint',
  minor: 'numeric',
  numeric: 'numeric',
  double: 'double precision',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp with time zone',
} as const satisfies Record<ColumnKind, string>;

/** When something ends: infinity, and what is beyond the year 9998, is no end. */
export const endless = <T>(of: Column<T>): Column<T> => ({ ...of, endless: true });

/** A column or SQL; or, where that is long, its name, and how it is written of a column. */
export type Lookup =
  string | { readonly name: string; readonly column: string; readonly of: (column: string) => string };

export interface Table {
  readonly columns: Readonly<Record<string, Column>>;
  /** What names one row. */
  readonly key: readonly string[];
  /** Further columns or expressions that statements look rows up by, some only `where` more holds: each wants an index. */
  readonly lookups: readonly Lookup[];
  /** The column that tells how fresh the table is. */
  readonly freshness?: string;
  /** Without a new entry for so long its data are stale, unless configuration says otherwise; never, where left out. */
  readonly staleAfterHours?: number;
  /** For a table that is made from others: whether it has been made since they changed. */
  readonly summary?: Summary;
  /** What its rows look like where a column does not hold what the layout has it for. */
  readonly doubts?: readonly Doubt[];
  /** What the graph cannot say without this table, where a company may lack it: then these fields are null. */
  readonly without?: string;
}

/** A pattern of rows that are likely to mean something else than the layout has them. */
export interface Doubt {
  /** SQL over `probe`, some rows of the table, for one row: how many have the pattern (`found`) of how many could (`among`). */
  readonly counts: string;
  /** From which share on, in percent, it is told. */
  readonly fromPercent: number;
  readonly pattern: string;
  readonly cost: string;
  readonly mend: string;
}

export interface Summary {
  /** SQL for one row with the day up to which the table tells (`last_day`) and the last day it could tell of (`over`). */
  readonly days: string;
  /** What makes it anew. */
  readonly refresh: string;
}

export const table = <const T extends Omit<Table, 'lookups'> & { lookups?: readonly Lookup[] }>(
  definition: T,
): T & { lookups: readonly Lookup[] } => ({ lookups: [], ...definition });

/** What a column holds. */
export type ValueOf<C> = C extends Column<infer T> ? T : never;

/** The row types of a source's tables, as Kysely wants them. */
export type RowsOf<Tables extends Readonly<Record<string, Table>>> = {
  [Name in keyof Tables]: {
    [C in keyof Tables[Name]['columns']]: ValueOf<Tables[Name]['columns'][C]>;
  };
};
