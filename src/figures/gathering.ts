import type { Aggregate, Condition, Grouping, KeyQuery } from './condition.ts';
import { toPage, type Page, type PageRequest } from '../kernel/page.ts';
import type {
  Entity,
  FilterOrder,
  FilterSource,
  Group,
  KeyRow,
  NoteFound,
  NotePlanStep,
  Sums,
} from './entity.ts';
import { Selection } from './selection.ts';

/** Everything that meets a condition, to be counted, grouped and paged: what belongs to it is worked out once. */
export class Gathering {
  readonly #selection: Selection;
  readonly #owner: FilterSource;
  readonly #order: FilterOrder;
  readonly #noteFound: NoteFound;
  #settled: Promise<KeyQuery | null> | undefined;

  constructor(
    entity: Entity,
    condition: Condition,
    order: FilterOrder,
    note: NotePlanStep,
    noteFound: NoteFound,
  ) {
    this.#selection = new Selection(entity, condition, order, note, noteFound);
    this.#noteFound = noteFound;
    this.#owner = entity.source(entity.owner);
    this.#order = order;
  }

  async sums<Name extends string>(sums: Readonly<Record<Name, Aggregate>>): Promise<Sums<Name> | null> {
    const query = await this.#settle();
    return query && (await this.#owner.sums(query, sums));
  }

  async groups(grouping: Grouping): Promise<readonly Group[]> {
    const query = await this.#settle();
    return query ? this.#owner.groups(query, grouping) : [];
  }

  async page(request: PageRequest): Promise<Page<KeyRow>> {
    const query = await this.#settle();
    if (!query) return toPage([], request);
    const page = await this.#owner.page(query, this.#order, request);
    this.#noteFound(page.rows.map(({ key }) => key));
    return page;
  }

  #settle(): Promise<KeyQuery | null> {
    return (this.#settled ??= this.#selection.settled());
  }
}
