import Big from 'big.js';
import type { CalendarDate } from '../domain/calendar.ts';
import { currencyDecimals } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';
import { placeArguments, type Place } from '../domain/place.ts';
import { badUserInput } from '../kernel/errors.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { Catalogue, Figure, FigureOptions } from './catalogue.ts';
import {
  comparisonsIn,
  everything,
  type Condition,
  type FigureArguments,
  type SourceFigure,
} from './condition.ts';
import type { FilterOrder } from './entity.ts';
import { readFilter, type FilterField, type FilterTable, type Kind } from './read.ts';

/** What a figure or a condition is reckoned for. */
export interface FigureContext {
  readonly today: CalendarDate;
  readonly reportingCurrency: string;
}

/** How each filter type compares; a type that is not here compares words. */
const kinds: Readonly<Record<string, Kind>> = {
  TextFilter: 'text',
  IntFilter: 'number',
  FloatFilter: 'number',
  UnitsSoldFilter: 'number',
  AmountFilter: 'decimal',
  BooleanFilter: 'flag',
  DateFilter: 'day',
  DateTimeFilter: 'day',
};

export interface OrderBy {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
  readonly in?: Place | null;
}

/** What a list is ordered by, and by what those that are equal. */
export interface Ordering extends OrderBy {
  readonly second?: OrderBy;
}

/** Null where nothing is said. Throws BAD_USER_INPUT for a second order without a first, and for one that is the first. */
export function orderingOf(
  orderBy: OrderBy | null | undefined,
  thenBy: OrderBy | null | undefined,
): Ordering | null {
  if (!thenBy) return orderBy ?? null;
  const refuse = (message: string, wanted: string) =>
    badUserInput(message, { argument: 'thenBy', got: thenBy, wanted });
  if (!orderBy) throw refuse('thenBy says what comes after orderBy, which is left out.', 'orderBy beside it');
  if (orderName({ ...orderBy, direction: 'ASC' }) === orderName({ ...thenBy, direction: 'ASC' }))
    throw refuse(`thenBy names ${thenBy.field}, as orderBy does.`, 'another field than that of orderBy');
  return { ...orderBy, second: thenBy };
}

/** Decimal text as minor units of the reporting currency, in which sources reckon. */
const minorUnits = (amount: unknown, { reportingCurrency }: FigureContext): string =>
  new Big(String(amount)).times(new Big(10).pow(currencyDecimals(reportingCurrency))).toFixed();

/** The name of a figure in the enum of orders. */
export const orderField = (figure: string): string =>
  figure.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Whether it is a word that is filtered by: then its values can be counted. */
export const isWord = ({ type, filter }: Figure): boolean => type === 'text' && filter !== undefined;

/** The order's part in cursors. */
export function orderName({ field, direction, in: place, second }: Ordering): string {
  const where = placeArguments(place);
  const name = `${field}_${direction}`.toLowerCase() + (where ? ` ${JSON.stringify(where)}` : '');
  return second ? `${name} then ${orderName(second)}` : name;
}

/** Undefined for a figure that takes none. */
function argumentsOf(
  { days, ofPlaces }: Figure,
  { today }: FigureContext,
  { period, place }: FigureOptions,
): FigureArguments | undefined {
  const where = ofPlaces && placeArguments(place);
  return days || where ? { ...days?.(today, period ?? undefined), ...where } : undefined;
}

/** The figures of one entity by name, and the filter and the order that follow from them. */
export class FigureInputs {
  readonly #figures = new Map<string, Figure & { readonly source: SourceName }>();
  readonly #filter: FilterTable<object, FigureContext>;
  readonly #orders = new Map<string, string>();
  readonly #words = new Map<string, string>();
  readonly #key: string;

  /** `key` is the figure that is the key itself. Throws where two sources define a figure of one name. */
  constructor(catalogues: readonly Catalogue[], key: string) {
    this.#key = key;
    const fields: Record<string, unknown> = {};
    for (const { source, figures, clauses = {} } of catalogues) {
      for (const [name, figure] of Object.entries(figures)) {
        if (this.#figures.has(name)) throw new TypeError(`two sources define ${name}`);
        this.#figures.set(name, { ...figure, source });
        if (figure.filter) fields[name] = fieldOf(source, name, figure);
        if (figure.order) this.#orders.set(orderField(name), name);
        if (isWord(figure)) this.#words.set(orderField(name), name);
      }
      Object.assign(fields, clauses);
    }
    this.#filter = fields as FilterTable<object, FigureContext>;
  }

  /** A figure as of today and everywhere, or of what is asked for. Throws for one that no source defines. */
  use(name: string, context: FigureContext, options: FigureOptions = {}): SourceFigure {
    const figure = this.#figures.get(name);
    if (!figure) throw new TypeError(`no source defines ${name}`);
    const args = argumentsOf(figure, context, options);
    return { source: figure.source, figure: name, ...(args && { args }) };
  }

  /** The figures that fields of a type show, by field; the key itself is known without asking. */
  shownOn(type: string): ReadonlyMap<string, Figure & { readonly name: string }> {
    return new Map(
      [...this.#figures].flatMap(([name, figure]) => {
        const [on, field] = figure.shows?.split('.') ?? [];
        return on === type && field && name !== this.#key ? [[field, { ...figure, name }]] : [];
      }),
    );
  }

  /** The condition that a filter asks; `path` is where it stands. Throws BAD_USER_INPUT, naming the part. */
  condition(filter: object | null | undefined, context: FigureContext, path?: string): Condition | null {
    return readFilter(this.#filter, filter, context, path);
  }

  /** The fields that show what a condition and an order or a word ask by. */
  askedBy(condition: Condition | null, figures: readonly string[]): readonly string[] {
    const names = comparisonsIn(condition ?? everything).map(({ figure }) => figure);
    return [...new Set([...names, ...figures])].flatMap((name) => this.#figures.get(name)?.shows ?? []);
  }

  /** The figure that a value of the enum of words names. */
  word(dimension: string): string {
    const name = this.#words.get(dimension);
    if (!name) throw new TypeError(`${dimension} is no word`);
    return name;
  }

  /** What is in order of a word, so that those that share one stand together. */
  byWord(dimension: string, context: FigureContext): FilterOrder {
    const { source, ...use } = this.use(this.word(dimension), context);
    return { name: dimension.toLowerCase(), source, use, direction: 'asc' };
  }

  /** The figures that an ordering names. */
  ordered({ field, second }: Ordering): readonly string[] {
    return [this.#ordered(field), ...(second ? this.ordered(second) : [])];
  }

  /** The figure that a value of the enum of orders names. */
  #ordered(field: string): string {
    const name = this.#orders.get(field);
    if (!name) throw new TypeError(`nothing is ordered by ${field}`);
    return name;
  }

  order(ordering: Ordering, context: FigureContext): FilterOrder {
    const { isTieReversed, ...first } = this.#step(ordering, context);
    const order = {
      name: orderName(ordering),
      ...first,
      ...(isTieReversed && { tie: first.direction === 'asc' ? ('desc' as const) : ('asc' as const) }),
    };
    // No two have the same key.
    if (!ordering.second || first.use === null) return order;
    const { source, use, direction } = this.#step(ordering.second, context);
    return { ...order, tie: direction, ...(use && { second: { source, use, direction } }) };
  }

  #step({ field, direction, in: place }: OrderBy, context: FigureContext) {
    const name = this.#ordered(field);
    const { orderedBy = name, isTieReversed } = this.#figures.get(name) ?? {};
    const { source, ...use } = this.use(orderedBy, context, { place });
    return {
      source,
      use: name === this.#key ? null : use,
      direction: direction === 'ASC' ? ('asc' as const) : ('desc' as const),
      isTieReversed,
    };
  }
}

function fieldOf(source: SourceName, name: string, figure: Figure): FilterField<never, FigureContext> {
  const { filter, days, ofPlaces, isMinor } = figure;
  const operand = isMinor ? minorUnits : figure.operand;
  return {
    source,
    figure: name,
    kind: kinds[filter?.[0] ?? ''] ?? 'word',
    ...(operand && { operand }),
    ...((days || ofPlaces) && {
      args: (input: { readonly last?: Period }, context, place) =>
        argumentsOf(figure, context, { period: input.last, place }),
    }),
  };
}
