import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { badUserInput } from '../kernel/errors.ts';
import type { Operation } from './query-shape.ts';
import { perValue } from '../kernel/memoized.ts';

/** Deeper nesting than people write and read. */
const maximumDepth = 8;
/** Each is a join or a subquery in somebody's database. */
const maximumComparisons = 100;

type Given = Readonly<Record<string, unknown>>;

interface Extent {
  readonly depth: number;
  readonly comparisons: number;
}

/** A filter is an input that holds others of its kind. */
const isFilter = (type: GraphQLInputObjectType): boolean =>
  Object.values(type.getFields()).some((field) => getNamedType(field.type) === type);

/**
 * Bounds filters before anybody else looks at them: GraphQL itself and all that follows would look at each field that each
 * filter in a filter might have. What asks nothing counts too, for it has to be looked at. Throws BAD_USER_INPUT.
 */
export class FilterBounds {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Variables as they were sent. */
  checkVariables({ variableDefinitions = [] }: OperationDefinitionNode, variables: Given): void {
    for (const { type: node, variable } of variableDefinitions) {
      const type = typeFromAST(this.#schema, node);
      if (isInputType(type)) this.#check(type, variables[variable.name.value]);
    }
  }

  /** What the document itself holds, with the variables in it. */
  check({ uses }: Operation): void {
    for (const { field, values } of uses) {
      for (const { name, type } of field.args) this.#check(type, values[name]);
    }
  }

  #check(type: GraphQLInputType, value: unknown): void {
    for (const item of itemsOf(type, value)) {
      const named = getNamedType(type);
      if (isInputObjectType(named)) this.#checkObject(named, item);
    }
  }

  readonly #checkObject = perValue((type: GraphQLInputObjectType, value: Given): void => {
    if (isFilter(type)) return refuseBeyond(this.#extent(type, value));
    const fields = type.getFields();
    for (const [name, inside] of Object.entries(value)) {
      const field = fields[name];
      if (field) this.#check(field.type, inside);
    }
  });

  readonly #extent = perValue((type: GraphQLInputObjectType, value: Given): Extent => {
    const fields = type.getFields();
    let [depth, comparisons] = [0, 0];
    for (const [name, asked] of Object.entries(value)) {
      const field = fields[name];
      if (asked === null || asked === undefined || !field) continue;
      const named = getNamedType(field.type);
      if (!isInputObjectType(named) || !isFilter(named)) {
        comparisons += isInputObjectType(named) ? operatorsIn(named, asked) : 1;
        continue;
      }
      for (const item of itemsOf(field.type, asked)) {
        const inside = this.#extent(named, item);
        depth = Math.max(depth, 1 + inside.depth);
        comparisons += inside.comparisons;
      }
    }
    return { depth, comparisons: Math.max(1, comparisons) };
  });
}

function refuseBeyond({ depth, comparisons }: Extent): void {
  if (depth > maximumDepth) throw badUserInput(`A filter is nested more than ${maximumDepth} levels deep.`);
  if (comparisons > maximumComparisons) {
    throw badUserInput(`A filter holds more than ${maximumComparisons} comparisons.`);
  }
}

/** How many comparisons a condition such as `{ gte: 5, lt: 9 }` is; what it needs beside, such as a period, is none. */
function operatorsIn(type: GraphQLInputObjectType, asked: unknown): number {
  const fields = type.getFields();
  return Object.entries(asked as Given).filter(([name, operand]) => {
    const field = fields[name];
    return operand !== null && operand !== undefined && field && !isInputObjectType(getNamedType(field.type));
  }).length;
}

/** The objects in a value: GraphQL takes one thing for a list of one. What is of another type is for GraphQL to refuse. */
function itemsOf(type: GraphQLInputType, value: unknown): readonly Given[] {
  const list = Array.isArray(value) && isListType(getNullableType(type)) ? value.flat(Infinity) : [value];
  return list.filter((item): item is Given => typeof item === 'object' && item !== null);
}
