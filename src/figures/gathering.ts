import type { Aggregate, Condition, Grouping, Question } from './condition.ts';
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
  #settled: Promise<Question | null> | undefined;

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
    const question = await this.#settle();
    return question && (await this.#owner.sums(question, sums));
  }

  async groups(grouping: Grouping): Promise<readonly Group[]> {
    const question = await this.#settle();
    return question ? this.#owner.groups(question, grouping) : [];
  }

  async page(request: PageRequest): Promise<Page<KeyRow>> {
    const question = await this.#settle();
    if (!question) return toPage([], request);
    const page = await this.#owner.page(question, this.#order, request);
    this.#noteFound(page.rows.map(({ key }) => key));
    return page;
  }

  #settle(): Promise<Question | null> {
    return (this.#settled ??= this.#selection.settled());
  }
}
