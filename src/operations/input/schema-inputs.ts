import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { memoized } from '../../kernel/memoized.ts';
import type { Guard } from '../access/requirement.ts';
import type { SchemaRequirements } from '../access/schema-requirements.ts';
import { directiveReader } from '../directives.ts';

export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** What an enum's value costs to be given, and who may ask by it. */
interface EnumValue {
  readonly weight: number;
  readonly guard: Guard | null;
}

/** What may be sent at one place. */
export interface Sendable {
  readonly isList: boolean;
  /** What holds its length, of text or of a list. */
  readonly lengths: readonly Range[];
  readonly object: InputObject | null;
}

/** What has to be looked at in an argument or a field of an input, as the schema says. */
export interface Input extends Sendable {
  readonly name: string;
  readonly range: Range | undefined;
  readonly mayBeText: boolean;
  /** What it costs to be given, each item of a list by itself. */
  readonly weight: number;
  /** What asking by it requires. */
  readonly guard: Guard | null;
  /** The values of an enum that mean more than themselves. */
  readonly values: ReadonlyMap<unknown, EnumValue> | null;
}

/** The objects of an input type. A filter is one that holds others of its kind. */
export interface InputObject<Field extends Sendable = Input> {
  readonly isFilter: boolean;
  /** How long it may be, of a period. */
  readonly mostDays?: number | undefined;
  readonly fields: ReadonlyMap<string, Field>;
}

/** What the schema says of all that may be given: bounds, prices and scopes, each read once. */
export class SchemaInputs {
  readonly #requirements: SchemaRequirements;
  readonly #cost: (thing: GraphQLArgument) => { readonly weight: number } | undefined;
  readonly #range: (thing: GraphQLArgument) => Range | undefined;
  readonly #length: (thing: GraphQLArgument) => Range | undefined;
  readonly #period: (type: GraphQLInputObjectType) => { readonly maxDays: number } | undefined;
  readonly #objects = new Map<GraphQLInputObjectType, InputObject>();

  constructor(schema: GraphQLSchema, requirements: SchemaRequirements) {
    this.#requirements = requirements;
    this.#cost = directiveReader(schema, 'cost');
    this.#range = directiveReader(schema, 'range');
    this.#length = directiveReader(schema, 'length');
    this.#period = directiveReader(schema, 'period');
  }

  /** The arguments of a field of this coordinate. */
  readonly of = memoized((field: GraphQLField<unknown, unknown>, coordinate: string): readonly Input[] =>
    field.args.map((argument) => this.#input(argument, `${coordinate}(${argument.name}:)`)),
  );

  /** Whether asking by it, or by anything inside it, may require a scope. */
  readonly isGuarded = memoized((input: Input): boolean =>
    isAnywhere(
      input,
      ({ guard, values }) => guard !== null || hasValue(values, (value) => value.guard !== null),
    ),
  );

  /** Whether its being given, or anything inside it, may cost something. */
  readonly isWeighted = memoized((input: Input): boolean =>
    isAnywhere(input, ({ weight, values }) => weight > 0 || hasValue(values, (value) => value.weight > 0)),
  );

  /** The objects that values of a type hold. */
  objectOf(type: GraphQLInputType): InputObject | null {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return null;
    const known = this.#objects.get(named);
    if (known) return known;
    const its = Object.values(named.getFields());
    const fields = new Map<string, Input>();
    const object = {
      isFilter: its.some((field) => getNamedType(field.type) === named),
      mostDays: this.#period(named)?.maxDays,
      fields,
    };
    // Known before its fields are: one of them may hold itself.
    this.#objects.set(named, object);
    for (const field of its) fields.set(field.name, this.#input(field, `${named.name}.${field.name}`));
    return object;
  }

  #input(definition: GraphQLArgument | GraphQLInputField, coordinate: string): Input {
    const { name, type } = definition;
    const named = getNamedType(type);
    const length = this.#length(definition);
    return {
      name,
      range: this.#range(definition),
      lengths: length ? [length] : [],
      mayBeText: isScalarType(named) && !withoutText.has(named.name),
      weight: this.#cost(definition)?.weight ?? 0,
      guard: this.#guard(coordinate),
      isList: isListType(getNullableType(type)),
      object: this.objectOf(type),
      values: this.#values(type),
    };
  }

  #values(type: GraphQLInputType): Input['values'] {
    const named = getNamedType(type);
    if (!isEnumType(named)) return null;
    const values = named.getValues().map((value): [unknown, EnumValue] => {
      const weight = this.#cost(value as never)?.weight ?? 0;
      return [value.value, { weight, guard: this.#guard(`${named.name}.${value.name}`) }];
    });
    const telling = values.filter(([, { weight, guard }]) => weight > 0 || guard !== null);
    return telling.length > 0 ? new Map(telling) : null;
  }

  #guard(coordinate: string): Guard | null {
    const requirement = this.#requirements.ofInput(coordinate);
    return requirement && { coordinate, requirement };
  }
}

const withoutText: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean']);

const hasValue = (values: Input['values'], is: (value: EnumValue) => boolean): boolean =>
  values !== null && [...values.values()].some(is);

function isAnywhere(input: Input, is: (input: Input) => boolean, seen = new Set<InputObject>()): boolean {
  if (is(input)) return true;
  if (!input.object || seen.has(input.object)) return false;
  seen.add(input.object);
  return [...input.object.fields.values()].some((field) => isAnywhere(field, is, seen));
}
