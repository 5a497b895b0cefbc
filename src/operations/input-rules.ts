import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLError,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { badUserInput, mostMistakes } from '../kernel/errors.ts';
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
  readonly wanted: string;
  readonly got: unknown;
}

const none: readonly Offence[] = [];

/** What is wrong with all of these, as far as it is told. */
function offencesIn<Item>(
  items: Iterable<Item>,
  offencesOf: (item: Item) => readonly Offence[],
): readonly Offence[] {
  let found = none;
  for (const item of items) {
    const more = offencesOf(item);
    if (more.length > 0) found = [...found, ...more].slice(0, mostMistakes);
    if (found.length === mostMistakes) break;
  }
  return found;
}

type InputValues = Readonly<Record<string, unknown>>;

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
   * Holds the lists in variables, as they were sent, against their lengths before anything reads their items. Tells which
   * are too long, as BAD_USER_INPUT.
   */
  longLists({ fields }: Pick<QueryShape, 'fields'>, variables: InputValues): readonly GraphQLError[] {
    return mistakesIn(fields, ({ field, node }) =>
      offencesIn(node.arguments ?? [], ({ name, value }) => {
        const argument = field.args.find((one) => one.name === name.value);
        return argument ? below(name.value, this.#longListIn(argument, value, variables)) : none;
      }),
    );
  }

  /** Of what a document gives: variables, and what holds them. */
  #longListIn(definition: Definition, node: ValueNode, variables: InputValues): readonly Offence[] {
    if (node.kind === Kind.VARIABLE) return this.#longList(definition, variables[node.name.value]);
    const items = node.kind === Kind.LIST ? node.values : [node];
    const named = getNamedType(definition.type);
    if (!isInputObjectType(named)) return none;
    return offencesIn(items.entries(), ([index, item]) => {
      if (item.kind !== Kind.OBJECT) return none;
      return offencesIn(item.fields, ({ name, value }) => {
        const field = named.getFields()[name.value];
        const step = node.kind === Kind.LIST ? `[${index}].${name.value}` : `.${name.value}`;
        return field ? below(step, this.#longListIn(field, value, variables)) : none;
      });
    });
  }

  #longList(definition: Definition, value: unknown): readonly Offence[] {
    return typeof value === 'object' && value !== null ? this.#longListInside(definition, value) : none;
  }

  readonly #longListInside = perValue((definition: Definition, value: object): readonly Offence[] => {
    // What is nested deeper is refused for that, by a walk that does not go down the stack.
    if (this.#depth > this.#limits.variableDepth) return none;
    this.#depth += 1;
    try {
      return this.#longListHere(definition, value);
    } finally {
      this.#depth -= 1;
    }
  });

  #longListHere(definition: Definition, value: object): readonly Offence[] {
    const length = Array.isArray(value) && this.#rules.get(definition)?.length;
    const own = length && beyond(length, value.length, ' items');
    if (own) return [own];
    const named = getNamedType(definition.type);
    if (!isInputObjectType(named) || !this.#holdsLists(named)) return none;
    if (!Array.isArray(value)) return this.#longListInObject(named, value as InputValues);
    return offencesIn(value.entries(), ([index, item]) =>
      item ? below(`[${index}]`, this.#longListInObject(named, item as InputValues)) : none,
    );
  }

  #longListInObject(type: GraphQLInputObjectType, value: InputValues): readonly Offence[] {
    return offencesIn(Object.values(type.getFields()), (field) =>
      below(`.${field.name}`, this.#longList(field, value[field.name])),
    );
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

  /** The values out of bounds, as BAD_USER_INPUT that names the argument. */
  mistakes({ uses }: Operation): readonly GraphQLError[] {
    return mistakesIn(uses, ({ field, values }) =>
      offencesIn(field.args, (argument) =>
        below(argument.name, this.#offencesOf(argument, values[argument.name])),
      ),
    );
  }

  #offencesOf(definition: Definition, value: unknown): readonly Offence[] {
    if (value === null || value === undefined) return none;
    return typeof value === 'object'
      ? this.#offencesAt(definition, value)
      : this.#ownOffence(definition, value);
  }

  readonly #offencesAt = perValue((definition: Definition, value: object): readonly Offence[] => {
    const own = this.#ownOffence(definition, value);
    return own.length > 0 ? own : this.#offencesInside(definition.type, value);
  });

  /** Of a value as a whole. */
  #ownOffence(definition: Definition, value: unknown): readonly Offence[] {
    const { range, length } = this.#rules.get(definition) ?? {};
    const unit = Array.isArray(value) ? ' items' : ' characters';
    const offence =
      (range && beyond(range, value as number, '')) ??
      (length && beyond(length, (value as string | unknown[]).length, unit));
    if (offence) return [offence];
    const texts = Array.isArray(value) ? value : [value];
    // Postgres keeps no NUL in text: it would fail there, in words that are not the caller's.
    const text: unknown = texts.find((one) => typeof one === 'string' && one.includes('\0'));
    if (text === undefined) return none;
    const wanted = 'text without a NUL character';
    return [{ path: '', must: 'not contain a NUL character', wanted, got: text }];
  }

  #offencesInside(type: GraphQLInputType, value: object): readonly Offence[] {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return none;
    if (!Array.isArray(value)) return this.#offencesInObject(named, value as InputValues);
    return offencesIn(value.entries(), ([index, item]) =>
      item ? below(`[${index}]`, this.#offencesInObject(named, item as InputValues)) : none,
    );
  }

  readonly #offencesInObject = perValue(
    (type: GraphQLInputObjectType, value: InputValues): readonly Offence[] =>
      offencesIn(Object.values(type.getFields()), (field) =>
        below(`.${field.name}`, this.#offencesOf(field, value[field.name])),
      ),
  );
}

const below = (step: string, offences: readonly Offence[]): readonly Offence[] =>
  offences.length === 0 ? none : offences.map((offence) => ({ ...offence, path: `${step}${offence.path}` }));

function mistakesIn<Use extends { readonly node: FieldNode }>(
  uses: readonly Use[],
  offencesOf: (use: Use) => readonly Offence[],
): readonly GraphQLError[] {
  const mistakes: GraphQLError[] = [];
  for (const use of uses) {
    for (const { path, must, wanted, got } of offencesOf(use)) {
      mistakes.push(
        badUserInput(`${path} must ${must}.`, { argument: path, got, wanted, nodes: [use.node] }),
      );
    }
    if (mistakes.length >= mostMistakes) break;
  }
  return mistakes;
}

function beyond({ min, max }: Range, value: number, unit: string): Offence | null {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return null;
  const bounds =
    min === undefined
      ? `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : `between ${min} and ${max}`;
  return { path: '', must: `be ${bounds}${unit}; it is ${value}`, wanted: `${bounds}${unit}`, got: value };
}

function* definitionsIn(schema: GraphQLSchema): Iterable<Definition> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) yield* Object.values(type.getFields());
    else if (isObjectType(type) || isInterfaceType(type)) {
      for (const { args } of Object.values(type.getFields())) yield* args;
    }
  }
}
