import {
  getDirectiveValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  valueFromASTUntyped,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { CompiledOperation } from '../../operations/compiled/compiled-operation.ts';
import { periodForms } from '../../operations/input/period.ts';
import type { VariablePlace } from '../../operations/compiled/selection.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What JSON holds of a scalar that is not just text. */
const scalarKinds: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  Percent: { type: 'number', minimum: 0, maximum: 100 },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
};

/** The JSON Schema of an operation's variables: what a tool's input must look like, each part explained. */
export function inputSchemaOf({ variables }: CompiledOperation, schema: GraphQLSchema): JsonSchema {
  const writer = new SchemaWriter(schema);
  const properties = [...variables.fields].map(
    ([
      name,
      {
        type,
        definition: { defaultValue },
        places,
      },
    ]) => {
      const meaning = meaningOf(places);
      return [
        name,
        {
          ...writer.input(type, meaning?.owner),
          ...(meaning && described(meaning)),
          ...(defaultValue && { default: valueFromASTUntyped(defaultValue) }),
        },
      ];
    },
  );
  const required = [...variables.fields].flatMap(([name, { type, definition }]) =>
    isNonNullType(type) && !definition.defaultValue ? [name] : [],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...writer.definitions,
  };
}

/** Input types as JSON Schema; input objects, which may hold themselves, stand apart by name. */
class SchemaWriter {
  readonly #schema: GraphQLSchema;
  readonly #definitions = new Map<string, JsonSchema>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  get definitions(): JsonSchema {
    return this.#definitions.size > 0 ? { $defs: Object.fromEntries(this.#definitions) } : {};
  }

  /** A type, with what the argument or input field that it belongs to says of it. */
  input(type: GraphQLInputType, owner?: GraphQLArgument | GraphQLInputField): JsonSchema {
    return { ...this.#type(type), ...this.#bounds(type, owner), ...described(owner) };
  }

  #type(type: GraphQLInputType): JsonSchema {
    if (isNonNullType(type)) return this.#type(type.ofType as GraphQLInputType);
    if (isListType(type)) return { type: 'array', items: this.#type(type.ofType as GraphQLInputType) };
    if (isScalarType(type)) {
      const kind = scalarKinds[type.name] ?? { type: 'string' };
      // GraphQL's own words for its scalars tell nobody what is meant.
      return isSpecifiedScalarType(type) ? kind : { ...kind, ...described(type) };
    }
    if (isEnumType(type)) {
      const values = type.getValues();
      const meanings = values.map(({ name, description }) => `${name}: ${description ?? ''}`);
      return { type: 'string', enum: values.map(({ name }) => name), description: meanings.join('\n') };
    }
    this.#define(type.name);
    return { $ref: `#/$defs/${type.name}` };
  }

  #define(name: string): void {
    const type = this.#schema.getType(name);
    if (!isInputObjectType(type) || this.#definitions.has(name)) return;
    // Its name is taken before its fields are read: one of them may hold itself.
    this.#definitions.set(name, {});
    const fields = Object.values(type.getFields());
    const required = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    this.#definitions.set(name, {
      type: 'object',
      ...described(type),
      properties: Object.fromEntries(fields.map((field) => [field.name, this.input(field.type, field)])),
      ...(required.length > 0 && { required: required.map((field) => field.name) }),
      ...(type.isOneOf && { minProperties: 1, maxProperties: 1 }),
      ...(this.#directive('period', type) && { oneOf: periodForms.map((fields) => ({ required: fields })) }),
      additionalProperties: false,
    });
  }

  #bounds(type: GraphQLInputType, owner: GraphQLArgument | GraphQLInputField | undefined): JsonSchema {
    const range = this.#directive('range', owner);
    const length = this.#directive('length', owner);
    const unit = isListType(isNonNullType(type) ? type.ofType : type) ? 'Items' : 'Length';
    return {
      ...(range?.['min'] !== undefined && { minimum: range['min'] }),
      ...(range?.['max'] !== undefined && { maximum: range['max'] }),
      ...(length?.['min'] !== undefined && { [`min${unit}`]: length['min'] }),
      ...(length?.['max'] !== undefined && { [`max${unit}`]: length['max'] }),
    };
  }

  #directive(name: string, owner: GraphQLArgument | GraphQLInputField | GraphQLInputObjectType | undefined) {
    const directive = this.#schema.getDirective(name);
    return directive && owner?.astNode ? getDirectiveValues(directive, owner.astNode) : undefined;
  }
}

const described = (part: { readonly description?: string | null | undefined } | undefined): JsonSchema =>
  part?.description ? { description: part.description } : {};

/** A variable means what the argument or the input field means that it is given to: `category: { eq: $category }`. */
function meaningOf(places: readonly VariablePlace[]) {
  const place = places.findLast(({ isItem }) => !isItem);
  const owner = place?.owners.at(-1);
  if (!place || !owner) return undefined;
  const [argument, ...fields] = place.owners;
  const words = (fields.length > 0 ? fields : [argument]).map((part) => part?.description ?? '');
  return { owner, description: words.join(' ').trim() };
}
