import type { RawBuilder, SqlBool } from 'kysely';
import type { CalendarDate, DayRange } from '../domain/calendar.ts';
import type { Period } from '../domain/period.ts';
import type { Place } from '../domain/place.ts';
import type { Condition, FigureArguments } from './condition.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { OrderStep } from '../database/keyset.ts';
import type { Table } from '../database/table.ts';

export type SqlType = OrderStep['type'];

/** What the rows of a relation are written with. */
export interface RelationScope {
  /** True for the candidates: every scan of a relation by key is narrowed by it. */
  within(column: string): RawBuilder<SqlBool>;
  /** Whether those are the keys of a page, each of which is looked up by an index. */
  readonly isFew: boolean;
  /** What the source knows of the request, such as today; of its type in SQL. */
  parameter(name: string, type: string): RawBuilder<unknown>;
  /** An argument of the figure, such as its period. */
  argument(name: string): RawBuilder<unknown>;
  /** Whether the figure has that argument. */
  given(name: string): boolean;
  /** The imported rows, as a table with the columns of `imports`. */
  readonly imported: RawBuilder<unknown>;
  /** False for an optional table that the company lacks. */
  has(table: string): boolean;
}

/** Rows of a `key` and other columns, at most one a key, that figures take values from. */
export interface Relation {
  /**
   * What it costs to read it of all keys, as is done for a filter or an order, as measured in the sample world: for what
   * a point is, see `@cost` in the schema. What is imported costs what it costs there, besides.
   */
  readonly points: number;
  /**
   * The column of the table of all keys that holds this relation's key, where that is not the key itself: it is read
   * beside that table. `always` has a row for each.
   */
  readonly by?: string;
  readonly always?: true;
  /** Left out where the rows are the imported ones. */
  readonly rows?: (scope: RelationScope) => RawBuilder<unknown>;
  /** Optional tables without which nothing of it is known. */
  readonly needs?: readonly string[];
  /** The arguments of figures that it reads: figures of unlike ones are two readings of it. */
  readonly takes?: readonly string[];
  /** Optional tables without which nothing of it is known where one of these arguments is given. */
  readonly needsFor?: Readonly<Record<string, readonly string[]>>;
  readonly imports?: {
    readonly source: SourceName;
    readonly rows: string;
    readonly columns: Readonly<Record<string, SqlType>>;
  };
  /** What columns are made of on their way to another source, each a list that is one text. */
  readonly exported?: Readonly<Record<string, (list: string) => string>>;
}

/** What a value is written with. */
export interface Values {
  column(relation: string, name: string): RawBuilder<unknown>;
  /** A column of the table of all keys. */
  own(name: string): RawBuilder<unknown>;
  parameter(name: string, type: string): RawBuilder<unknown>;
}

/** A column of what is selected, and how it is written. */
export interface FigureColumn {
  readonly type: SqlType;
  readonly value: (values: Values) => RawBuilder<unknown>;
}

/** One number or word about the things that have keys: its one definition, from which all its uses follow. */
export interface Figure extends FigureColumn, FigureInput {
  /** The relations its value is taken from; none for a column of the table of all keys. */
  readonly from?: readonly string[];
  /** What is shown, where that is more than what is compared: an amount in its own currency. */
  readonly shown?: Readonly<Record<string, FigureColumn>>;
  /** A column that equals the value wherever that is known: compared too, for Postgres has statistics of a column. */
  readonly known?: (values: Values) => RawBuilder<unknown>;
  /** Never unknown, so that a list in its order needs no place for unknown values. */
  readonly alwaysKnown?: true;
  /** The value of a key that has no rows; unknown where left out. */
  readonly absent?: 0 | false;
  /** Told of keys without rows too, by what else it stands on. */
  readonly definedWithoutRows?: true;
}

/** How a figure stands in the schema. */
export interface FigureInput {
  /** The field that shows it, as a schema coordinate: who may read that one may ask by it. */
  readonly shows?: `${string}.${string}`;
  /** Its field in the filter input: its type, and what it says. */
  readonly filter?: readonly [input: string, says: string];
  /** What its value in the enum of orders says. */
  readonly order?: string;
  /** The figure that is ordered by in its stead, where that one has the index. */
  readonly orderedBy?: string;
  /** Set where that index has equals the other way round. */
  readonly isTieReversed?: true;
  /** The days it is of, where a filter may ask for others. */
  readonly days?: (today: CalendarDate, input?: Period) => DayRange;
  /** Set where it can be asked of some warehouses alone. */
  readonly ofPlaces?: true;
  /** Set where its value counts the smallest coins of the reporting currency. */
  readonly isMinor?: true;
  /** What its value is compared with, where that is not what the caller wrote: any of a list, if it is one. */
  readonly operand?: (input: unknown) => unknown;
}

/** What a figure is asked of, where that is not what it is of by itself. */
export interface FigureOptions {
  readonly period?: Period | null;
  readonly place?: Place | null;
}

/** What one source knows of the things that have keys: products, customers, orders and the like. */
export interface Catalogue {
  readonly source: SourceName;
  /** What the keys name, in the names of statements. */
  readonly of: string;
  /** Where the source owns the keys: its table of all. */
  readonly owned?: {
    readonly table: string;
    /** What is read of it, where that is not the table as it is. */
    readonly rows?: () => RawBuilder<unknown>;
    /** Its column that is the key, or an expression of its columns. */
    readonly key: string | ((column: (name: string) => RawBuilder<unknown>) => RawBuilder<unknown>);
    /** Relations by key that are read along with the table, as if it had their columns. */
    readonly beside?: readonly string[];
  };
  readonly tables: Readonly<Record<string, Table>>;
  readonly relations: Readonly<Record<string, Relation>>;
  readonly figures: Readonly<Record<string, Figure>>;
  /** Fields of the filter input that ask something else than a comparison of one figure. */
  readonly clauses?: Readonly<Record<string, Clause>>;
}

/** What is listed by itself, such as orders: what it is filtered and ordered by, all in the source that keeps it. */
export interface Listing extends Catalogue {
  /** What each is in the schema. */
  readonly type: string;
  /** The figure that is the key itself. */
  readonly keyedBy: string;
  readonly owned: NonNullable<Catalogue['owned']>;
}

/** What a field of the filter input asks, put in terms of figures. */
export interface Clause {
  readonly filter: readonly [input: string, says: string];
  /** The field that shows what it asks. */
  readonly shows: string;
  /** The figure it compares; left out where the table of all keys answers it. */
  readonly figure?: string;
  /** Null where it asks nothing. Throws BAD_USER_INPUT. */
  readonly condition: (input: never) => Condition | null;
}

/** Throws for a figure that the source does not know: the table of the filter names a wrong one. */
export function figureOf({ source, figures }: Catalogue, name: string): Figure {
  const figure = figures[name];
  if (!figure) throw new TypeError(`${source} knows no figure ${name}`);
  return figure;
}

/** Throws for a relation that the source does not have. */
export function relationOf({ source, relations }: Catalogue, name: string): Relation {
  const relation = relations[name];
  if (!relation) throw new TypeError(`${source} has no relation ${name}`);
  return relation;
}

/** The tables that a relation is read from and the company does not keep. */
export function absentFor(
  catalogue: Catalogue,
  name: string,
  absent: ReadonlySet<string>,
  args: FigureArguments = {},
): readonly string[] {
  const { needs = [], needsFor = {} } = relationOf(catalogue, name);
  const needed = [...needs, ...Object.keys(args).flatMap((argument) => needsFor[argument] ?? [])];
  return needed.filter((table) => absent.has(table));
}

/** Whether a relation is read along with the table of all keys. */
export const isBeside = (catalogue: Catalogue, relation: string): boolean =>
  catalogue.owned !== undefined &&
  (relationOf(catalogue, relation).by !== undefined || (catalogue.owned.beside?.includes(relation) ?? false));
/** Whether the company keeps what a relation is read from. */
export const hasTables = (...asked: Parameters<typeof absentFor>): boolean =>
  absentFor(...asked).length === 0;

/** The key by which two uses of a relation are known to read the same rows. */
export const instanceKey = (
  catalogue: Catalogue,
  relation: string,
  args: FigureArguments | undefined,
): string => {
  const taken = (relationOf(catalogue, relation).takes ?? []).filter((name) => args?.[name] !== undefined);
  return taken.length === 0
    ? relation
    : `${relation} ${JSON.stringify(taken.map((name) => [name, args?.[name]]))}`;
};

/** The optional ones among a source's tables. */
export const optionalTables = (tables: Readonly<Record<string, Table>>) =>
  Object.keys(tables).filter((name) => tables[name]?.without !== undefined);

interface TypeScriptOf {
  readonly text: string;
  readonly bigint: number;
  readonly integer: number;
  /** Exact decimal text. */
  readonly numeric: string;
  readonly 'double precision': number;
  readonly boolean: boolean;
  readonly date: CalendarDate;
  readonly timestamptz: Date;
}

type ColumnValue<C> = C extends { readonly type: infer Type extends SqlType }
  ? TypeScriptOf[Type] | null
  : never;

/** What a figure shows of a key, as a database's driver gives it. */
export type ShownBy<F> = F extends { readonly shown: infer Parts }
  ? { readonly [Name in keyof Parts]: ColumnValue<Parts[Name]> }
  : ColumnValue<F>;
