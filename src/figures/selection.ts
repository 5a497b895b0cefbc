import {
  allOf,
  comparisonsIn,
  everything,
  type ImportedRows,
  type Condition,
  type PlanEstimate,
  type KeySet,
  type RowImport,
  type KeyQuery,
  type SourceFigure,
  type ToldValues,
} from './condition.ts';
import { toPage, type Page, type PageRequest } from '../kernel/page.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { fewKeys, lightCost, maximumKeys, narrowingKeys, within } from './bounds.ts';
import {
  figuresOf,
  namesOf,
  type CountedPage,
  type Entity,
  type FilterOrder,
  type FilterSource,
  type Group,
  type KeyRow,
  type NoteFound,
  type NotePlanStep,
} from './entity.ts';
import { asFound, hasSets, keysNamed, type FoundKeys } from './found-keys.ts';
import { planOf, type ConditionGroup, type Plan } from './plan.ts';

/** What nothing is known of counts as if it were all. */
const unknown: PlanEstimate = { rows: Infinity, cost: Infinity };

interface FirstNarrowing {
  readonly keys: KeySet | null;
  readonly isBroad: boolean;
  /** What the keys meet already; it is not asked again. */
  readonly met: readonly Condition[];
}

/**
 * The things that meet a filter, in one order, for one request: what other sources decide becomes sets of keys, and the
 * source that owns the keys decides the rest in its last statement. Each part is asked once, and only when it is read.
 */
export class Selection {
  readonly #entity: Entity;
  readonly #owner: FilterSource;
  readonly #plan: Plan;
  readonly #order: FilterOrder;
  readonly #orderedBy: readonly SourceFigure[];
  /** Who puts the keys in order: the owner where it knows one of the values, else who knows the first. */
  readonly #orderingSource: SourceName;
  readonly #note: NotePlanStep;
  readonly #noteFound: NoteFound;
  readonly #among: (() => Promise<KeySet>) | null;
  #query: Promise<KeyQuery | null> | undefined;
  #keys: Promise<KeySet> | undefined;
  #request: PageRequest | undefined;
  #isCounted = false;
  #counted: Promise<CountedPage> | undefined;

  /** `among`: only these keys are looked at, such as those that a search has found; null: all. */
  constructor(
    entity: Entity,
    condition: Condition | null,
    order: FilterOrder,
    note: NotePlanStep,
    noteFound: NoteFound,
    among: (() => Promise<KeySet>) | null = null,
  ) {
    this.#among = among;
    this.#entity = entity;
    this.#owner = entity.source(entity.owner);
    this.#plan = planOf(condition ?? everything, entity.owner);
    this.#order = order;
    this.#orderedBy = figuresOf(order);
    const [first, second] = this.#orderedBy.map(({ source }) => source);
    this.#orderingSource = second === entity.owner ? second : (first ?? entity.owner);
    this.#note = note;
    this.#noteFound = noteFound;
  }

  /** Throws FILTER_TOO_BROAD. */
  async page(request: PageRequest): Promise<Page<KeyRow>> {
    const page = await (this.#isOrderedByOwner ? this.#ownPage(request) : this.#pageByAnother(request));
    this.#noteFound(page.rows.map(({ key }) => key));
    return page;
  }

  /** Throws FILTER_TOO_BROAD. */
  async count(): Promise<number> {
    this.#isCounted = true;
    const query = await this.#ask();
    if (!query) return 0;
    // A page in another's order has all keys found; without it they are only counted.
    if (this.#keys) return (await this.#keys).count;
    if (this.#request) return (await this.#pageAndCount(query, this.#request)).count;
    const { count } = await this.#noted('count', this.#owner.source, query.candidates, async () => ({
      count: await this.#owner.count(query),
    }));
    return count;
  }

  /** Who reads both page and count asks for both before either is begun; then one statement answers them. */
  async #ownPage(request: PageRequest): Promise<Page<KeyRow>> {
    this.#request = request;
    const query = await this.#ask();
    if (!query) return toPage([], request);
    if (this.#isCounted) return this.#pageAndCount(query, request);
    this.#request = undefined;
    return this.#pageOf(query, request);
  }

  #pageAndCount(query: KeyQuery, request: PageRequest): Promise<CountedPage> {
    return (this.#counted ??= this.#noted(
      `count, order ${this.#order.name}`,
      this.#owner.source,
      query.candidates,
      () => this.#owner.countedPage(query, this.#order, request),
    ));
  }

  async #pageByAnother(request: PageRequest): Promise<Page<KeyRow>> {
    const query = await this.#askForOrder();
    return query ? this.#pageOf(query, request) : toPage([], request);
  }

  #pageOf(query: KeyQuery, request: PageRequest): Promise<Page<KeyRow>> {
    const source = this.#entity.source(this.#orderingSource);
    return this.#noted(`order ${this.#order.name}`, source.source, query.candidates, async () => {
      const page = await source.page(query, this.#order, request);
      return { ...page, count: page.rows.length };
    });
  }

  /**
   * The most frequent values of what it is in order of, and how many have each; unknown values are none. Null where it is
   * unknown of all. Throws FILTER_TOO_BROAD.
   */
  async groups(limit: number): Promise<readonly Group[] | null> {
    const query = await (this.#isOrderedByOwner ? this.#ask() : this.#askForOrder());
    const { name, source, use } = this.#order;
    if (!query || !use) return [];
    const found = await this.#noted(`groups by ${name}`, source, query.candidates, async () => {
      const grouping = { use, unknown: '', limit: limit + 1 };
      const groups = await this.#entity.source(source).groups(query, grouping);
      return { groups, count: groups.length };
    });
    const known = found.groups.filter(({ value }) => value !== '');
    return known.length === 0 && found.groups.length > 0 ? null : known.slice(0, limit);
  }

  /** All keys. Throws FILTER_TOO_BROAD. */
  keys(): Promise<KeySet> {
    return (this.#keys ??= this.#findKeys());
  }

  /**
   * What is left for the owner to answer, or just the keys where they are few: then nothing is looked for twice,
   * however often it is asked. Null where nothing matches.
   */
  async settled(): Promise<KeyQuery | null> {
    const query = await this.#ask();
    if (!query) return null;
    const name = namesOf(this.#ownComparisons) || 'all';
    const keys = await this.#noted(name, this.#owner.source, query.candidates, () =>
      this.#owner.keys(query, maximumKeys),
    );
    if (keys.count > maximumKeys) return query;
    return keys.count === 0
      ? null
      : { condition: everything, candidates: keys, sets: [], imported: new Map() };
  }

  async #findKeys(): Promise<KeySet> {
    const query = await this.#ask();
    if (!query) return { count: 0, keys: '' };
    return this.#found(this.#owner, query, namesOf(this.#ownComparisons) || 'all', 'the list');
  }

  get #isOrderedByOwner(): boolean {
    return this.#orderedBy.every(({ source }) => source === this.#entity.owner);
  }

  get #ownComparisons() {
    return this.#plan.own.flatMap(comparisonsIn);
  }

  async #askForOrder(): Promise<KeyQuery | null> {
    const candidates = await this.keys();
    if (candidates.count === 0) return null;
    const own = this.#orderedBy.filter(({ source }) => source === this.#orderingSource);
    const other = this.#orderedBy.find(({ source }) => source !== this.#orderingSource);
    const [imported, told] = await Promise.all([
      this.#importRows(this.#entity.source(this.#orderingSource).needs(own), candidates),
      other && this.#toldBy(other, candidates),
    ]);
    return { condition: everything, candidates, sets: [], imported, ...(told && { told }) };
  }

  /** What another source knows of the keys, for whoever puts them in order. */
  async #toldBy(use: SourceFigure, candidates: KeySet): Promise<ToldValues> {
    const { figure } = use;
    const source = this.#entity.source(use.source);
    const imported = await this.#importRows(source.needs([use]), candidates);
    const query = { condition: everything, candidates, sets: [], imported };
    const found = await this.#noted(figure, use.source, candidates, () =>
      source.told(query, use, maximumKeys),
    );
    within(found.count, figure, found.imported ?? []);
    return { figure, type: found.type, rows: found.imported };
  }

  /** What is left for the owner to answer; null where nothing can match. */
  #ask(): Promise<KeyQuery | null> {
    return (this.#query ??= this.#narrow());
  }

  async #narrow(): Promise<KeyQuery | null> {
    const { narrowing, nested, own } = this.#plan;
    const uses = [...this.#ownComparisons, ...(this.#isOrderedByOwner ? this.#orderedBy : [])];
    const needs = this.#owner.needs(uses);
    const among = await this.#among?.();
    const first = among
      ? { keys: among, isBroad: false, met: [] }
      : await this.#first([...narrowing, ...nested], needs);
    if (first?.keys?.count === 0) return null;
    const ranked = await this.#ranked(narrowing, first?.keys ?? null, nested.length + needs.length > 0);
    // Where even the most selective leaves too many to pass on, none can narrow the others: all run at once.
    const isConcurrent = !first?.keys && (ranked[0]?.rows ?? 0) > narrowingKeys;
    const beside = isConcurrent ? this.#beside(nested, needs, null) : null;
    // Where another fails first, this failure must not be left unhandled.
    beside?.catch(() => {});
    const narrowed = await this.#narrowBy(ranked, first?.keys ?? null, isConcurrent);
    if (!narrowed) return null;
    const { candidates, passedOn } = narrowed;
    const [nestedSets, imported] = await (beside ?? this.#beside(nested, needs, candidates));
    const left = own.filter((condition) => !first?.met.includes(condition));
    const conditions = left.map((condition) => asFound(condition, nestedSets));
    const sets = [...nestedSets, ...passedOn];
    const memberships = passedOn.map(({ excluded }, index): Condition => ({
      kind: 'membership',
      set: nestedSets.length + index,
      holds: !excluded,
    }));
    const condition = allOf([...conditions, ...memberships]);
    return { condition, candidates, sets, imported, ...(first?.isBroad && { isBroad: true }) };
  }

  /**
   * What the owner decides by itself, if others are asked too: the keys, where they are few enough and the others' work
   * is worth saving, or else whether they are many. Null where it decides nothing by itself.
   */
  async #first(
    groups: readonly ConditionGroup[],
    needs: readonly RowImport[],
  ): Promise<FirstNarrowing | null> {
    const alone = this.#plan.own.filter((condition) => {
      const comparisons = comparisonsIn(condition);
      return comparisons.length > 0 && !hasSets(condition) && this.#owner.needs(comparisons).length === 0;
    });
    if (alone.length === 0 || groups.length + needs.length === 0) return null;
    const naming = alone.find((condition) => keysNamed(condition, this.#entity.key));
    const named = naming && keysNamed(naming, this.#entity.key);
    if (named) return { keys: named, isBroad: false, met: [naming] };
    const query = { condition: allOf(alone), candidates: null, sets: [], imported: new Map() };
    const own = await this.#owner.estimate(query);
    if (own.cost > lightCost && !(await this.#isDearer(groups, needs, own))) {
      return { keys: null, isBroad: own.rows > narrowingKeys, met: [] };
    }
    // Counts them exactly; the database stops at the bound.
    const name = namesOf(alone.flatMap(comparisonsIn));
    const keys = await this.#noted(name, this.#owner.source, null, () =>
      this.#owner.keys(query, narrowingKeys),
    );
    return keys.count > narrowingKeys
      ? { keys: null, isBroad: true, met: [] }
      : { keys, isBroad: false, met: alone };
  }

  /** Whether it takes more to ask any of the others of everything than to list the keys first. */
  async #isDearer(
    groups: readonly ConditionGroup[],
    needs: readonly RowImport[],
    own: PlanEstimate,
  ): Promise<boolean> {
    const others = await Promise.all([
      ...groups.map((group) => this.#estimated(group, null)),
      ...needs.map((need) => this.#entity.source(need.source).estimateRows(need)),
    ]);
    return others.some(({ rows, cost }) => rows > narrowingKeys || cost > own.cost);
  }

  /** Runs the groups that all must meet, the most selective first; null as soon as nothing is left. */
  async #narrowBy(
    ranked: readonly { readonly group: ConditionGroup }[],
    first: KeySet | null,
    isConcurrent: boolean,
  ) {
    const passedOn: FoundKeys[] = [];
    let candidates = first;
    const running = isConcurrent ? ranked.map(({ group }) => this.#keysOf(group, null)) : null;
    // Where one fails, the others' failures must not be left unhandled.
    running?.forEach((keys) => keys.catch(() => {}));
    for (const [index, { group }] of ranked.entries()) {
      const found: FoundKeys = await (running?.[index] ?? this.#keysOf(group, candidates));
      if (!found.excluded && found.count === 0) return null;
      if (found.excluded || found.count > narrowingKeys || (candidates && isConcurrent)) passedOn.push(found);
      else candidates = found;
    }
    return { candidates, passedOn };
  }

  /** What the owner's own condition needs beside the candidates. */
  #beside(nested: readonly ConditionGroup[], needs: readonly RowImport[], candidates: KeySet | null) {
    return Promise.all([
      Promise.all(nested.map((group) => this.#keysOf(group, candidates))),
      this.#importRows(needs, candidates),
    ]);
  }

  /** By how many keys Postgres expects each to leave, where that decides anything. */
  async #ranked(groups: readonly ConditionGroup[], candidates: KeySet | null, areOthersBeside: boolean) {
    const isMoot = candidates
      ? groups.length < 2 || candidates.count < fewKeys
      : groups.length < 2 && !areOthersBeside;
    const estimated = groups.map(async (group) => {
      const { rows } = isMoot ? unknown : await this.#estimated(group, candidates);
      return { group, rows };
    });
    return (await Promise.all(estimated)).toSorted((a, b) => (a.rows === b.rows ? 0 : a.rows - b.rows));
  }

  /** Of a group that has to wait for other rows, nothing is known. */
  async #estimated(
    { source: name, condition }: ConditionGroup,
    candidates: KeySet | null,
  ): Promise<PlanEstimate> {
    const source = this.#entity.source(name);
    if (source.needs(comparisonsIn(condition)).length > 0) return unknown;
    return source.estimate({ condition, candidates, sets: [], imported: new Map() });
  }

  async #keysOf({ source: name, condition }: ConditionGroup, candidates: KeySet | null): Promise<FoundKeys> {
    const source = this.#entity.source(name);
    const comparisons = comparisonsIn(condition);
    const imported = await this.#importRows(source.needs(comparisons), candidates);
    const figures = namesOf(comparisons);
    return this.#found(source, { condition, candidates, sets: [], imported }, figures, figures);
  }

  async #found(source: FilterSource, query: KeyQuery, step: string, figure: string): Promise<FoundKeys> {
    const found = await this.#noted(step, source.source, query.candidates, () =>
      source.keys(query, maximumKeys),
    );
    within(found.count, figure, [found.keys]);
    return found;
  }

  async #importRows(
    needs: readonly RowImport[],
    candidates: KeySet | null,
  ): Promise<ReadonlyMap<string, ImportedRows>> {
    const imported = needs.map(async (need) => {
      const rows = await this.#noted(need.rows, need.source, candidates, () =>
        this.#entity.source(need.source).rows(need, candidates, maximumKeys),
      );
      within(rows.count, need.rows, rows.imported ?? []);
      return [need.key, rows.imported] as const;
    });
    return new Map(await Promise.all(imported));
  }

  async #noted<Result extends { readonly count: number }>(
    figure: string,
    source: SourceName,
    candidates: KeySet | null,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const started = performance.now();
    const result = await work();
    const milliseconds = performance.now() - started;
    this.#note({
      criterion: figure,
      source,
      keysIn: candidates?.count ?? null,
      keysOut: result.count,
      milliseconds,
    });
    return result;
  }
}
