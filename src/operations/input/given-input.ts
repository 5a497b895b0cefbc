import { getArgumentValues, type FieldNode, type GraphQLError } from 'graphql';
import type { Caller } from '../../kernel/caller.ts';
import { mostMistakes } from '../../kernel/errors.ts';
import { memoized } from '../../kernel/memoized.ts';
import { meets, type Guard } from '../access/requirement.ts';
import type { FieldUse } from '../compiled/selection.ts';
import { comparisonsIn, excessOf, tooLarge, type Excess, type FilterExtent } from './filter-extent.ts';
import { mistakesIn, offenceOf, type Offence } from './offence.ts';
import { periodOffence, type GivenPeriod } from './period.ts';
import { pathText } from './place.ts';
import type { Input, InputObject } from './schema-inputs.ts';

/** An operation's variables as GraphQL coerced them. */
export type Variables = Readonly<Record<string, unknown>>;

/** What a value is found to be, with all that is inside it. */
class Found implements FilterExtent {
  readonly offences: Offence[] = [];
  weight = 0;
  /** Whether it asks anything, as nothing but nulls does not. */
  asks = false;
  /** What it asks by that not everybody may. */
  readonly guards = new Set<Guard>();
  /** How large a filter is, or the filters of a list. */
  depth = 0;
  comparisons = 0;
  excess: Excess | null = null;

  /** Adds what is inside it, at a step of the way there. */
  add(step: string | number, { weight, guards, offences }: Found): void {
    this.weight += weight;
    for (const guard of guards) this.guards.add(guard);
    this.offend(step, offences);
  }

  offend(step: string | number, offences: readonly Offence[]): void {
    for (const offence of offences) {
      if (this.offences.length === mostMistakes) break;
      this.offences.push({ ...offence, path: `${pathText([step])}${offence.path}` });
    }
  }
}

/** What a field is given: its arguments as the schema reads them, and what is found in them. */
export interface GivenArguments extends Pick<Found, 'offences' | 'weight' | 'guards'> {
  readonly values: Variables;
  /** The filters that are too large, by argument. */
  readonly excesses: readonly (readonly [argument: string, Excess])[];
}

/** What an operation is given: each field's arguments are read once, with all that is asked about them. */
export class GivenInput {
  readonly variables: Variables;
  readonly #given = new Map<FieldUse, GivenArguments>();
  readonly #found = new Map<object, Found>();

  constructor(variables: Variables) {
    this.variables = variables;
  }

  of(use: FieldUse): GivenArguments {
    if (use.places.length === 0) return withoutVariables(use);
    let given = this.#given.get(use);
    if (!given) this.#given.set(use, (given = read(use, this.variables, this.#found)));
    return given;
  }

  /** What is wrong with what these fields are given; where a filter is too large, no more than that. */
  mistakes(uses: readonly FieldUse[]): readonly GraphQLError[] {
    const filters = uses.flatMap((use) =>
      this.of(use).excesses.map(([argument, excess]) => tooLarge(excess, { argument, nodes: [use.node] })),
    );
    if (filters.length > 0) return filters;
    const wrong = uses.filter((use) => this.of(use).offences.length > 0);
    return wrong.length > 0 ? mistakesIn(wrong, (use) => this.of(use).offences) : [];
  }

  /** The fields that are asked by what the caller may not ask by, each with the first reason. */
  refusals(uses: readonly FieldUse[], caller: Caller): ReadonlyMap<FieldNode, Guard> {
    const refusals = new Map<FieldNode, Guard>();
    for (const use of uses) {
      for (const guard of this.of(use).guards) {
        if (meets(caller, guard.requirement)) continue;
        refusals.set(use.node, guard);
        break;
      }
    }
    return refusals;
  }
}

/** What the document alone says is the same for each who sends it. */
const withoutVariables = memoized((use: FieldUse) => read(use, {}, new Map()));

function read(
  { field, node, inputs }: FieldUse,
  variables: Variables,
  found: Map<object, Found>,
): GivenArguments {
  const values = getArgumentValues(field, node, variables);
  const all = new Found();
  const excesses: [string, Excess][] = [];
  for (const input of inputs) {
    const excess = look(all, input, values[input.name], found)?.excess;
    if (excess) excesses.push([input.name, excess]);
  }
  const offences = all.offences.map((offence) => ({ ...offence, path: offence.path.slice('.'.length) }));
  return { values, weight: all.weight, guards: all.guards, offences, excesses };
}

/** Looks at a value that is given to an argument or a field of an input, and adds what it finds; what is inside the value. */
function look(into: Found, input: Input, value: unknown, found: Map<object, Found>): Found | null {
  if (value === null || value === undefined) return null;
  const inside = input.object && lookInside(input.object, value as object, found);
  into.weight += input.weight * (Array.isArray(value) ? value.length : 1);
  if (inside?.asks !== false) {
    into.asks = true;
    if (input.guard) into.guards.add(input.guard);
  }
  const mostDays = input.isList ? undefined : input.object?.mostDays;
  const offence =
    mostDays === undefined ? offenceOf(input, value) : periodOffence(value as GivenPeriod, mostDays);
  if (offence) into.offend(input.name, [offence]);
  else if (inside) into.add(input.name, inside);
  if (input.values) {
    for (const item of Array.isArray(value) ? value : [value]) {
      const { weight, guard } = input.values.get(item) ?? { weight: 0, guard: null };
      into.weight += weight;
      if (guard) into.guards.add(guard);
    }
  }
  return inside;
}

/**
 * Once for each value, however often a variable brings it in: coerced values never change, and none stands where two types
 * are wanted.
 */
function lookInside(type: InputObject, value: object, found: Map<object, Found>): Found {
  const known = found.get(value);
  if (known) return known;
  const inside = new Found();
  found.set(value, inside);
  if (Array.isArray(value)) lookInList(inside, type, value, found);
  else if (type.isFilter) lookInFilter(inside, type, value, found);
  else {
    for (const [name, part] of Object.entries(value)) {
      const field = type.fields.get(name);
      const its = field && look(inside, field, part, found);
      inside.excess ??= its?.excess ?? null;
    }
  }
  return inside;
}

function lookInList(
  into: Found,
  type: InputObject,
  list: readonly unknown[],
  found: Map<object, Found>,
): void {
  into.asks = true;
  into.depth = -1;
  for (const [index, item] of list.entries()) {
    if (!item) continue;
    const its = lookInside(type, item, found);
    into.add(index, its);
    into.depth = Math.max(into.depth, its.depth);
    into.comparisons += its.comparisons;
    into.excess ??= its.excess;
  }
}

function lookInFilter(into: Found, type: InputObject, filter: object, found: Map<object, Found>): void {
  for (const [name, part] of Object.entries(filter)) {
    const field = type.fields.get(name);
    if (!field || part === null || part === undefined) continue;
    const its = look(into, field, part, found);
    if (its && field.object?.isFilter) {
      into.depth = Math.max(into.depth, 1 + its.depth);
      into.comparisons += its.comparisons;
    } else into.comparisons += comparisonsIn(field, part);
  }
  into.comparisons = Math.max(1, into.comparisons);
  into.excess = excessOf(into);
}
