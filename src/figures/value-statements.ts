import type { RawBuilder } from 'kysely';
import { hash } from 'node:crypto';
import { cellOf, copyCell } from '../kernel/guarded-cells.ts';
import { Placeholder } from '../database/sql-parts.ts';
import { placeArgumentNames } from '../domain/place.ts';
import type { Statement, StatementOptions, statementsOf } from '../database/statement.ts';
import { figureOf, instanceKey, type Catalogue } from './catalogue.ts';
import {
  everything,
  type ImportedRows,
  type FigureUse,
  type FigureArguments,
  type RowImport,
  type KeyQuery,
} from './condition.ts';
import { columnOf, pageRowsSql, valuesSql } from './statements.ts';
import { MatchingText } from './text.ts';

type ParameterValues = Readonly<Record<string, unknown>>;

/** A statement that is written once for all who ask the same, and what the source has to say of the request for it. */
export interface CachedStatement {
  readonly statement: Statement<ParameterValues, ParameterValues>;
  readonly wanted: readonly string[];
  /** The tables that it would read, if the company kept them. */
  readonly lacked: readonly string[];
  readonly parameters: ParameterValues;
}

/** A cached statement of values, and how they are told from its rows. */
interface CachedValues extends CachedStatement {
  readonly columns: readonly ShownColumns[];
}

/** Where a row holds what a figure shows: in one column, or each part in one. */
type ShownColumns = string | ShownParts;

interface ShownParts {
  readonly columns: readonly { readonly part: string; readonly column: string }[];
  /** All parts at once: to add them one by one to each value takes twice the room. */
  readonly empty: Readonly<Record<string, unknown>>;
}

/** Figures of some keys, with the rows that other sources have for them. */
export interface ValueQuery {
  readonly keys: readonly string[];
  readonly uses: readonly FigureUse[];
  /** By the key of the import. */
  readonly imported: ReadonlyMap<string, ImportedRows>;
}

/** So many are prepared by name on each connection, where nothing ever forgets one; the others are planned each time. */
const mostPrepared = 100;
const mostCached = 500;

/**
 * The statements that select for the keys of a page: figures' values, and rows for another source. Each is written once,
 * however often it is asked; what differs from request to request is a parameter.
 */
export class ValueStatements {
  readonly #catalogue: Catalogue;
  readonly #statement: ReturnType<typeof statementsOf>;
  readonly #cached = new Map<string, Omit<CachedStatement, 'parameters'>>();
  /** By the figures' names. */
  readonly #columns = new Map<string, readonly ShownColumns[]>();
  #prepared = 0;

  constructor(catalogue: Catalogue, statement: ReturnType<typeof statementsOf>) {
    this.#catalogue = catalogue;
    this.#statement = statement;
  }

  values({ keys, uses, imported }: ValueQuery, absent: ReadonlySet<string>): CachedValues {
    const parameters = new Parameters(keys);
    const named = uses.map(({ figure, args }) => ({ figure, args: parameters.args(args) }));
    const placeholders = this.#importedBy(uses, named, imported, parameters);
    const name = `${placesIn(uses)}${uses.map(({ figure }) => figure).join('_')}`;
    const cached = this.#keep(
      `values_${name}`,
      { named, imported: placeholders },
      parameters,
      absent,
      (text) => valuesSql(text, named, this.#catalogue),
      { keyed: { keys: 'key' } },
    );
    let columns = this.#columns.get(name);
    if (!columns) this.#columns.set(name, (columns = uses.map((use, place) => this.#columnsOf(use, place))));
    return { ...cached, columns };
  }

  #columnsOf({ figure }: FigureUse, place: number): ShownColumns {
    const { shown } = figureOf(this.#catalogue, figure);
    if (!shown) return columnOf(place);
    const parts = Object.keys(shown);
    return {
      columns: parts.map((part) => ({ part, column: columnOf(place, part) })),
      empty: Object.fromEntries(parts.map((part) => [part, null])),
    };
  }

  rows(
    keys: readonly string[],
    need: RowImport,
    limit: number,
    absent: ReadonlySet<string>,
  ): CachedStatement {
    const parameters = new Parameters(keys);
    const named = { ...need, args: parameters.args(need.args) };
    return this.#keep(
      `page_rows_${placesIn([need])}${need.rows}`,
      { named: [named], imported: new Map() },
      parameters,
      absent,
      (text) => pageRowsSql(text, named, limit),
      need.columns.includes('key') ? { keyed: { keys: 'key' } } : {},
    );
  }

  #keep(
    name: string,
    {
      named,
      imported,
    }: { readonly named: readonly (FigureUse | RowImport)[]; readonly imported: KeyQuery['imported'] },
    parameters: Parameters,
    absent: ReadonlySet<string>,
    write: (text: MatchingText) => RawBuilder<ParameterValues>,
    options: StatementOptions<ParameterValues, ParameterValues>,
  ): CachedStatement {
    const lacking = [...imported.values()].map((rows) => rows === null);
    const shape = JSON.stringify([name, named.map(({ args }) => args ?? null), lacking, [...absent]]);
    let cached = this.#cached.get(shape);
    if (!cached) {
      if (this.#cached.size >= mostCached) this.#cached.clear();
      const isPlain = parameters.argumentSets < 2 && absent.size === 0 && !lacking.includes(true);
      const candidates = { count: 0, keys: new Placeholder('keys') as unknown as string };
      const query: KeyQuery = { condition: everything, candidates, sets: [], imported, isFew: true };
      const wanted = new Set<string>();
      const uses = named.filter((one): one is FigureUse => 'figure' in one);
      const text = new MatchingText(this.#catalogue, query, uses, absent, (parameter) => {
        wanted.add(parameter);
        return new Placeholder(parameter);
      });
      const written = write(text);
      const statement = this.#statement<ParameterValues, ParameterValues>(
        this.#nameOf(name, isPlain, shape),
        (db) => ({ compile: () => written.compile(db.withoutPlugins()) }),
        { plannedAnew: this.#prepared++ >= mostPrepared, ...options },
      );
      this.#cached.set(shape, (cached = { statement, wanted: [...wanted], lacked: [...text.lacked] }));
    }
    return { ...cached, parameters: parameters.values };
  }

  /** The imported rows as placeholders, by the key under which the text looks for them. */
  #importedBy(
    uses: readonly FigureUse[],
    named: readonly FigureUse[],
    imported: ReadonlyMap<string, ImportedRows>,
    parameters: Parameters,
  ): ReadonlyMap<string, ImportedRows> {
    const found = new Map<string, ImportedRows>();
    if (imported.size === 0) return found;
    uses.forEach(({ figure, args }, index) => {
      for (const relation of figureOf(this.#catalogue, figure).from ?? []) {
        const rows = imported.get(instanceKey(this.#catalogue, relation, args));
        if (rows === undefined) continue;
        const key = instanceKey(this.#catalogue, relation, named[index]?.args);
        if (!found.has(key)) found.set(key, rows && parameters.columns(rows));
      }
    });
    return found;
  }

  /** Named for what it selects, of which Postgres takes 63 characters; with a digest where that does not tell it apart. */
  #nameOf(selects: string, isPlain: boolean, shape: string): string {
    const words = selects.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const name = `${this.#catalogue.of}_${words}`;
    return isPlain && name.length < 50 ? name : `${name.slice(0, 42)}_${hash('sha256', shape).slice(0, 7)}`;
  }
}

/** Where figures are asked of a place, their statement is another one. */
const placesIn = (uses: readonly (FigureUse | RowImport)[]): string =>
  placeArgumentNames
    .filter((name) => uses.some(({ args }) => args?.[name] !== undefined))
    .map((name) => `in_${name}_`)
    .join('');

/** What a cached statement is given, and the placeholders that stand for it. */
class Parameters {
  readonly values: Record<string, unknown>;
  readonly #places = new Map<string, FigureArguments>();
  #columns = 0;

  constructor(keys: readonly string[]) {
    // A list as such: one text would be taken apart for every row that is looked at.
    this.values = { keys };
  }

  get argumentSets(): number {
    return this.#places.size;
  }

  /** The same placeholders for what is the same. */
  args(args: FigureArguments | undefined): FigureArguments | undefined {
    if (!args) return undefined;
    const text = JSON.stringify(args);
    let named = this.#places.get(text);
    if (!named) {
      const place = this.#places.size;
      named = Object.fromEntries(
        Object.entries(args).map(([part, value]) => [part, this.#hold(`argument_${place}_${part}`, value)]),
      );
      this.#places.set(text, named);
    }
    return named;
  }

  columns(rows: readonly string[]): readonly string[] {
    return rows.map((column) => this.#hold(`imported_${this.#columns++}`, column) as unknown as string);
  }

  #hold(name: string, value: unknown): Placeholder {
    this.values[name] = value;
    return new Placeholder(name);
  }
}

/** What figures show, out of a row of their statement: an Error where that cannot be told. */
export const valuesIn = (columns: readonly ShownColumns[], row: ParameterValues): readonly unknown[] =>
  columns.map((column) => {
    if (typeof column === 'string') return cellOf(row, column);
    const value: Record<string, unknown> = { ...column.empty };
    for (const { part, column: of } of column.columns) copyCell(row, of, value, part);
    return value;
  });
