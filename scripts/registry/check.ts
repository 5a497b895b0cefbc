import {
  getNullableType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  NoDeprecatedCustomRule,
  specifiedRules,
  typeFromAST,
  validate,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
} from 'graphql';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { OperationCompiler } from '../../src/operations/compiled/compiled-operation.ts';
import { requestedCost } from '../../src/operations/cost/index.ts';
import { GivenInput } from '../../src/operations/input/given-input.ts';
import { exampleVariables } from '../../src/transports/graphql/examples.ts';
import { kebab } from '../../src/operations/trusted-documents/registry.ts';
import type { RegisteredFile } from './folder.ts';
import { readTable } from '../../src/transports/tables/shape/read-table.ts';
import { NoTable } from '../../src/transports/tables/shape/table.ts';
import { operationsOf } from '../../src/operations/definitions.ts';

export interface Findings {
  /** What keeps an operation from being registered. */
  readonly errors: readonly string[];
  /** What still works and will not for ever: fields and values that the schema says are going away. */
  readonly warnings: readonly string[];
}

/** Holds the registry's operations against the schema, each finding named by its file. */
export function checkRegistry(files: readonly RegisteredFile[], schema: GraphQLSchema): Findings {
  const found = (rules: typeof specifiedRules | [typeof NoDeprecatedCustomRule]) =>
    files.flatMap(({ path, document }) =>
      validate(schema, document, rules).map(({ message, locations }) => {
        const [place] = locations ?? [];
        return `${path}${place ? `:${place.line}` : ''}: ${message}`;
      }),
    );
  return {
    errors: [...found(specifiedRules), ...sameNames(files), ...tooDear(files, schema)],
    warnings: found([NoDeprecatedCustomRule]),
  };
}

/** Which operations are no tables, and why: nothing is wrong with those, but BI tools cannot fetch them. */
export function reasonsAgainstTables(files: readonly RegisteredFile[], schema: GraphQLSchema): string[] {
  const operations = new OperationCompiler(schema);
  return files.flatMap(({ path, document }) => {
    try {
      readTable(operations.ofDocument(document));
      return [];
    } catch (error) {
      if (error instanceof NoTable) return [`${path}: ${error.message}`];
      throw error;
    }
  });
}

/** Which operations taken from elsewhere are asked for by id alone, and whose name means another. */
export function reasonsAgainstNames(files: readonly RegisteredFile[]): string[] {
  return [...Map.groupBy(files, ({ name }) => kebab(name))].flatMap(([name, [first, ...others]]) =>
    others.map(({ path }) => `${path}: ${name} means ${first?.path}`),
  );
}

/** A name means one operation of those that people wrote. */
function sameNames(files: readonly RegisteredFile[]): string[] {
  const named = Map.groupBy(
    files.filter(({ imported }) => !imported),
    ({ path }) => path.replace(/.*\//, ''),
  );
  return [...named.values()]
    .filter((same) => same.length > 1)
    .map((same) => `${same.map(({ path }) => path).join(' and ')} have the same name`);
}

/** What costs more than one operation may, by its defaults or by its example. */
function tooDear(files: readonly RegisteredFile[], schema: GraphQLSchema): string[] {
  const operations = new OperationCompiler(schema);
  const exampleOf = exampleVariables();
  return files.flatMap(({ path, name, document }) => {
    const [operation] = operationsOf(document);
    if (!operation || validate(schema, document).length > 0) return [];
    const compiled = operations.of(operation, document);
    const costs = [{}, exampleOf(name) ?? {}].map((variables) =>
      requestedCost(compiled, new GivenInput(weighedVariables(operation, variables, schema))),
    );
    const cost = Math.max(...costs);
    return cost > defaultLimits.cost
      ? [`${path}: it costs ${cost}; at most ${defaultLimits.cost} is allowed`]
      : [];
  });
}

/** Variables as they are given, or by their defaults; what only callers know counts as one. */
const weighedVariables = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
): Readonly<Record<string, unknown>> =>
  Object.assign(
    {},
    ...variableDefinitions.map((definition) => {
      const { coerced } = getVariableValues(schema, [definition], given);
      const type = typeFromAST(schema, definition.type as NamedTypeNode) as GraphQLInputType;
      return coerced ?? { [definition.variable.name.value]: oneOf(type) };
    }),
  );

/** The least that somebody may give. No directive takes a 1 for a condition that leaves something out. */
function oneOf(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [oneOf(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.value;
  if (!isInputObjectType(nullable)) return 1;
  const fields = Object.values(nullable.getFields());
  const needed = nullable.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return Object.fromEntries(needed.map(({ name, type }) => [name, oneOf(type)]));
}
