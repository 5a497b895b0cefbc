import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import type { Caller } from '../../domain/caller.ts';
import type { Operation } from '../operation.ts';
import { meets } from './demand.ts';
import type { Refusal } from './operation-access.ts';
import type { SchemaDemands } from './schema-demands.ts';

/**
 * What callers ask by: conditions, orders, dimensions. Whoever may not read a value may not ask by it either, for the
 * answer would tell it.
 */
export class Questions {
  readonly #demands: SchemaDemands;
  readonly #asked = new Map<GraphQLField<unknown, unknown>, boolean>();

  constructor(demands: SchemaDemands) {
    this.#demands = demands;
  }

  /** Whether anything that can be given to the field demands a scope. */
  areAskedOf(field: GraphQLField<unknown, unknown>): boolean {
    let asked = this.#asked.get(field);
    if (asked === undefined) {
      asked = field.args.some(
        ({ name, type }) =>
          this.#demands.ofArgument(field, name) !== null ||
          [...within(type)].some((coordinate) => this.#demands.of(coordinate) !== null),
      );
      this.#asked.set(field, asked);
    }
    return asked;
  }

  /** The operation's fields that are asked by what the caller may not read, each with the first reason. */
  refused({ fields, variables, caller }: Operation): ReadonlyMap<FieldNode, Refusal> {
    const refusals = new Map<FieldNode, Refusal>();
    for (const { field, node, coordinate } of fields) {
      if (!this.areAskedOf(field)) continue;
      const refusal = this.#refusal(field, coordinate, getArgumentValues(field, node, variables), caller);
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
      const value = values[name];
      if (!asks(type, value)) continue;
      const demand = this.#demands.ofArgument(field, name);
      if (demand && !meets(caller, demand)) return { coordinate: `${coordinate}(${name}:)`, demand };
      for (const asked of asksBy(type, value)) {
        const inner = this.#demands.of(asked);
        if (inner && !meets(caller, inner)) return { coordinate: asked, demand: inner };
      }
    }
    return undefined;
  }
}

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

/** Null asks nothing, and neither does a condition of nothing but nulls. */
function asks(type: GraphQLInputType, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  const nullable = getNullableType(type);
  return isInputObjectType(nullable)
    ? Object.values(nullable.getFields()).some((field) =>
        asks(field.type, (value as Record<string, unknown>)[field.name]),
      )
    : true;
}

/** The coordinates of all input fields and enum values that a value asks by. */
function* asksBy(type: GraphQLInputType, value: unknown): Iterable<string> {
  if (!asks(type, value)) return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    for (const item of value as readonly unknown[]) yield* asksBy(nullable.ofType, item);
  } else if (isInputObjectType(nullable)) {
    for (const field of Object.values(nullable.getFields())) {
      const given = (value as Record<string, unknown>)[field.name];
      if (!asks(field.type, given)) continue;
      yield `${nullable.name}.${field.name}`;
      yield* asksBy(field.type, given);
    }
  } else if (isEnumType(nullable)) {
    yield `${nullable.name}.${String(value)}`;
  }
}
