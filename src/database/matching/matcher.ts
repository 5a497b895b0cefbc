import { SourceUnavailable } from '../../domain/errors.ts';
import {
  comparisonsIn,
  everything,
  isJunction,
  negated,
  type Brought,
  type Comparison,
  type Condition,
  type CriterionUse,
  type Estimate,
  type Figure,
  type Grouping,
  type KeySet,
  type Need,
  type Question,
} from '../../domain/condition.ts';
import type { SourceName } from '../../domain/source.ts';
import { toPage, type PageRequest } from '../../domain/page.ts';
import { isMissingTable } from '../failure.ts';
import { pageParameters } from '../keyset.ts';
import type { Reader } from '../reader.ts';
import { criterionOf, optionalTables, relationOf, type Catalogue } from './catalogue.ts';
import { checkFragments } from './check.ts';
import { compares } from './comparison.ts';
import { instanceKey, Outline } from './outline.ts';
import { MatchingStatements, type OrderBy, type PlanRow, type Prepared } from './statements.ts';

/** What a source knows of a request by itself, each made when a statement first wants it. */
export type SourceParameters = Readonly<Record<string, () => unknown>>;

/** The keys that match, or, where `excluded`, all that the source does not name. */
export interface Matching extends KeySet {
  readonly excluded: boolean;
}

export interface OrderOf {
  readonly name: string;
  readonly use: CriterionUse | null;
  readonly direction: 'asc' | 'desc';
  readonly tie?: 'asc' | 'desc';
}

interface Asked<Row> {
  readonly outline: Outline;
  readonly prepared: Prepared<Row>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Asks one source for keys by what it knows of them. */
export class Matcher {
  readonly source: SourceName;
  readonly #catalogue: Catalogue;
  readonly #statements: MatchingStatements;
  readonly #read: Reader;
  readonly #parameters: SourceParameters;

  constructor(
    catalogue: Catalogue,
    statements: MatchingStatements,
    read: Reader,
    parameters: SourceParameters,
  ) {
    this.source = catalogue.source;
    this.#catalogue = catalogue;
    this.#statements = statements;
    this.#read = read;
    this.#parameters = parameters;
  }

  /** Whether the condition needs nothing but the table of all keys, and what is read beside it. */
  isPlain(condition: Condition): boolean {
    const beside = this.#catalogue.owned?.beside ?? [];
    return comparisonsIn(condition).every(({ criterion }) =>
      (criterionOf(this.#catalogue, criterion).from ?? []).every((relation) => beside.includes(relation)),
    );
  }

  /** What other sources must bring before these criteria can be told. */
  needs(uses: readonly CriterionUse[]): readonly Need[] {
    const needs = new Map<string, Need>();
    for (const { criterion, given } of uses) {
      for (const relation of criterionOf(this.#catalogue, criterion).from ?? []) {
        const brings = relationOf(this.#catalogue, relation).brings;
        if (!brings) continue;
        const key = instanceKey(relation, given);
        needs.set(key, { key, ...brings, columns: Object.keys(brings.columns), given });
      }
    }
    return [...needs.values()];
  }

  /**
   * The keys that match, up to one more than the limit. A source that does not own the keys knows only those it has
   * rows of: where a key without rows matches, it names those that do not.
   */
  async keys(question: Question, limit: number): Promise<Matching> {
    let excluded = false;
    const [row] = await this.#run((absent) => {
      excluded = this.#excludes(question, absent);
      const condition = excluded ? negated(question.condition) : question.condition;
      const outline = this.#outline({ ...question, condition }, absent);
      return { outline, prepared: this.#statements.keys(outline, absent), more: { limit: limit + 1 } };
    });
    return { count: row?.count ?? 0, keys: row?.keys ?? '', excluded };
  }

  async count(question: Question): Promise<number> {
    const [row] = await this.#run((absent) => {
      const outline = this.#outline(question, absent);
      return { outline, prepared: this.#statements.count(outline, absent) };
    });
    return row?.count ?? 0;
  }

  /** What Postgres expects by its statistics: all keys, where keys without rows match. */
  async estimate(question: Question): Promise<Estimate> {
    if (this.#excludes(question, this.#read.absent.known())) return { rows: Infinity, cost: Infinity };
    const [row] = await this.#run((absent) => {
      const outline = this.#outline(question, absent);
      return { outline, prepared: this.#statements.estimate(outline, absent) };
    });
    return estimateOf(row);
  }

  /** The same of a relation's rows, for another source; none where the company keeps none of it. */
  async estimateRows({ rows: relation, columns, given }: Need): Promise<Estimate> {
    const [row] = await this.#run((absent) => {
      const outline = this.#outline(
        { condition: everything, asked: null, sets: [], brought: new Map() },
        absent,
      );
      const instance = outline.rowsOf(relation, given);
      if (!instance.known) return null;
      return { outline, prepared: this.#statements.estimateRows(outline, absent, instance, columns) };
    });
    return estimateOf(row);
  }

  /** What the values of criteria come to over every key that matches. */
  async figures<Name extends string>(question: Question, figures: Readonly<Record<Name, Figure>>) {
    const [row] = await this.#run((absent) => {
      const outline = this.#outline(question, absent);
      const outlined = Object.entries<Figure>(figures).map(([name, { aggregate, use }]) => {
        return { name, aggregate, use: outline.use(use) };
      });
      return { outline, prepared: this.#statements.figures<Name>(outline, absent, outlined) };
    });
    return row ?? null;
  }

  /** The most frequent values of a criterion among the keys that match, and how many have each. */
  async groups(question: Question, { use, unknown, limit }: Grouping) {
    return this.#run((absent) => {
      const outline = this.#outline(question, absent);
      const prepared = this.#statements.groups(outline, absent, outline.use(use));
      return { outline, prepared, more: { unknown, limit } };
    });
  }

  async page(question: Question, order: OrderOf, page: PageRequest) {
    return toPage(await this.#page(question, order, page, false), page);
  }

  /** A page, and how many match in all. */
  async countedPage(question: Question, order: OrderOf, page: PageRequest) {
    const found = await this.#page(question, order, page, true);
    const isWhole = page.after === null && page.before === null;
    const count = found[0]?.total ?? (isWhole ? 0 : await this.count(question));
    return { ...toPage(found, page), count };
  }

  #page(question: Question, order: OrderOf, page: PageRequest, counted: boolean) {
    return this.#run((absent) => {
      const outline = this.#outline(question, absent);
      const outlined: OrderBy = { ...order, use: order.use && outline.use(order.use) };
      const prepared = this.#statements.page(outline, absent, outlined, page, counted);
      return { outline, prepared, more: { ...pageParameters(page) } };
    });
  }

  /** A relation's rows, for another source, up to one more than the limit; null where the company keeps none of it. */
  async rows({ rows: relation, columns, given }: Need, asked: KeySet | null, limit: number) {
    let known = true;
    const [row] = await this.#run((absent) => {
      const outline = this.#outline({ condition: everything, asked, sets: [], brought: new Map() }, absent);
      const instance = outline.rowsOf(relation, given);
      known = instance.known;
      if (!known) return null;
      const prepared = this.#statements.rows(outline, absent, instance, columns);
      return { outline, prepared, more: { limit: limit + 1 } };
    });
    const brought: Brought = known ? columns.map((_, place) => row?.[`c${place}`] ?? '') : null;
    return { count: row?.count ?? 0, brought };
  }

  #parameter(name: string): unknown {
    const make = this.#parameters[name];
    if (!make) throw new TypeError(`${this.source} knows no parameter ${name}`);
    return make();
  }

  #outline(question: Question, absent: ReadonlySet<string>): Outline {
    return new Outline(this.#catalogue, question, absent);
  }

  /** A table that is not there is looked for once; then the question is asked again without it. */
  async #run<Row>(ask: (absent: ReadonlySet<string>) => Asked<Row> | null): Promise<readonly Row[]> {
    const attempt = async (absent: ReadonlySet<string>) => {
      const asked = ask(absent);
      if (!asked) return [];
      const { outline, prepared, more } = asked;
      const own = await Promise.all(
        prepared.uses.map(async (name) => [name, await this.#parameter(name)] as const),
      );
      return this.#read(prepared.statement, { ...outline.parameters, ...Object.fromEntries(own), ...more });
    };
    const absent = this.#read.absent.known();
    try {
      return await attempt(absent);
    } catch (error) {
      if (!(error instanceof SourceUnavailable) || !isMissingTable(error.cause)) throw error;
      const found = await this.#read.absent.find(optionalTables(this.#catalogue.tables));
      if ([...found].every((table) => absent.has(table))) throw error;
      return attempt(found);
    }
  }

  /** Whether the keys that match are more than a source can name that does not own them. */
  #excludes({ condition, asked }: Question, absent: ReadonlySet<string>): boolean {
    return !this.#catalogue.owned && !asked && this.#holdsForAbsent(condition, absent);
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

  #meets({ criterion: name, operator, operand }: Comparison, absent: ReadonlySet<string>): boolean {
    const criterion = criterionOf(this.#catalogue, name);
    const isKnown = (criterion.from ?? []).every((relation) =>
      (relationOf(this.#catalogue, relation).needs ?? []).every((table) => !absent.has(table)),
    );
    if (criterion.absent !== undefined && isKnown) return compares(criterion.absent, operator, operand);
    return operator === 'isNull' && operand === true;
  }
}

function estimateOf(row: PlanRow | undefined): Estimate {
  const plan = row?.['QUERY PLAN'][0].Plan;
  return { rows: plan?.['Plan Rows'] ?? 0, cost: plan?.['Total Cost'] ?? 0 };
}

/** Makes a source's matcher for each request; the statements are shared by all. */
export function matchersOf(catalogue: Catalogue) {
  checkFragments(catalogue);
  const statements = new MatchingStatements(catalogue);
  return (read: Reader, parameters: SourceParameters) => new Matcher(catalogue, statements, read, parameters);
}
