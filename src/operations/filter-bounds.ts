import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type ASTNode,
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { badUserInput } from '../kernel/errors.ts';
import { definitionOf } from './input-place.ts';
import type { Operation } from './query-shape.ts';
import { perValue } from '../kernel/memoized.ts';

/** Deeper nesting than people write and read. */
const maximumDepth = 8;
/** Each is a join or a subquery in somebody's database. */
const maximumComparisons = 100;

type InputObject = Readonly<Record<string, unknown>>;

interface FilterExtent {
  readonly depth: number;
  readonly comparisons: number;
}

/** A filter is an input that holds others of its kind. */
const isFilter = (type: GraphQLInputObjectType): boolean =>
  Object.values(type.getFields()).some((field) => getNamedType(field.type) === type);

/**
 * Bounds filters before anybody else looks at them: GraphQL itself and all that follows would look at each field that each
 * filter in a filter might have. What asks nothing counts too, for it has to be looked at. Tells each that is too large,
 * as BAD_USER_INPUT.
 */
export class FilterBounds {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Of variables as they were sent. */
  mistakesInVariables(operation: OperationDefinitionNode, variables: InputObject): readonly GraphQLError[] {
    return (operation.variableDefinitions ?? []).flatMap(({ type: node, variable }) => {
      const type = typeFromAST(this.#schema, node);
      const name = variable.name.value;
      const excess = isInputType(type) && this.#excess(type, variables[name]);
      return excess ? tooLarge(excess, { variable: `$${name}`, nodes: definitionOf(operation, name) }) : [];
    });
  }

  /** Of what the document itself holds, with the variables in it. */
  mistakes({ uses }: Operation): readonly GraphQLError[] {
    return uses.flatMap(({ field, node, values }) =>
      field.args.flatMap(({ name, type }) => {
        const excess = this.#excess(type, values[name]);
        return excess ? tooLarge(excess, { argument: name, nodes: [node] }) : [];
      }),
    );
  }

  #excess(type: GraphQLInputType, value: unknown): Excess | null {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return null;
    return firstOf(itemsOf(type, value), (item) => this.#excessIn(named, item));
  }

  readonly #excessIn = perValue((type: GraphQLInputObjectType, value: InputObject): Excess | null => {
    if (isFilter(type)) return beyond(this.#extent(type, value));
    const fields = type.getFields();
    return firstOf(Object.entries(value), ([name, inside]) => {
      const field = fields[name];
      return field ? this.#excess(field.type, inside) : null;
    });
  });

  readonly #extent = perValue((type: GraphQLInputObjectType, value: InputObject): FilterExtent => {
    const fields = type.getFields();
    let [depth, comparisons] = [0, 0];
    for (const [name, comparison] of Object.entries(value)) {
      const field = fields[name];
      if (comparison === null || comparison === undefined || !field) continue;
      const named = getNamedType(field.type);
      if (!isInputObjectType(named) || !isFilter(named)) {
        comparisons += isInputObjectType(named) ? operatorsIn(named, comparison) : 1;
        continue;
      }
      for (const item of itemsOf(field.type, comparison)) {
        const inside = this.#extent(named, item);
        depth = Math.max(depth, 1 + inside.depth);
        comparisons += inside.comparisons;
      }
    }
    return { depth, comparisons: Math.max(1, comparisons) };
  });
}

/** Where a filter goes too far: what is wrong with it, and how much would do. */
interface Excess {
  readonly message: string;
  readonly got: number;
  readonly wanted: string;
}

function beyond({ depth, comparisons }: FilterExtent): Excess | null {
  if (depth > maximumDepth) {
    const message = `A filter is nested more than ${maximumDepth} levels deep.`;
    return { message, got: depth, wanted: `at most ${maximumDepth} levels` };
  }
  if (comparisons <= maximumComparisons) return null;
  const message = `A filter holds more than ${maximumComparisons} comparisons.`;
  return { message, got: comparisons, wanted: `at most ${maximumComparisons} comparisons` };
}

const tooLarge = (
  { message, ...excess }: Excess,
  place: { readonly nodes: readonly ASTNode[] } & (
    { readonly argument: string } | { readonly variable: string }
  ),
): GraphQLError => badUserInput(message, { ...excess, ...place });

function firstOf<Item>(items: Iterable<Item>, excessOf: (item: Item) => Excess | null): Excess | null {
  for (const item of items) {
    const excess = excessOf(item);
    if (excess) return excess;
  }
  return null;
}

/** How many comparisons a condition such as `{ gte: 5, lt: 9 }` is; what it needs beside, such as a period, is none. */
function operatorsIn(type: GraphQLInputObjectType, comparison: unknown): number {
  const fields = type.getFields();
  return Object.entries(comparison as InputObject).filter(([name, operand]) => {
    const field = fields[name];
    return operand !== null && operand !== undefined && field && !isInputObjectType(getNamedType(field.type));
  }).length;
}

/** The objects in a value: GraphQL takes one thing for a list of one. What is of another type is for GraphQL to refuse. */
function itemsOf(type: GraphQLInputType, value: unknown): readonly InputObject[] {
  const list = Array.isArray(value) && isListType(getNullableType(type)) ? value.flat(Infinity) : [value];
  return list.filter((item): item is InputObject => typeof item === 'object' && item !== null);
}
