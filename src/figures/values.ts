import type { SourceFigure } from './condition.ts';
import { maximumKeys, within } from './bounds.ts';
import type { Entity } from './entity.ts';
import type { FigureOptions } from './catalogue.ts';
import { allHandedOut, handOut } from '../kernel/event-loop.ts';

/** How a figure is asked, as of today or of a period. Throws for one that nobody defines. */
type UseOf = (name: string, options?: FigureOptions) => SourceFigure;

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** What is asked of one figure: what has come, what is on its way, and the keys that are to be asked next. */
class FigureRequest {
  readonly use: SourceFigure;
  readonly outcomes = new Map<string, Outcome>();
  readonly coming = new Map<string, Requests>();
  keys = new Set<string>();

  constructor(use: SourceFigure) {
    this.use = use;
  }
}

/** What is asked together, and whom to tell. */
interface Requests {
  readonly figures: Set<FigureRequest>;
  readonly settle: (() => void)[];
}

/**
 * Figures of one entity's things, for one request. All that is asked together goes to each source in one statement;
 * figures that stand on rows of other sources are asked apart, so that a source that is down or slow costs only these.
 */
export class FigureValues {
  readonly #entity: Entity;
  readonly #useOf: UseOf;
  readonly #figures = new Map<string, FigureRequest>();
  #next: Requests | undefined;

  constructor(entity: Entity, useOf: UseOf) {
    this.#entity = entity;
    this.#useOf = useOf;
  }

  /** What a figure shows of a key; null where it is unknown. Rejects as the sources that it stands on do. */
  load(key: string, name: string, options?: FigureOptions): Promise<unknown> {
    const request = this.#request(name, options);
    const outcome = request.outcomes.get(key);
    if (outcome) return settled(outcome);
    return new Promise((resolve, reject) =>
      this.#ask(request, key).settle.push(() => {
        const outcome = request.outcomes.get(key) ?? { value: null };
        if ('error' in outcome) reject(outcome.error as Error);
        else resolve(outcome.value);
      }),
    );
  }

  /** What is made of that: at once where it has come, else when it comes. */
  read<T>(key: string, name: string, use: (value: unknown) => T, options?: FigureOptions): T | Promise<T> {
    const outcome = this.#request(name, options).outcomes.get(key);
    return outcome && 'value' in outcome ? use(outcome.value) : this.load(key, name, options).then(use);
  }

  /** Waits until a figure of all these keys has come, or cannot: who reads it is told why. */
  async loadAhead(keys: readonly string[], name: string, options?: FigureOptions): Promise<void> {
    const request = this.#request(name, options);
    const missing = keys.filter((key) => !request.outcomes.has(key));
    const asked = new Set(missing.map((key) => this.#ask(request, key)));
    await Promise.all([...asked].map(({ settle }) => new Promise<void>((resolve) => settle.push(resolve))));
  }

  /** Asks next what is not on its way. */
  #ask(request: FigureRequest, key: string): Requests {
    const coming = request.coming.get(key);
    if (coming) return coming;
    const next = (this.#next ??= this.#begin());
    next.figures.add(request);
    request.keys.add(key);
    request.coming.set(key, next);
    return next;
  }

  #request(name: string, options?: FigureOptions): FigureRequest {
    const key = options ? `${name} ${JSON.stringify(options)}` : name;
    let request = this.#figures.get(key);
    if (!request) this.#figures.set(key, (request = new FigureRequest(this.#useOf(name, options))));
    return request;
  }

  #begin(): Requests {
    const requests: Requests = { figures: new Set(), settle: [] };
    void allHandedOut().then(() => this.#askNext(requests));
    return requests;
  }

  async #askNext({ figures, settle }: Requests): Promise<void> {
    this.#next = undefined;
    await this.#askAll([...figures]);
    settle.forEach(handOut);
  }

  async #askAll(figures: readonly FigureRequest[]): Promise<void> {
    const together = Map.groupBy(figures, ({ use }) => {
      const needs = this.#needs([use]);
      return needs.length === 0 ? use.source : [use.source, ...needs.map(({ source }) => source)].join();
    });
    await Promise.all([...together.values()].map((group) => this.#askGroup(group)));
  }

  #needs(uses: readonly SourceFigure[]) {
    const [first] = uses;
    return first ? this.#entity.source(first.source).needs(uses) : [];
  }

  async #askGroup(group: readonly FigureRequest[]): Promise<void> {
    // In one order, so that the same figures are the same statement.
    const figures =
      group.length === 1 ? group : group.toSorted((a, b) => (a.use.figure < b.use.figure ? -1 : 1));
    const asked = new Set<string>();
    for (const request of figures) {
      for (const key of request.keys) asked.add(key);
      request.keys = new Set();
    }
    const keys = [...asked];
    try {
      const values = await this.#valuesOf(
        figures.map(({ use }) => use),
        keys,
      );
      figures.forEach(({ outcomes }, place) => {
        for (const key of keys) {
          const value = values.get(key)?.[place] ?? null;
          outcomes.set(key, value instanceof Error ? { error: value } : { value });
        }
      });
    } catch (error) {
      for (const { outcomes } of figures) for (const key of keys) outcomes.set(key, { error });
    }
  }

  async #valuesOf(uses: readonly SourceFigure[], keys: readonly string[]) {
    const [first] = uses;
    if (!first) return new Map<string, readonly unknown[]>();
    const needs = this.#needs(uses);
    const imported = needs.map(async (need) => {
      const rows = await this.#entity.source(need.source).pageRows(need, keys, maximumKeys);
      within(rows.count, need.rows);
      return [need.key, rows.imported] as const;
    });
    const rows = new Map(needs.length === 0 ? [] : await Promise.all(imported));
    return this.#entity.source(first.source).values({ keys, uses, imported: rows });
  }
}

const settled = (outcome: Outcome): Promise<unknown> =>
  'error' in outcome ? Promise.reject(outcome.error as Error) : Promise.resolve(outcome.value);
