import type { GraphQLResolveInfo } from 'graphql';
import type { Catalogue, FigureOptions, ShownBy } from '../figures/catalogue.ts';
import { withoutOwn, type Condition, type KeySet } from '../figures/condition.ts';
import { settingUpOnce, type Entity, type Group, type NoteFound } from '../figures/entity.ts';
import { Gathering } from '../figures/gathering.ts';
import { FigureInputs, type Ordering } from '../figures/inputs.ts';
import { Selection } from '../figures/selection.ts';
import { FigureValues } from '../figures/values.ts';
import { Slot } from '../kernel/slot.ts';
import type { Money } from '../domain/money.ts';
import type { RequestContext } from './context.ts';
import { aheadBy } from './row-fields.ts';

type FieldValue<F> = F extends { readonly isMinor: true } ? Money | null : ShownBy<F> | null;

/** Resolvers of the fields of a type that show a figure, of a parent that knows the key. */
type FigureFields<Type extends string, Figures, Parent> = {
  readonly [
    Name in keyof Figures as Figures[Name] extends { readonly shows: `${Type}.${infer Field}` }
      ? Field
      : never
  ]: (
    parent: Parent,
    _: unknown,
    context: RequestContext,
  ) => FieldValue<Figures[Name]> | Promise<FieldValue<Figures[Name]>>;
};

type Among = (() => Promise<KeySet>) | null;

/** What a list holds: what meets a condition, among some keys or, where null, all. */
export interface Chosen {
  readonly condition: Condition | null;
  readonly among: Among;
}

/** What a request asks of an entity. */
interface OfRequest {
  readonly entity: Entity;
  readonly values: FigureValues;
}

/** What the sources define of one entity, bound to the graph: its values, its filter and its orders. */
export class EntityFigures<Figures extends object, Parent> {
  readonly #inputs: FigureInputs;
  readonly #entityOf: (context: RequestContext) => Entity;
  readonly #keyOf: (parent: Parent) => string;
  /** By what a request reads, which all copies of its context share. */
  readonly #ofRequest = new Slot<RequestContext['sources'], OfRequest>();

  /** `key` is the figure that is the key itself. */
  constructor(
    catalogues: readonly Catalogue[],
    key: string,
    keyOf: (parent: Parent) => string,
    entityOf: (context: RequestContext) => Entity,
  ) {
    this.#inputs = new FigureInputs(catalogues, key);
    this.#keyOf = keyOf;
    this.#entityOf = entityOf;
  }

  /**
   * What a figure shows, as of today or of what is asked for; null, or nulls, where it is unknown. What is asked together costs
   * one statement a source. Rejects as the sources do that it stands on.
   */
  load<Name extends keyof Figures & string>(
    parent: Parent,
    name: Name,
    context: RequestContext,
    options?: FigureOptions,
  ): Promise<ShownBy<Figures[Name]> | null> {
    const { values } = this.#of(context);
    return values.load(this.#keyOf(parent), name, options) as Promise<ShownBy<Figures[Name]> | null>;
  }

  /** What is made of what a figure shows: at once where it has come, else when it comes. */
  read<Name extends keyof Figures & string, T>(
    parent: Parent,
    name: Name,
    context: RequestContext,
    use: (shown: ShownBy<Figures[Name]> | null) => T,
    options?: FigureOptions,
  ): T | Promise<T> {
    const { values } = this.#of(context);
    return values.read(this.#keyOf(parent), name, use as (shown: unknown) => T, options);
  }

  /** Asks for a figure of many, so that it is there when they are read. */
  loadAhead(
    parents: readonly Parent[],
    name: keyof Figures & string,
    context: RequestContext,
    options?: FigureOptions,
  ): Promise<void> {
    return this.#of(context).values.loadAhead(parents.map(this.#keyOf), name, options);
  }

  /** A resolver of a field that is read of one figure. */
  field<Name extends keyof Figures & string, Value>(
    name: Name,
    use: (shown: ShownBy<Figures[Name]> | null, context: RequestContext, info: GraphQLResolveInfo) => Value,
  ) {
    return aheadBy(
      (parents: readonly Parent[], context) => this.loadAhead(parents, name, context),
      (
        parent: Parent,
        _: unknown,
        context: RequestContext,
        info: GraphQLResolveInfo,
      ): Value | Promise<Value> => this.read(parent, name, context, (shown) => use(shown, context, info)),
    );
  }

  #of(context: RequestContext): OfRequest {
    return this.#ofRequest.of(context.sources, () => {
      const entity = settingUpOnce(this.#entityOf(context));
      const useOf = (name: string, options?: FigureOptions) => this.#inputs.use(name, context, options);
      return { entity, values: new FigureValues(entity, useOf) };
    });
  }

  /** A figure that has no resolver of its own is shown as it is, an amount in the reporting currency. */
  fields<Type extends string>(type: Type): FigureFields<Type, Figures, Parent> {
    const fields = [...this.#inputs.shownOn(type)].map(([field, { name, isMinor }]) => [
      field,
      this.field(name as keyof Figures & string, (shown, { reportingCurrency: currency }): unknown =>
        isMinor && shown !== null ? { minor: shown, currency } : shown,
      ),
    ]);
    return Object.fromEntries(fields);
  }

  /** The condition that a filter asks; `path` is where it stands. Throws BAD_USER_INPUT, naming the part. */
  condition(filter: object | null | undefined, context: RequestContext, path?: string): Condition | null {
    return this.#inputs.condition(filter, context, path);
  }

  /** What meets a condition (null: all), in an order; `among` are the keys that are looked at, all where left out. */
  selection(
    condition: Condition | null,
    ordering: Ordering,
    context: RequestContext,
    among?: Among,
  ): Selection {
    return new Selection(
      this.#of(context).entity,
      condition,
      this.#inputs.order(ordering, context),
      context.notePlanStep,
      this.#audited(condition, this.#inputs.ordered(ordering), context),
      among,
    );
  }

  /** How many have each value of a word, the most frequent first, whatever a condition asks of that word alone. */
  facet(
    dimension: string,
    limit: number,
    { condition, among }: Chosen,
    context: RequestContext,
  ): Promise<readonly Group[] | null> {
    const word = this.#inputs.word(dimension);
    const others = condition && withoutOwn(condition, word);
    const selection = new Selection(
      this.#of(context).entity,
      others,
      this.#inputs.byWord(dimension, context),
      context.notePlanStep,
      this.#audited(others, [word], context),
      among,
    );
    return selection.groups(limit);
  }

  /** All that meets a condition, to be counted and grouped. */
  gathering(condition: Condition, ordering: Ordering, context: RequestContext): Gathering {
    return new Gathering(
      this.#of(context).entity,
      condition,
      this.#inputs.order(ordering, context),
      context.notePlanStep,
      this.#audited(condition, this.#inputs.ordered(ordering), context),
    );
  }

  /** Asking by personal data tells them, whether or not anybody is found: both are noted for the audit. */
  #audited(condition: Condition | null, figures: readonly string[], context: RequestContext): NoteFound {
    const askedBy = this.#inputs
      .askedBy(condition, figures)
      .filter((field) => context.access.isPersonal(field));
    if (askedBy.length === 0) return () => {};
    context.notePersonalQuestion(askedBy, []);
    return (keys) => context.notePersonalQuestion(askedBy, keys);
  }
}
