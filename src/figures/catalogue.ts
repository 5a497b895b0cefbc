import type { RawBuilder, SqlBool } from 'kysely';
import type { Given } from './condition.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { OrderStep } from '../database/keyset.ts';
import type { Table } from '../database/table.ts';

export type SqlType = OrderStep['type'];

/** What the rows of a relation are written with. */
export interface Scope {
  /** True for the keys in question: every scan of a relation by key is narrowed by it. */
  within(column: string): RawBuilder<SqlBool>;
  /** What the source knows of the request, such as today. */
  parameter(name: string): RawBuilder<unknown>;
  /** What the criterion was given, such as its period. */
  given(name: string): RawBuilder<unknown>;
  /** The rows that another source brings, as a table with the columns of `brings`. */
  readonly brought: RawBuilder<unknown>;
  /** False for an optional table that the company lacks. */
  has(table: string): boolean;
}

/** Rows of a `key` and other columns, at most one a key, that criteria take values from. */
export interface Relation {
  /** Left out where the rows are what another source brings. */
  readonly rows?: (scope: Scope) => RawBuilder<unknown>;
  /** Optional tables without which nothing of it is known. */
  readonly needs?: readonly string[];
  readonly brings?: {
    readonly source: SourceName;
    readonly rows: string;
    readonly columns: Readonly<Record<string, SqlType>>;
  };
}

/** What a criterion's value is written with. */
export interface Values {
  column(relation: string, name: string): RawBuilder<unknown>;
  /** A column of the table of all keys. */
  own(name: string): RawBuilder<unknown>;
  parameter(name: string): RawBuilder<unknown>;
}

export interface Criterion {
  readonly type: SqlType;
  /** The relations its value is taken from; none for a column of the table of all keys. */
  readonly from?: readonly string[];
  readonly value: (values: Values) => RawBuilder<unknown>;
  /** A column that equals the value wherever that is known: compared too, for Postgres has statistics of a column. */
  readonly known?: (values: Values) => RawBuilder<unknown>;
  /** Never unknown, so that a list in its order needs no place for unknown values. */
  readonly alwaysKnown?: true;
  /** The value of a key that has no rows; unknown where left out. */
  readonly absent?: 0 | false;
  /** Told of keys without rows too, by what else it stands on. */
  readonly toldWithoutRows?: true;
}

/** What one source knows of the things that have keys: products or customers. */
export interface Catalogue {
  readonly source: SourceName;
  /** What the keys name, in the names of statements. */
  readonly of: string;
  /** Where the source owns the keys: its table of all. */
  readonly owned?: {
    readonly table: string;
    readonly key: string;
    /** Relations by key that are read along with the table, as if it had their columns. */
    readonly beside?: readonly string[];
  };
  readonly tables: Readonly<Record<string, Table>>;
  readonly relations: Readonly<Record<string, Relation>>;
  readonly criteria: Readonly<Record<string, Criterion>>;
}

/** Throws for a criterion that the source does not know: the table of the filter names a wrong one. */
export function criterionOf({ source, criteria }: Catalogue, name: string): Criterion {
  const criterion = criteria[name];
  if (!criterion) throw new TypeError(`${source} knows no criterion ${name}`);
  return criterion;
}

/** Throws for a relation that the source does not have. */
export function relationOf({ source, relations }: Catalogue, name: string): Relation {
  const relation = relations[name];
  if (!relation) throw new TypeError(`${source} has no relation ${name}`);
  return relation;
}

/** Whether the company keeps what a relation is read from. */
export const isKept = (catalogue: Catalogue, relation: string, absent: ReadonlySet<string>): boolean =>
  (relationOf(catalogue, relation).needs ?? []).every((table) => !absent.has(table));

/** The key by which two uses of a relation are known to read the same rows. */
export const instanceKey = (relation: string, given: Given | undefined): string =>
  `${relation} ${JSON.stringify(given ?? {})}`;

/** The optional ones among a source's tables. */
export const optionalTables = (tables: Readonly<Record<string, Table>>) =>
  Object.keys(tables).filter((name) => tables[name]?.without !== undefined);
