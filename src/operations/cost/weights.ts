import {
  getDirectiveValues,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isLeafType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type ASTNode,
  type ConstDirectiveNode,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { memoized, perValue } from '../../kernel/memoized.ts';

/** An operation's variables as GraphQL coerced them. */
export type Variables = Readonly<Record<string, unknown>>;

/** What `@listSize` says of a field: see schema/base.graphql. */
export interface ListSize {
  readonly assumedSize?: number;
  readonly slicingArguments?: readonly string[];
  readonly sizedFields?: readonly string[];
  readonly stepArgument?: string;
  readonly requireOneSlicingArgument: boolean;
}

/** What a schema's document says of a thing, with its directives. */
interface Weighable {
  readonly astNode?:
    (ASTNode & { readonly directives?: readonly ConstDirectiveNode[] | undefined }) | null | undefined;
}

/** What `@cost` says of a thing. */
interface Cost {
  readonly weight: number;
  readonly daily: number;
}

const nothing: Cost = { weight: 0, daily: 0 };

/** What answers with the schema itself reads no database, and is long. */
const introspection: ReadonlyMap<unknown, Cost> = new Map([
  [SchemaMetaFieldDef, { weight: 100, daily: 0 }],
  [TypeMetaFieldDef, { weight: 10, daily: 0 }],
]);

/** What an object of an answer costs: making it, and writing it. */
const costOfObject = 0.04;

/** Reads `@cost` and `@listSize` from a schema. */
export class Weights {
  readonly #schema: GraphQLSchema;
  readonly #weighted = new Map<GraphQLInputType, boolean>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** What it costs that the field is asked for at all, and for each day of the period it is asked for. */
  ofField = (field: GraphQLField<unknown, unknown>): Cost =>
    this.#cost(field) ?? introspection.get(field) ?? nothing;

  /** What each thing costs that a field answers with: nothing for leaves. */
  ofType = (type: GraphQLNamedType): number =>
    this.#cost(type)?.weight ?? (isLeafType(type) || isIntrospectionType(type) ? 0 : costOfObject);

  listSize({ astNode }: GraphQLField<unknown, unknown>): ListSize | undefined {
    const directive = this.#schema.getDirective('listSize');
    return directive && astNode
      ? (getDirectiveValues(directive, astNode) as ListSize | undefined)
      : undefined;
  }

  /** Whether a value for this argument, or something inside it, can cost anything. */
  isWeighted(input: GraphQLArgument | GraphQLInputField): boolean {
    return this.#cost(input) !== undefined || this.#hasWeights(input.type);
  }

  /** What a coerced value costs with all that is inside it, each item of a list by itself; nothing where it was left out. */
  ofValue(input: GraphQLArgument | GraphQLInputField, value: unknown): number {
    if (value === undefined || value === null || !this.isWeighted(input)) return 0;
    const times = Array.isArray(value) ? value.length : 1;
    return times * (this.#cost(input)?.weight ?? 0) + this.#inside(input.type, value);
  }

  #inside(type: GraphQLInputType, value: unknown): number {
    if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + this.#inside(type, item), 0);
    const named = getNamedType(type);
    if (isInputObjectType(named) && value !== null) return this.#insideObject(named, value as Variables);
    return isEnumType(named) ? (this.#ofEnumValue(named, value)?.weight ?? 0) : 0;
  }

  readonly #insideObject = perValue((type: GraphQLInputObjectType, value: Variables): number => {
    const fields = Object.values(type.getFields());
    return fields.reduce((sum, field) => sum + this.ofValue(field, value[field.name]), 0);
  });

  #ofEnumValue(type: GraphQLEnumType, value: unknown): Cost | undefined {
    const chosen = type.getValues().find((one) => one.value === value);
    return chosen && this.#cost(chosen);
  }

  #hasWeights(type: GraphQLInputType): boolean {
    const named = getNamedType(type);
    if (isEnumType(named)) return named.getValues().some((value) => this.#cost(value) !== undefined);
    if (!isInputObjectType(named)) return false;
    let known = this.#weighted.get(named);
    if (known === undefined) {
      // A filter may hold filters: until one is decided, it adds nothing to the decision.
      this.#weighted.set(named, false);
      known = Object.values(named.getFields()).some((field) => this.isWeighted(field));
      this.#weighted.set(named, known);
    }
    return known;
  }

  readonly #cost = memoized(({ astNode }: Weighable): Cost | undefined => {
    const directive = this.#schema.getDirective('cost');
    return directive && astNode ? (getDirectiveValues(directive, astNode) as Cost | undefined) : undefined;
  });
}
