import {
  getDirectiveValues,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { badUserInput } from '../domain/errors.ts';
import type { Operation } from './operation.ts';
import { perValue } from './per-value.ts';

interface Range {
  readonly min?: number;
  readonly max?: number;
}

interface Rules {
  readonly range: Range | undefined;
  readonly length: Range | undefined;
}

/** What is wrong with a value, and where in it. */
interface Offence {
  readonly path: string;
  readonly must: string;
}

type Given = Readonly<Record<string, unknown>>;

type Definition = GraphQLArgument | GraphQLInputField;

/** Holds the arguments of an operation against `@range` and `@length` in the schema, before anything runs. */
export class InputRules {
  readonly #rules = new Map<Definition, Rules>();

  constructor(schema: GraphQLSchema) {
    const read = (name: string, { astNode }: Definition) => {
      const directive = schema.getDirective(name);
      return directive && astNode ? (getDirectiveValues(directive, astNode) as Range | undefined) : undefined;
    };
    for (const definition of definitionsIn(schema)) {
      const rules = { range: read('range', definition), length: read('length', definition) };
      if (rules.range ?? rules.length) this.#rules.set(definition, rules);
    }
  }

  /** Throws BAD_USER_INPUT, naming the argument, for the first value out of bounds. */
  check({ uses }: Operation): void {
    for (const { field, values } of uses) {
      for (const argument of field.args) {
        const offence = this.#offenceOf(argument, values[argument.name]);
        if (offence) throw badUserInput(`${argument.name}${offence.path} must ${offence.must}.`);
      }
    }
  }

  #offenceOf(definition: Definition, value: unknown): Offence | null {
    if (value === null || value === undefined) return null;
    return typeof value === 'object'
      ? this.#offenceIn(definition, value)
      : this.#ownOffence(definition, value);
  }

  readonly #offenceIn = perValue(
    (definition: Definition, value: object): Offence | null =>
      this.#ownOffence(definition, value) ?? this.#offenceInside(definition.type, value),
  );

  /** Of a value as a whole. */
  #ownOffence(definition: Definition, value: unknown): Offence | null {
    const texts = Array.isArray(value) ? value : [value];
    // Postgres keeps no NUL in text: it would fail there, in words that are not the caller's.
    if (texts.some((text) => typeof text === 'string' && text.includes('\0'))) {
      return { path: '', must: 'not contain a NUL character' };
    }
    const { range, length } = this.#rules.get(definition) ?? {};
    const unit = Array.isArray(value) ? ' items' : ' characters';
    return (
      (range && beyond(range, value as number, '')) ??
      (length && beyond(length, (value as string | unknown[]).length, unit)) ??
      null
    );
  }

  #offenceInside(type: GraphQLInputType, value: object): Offence | null {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return null;
    if (!Array.isArray(value)) return this.#offenceInObject(named, value as Given);
    for (const [index, item] of value.entries()) {
      const offence = item && this.#offenceInObject(named, item as Given);
      if (offence) return below(`[${index}]`, offence);
    }
    return null;
  }

  readonly #offenceInObject = perValue((type: GraphQLInputObjectType, value: Given): Offence | null => {
    for (const field of Object.values(type.getFields())) {
      const offence = this.#offenceOf(field, value[field.name]);
      if (offence) return below(`.${field.name}`, offence);
    }
    return null;
  });
}

const below = (step: string, { path, must }: Offence): Offence => ({ path: `${step}${path}`, must });

function beyond({ min, max }: Range, value: number, unit: string): Offence | null {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return null;
  const bounds =
    min === undefined
      ? `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : `between ${min} and ${max}`;
  return { path: '', must: `be ${bounds}${unit}; it is ${value}` };
}

function* definitionsIn(schema: GraphQLSchema): Iterable<Definition> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) yield* Object.values(type.getFields());
    else if (isObjectType(type) || isInterfaceType(type)) {
      for (const { args } of Object.values(type.getFields())) yield* args;
    }
  }
}
