import {
  getVariableValues,
  NoDeprecatedCustomRule,
  specifiedRules,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { defaultLimits } from '../../src/domain/limits.ts';
import { Affordability } from '../../src/policy/cost/index.ts';
import { exampleVariables } from '../../src/policy/known/examples.ts';
import { operationsOf } from '../../src/policy/known/operations-of.ts';
import { kebab } from '../../src/policy/known/registry.ts';
import type { RegisteredFile } from './folder.ts';
import { readTable } from '../../src/export/read-table.ts';
import { NoTable } from '../../src/export/table.ts';

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
  return files.flatMap(({ path, document }) => {
    try {
      readTable(schema, document);
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

/** What costs more than one operation may, with the variables of its example; what needs others is left to the server. */
function tooDear(files: readonly RegisteredFile[], schema: GraphQLSchema): string[] {
  const affordability = new Affordability(schema, defaultLimits);
  const variablesOf = exampleVariables();
  return files.flatMap(({ path, name, document }) => {
    const [operation] = operationsOf(document);
    if (!operation || validate(schema, document).length > 0) return [];
    const variables = variablesOf(name) ?? {};
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (!coerced) return [];
    const cost = affordability.requested(document, operation, coerced);
    return cost > defaultLimits.cost
      ? [`${path}: it costs ${cost}; at most ${defaultLimits.cost} is allowed`]
      : [];
  });
}
