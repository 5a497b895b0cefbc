import Big from 'big.js';
import {
  isJunction,
  negated,
  operators,
  type Comparison,
  type Condition,
  type FigureArguments,
  type Junction,
  type Operator,
} from './condition.ts';
import type { Place } from '../domain/place.ts';
import { badUserInput } from '../kernel/errors.ts';
import type { SourceName } from '../kernel/source-name.ts';

/** How a field of a filter input is compared. Days and words are texts of their own. */
export type Kind = 'text' | 'word' | 'number' | 'decimal' | 'day' | 'flag';

/** A field of a filter input: which figure of which source it asks. */
export interface FilterField<Input, Context> {
  readonly source: SourceName;
  readonly figure: string;
  readonly kind: Kind;
  /** What the source compares with, where it is not what the caller wrote. */
  readonly operand?: (value: unknown, context: Context) => unknown;
  /** What the figure needs beside, such as its period, and the place that the filter names. */
  readonly args?: (input: Input, context: Context, place: Place | null) => FigureArguments | undefined;
}

/** A field of a filter input that asks something else than a comparison of one value. */
export interface FilterClause<Input> {
  /** Null where it asks nothing. */
  readonly condition: (input: Input) => Condition | null;
}

type Logic = 'and' | 'or' | 'not' | 'in';

/** One row for each field of a filter input: one that is missing fails the type check. */
export type FilterTable<Filter, Context> = {
  readonly [Field in Exclude<keyof Filter, Logic>]-?:
    FilterField<NonNullable<Filter[Field]>, Context> | FilterClause<NonNullable<Filter[Field]>>;
};

interface LogicalFilter<Filter> {
  readonly and?: readonly Filter[] | null;
  readonly or?: readonly Filter[] | null;
  readonly not?: Filter | null;
  /** Where all that stands in it is asked of, unless what is inside names another place. */
  readonly in?: Place | null;
}

/**
 * The condition that a filter input asks for; null where it asks nothing, which an input without conditions does
 * wherever it stands. How much it may hold admission has seen to. Throws BAD_USER_INPUT, naming the part, for what
 * cannot be meant.
 */
export function readFilter<Filter extends LogicalFilter<Filter>, Context>(
  table: FilterTable<Filter, Context>,
  filter: Filter | null | undefined,
  context: Context,
  path = 'filter',
): Condition | null {
  return new FilterReader(table as FilterTable<object, Context>, context).read(filter, path);
}

class FilterReader<Context> {
  readonly #table: Readonly<Record<string, FilterField<never, Context> | FilterClause<never>>>;
  readonly #context: Context;

  constructor(table: FilterTable<object, Context>, context: Context) {
    this.#table = table;
    this.#context = context;
  }

  read(
    filter: LogicalFilter<object> | null | undefined,
    path: string,
    around: Place | null = null,
  ): Condition | null {
    if (filter == null) return null;
    const { and, or, not, in: named, ...fields } = filter;
    const place = named ?? around;
    const own = Object.entries(fields).map(([name, input]) =>
      this.#field(name, input, `${path}.${name}`, place),
    );
    const inner = this.read(not, `${path}.not`, place);
    return joined('all', [
      ...own,
      this.#list('all', and, `${path}.and`, place),
      this.#list('any', or, `${path}.or`, place),
      inner && negated(inner),
    ]);
  }

  #list(
    kind: Junction['kind'],
    filters: readonly object[] | null | undefined,
    path: string,
    place: Place | null,
  ) {
    if (filters == null) return null;
    if (filters.length === 0)
      throw badUserInput(`${path} must hold at least one filter.`, {
        argument: path,
        got: filters,
        wanted: 'at least one filter',
      });
    return joined(
      kind,
      filters.map((filter, index) => this.read(filter, `${path}[${index}]`, place)),
    );
  }

  #field(name: string, input: unknown, path: string, place: Place | null): Condition | null {
    const field = this.#table[name];
    if (input == null || !field) return null;
    if (!('condition' in field)) return this.#compared(field, input, path, place);
    for (const [part, value] of Object.entries(input)) refuseNul(value, `${path}.${part}`);
    return field.condition(input as never);
  }

  #compared(
    field: FilterField<never, Context>,
    input: unknown,
    path: string,
    place: Place | null,
  ): Condition | null {
    const { source, figure, kind, operand, args } = field;
    const wanted = new Map<Operator, unknown>();
    for (const operator of operators) {
      const value = (input as Readonly<Record<string, unknown>>)[operator];
      if (value == null) continue;
      refuseNul(value, `${path}.${operator}`);
      const each = (one: unknown) => (operand && operator !== 'isNull' ? operand(one, this.#context) : one);
      wanted.set(operator, Array.isArray(value) ? value.flatMap(each) : each(value));
    }
    refuseContradiction(wanted, kind, path);
    const given = args?.(input as never, this.#context, place);
    const more = given && { args: given };
    return joined(
      'all',
      [...wanted].map(([operator, value]): Comparison => {
        // Of what may be written in several ways any is equal.
        const asked = operator === 'eq' && Array.isArray(value) ? 'in' : operator;
        return { kind: 'comparison', source, figure, ...more, operator: asked, operand: value, holds: true };
      }),
    );
  }
}

/** Parts that ask something, joined without a needless level; null without any. */
function joined(kind: Junction['kind'], parts: readonly (Condition | null)[]): Condition | null {
  const asking = parts
    .filter((part) => part !== null)
    .flatMap((part) => (isJunction(part) && part.kind === kind ? part.parts : [part]));
  return asking.length > 1 ? { kind, parts: asking } : (asking[0] ?? null);
}

/** Postgres holds no text with this character, and refuses to compare with one. */
function refuseNul(value: unknown, path: string): void {
  if ([value].flat().some((text) => typeof text === 'string' && text.includes('\0'))) {
    throw badUserInput(`${path} must not hold the character U+0000.`, {
      argument: path,
      got: value,
      wanted: 'text without the character U+0000',
    });
  }
}

const dictionary = new Intl.Collator('und');

/**
 * Databases order texts by their codes or as dictionaries do: where the two differ, either may come first, and the
 * bounds are taken.
 */
function textOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a > b && dictionary.compare(a, b) > 0 ? 1 : -1;
}

const order: Readonly<Partial<Record<Kind, (a: unknown, b: unknown) => number>>> = {
  text: (a, b) => textOrder(String(a), String(b)),
  number: (a, b) => Number(a) - Number(b),
  decimal: (a, b) => new Big(String(a)).cmp(String(b)),
  day: (a, b) => (String(a) < String(b) ? -1 : Number(a !== b)),
};

/** Throws BAD_USER_INPUT for comparisons that nothing can meet together. */
export function refuseContradiction(wanted: ReadonlyMap<string, unknown>, kind: Kind, path: string): void {
  if (wanted.get('isNull') === true && wanted.size > 1) {
    throw badUserInput(`${path} asks for an unknown value (isNull) and compares it too.`, {
      argument: path,
      got: Object.fromEntries(wanted),
      wanted: 'isNull alone, or comparisons',
    });
  }
  const compare = order[kind];
  if (!compare) return;
  for (const from of ['gt', 'gte'] as const) {
    for (const to of ['lt', 'lte'] as const) {
      if (!wanted.has(from) || !wanted.has(to)) continue;
      const distance = compare(wanted.get(from), wanted.get(to));
      if (distance < 0 || (distance === 0 && from === 'gte' && to === 'lte')) continue;
      throw badUserInput(`${path} contradicts itself: nothing is both ${from} and ${to} what it says.`, {
        argument: path,
        got: Object.fromEntries(wanted),
        wanted: `a value of ${from} below that of ${to}`,
      });
    }
  }
}
