import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  sql,
  type Compilable,
  type RawBuilder,
  type SqlBool,
} from 'kysely';
import { channel } from 'node:diagnostics_channel';
import type { QueryResult } from 'pg';
import { nextTurn } from '../kernel/event-loop.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { attempt } from './loaders.ts';
import { MarkingCompiler, partsReader, Placeholder, tablesIn, textOf, type Part } from './sql-parts.ts';
import type { Table } from './table.ts';

/**
 * One SQL text that never changes: compiled once, prepared by name on each connection, and fed with values.
 * Lists go in as one array parameter, so the text does not depend on how many there are.
 */
export interface Statement<Parameters, Row> {
  readonly source: SourceName;
  readonly name: string;
  /** The name that it is prepared by, where its own is longer than Postgres takes. */
  readonly preparedAs?: string;
  readonly text: string;
  /** The text taken apart. Without it nobody can say which tables a text names: no row-restricted caller may run it. */
  readonly parts?: readonly Part[];
  /** The tables that its text names. */
  tables?(): readonly string[];
  /** Planned anew for the values of each run, not once for all: what serves few keys is wrong for most of them. */
  readonly plannedAnew: boolean;
  /** Waits among reports, not among filters. */
  readonly report?: boolean;
  /** For how long its rows hold for whoever asks the same: as long as the fields that show them promise. */
  readonly cacheSeconds?: number;
  /** What is worked out of each of its rows and kept as long as these, in bytes. */
  readonly derivedBytes?: number;
  readonly keyed?: Keyed;
  /** The value of `$1`, `$2`, … for these parameters. */
  values(parameters: Parameters): unknown[];
  /** Its rows, where they are not those that Postgres sends: these come as arrays then. */
  rowsOf?(result: QueryResult): readonly Row[];
  /** Never set: carries the TypeScript type of the rows. */
  readonly row?: Row;
}

/**
 * Where the keys of a statement stand among its values, and in which column of its rows, of which none depends on the other
 * keys: then those of several requests may go in one.
 */
export interface Keyed {
  readonly at: number;
  /** By its place where rows are arrays: given as a text, that is looked up as slowly as a name that nobody knows. */
  readonly column: string | number;
  /** Where lists stand that tell more of the keys: each entry of one is of the key in the same place of the other. */
  readonly told: readonly (readonly [entries: number, keys: number])[];
}

export interface StatementOptions<Parameters, Row> extends Partial<
  Pick<Statement<never, never>, 'plannedAnew' | 'report' | 'cacheSeconds' | 'derivedBytes'>
> {
  /** By the parameter that holds keys: the column in which each row has its own. Set where no row depends on the other keys. */
  readonly keyed?: { readonly [Name in keyof Parameters]?: keyof Row };
  /** By the parameter that holds a list about the keys: the one that tells of which key each entry is. */
  readonly told?: { readonly [Name in keyof Parameters]?: keyof Parameters };
}

/** The rows that a statement reads. */
export type RowOf<S> = S extends { readonly row?: infer Row } ? NonNullable<Row> : never;

const placeholders = new Proxy({}, { get: (_, key) => new Placeholder(String(key)) });

export const builder = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new MarkingCompiler(),
  },
});

/** Told of each statement that is made, for whoever prints them. */
export const registeredStatements = channel('opsgraph.statements');

/**
 * The statement factory of a source. `build` writes the query with Kysely; `parameters.x` in it becomes a placeholder
 * that takes the caller's `x` at each run. Throws where a raw fragment names a table: row rules would not see it.
 */
export function statementsOf<Tables>(source: SourceName, described: Readonly<Record<string, Table>>) {
  const tables = (builder as Kysely<Tables>).withSchema(source);
  const partsOf = partsReader(source, described);
  return function statement<Parameters, Row>(
    name: string,
    build: (db: Kysely<Tables>, parameters: Parameters) => Compilable<Row>,
    options: StatementOptions<NoInfer<Parameters>, NoInfer<Row>> = {},
  ): Statement<Parameters, Row> {
    const made = new WrittenStatement<Parameters, Row>(source, name, options, () => {
      const { sql, parameters } = build(tables, placeholders as Parameters).compile();
      return { slots: parameters, parts: partsOf(name, sql) };
    });
    registeredStatements.publish(made);
    unwritten?.add(made);
    return made;
  };
}

/** Those that nobody has asked for yet, until all of them are written. */
let unwritten: Set<{ readonly text: string }> | null = new Set();

/**
 * Writes what nobody has asked for yet, giving way to others: a server listens before, and who asks meanwhile waits for
 * what it asks alone. Rejects with all that cannot be written, such as what names a table in raw text.
 */
export async function writeStatements(): Promise<void> {
  const waiting = [...(unwritten ?? [])];
  unwritten = null;
  const refused: Error[] = [];
  for (const statement of waiting) {
    const text = attempt(() => statement.text);
    if (text instanceof Error) refused.push(text);
    await nextTurn();
  }
  if (refused.length > 0) throw new AggregateError(refused, refused.map(({ message }) => message).join('\n'));
}

interface Written {
  readonly slots: readonly unknown[];
  readonly parts: readonly Part[];
  readonly text: string;
  readonly tables: readonly string[];
  readonly keyed: Keyed | undefined;
}

/** Written when it is first asked for: a server that starts does not wait for all that may be asked of it. */
class WrittenStatement<Parameters, Row> implements Statement<Parameters, Row> {
  readonly source: SourceName;
  readonly name: string;
  readonly plannedAnew: boolean;
  readonly report: boolean | undefined;
  readonly cacheSeconds: number | undefined;
  readonly derivedBytes: number | undefined;
  readonly #write: () => Pick<Written, 'slots' | 'parts'>;
  readonly #keyed: Pick<StatementOptions<Parameters, Row>, 'keyed' | 'told'>;
  #written: Written | undefined;

  constructor(
    source: SourceName,
    name: string,
    { plannedAnew = false, report, cacheSeconds, derivedBytes, ...keyed }: StatementOptions<Parameters, Row>,
    write: () => Pick<Written, 'slots' | 'parts'>,
  ) {
    this.source = source;
    this.name = name;
    this.plannedAnew = plannedAnew;
    this.report = report;
    this.cacheSeconds = cacheSeconds;
    this.derivedBytes = derivedBytes;
    this.#write = write;
    this.#keyed = keyed;
  }

  get parts(): readonly Part[] {
    return this.#whole.parts;
  }

  get text(): string {
    return this.#whole.text;
  }

  get keyed(): Keyed | undefined {
    return this.#whole.keyed;
  }

  readonly tables = (): readonly string[] => this.#whole.tables;

  readonly values = (parameters: Parameters): unknown[] =>
    this.#whole.slots.map((slot) =>
      slot instanceof Placeholder ? (parameters as Record<string, unknown>)[slot.key] : slot,
    );

  /** Throws TypeError for what nobody may ask, such as a text that names a table by itself. */
  get #whole(): Written {
    return (this.#written ??= this.#wrote());
  }

  #wrote(): Written {
    const { slots, parts } = this.#write();
    unwritten?.delete(this);
    return {
      slots,
      parts,
      text: `/* ${this.source}.${this.name} */ ${textOf(parts)}`,
      tables: tablesIn(parts),
      keyed: keyPlaces(this.name, slots, this.#keyed),
    };
  }
}

function keyPlaces(
  statement: string,
  slots: readonly unknown[],
  { keyed, told = {} }: { readonly keyed?: object; readonly told?: object },
): Keyed | undefined {
  const [[keys, column] = []] = Object.entries(keyed ?? {});
  if (keys === undefined) return undefined;
  const placeOf = (parameter: string) => {
    const at = slots.findIndex((slot) => slot instanceof Placeholder && slot.key === parameter);
    if (at < 0) throw new TypeError(`${statement} does not take its keys by ${parameter}`);
    return at;
  };
  const places = Object.entries(told).map(
    ([entries, of]) => [placeOf(entries), placeOf(String(of))] as const,
  );
  return { at: placeOf(keys), column: String(column), told: places };
}

/**
 * A value that the planner does not look into: one plan serves them all. With one that it sees it plans anew each time
 * that this promises less work, which for a few keys takes longer than the work.
 */
export const unseen = <T = unknown>(value: unknown, type: string): RawBuilder<T> =>
  sql<T>`(select ${value}::${sql.raw(type)})`;

/** The same of a list, of texts where nothing else is said. */
export const unseenList = (values: unknown, type = 'text'): RawBuilder<unknown> =>
  unseen(values, `${type}[]`);

/** A value of the request: lists are unseen, and so is all by which a few keys are looked up. */
export const typedValue = (value: unknown, type: string, isFew: boolean): RawBuilder<unknown> =>
  isFew || type.endsWith('[]') ? unseen(value, type) : sql`${value}::${sql.raw(type)}`;

/** The same SQL with values that the planner sees. */
export const allSeen = (text: string): string =>
  text.replaceAll(/\(select (\$\d+::[\w ]+(?:\[\])?)\)/g, '$1');

/** A row whose key is null or an empty text cannot be asked for, and is in no list and no count. */
export const isNamed = (key: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`${key} <> ''`;

/** `column = any(…)`: true when the column is one of the listed values. */
export const anyOf = <T extends string | null>(values: readonly T[]): RawBuilder<T> =>
  sql<T>`any(${unseenList(values)}::text[])`;

/**
 * A bound beside another on the same column, which the planner does not take for a pair: of two bounds whose values it
 * does not know it believes that they leave one row in two hundred, and walks an index of times over the rows of all keys.
 */
export const unpaired = (bound: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`(${bound}) is true`;

/** A day or an instant to reckon with: Postgres takes no difference from one that never comes. */
export const finite = (of: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when isfinite(${of}) then ${of} end`;

/**
 * A list parameter as a table `alias(key)`, for one lateral look-up a key:
 * `db.selectFrom(keyList(p.skus, 'asked')).innerJoinLateral(...)`.
 */
export const keyList = <T extends string, Alias extends string>(keys: readonly T[], alias: Alias) =>
  sql<{ key: T }>`unnest(${unseenList(keys)})`.as<Alias>(sql.raw(`${alias}(key)`));
