import type { GraphQLError } from 'graphql';
import { badUserInput, mostMistakes } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { CompiledOperation } from '../compiled/compiled-operation.ts';
import { comparisonsIn, excessOf, tooLarge, type FilterExtent } from './filter-extent.ts';
import { lengthOffence, mistakesIn, type Offence } from './offence.ts';
import { definitionOf, pathText, refuseTogether } from './place.ts';
import type { InputObject, Sendable } from './schema-inputs.ts';

type VariableLimits = Pick<Limits, 'variableDepth' | 'variableNodes' | 'variableItems'>;
type Sent = Readonly<Record<string, unknown>>;

/** By what holds it, which is nothing for the variables as a whole. */
interface Place {
  readonly above: Place | null;
  readonly step: string | number;
}

/** A list or an object that nobody has looked into yet. */
interface Unread extends Place {
  readonly value: object;
  readonly depth: number;
  readonly type: Sendable;
  /** The filter that it is a part of, and how deep it is in that. */
  readonly filter: FilterExtent | null;
  readonly level: number;
}

/** No field of ours has a name of so many characters: GraphQL compares one that it does not know with all that it knows. */
const longestName = 200;

/** Where nothing is taken. */
const untyped: Sendable = { isList: false, lengths: [], object: null };

/**
 * Bounds variables as they were sent, in one pass that does not go down the stack: GraphQL itself, and all that follows,
 * walks them by recursion and looks at each field that each filter in a filter might have. Throws BAD_USER_INPUT: of all
 * lists that are too long, whose items are not looked at; of what is nested too deep or too much; of all filters that are
 * too large.
 */
export function boundVariables(operation: CompiledOperation, sent: Sent, limits: VariableLimits): void {
  const variables = new SentVariables(operation, sent, limits);
  const longLists = variables.longLists();
  if (longLists.length > 0) refuseTogether(longLists);
  if (variables.beyondLimits) throw variables.beyondLimits;
  const largeFilters = variables.largeFilters();
  if (largeFilters.length > 0) refuseTogether(largeFilters);
}

class SentVariables {
  /** The first that is nested too deep or too much: what is in it is not looked at. */
  beyondLimits: GraphQLError | null = null;
  readonly #operation: CompiledOperation;
  readonly #sent: Sent;
  readonly #limits: VariableLimits;
  readonly #unread: Unread[] = [];
  #values = 0;
  #hasLongLists = false;
  /** Within each variable, the last first, as all that is found. */
  readonly #longLists = new Map<string, Offence[]>();
  readonly #filters: { readonly variable: string; readonly extent: FilterExtent }[] = [];

  constructor(operation: CompiledOperation, sent: Sent, limits: VariableLimits) {
    this.#operation = operation;
    this.#sent = sent;
    this.#limits = limits;
    const all = { value: sent, above: null, step: '', depth: 0, type: untyped, filter: null, level: 0 };
    this.#readObject(all, operation.variables);
    for (let next = this.#unread.pop(); next; next = this.#unread.pop()) {
      // It is refused already, and here no list has a length to tell of besides.
      if (this.beyondLimits && next.type === untyped) continue;
      if (next.depth > limits.variableDepth) this.#refuseDepth(next);
      else if (Array.isArray(next.value)) this.#readList(next, next.value);
      else this.#readObject(next, next.type.object);
    }
  }

  #readList(at: Unread, list: readonly unknown[]): void {
    if (this.#isTooLong(at, list)) return;
    const { variableItems } = this.#limits;
    if (list.length > variableItems) {
      const message = `A list in the variables has more than ${variableItems} items.`;
      this.#refuse(message, at, `at most ${variableItems} items`, list.length);
      return;
    }
    const item = at.type.isList ? { ...at.type, lengths: [] } : untyped;
    for (const [index, inside] of list.entries())
      if (!this.#add(at, index, inside, item, at.filter, at.level)) return;
  }

  #readObject(at: Unread, object: InputObject<Sendable> | null): void {
    const filter = object?.isFilter ? (at.filter ?? this.#begin(at)) : null;
    let asks = false;
    for (const [name, inside] of Object.entries(at.value)) {
      if (at.above && name.length > longestName) return this.#refuseName(at, name);
      const field = object?.fields.get(name);
      const isNested = filter !== null && field?.object?.isFilter === true;
      if (filter && field && inside !== null) {
        const comparisons = isNested ? 0 : comparisonsIn(field, inside);
        filter.comparisons += comparisons;
        asks ||= isNested ? !isEmptyList(inside) : comparisons > 0;
      }
      const level = isNested ? at.level + 1 : 0;
      if (!this.#add(at, name, inside, field ?? untyped, isNested ? filter : null, level)) return;
    }
    if (filter) {
      filter.depth = Math.max(filter.depth, at.level);
      if (!asks) filter.comparisons += 1;
    }
  }

  #begin(at: Unread): FilterExtent {
    const extent = { depth: 0, comparisons: 0 };
    this.#filters.push({ variable: variableOf(at), extent });
    return extent;
  }

  /** Whether it is not one too many. */
  #add(
    above: Unread,
    step: string | number,
    value: unknown,
    type: Sendable,
    filter: FilterExtent | null,
    level: number,
  ): boolean {
    const { variableNodes } = this.#limits;
    this.#values += 1;
    if (this.#values > variableNodes) {
      const message = `Variables hold more than ${variableNodes} values.`;
      this.#refuse(message, { above, step }, `at most ${variableNodes} values`, this.#values);
      return false;
    }
    if (typeof value === 'object' && value !== null)
      this.#unread.push({ value, above, step, depth: above.depth + 1, type, filter, level });
    return true;
  }

  #refuseName(at: Unread, name: string): void {
    const message = `A field in the variables has a name of more than ${longestName} characters.`;
    this.#refuse(message, at, `at most ${longestName} characters`, name.length);
  }

  #refuseDepth(at: Unread): void {
    const { variableDepth } = this.#limits;
    const message = `Variables are nested more than ${variableDepth} levels deep.`;
    this.#refuse(message, at, `at most ${variableDepth} levels`, at.depth);
  }

  #refuse(message: string, at: Place, wanted: string, got: number): void {
    if (this.beyondLimits) return;
    const variable = variableOf(at);
    const nodes = definitionOf(this.#operation.definition, variable);
    this.beyondLimits = badUserInput(message, { variable: `$${variable}`, got, wanted, nodes });
  }

  #isTooLong(at: Unread, list: readonly unknown[]): boolean {
    const offence = lengthOffence(at.type, list);
    if (!offence) return false;
    this.#hasLongLists = true;
    const steps = stepsTo(at);
    const variable = variableOf(at);
    // A variable as a whole is held by what it is given to.
    if (steps.length > 0) {
      const found = this.#longLists.get(variable) ?? [];
      found.push({ ...offence, path: pathText(steps) });
      this.#longLists.set(variable, found);
    }
    return true;
  }

  /** The lists that are too long, at each place that they are given to. */
  longLists(): readonly GraphQLError[] {
    if (!this.#hasLongLists) return [];
    return mistakesIn(this.#operation.uses, ({ places }) =>
      places.flatMap((place) => {
        const value = this.#sent[place.name];
        const whole = Array.isArray(value) ? lengthOffence(place, value) : null;
        const found = whole ? [whole] : (this.#longLists.get(place.name) ?? []).toReversed();
        return found.slice(0, mostMistakes).map((one) => ({ ...one, path: `${place.path}${one.path}` }));
      }),
    );
  }

  /** The variables with a filter that is too large. */
  largeFilters(): readonly GraphQLError[] {
    return (this.#operation.definition.variableDefinitions ?? []).flatMap((definition) => {
      const name = definition.variable.name.value;
      const excesses = this.#filters.flatMap(({ variable, extent }) =>
        variable === name ? (excessOf(extent) ?? []) : [],
      );
      const first = excesses.at(-1);
      return first ? tooLarge(first, { variable: `$${name}`, nodes: [definition] }) : [];
    });
  }
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The way to a value from the variable that it is in. */
function stepsTo(at: Place): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (let place = at; place.above?.above; place = place.above) steps.unshift(place.step);
  return steps;
}

function variableOf(at: Place): string {
  let place = at;
  while (place.above?.above) place = place.above;
  return String(place.step);
}
