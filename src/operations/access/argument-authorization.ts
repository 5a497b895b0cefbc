import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLList,
} from 'graphql';
import type { Caller } from '../../kernel/caller.ts';
import type { Operation } from '../query-shape.ts';
import { memoized, perValue } from '../../kernel/memoized.ts';
import { meets, type Refusal } from './requirement.ts';
import type { SchemaRequirements } from './schema-requirements.ts';

/**
 * What callers ask by: conditions, orders, dimensions. Whoever may not read a value may not ask by it either, for the
 * answer would tell it.
 */
export class ArgumentAuthorization {
  readonly #requirements: SchemaRequirements;

  constructor(requirements: SchemaRequirements) {
    this.#requirements = requirements;
  }

  /** Whether anything that can be given to the field requires a scope. */
  readonly hasGuardedArguments = memoized((field: GraphQLField<unknown, unknown>): boolean =>
    field.args.some(
      ({ name, type }) =>
        this.#requirements.ofArgument(field, name) !== null ||
        [...within(type)].some((coordinate) => this.#requirements.of(coordinate) !== null),
    ),
  );

  /** The operation's fields that are asked by what the caller may not read, each with the first reason. */
  refused({ uses, caller }: Operation): ReadonlyMap<FieldNode, Refusal> {
    const refusals = new Map<FieldNode, Refusal>();
    for (const { field, node, coordinate, values } of uses) {
      if (!this.hasGuardedArguments(field)) continue;
      const refusal = this.#refusal(field, coordinate, values, caller);
      if (refusal) refusals.set(node, refusal);
    }
    return refusals;
  }

  #refusal(
    field: GraphQLField<unknown, unknown>,
    coordinate: string,
    values: Readonly<Record<string, unknown>>,
    caller: Caller,
  ): Refusal | undefined {
    for (const { name, type } of field.args) {
      const guarded = this.#guardedIn(type, values[name]);
      if (!guarded) continue;
      const requirement = this.#requirements.ofArgument(field, name);
      if (requirement && !meets(caller, requirement))
        return { coordinate: `${coordinate}(${name}:)`, requirement };
      for (const inner of guarded) {
        const requirement = this.#requirements.of(inner);
        if (requirement && !meets(caller, requirement)) return { coordinate: inner, requirement };
      }
    }
    return undefined;
  }

  /** What a value asks by that requires a scope, by coordinate; null where it asks nothing, as nothing but nulls does. */
  #guardedIn(type: GraphQLInputType, value: unknown): ReadonlySet<string> | null {
    if (value === null || value === undefined) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) return this.#guardedInList(nullable, value as readonly unknown[]);
    if (isInputObjectType(nullable))
      return this.#guardedInObject(nullable, value as Readonly<Record<string, unknown>>);
    return isEnumType(nullable) ? this.#guardedCoordinate(`${nullable.name}.${String(value)}`) : nothing;
  }

  readonly #guardedInList = perValue(
    ({ ofType }: GraphQLList<GraphQLInputType>, items: readonly unknown[]): ReadonlySet<string> => {
      if (isLeafType(getNullableType(ofType)) && !isEnumType(getNullableType(ofType))) return nothing;
      return new Set(items.flatMap((item) => [...(this.#guardedIn(ofType, item) ?? nothing)]));
    },
  );

  readonly #guardedInObject = perValue(
    (type: GraphQLInputObjectType, value: Readonly<Record<string, unknown>>): ReadonlySet<string> | null => {
      const found = new Set<string>();
      let asks = false;
      for (const { name, type: inner } of Object.values(type.getFields())) {
        const inside = this.#guardedIn(inner, value[name]);
        if (!inside) continue;
        asks = true;
        for (const each of [...this.#guardedCoordinate(`${type.name}.${name}`), ...inside]) found.add(each);
      }
      return asks ? found : null;
    },
  );

  #guardedCoordinate = (coordinate: string): ReadonlySet<string> =>
    this.#requirements.of(coordinate) === null ? nothing : new Set([coordinate]);
}

const nothing: ReadonlySet<string> = new Set();

/** The coordinates of everything that a value of the type may hold. */
function* within(type: GraphQLInputType, seen = new Set<string>()): Iterable<string> {
  const named = getNamedType(type);
  if (seen.has(named.name)) return;
  seen.add(named.name);
  if (isEnumType(named)) {
    for (const { name } of named.getValues()) yield `${named.name}.${name}`;
  } else if (isInputObjectType(named)) {
    for (const field of Object.values(named.getFields())) {
      yield `${named.name}.${field.name}`;
      yield* within(field.type, seen);
    }
  }
}
