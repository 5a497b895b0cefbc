import {
  allOf,
  comparisonsIn,
  type Condition,
  type ImportedRows,
  type KeyQuery,
  type KeySet,
  type PlanEstimate,
  type RowImport,
  type SourceFigure,
} from './condition.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { fewKeys, lightCost, maximumKeys, narrowingKeys, within } from './bounds.ts';
import { namesOf, type Entity, type FilterSource, type NotePlanStep } from './entity.ts';
import { asFound, hasSets, keysNamed, type FoundKeys } from './found-keys.ts';
import type { ConditionGroup, Plan } from './plan.ts';

/** What nothing is known of counts as if it were all. */
const unknown: PlanEstimate = { rows: Infinity, cost: Infinity };

/** A question to the owner before anybody else has told anything. */
const asking = (conditions: readonly Condition[]): KeyQuery => ({
  condition: allOf(conditions),
  candidates: null,
  sets: [],
  imported: new Map(),
});

interface FirstNarrowing {
  readonly keys: KeySet | null;
  readonly isBroad: boolean;
  /** What the keys meet already; it is not asked again. */
  readonly met: readonly Condition[];
}

/** Asks the sources one after the other what a filter leaves, each of what the ones before have left. */
export class Narrowing {
  readonly #entity: Entity;
  readonly #owner: FilterSource;
  readonly #plan: Plan;
  readonly #orderedBy: readonly SourceFigure[];
  readonly #note: NotePlanStep;
  readonly #among: (() => Promise<KeySet>) | null;

  /** `orderedBy`: by what the owner is to put the keys in order. `among`: only these keys are looked at; null: all. */
  constructor(
    entity: Entity,
    plan: Plan,
    orderedBy: readonly SourceFigure[],
    note: NotePlanStep,
    among: (() => Promise<KeySet>) | null,
  ) {
    this.#entity = entity;
    this.#owner = entity.source(entity.owner);
    this.#plan = plan;
    this.#orderedBy = orderedBy;
    this.#note = note;
    this.#among = among;
  }

  /** What is left for the owner to answer; null where nothing can match. Throws FILTER_TOO_BROAD. */
  async narrowed(): Promise<KeyQuery | null> {
    const { narrowing, nested, own } = this.#plan;
    const needs = this.#owner.needs([...own.flatMap(comparisonsIn), ...this.#orderedBy]);
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
    const light = await this.#owner.estimate(asking(alone));
    if (light.cost <= lightCost) return this.#listed(alone);
    // What is dear is asked once, with all the rest, but for what the table of all is enough for.
    const plain = alone.filter((condition) => this.#owner.isPlain(condition));
    if (plain.length === 0) return null;
    const own = plain.length === alone.length ? light : await this.#owner.estimate(asking(plain));
    if (own.cost <= lightCost || (await this.#isDearer(groups, needs, own))) return this.#listed(plain);
    return { keys: null, isBroad: own.rows > narrowingKeys, met: [] };
  }

  /** Counts them exactly; the database stops at the bound. */
  async #listed(conditions: readonly Condition[]): Promise<FirstNarrowing> {
    const name = namesOf(conditions.flatMap(comparisonsIn));
    const keys = await this.noted(name, this.#owner.source, null, () =>
      this.#owner.keys(asking(conditions), narrowingKeys),
    );
    return keys.count > narrowingKeys
      ? { keys: null, isBroad: true, met: [] }
      : { keys, isBroad: false, met: conditions };
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
      this.importRows(needs, candidates),
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
    const imported = await this.importRows(source.needs(comparisons), candidates);
    const figures = namesOf(comparisons);
    return this.found(source, { condition, candidates, sets: [], imported }, figures, figures);
  }

  /** All keys that match. Throws FILTER_TOO_BROAD. */
  async found(source: FilterSource, query: KeyQuery, step: string, figure: string): Promise<FoundKeys> {
    const found = await this.noted(step, source.source, query.candidates, () =>
      source.keys(query, maximumKeys),
    );
    within(found.count, figure, [found.keys]);
    return found;
  }

  /** Rows of other sources, by the keys of the imports. Throws FILTER_TOO_BROAD. */
  async importRows(
    needs: readonly RowImport[],
    candidates: KeySet | null,
  ): Promise<ReadonlyMap<string, ImportedRows>> {
    const imported = needs.map(async (need) => {
      const rows = await this.noted(need.rows, need.source, candidates, () =>
        this.#entity.source(need.source).rows(need, candidates, maximumKeys),
      );
      within(rows.count, need.rows, rows.imported ?? []);
      return [need.key, rows.imported] as const;
    });
    return new Map(await Promise.all(imported));
  }

  /** Tells of a step of the plan when it is done. */
  async noted<Result extends { readonly count: number }>(
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
