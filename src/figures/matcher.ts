import type { RawBuilder } from 'kysely';
import { channel } from 'node:diagnostics_channel';
import { SourceUnavailable } from '../kernel/errors.ts';
import {
  comparisonsIn,
  everything,
  isJunction,
  listSeparator,
  negated,
  unknownEntry,
  type ImportedRows,
  type Comparison,
  type Condition,
  type FigureUse,
  type PlanEstimate,
  type Aggregate,
  type Grouping,
  type KeySet,
  type RowImport,
  type KeyQuery,
} from './condition.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { toPage, type PageRequest } from '../kernel/page.ts';
import { isMissingTable } from '../database/failure.ts';
import type { Reader } from '../database/reader.ts';
import { statementsOf } from '../database/statement.ts';
import {
  absentFor,
  figureOf,
  hasTables,
  instanceKey,
  isBeside,
  optionalTables,
  relationOf,
  type Catalogue,
} from './catalogue.ts';
import { checkFragments } from './check.ts';
import { compares } from './comparison.ts';
import { MatchingStatements } from './matching-statements.ts';
import * as statements from './statements.ts';
import type { MatchingText } from './text.ts';
import { valuesIn, ValueStatements, type CachedStatement, type ValueQuery } from './value-statements.ts';

/** What a source knows of a request by itself, each made when a statement first wants it. */
export type SourceParameters = Readonly<Record<string, () => unknown>>;

/** How the keys of a page are read, where less has to be asked about these than about all. */
export type PageReader = (keys: readonly string[]) => Reader;

/** The keys that match, or, where `excluded`, all that the source does not name. */
export interface Matching extends KeySet {
  readonly excluded: boolean;
}

/** Rows that a relation has, or of which the company keeps nothing. */
export interface Rows {
  readonly count: number;
  readonly imported: ImportedRows;
}

/** Thrown where a company lacks the table of all keys. */
export class NotKept extends Error {}

/** Asks one source for keys by what it knows of them. */
export class Matcher {
  readonly source: SourceName;
  readonly #catalogue: Catalogue;
  readonly #read: Reader;
  readonly #readPage: PageReader;
  readonly #parameters: SourceParameters;
  readonly #matching: MatchingStatements;
  readonly #values: ValueStatements;

  constructor(
    catalogue: Catalogue,
    matching: MatchingStatements,
    values: ValueStatements,
    read: Reader,
    parameters: SourceParameters,
    readPage: PageReader,
  ) {
    this.source = catalogue.source;
    this.#catalogue = catalogue;
    this.#matching = matching;
    this.#values = values;
    this.#read = read;
    this.#readPage = readPage;
    this.#parameters = parameters;
  }

  /** Whether the condition needs nothing but the table of all keys, and what is read beside it. */
  isPlain(condition: Condition): boolean {
    return comparisonsIn(condition).every(({ figure }) =>
      (figureOf(this.#catalogue, figure).from ?? []).every((relation) => isBeside(this.#catalogue, relation)),
    );
  }

  /** What must be imported from other sources before these figures can be told. */
  needs(uses: readonly FigureUse[]): readonly RowImport[] {
    if (uses.every(({ figure }) => !importsRows(this.#catalogue, figure))) return noImports;
    const needs = new Map<string, RowImport>();
    for (const { figure, args } of uses) {
      for (const relation of figureOf(this.#catalogue, figure).from ?? []) {
        const imports = relationOf(this.#catalogue, relation).imports;
        if (!imports) continue;
        const key = instanceKey(this.#catalogue, relation, args);
        needs.set(key, { key, ...imports, columns: Object.keys(imports.columns), args });
      }
    }
    return [...needs.values()];
  }

  /**
   * The keys that match, up to one more than the limit. A source that does not own the keys knows only those it has
   * rows of: where a key without rows matches, it names those that do not.
   */
  keys(query: KeyQuery, limit: number): Promise<Matching> {
    return this.#run(async (absent) => {
      const excluded = this.#excludes(query, absent);
      const condition = excluded ? negated(query.condition) : query.condition;
      const [row] = await this.#ask(
        'matching',
        { ...query, condition },
        absent,
        (text) => statements.keysSql(text, limit),
        { by: limit },
      );
      return { count: row?.count ?? 0, keys: row?.keys ?? '', excluded };
    });
  }

  count(query: KeyQuery): Promise<number> {
    return this.#run(async (absent) => {
      const [row] = await this.#ask('count', query, absent, statements.countSql, { by: null });
      return row?.count ?? 0;
    });
  }

  /** What Postgres expects by its statistics: all keys, where keys without rows match. */
  estimate(query: KeyQuery): Promise<PlanEstimate> {
    return this.#run(async (absent) => {
      if (this.#excludes(query, absent)) return { rows: Infinity, cost: Infinity };
      return estimateOf(await this.#ask('estimate', query, absent, statements.estimateSql, { by: null }));
    });
  }

  /** The same of a relation's rows, for another source; none where the company keeps none of it. */
  estimateRows(need: RowImport): Promise<PlanEstimate> {
    return this.#run(async (absent) => {
      if (!hasTables(this.#catalogue, need.rows, absent, need.args)) return estimateOf([]);
      const kind = `estimate_${need.rows}`;
      return estimateOf(
        await this.#ask(kind, allKeys, absent, (text) => statements.estimateRowsSql(text, need)),
      );
    });
  }

  /** What the values of figures come to over every key that matches. */
  sums<Name extends string>(query: KeyQuery, sums: Readonly<Record<Name, Aggregate>>) {
    const uses = Object.values<Aggregate>(sums).map(({ use }) => use);
    return this.#run(async (absent) => {
      const write = (text: MatchingText) => statements.sumsSql(text, sums);
      const [row] = await this.#ask('sums', query, absent, write, { uses, by: sums });
      return row ?? null;
    });
  }

  /** The most frequent values of a figure among the keys that match, and how many have each. */
  groups(query: KeyQuery, grouping: Grouping) {
    const write = (text: MatchingText) => statements.groupsSql(text, grouping);
    return this.#run((absent) =>
      this.#ask('groups', query, absent, write, { uses: [grouping.use], by: grouping }),
    );
  }

  page(query: KeyQuery, order: statements.OrderOf, page: PageRequest) {
    const write = (text: MatchingText) => statements.pageSql(text, order, page);
    return this.#run(async (absent) =>
      toPage(await this.#ask('page', query, absent, write, { uses: usesOf(order), by: [order, page] }), page),
    );
  }

  /** A page, and how many match in all. */
  countedPage(query: KeyQuery, order: statements.OrderOf, page: PageRequest) {
    const write = (text: MatchingText) => statements.countedPageSql(text, order, page);
    return this.#run(async (absent) => {
      const rows = await this.#ask('counted_page', query, absent, write, {
        uses: usesOf(order),
        by: [order, page],
      });
      const found = rows.filter((row) => row.key !== null);
      return { ...toPage(found, page), count: rows[0]?.total ?? 0 };
    });
  }

  /** A figure's known values of the keys that match, for another source, up to one more than the limit. */
  told(query: KeyQuery, use: FigureUse, limit: number) {
    const write = (text: MatchingText) => statements.toldSql(text, use, limit);
    return this.#run(async (absent) => {
      const [row] = await this.#ask('told', query, absent, write, { uses: [use] });
      const { type } = figureOf(this.#catalogue, use.figure);
      return { type, count: row?.count ?? 0, imported: [row?.keys ?? '', row?.values ?? ''] };
    });
  }

  /** A relation's rows, for another source, up to one more than the limit. */
  rows(need: RowImport, candidates: KeySet | null, limit: number): Promise<Rows> {
    return this.#run(async (absent) => {
      if (!this.#hasTables(need, absent)) return none;
      const write = (text: MatchingText) => statements.rowsSql(text, need, limit);
      const [row] = await this.#ask(`rows_${need.rows}`, { ...allKeys, candidates }, absent, write);
      return {
        count: Number(row?.['count'] ?? 0),
        imported: this.#exported(need, (_, place) => String(row?.[statements.columnOf(place)] ?? '')),
      };
    });
  }

  /** The same for the keys of a page. */
  pageRows(need: RowImport, keys: readonly string[], limit: number): Promise<Rows> {
    return this.#run(async (absent) => {
      if (!this.#hasTables(need, absent)) return none;
      const rows = await this.#runCached(this.#values.rows(keys, need, limit, absent), keys);
      const listed = (column: string) => rows.map((row) => row[column] ?? unknownEntry).join(listSeparator);
      return { count: rows.length, imported: this.#exported(need, listed) };
    });
  }

  #exported(
    { rows, columns }: RowImport,
    listOf: (column: string, place: number) => string,
  ): readonly string[] {
    const { exported } = relationOf(this.#catalogue, rows);
    return columns.map((column, place) => {
      const list = listOf(column, place);
      return exported?.[column]?.(list) ?? list;
    });
  }

  /** What figures show of some keys, in the order in which they are asked; a key without a row is unknown. */
  values(query: ValueQuery): Promise<ReadonlyMap<string, readonly unknown[]>> {
    return this.#run(async (absent) => {
      const cached = this.#values.values(query, absent);
      const values = new Map<string, readonly unknown[]>();
      for (const row of await this.#runCached(cached, query.keys))
        values.set(String(row['key']), valuesIn(cached.columns, row));
      return values;
    });
  }

  async #runCached({ statement, wanted, lacked, parameters }: CachedStatement, keys: readonly string[]) {
    this.#read.absent.note(lacked);
    return this.#readPage(keys)(statement, { ...(await this.#own(wanted)), ...parameters });
  }

  #parameter(name: string): unknown {
    const make = this.#parameters[name];
    if (!make) throw new TypeError(`${this.source} knows no parameter ${name}`);
    return make();
  }

  async #ask<Row>(
    kind: string,
    query: KeyQuery,
    absent: ReadonlySet<string>,
    write: (text: MatchingText) => RawBuilder<Row>,
    { uses = [], by }: { readonly uses?: readonly FigureUse[]; readonly by?: unknown } = {},
  ): Promise<readonly Row[]> {
    const { statement, wanted, lacked } = this.#matching.of({ kind, query, uses, absent, by, write });
    this.#read.absent.note(lacked);
    return this.#read(statement, await this.#own(wanted));
  }

  /** Says what the answer lacks because the company keeps no such table. */
  #hasTables({ rows, args }: RowImport, absent: ReadonlySet<string>): boolean {
    const tables = absentFor(this.#catalogue, rows, absent, args);
    this.#read.absent.note(tables);
    return tables.length === 0;
  }

  async #own(wanted: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    const own: Record<string, unknown> = {};
    if (wanted.length === 0) return own;
    const values = await Promise.all(wanted.map((name) => this.#parameter(name)));
    wanted.forEach((name, place) => (own[name] = values[place]));
    return own;
  }

  /** A table that is not there is looked for once; then the query is sent again without it. */
  async #run<Result>(ask: (absent: ReadonlySet<string>) => Promise<Result>): Promise<Result> {
    const absent = this.#read.absent.known();
    try {
      return await this.#ofKept(ask, absent);
    } catch (error) {
      if (!(error instanceof SourceUnavailable) || !isMissingTable(error.cause)) throw error;
      const found = await this.#read.absent.find(optionalTables(this.#catalogue.tables));
      if ([...found].every((table) => absent.has(table))) throw error;
      return this.#ofKept(ask, found);
    }
  }

  #ofKept<Result>(ask: (absent: ReadonlySet<string>) => Promise<Result>, absent: ReadonlySet<string>) {
    const table = this.#catalogue.owned?.table;
    if (table && absent.has(table)) {
      this.#read.absent.note([table]);
      throw new NotKept(`${this.source} keeps no ${table}`);
    }
    return ask(absent);
  }

  /** Whether the keys that match are more than a source can name that does not own them. */
  #excludes({ condition, candidates }: KeyQuery, absent: ReadonlySet<string>): boolean {
    return !this.#catalogue.owned && !candidates && this.#holdsForAbsent(condition, absent);
  }

  /** Whether a key that the source has no rows of meets the condition. */
  #holdsForAbsent(condition: Condition, absent: ReadonlySet<string>): boolean {
    if (isJunction(condition)) {
      return condition.kind === 'all'
        ? condition.parts.every((part) => this.#holdsForAbsent(part, absent))
        : condition.parts.some((part) => this.#holdsForAbsent(part, absent));
    }
    return condition.kind === 'comparison' && this.#meets(condition, absent) === condition.holds;
  }

  #meets({ figure: name, args, operator, operand }: Comparison, absent: ReadonlySet<string>): boolean {
    const figure = figureOf(this.#catalogue, name);
    const isKnown = (figure.from ?? []).every((relation) =>
      hasTables(this.#catalogue, relation, absent, args),
    );
    if (figure.absent !== undefined && isKnown) return compares(figure.absent, operator, operand);
    return operator === 'isNull' && operand === true;
  }
}

const noImports: readonly RowImport[] = [];

/** Whether a figure stands on rows of another source. */
const importsRows = (catalogue: Catalogue, figure: string): boolean => {
  for (const relation of figureOf(catalogue, figure).from ?? [])
    if (relationOf(catalogue, relation).imports) return true;
  return false;
};

/** Of a relation of which the company keeps nothing. */
const none: Rows = { count: 0, imported: null };

const allKeys: KeyQuery = { condition: everything, candidates: null, sets: [], imported: new Map() };

const usesOf = (order: statements.OrderOf): readonly FigureUse[] =>
  statements.valuesOf(order).map(({ use }) => use);

function estimateOf([row]: readonly statements.PlanRow[]): PlanEstimate {
  const plan = row?.['QUERY PLAN'][0].Plan;
  return { rows: plan?.['Plan Rows'] ?? 0, cost: plan?.['Total Cost'] ?? 0 };
}

/** What a source can be asked by, for whoever prints how. */
export interface RegisteredMatchers {
  readonly catalogue: Catalogue;
  of(read: Reader, parameters: SourceParameters): Matcher;
}

/** Told of what each source can be asked by. */
export const registeredMatchers = channel('opsgraph.matchers');

/** Makes a source's matcher for each request. */
export function matchersOf(catalogue: Catalogue) {
  checkFragments(catalogue);
  const statement = statementsOf(catalogue.source, catalogue.tables);
  const matching = new MatchingStatements(catalogue, statement);
  const values = new ValueStatements(catalogue, statement);
  const of = (read: Reader, parameters: SourceParameters, readPage: PageReader = () => read) =>
    new Matcher(catalogue, matching, values, read, parameters, readPage);
  registeredMatchers.publish({ catalogue, of } satisfies RegisteredMatchers);
  return of;
}
