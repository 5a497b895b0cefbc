import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { badUserInput } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import type { Operation, QueryShape } from './query-shape.ts';
import { perValue } from '../kernel/memoized.ts';

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
  readonly #withLists = new Map<GraphQLInputObjectType, boolean>();
  readonly #limits: Pick<Limits, 'variableDepth'>;
  #depth = 0;

  constructor(schema: GraphQLSchema, limits: Pick<Limits, 'variableDepth'>) {
    this.#limits = limits;
    const read = (name: string, { astNode }: Definition) => {
      const directive = schema.getDirective(name);
      return directive && astNode ? (getDirectiveValues(directive, astNode) as Range | undefined) : undefined;
    };
    for (const definition of definitionsIn(schema)) {
      const rules = { range: read('range', definition), length: read('length', definition) };
      if (rules.range ?? rules.length) this.#rules.set(definition, rules);
    }
  }

  /**
   * Holds the lists in variables, as they were sent, against their lengths before anything reads their items. Throws
   * BAD_USER_INPUT, naming the argument.
   */
  checkLists({ fields }: Pick<QueryShape, 'fields'>, variables: Given): void {
    for (const { field, node } of fields) {
      for (const { name, value } of node.arguments ?? []) {
        const argument = field.args.find((one) => one.name === name.value);
        const offence = argument && this.#longListIn(argument, value, variables);
        if (offence) throw badUserInput(`${name.value}${offence.path} must ${offence.must}.`);
      }
    }
  }

  /** Of what a document gives: variables, and what holds them. */
  #longListIn(definition: Definition, node: ValueNode, variables: Given): Offence | null {
    if (node.kind === Kind.VARIABLE) return this.#longList(definition, variables[node.name.value]);
    const items = node.kind === Kind.LIST ? node.values : [node];
    const named = getNamedType(definition.type);
    if (!isInputObjectType(named)) return null;
    for (const [index, item] of items.entries()) {
      if (item.kind !== Kind.OBJECT) continue;
      for (const { name, value } of item.fields) {
        const field = named.getFields()[name.value];
        const offence = field && this.#longListIn(field, value, variables);
        if (offence)
          return below(node.kind === Kind.LIST ? `[${index}].${name.value}` : `.${name.value}`, offence);
      }
    }
    return null;
  }

  #longList(definition: Definition, value: unknown): Offence | null {
    return typeof value === 'object' && value !== null ? this.#longListInside(definition, value) : null;
  }

  readonly #longListInside = perValue((definition: Definition, value: object): Offence | null => {
    // What is nested deeper is refused for that, by a walk that does not go down the stack.
    if (this.#depth > this.#limits.variableDepth) return null;
    this.#depth += 1;
    try {
      return this.#longListHere(definition, value);
    } finally {
      this.#depth -= 1;
    }
  });

  #longListHere(definition: Definition, value: object): Offence | null {
    const length = Array.isArray(value) && this.#rules.get(definition)?.length;
    const own = length && beyond(length, value.length, ' items');
    if (own) return own;
    const named = getNamedType(definition.type);
    if (!isInputObjectType(named) || !this.#holdsLists(named)) return null;
    const items = Array.isArray(value) ? value : [value];
    for (const [index, item] of items.entries()) {
      const offence = item && this.#longListInObject(named, item as Given);
      if (offence) return Array.isArray(value) ? below(`[${index}]`, offence) : offence;
    }
    return null;
  }

  #longListInObject(type: GraphQLInputObjectType, value: Given): Offence | null {
    for (const field of Object.values(type.getFields())) {
      const offence = this.#longList(field, value[field.name]);
      if (offence) return below(`.${field.name}`, offence);
    }
    return null;
  }

  /** Whether a value of the type can hold a list of a bounded length, however deep. */
  #holdsLists(type: GraphQLInputObjectType): boolean {
    let known = this.#withLists.get(type);
    if (known === undefined) {
      // A filter may hold filters: until one is decided, it adds nothing to the decision.
      this.#withLists.set(type, false);
      known = Object.values(type.getFields()).some((field) => {
        const named = getNamedType(field.type);
        const isBounded =
          isListType(getNullableType(field.type)) && this.#rules.get(field)?.length !== undefined;
        return isBounded || (isInputObjectType(named) && this.#holdsLists(named));
      });
      this.#withLists.set(type, known);
    }
    return known;
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
    const { range, length } = this.#rules.get(definition) ?? {};
    const unit = Array.isArray(value) ? ' items' : ' characters';
    const offence =
      (range && beyond(range, value as number, '')) ??
      (length && beyond(length, (value as string | unknown[]).length, unit));
    if (offence) return offence;
    const texts = Array.isArray(value) ? value : [value];
    // Postgres keeps no NUL in text: it would fail there, in words that are not the caller's.
    return texts.some((text) => typeof text === 'string' && text.includes('\0'))
      ? { path: '', must: 'not contain a NUL character' }
      : null;
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
