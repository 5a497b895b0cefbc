import {
  comparisonsIn,
  everything,
  type Condition,
  type KeySet,
  type KeyQuery,
  type SourceFigure,
  type ToldValues,
} from './condition.ts';
import { toPage, type Page, type PageRequest } from '../kernel/page.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { maximumKeys, within } from './bounds.ts';
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
import { Narrowing } from './narrowing.ts';
import { planOf, type Plan } from './plan.ts';

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
  readonly #narrowing: Narrowing;
  readonly #noteFound: NoteFound;
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
    this.#entity = entity;
    this.#owner = entity.source(entity.owner);
    this.#plan = planOf(condition ?? everything, entity.owner);
    this.#order = order;
    this.#orderedBy = figuresOf(order);
    const [first, second] = this.#orderedBy.map(({ source }) => source);
    this.#orderingSource = second === entity.owner ? second : (first ?? entity.owner);
    this.#narrowing = new Narrowing(
      entity,
      this.#plan,
      this.#isOrderedByOwner ? this.#orderedBy : [],
      note,
      among,
    );
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
    const { count } = await this.#narrowing.noted(
      'count',
      this.#owner.source,
      query.candidates,
      async () => ({
        count: await this.#owner.count(query),
      }),
    );
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
    return (this.#counted ??= this.#narrowing.noted(
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
    return this.#narrowing.noted(`order ${this.#order.name}`, source.source, query.candidates, async () => {
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
    const found = await this.#narrowing.noted(`groups by ${name}`, source, query.candidates, async () => {
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
    const keys = await this.#narrowing.noted(name, this.#owner.source, query.candidates, () =>
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
    return this.#narrowing.found(this.#owner, query, namesOf(this.#ownComparisons) || 'all', 'the list');
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
      this.#narrowing.importRows(this.#entity.source(this.#orderingSource).needs(own), candidates),
      other && this.#toldBy(other, candidates),
    ]);
    return { condition: everything, candidates, sets: [], imported, ...(told && { told }) };
  }

  /** What another source knows of the keys, for whoever puts them in order. */
  async #toldBy(use: SourceFigure, candidates: KeySet): Promise<ToldValues> {
    const { figure } = use;
    const source = this.#entity.source(use.source);
    const imported = await this.#narrowing.importRows(source.needs([use]), candidates);
    const query = { condition: everything, candidates, sets: [], imported };
    const found = await this.#narrowing.noted(figure, use.source, candidates, () =>
      source.told(query, use, maximumKeys),
    );
    within(found.count, figure, found.imported ?? []);
    return { figure, type: found.type, rows: found.imported };
  }

  /** What is left for the owner to answer; null where nothing can match. */
  #ask(): Promise<KeyQuery | null> {
    return (this.#query ??= this.#narrowing.narrowed());
  }
}
