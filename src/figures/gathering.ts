import type { Aggregate, Grouping, Question } from './condition.ts';
import { toPage, type Page, type PageRequest } from '../kernel/page.ts';
import type { FilterOrder, FilterSource, Sums, Group, KeyRow } from './entity.ts';
import type { Selection } from './selection.ts';

/** Everything that meets a filter, to be counted, grouped and paged: who belongs to it is worked out once. */
export class Gathering {
  readonly #selection: Selection;
  readonly #owner: FilterSource;
  #settled: Promise<Question | null> | undefined;

  constructor(selection: Selection, owner: FilterSource) {
    this.#selection = selection;
    this.#owner = owner;
  }

  async sums<Name extends string>(sums: Readonly<Record<Name, Aggregate>>): Promise<Sums<Name> | null> {
    const question = await this.#settle();
    return question && (await this.#owner.sums(question, sums));
  }

  async groups(grouping: Grouping): Promise<readonly Group[]> {
    const question = await this.#settle();
    return question ? this.#owner.groups(question, grouping) : [];
  }

  async page(order: FilterOrder, request: PageRequest): Promise<Page<KeyRow>> {
    const question = await this.#settle();
    return question ? this.#owner.page(question, order, request) : toPage([], request);
  }

  #settle(): Promise<Question | null> {
    return (this.#settled ??= this.#selection.settled());
  }
}
