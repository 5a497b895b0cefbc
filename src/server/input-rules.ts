import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { badUserInput } from '../domain/errors.ts';

interface Range {
  readonly min?: number;
  readonly max?: number;
}

interface FieldUse {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/**
 * Holds the arguments of an operation against `@range` and `@length` in the schema, before anything runs. What a
 * document uses is worked out once; each request then only looks at values.
 */
export class InputRules {
  readonly #schema: GraphQLSchema;
  readonly #uses = new WeakMap<DocumentNode, readonly FieldUse[]>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Throws BAD_USER_INPUT, naming the argument, for the first value out of bounds; variables are given coerced. */
  check(document: DocumentNode, coerced: Readonly<Record<string, unknown>>): void {
    for (const { field, node } of this.#usesIn(document)) {
      const values = getArgumentValues(field, node, coerced);
      for (const argument of field.args) {
        this.#checkValue(argument, argument.name, values[argument.name]);
      }
    }
  }

  #usesIn(document: DocumentNode): readonly FieldUse[] {
    let uses = this.#uses.get(document);
    if (!uses) {
      const found: FieldUse[] = [];
      const typeInfo = new TypeInfo(this.#schema);
      visit(
        document,
        visitWithTypeInfo(typeInfo, {
          Field(node) {
            const field = typeInfo.getFieldDef();
            if (field?.args.length) found.push({ field, node });
          },
        }),
      );
      this.#uses.set(document, (uses = found));
    }
    return uses;
  }

  #checkValue(definition: GraphQLArgument | GraphQLInputField, path: string, value: unknown): void {
    if (value === null || value === undefined) return;
    refuseNul(value, path);
    const range = this.#directive('range', definition);
    const length = this.#directive('length', definition);
    if (range) within(range, value as number, path, '');
    if (length)
      within(
        length,
        (value as string | unknown[]).length,
        path,
        Array.isArray(value) ? ' items' : ' characters',
      );
    this.#checkInside(definition.type, path, value);
  }

  #checkInside(type: GraphQLInputType, path: string, value: unknown): void {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || value === null || value === undefined) return;
    if (isListType(getNullableType(type)) && Array.isArray(value)) {
      value.forEach((item, index) => this.#checkInside(named, `${path}[${index}]`, item));
      return;
    }
    for (const field of Object.values(named.getFields())) {
      this.#checkValue(field, `${path}.${field.name}`, (value as Record<string, unknown>)[field.name]);
    }
  }

  #directive(name: string, { astNode }: GraphQLArgument | GraphQLInputField): Range | undefined {
    const directive = this.#schema.getDirective(name);
    return directive && astNode ? (getDirectiveValues(directive, astNode) as Range | undefined) : undefined;
  }
}

/** Postgres keeps no NUL in text: it would fail there, in words that are not the caller's. */
function refuseNul(value: unknown, path: string): void {
  const texts = Array.isArray(value) ? value : [value];
  if (texts.some((text) => typeof text === 'string' && text.includes('\0'))) {
    throw badUserInput(`${path} must not contain a NUL character.`);
  }
}

function within({ min, max }: Range, value: number, path: string, unit: string): void {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return;
  const bounds =
    min === undefined
      ? `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : `between ${min} and ${max}`;
  throw badUserInput(`${path} must be ${bounds}${unit}; it is ${value}.`);
}
