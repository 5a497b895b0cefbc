import {
  getDirectiveValues,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isLeafType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type ASTNode,
  type ConstDirectiveNode,
  type GraphQLArgument,
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

/** What answers with the schema itself reads no database, and is long. */
const introspection: ReadonlyMap<unknown, number> = new Map([
  [SchemaMetaFieldDef, 500],
  [TypeMetaFieldDef, 50],
]);

/** Reads `@cost` and `@listSize` from a schema. */
export class Weights {
  readonly #schema: GraphQLSchema;
  readonly #weighted = new Map<GraphQLInputType, boolean>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** What it costs that the field is asked for at all. */
  ofField = (field: GraphQLField<unknown, unknown>): number =>
    this.#cost(field) ?? introspection.get(field) ?? 0;

  /** What each thing costs that a field answers with: 1 unless the type says otherwise, and nothing for leaves. */
  ofType = (type: GraphQLNamedType): number =>
    this.#cost(type) ?? (isLeafType(type) || isIntrospectionType(type) ? 0 : 1);

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
    return times * (this.#cost(input) ?? 0) + this.#inside(input.type, value);
  }

  #inside(type: GraphQLInputType, value: unknown): number {
    if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + this.#inside(type, item), 0);
    const named = getNamedType(type);
    return isInputObjectType(named) && value !== null ? this.#insideObject(named, value as Variables) : 0;
  }

  readonly #insideObject = perValue((type: GraphQLInputObjectType, value: Variables): number => {
    const fields = Object.values(type.getFields());
    return fields.reduce((sum, field) => sum + this.ofValue(field, value[field.name]), 0);
  });

  #hasWeights(type: GraphQLInputType): boolean {
    const named = getNamedType(type);
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

  readonly #cost = memoized(({ astNode }: Weighable): number | undefined => {
    const directive = this.#schema.getDirective('cost');
    return directive && astNode
      ? (getDirectiveValues(directive, astNode)?.['weight'] as number | undefined)
      : undefined;
  });
}
