import { NoDeprecatedCustomRule, specifiedRules, validate, type GraphQLSchema } from 'graphql';
import type { RegisteredFile } from './folder.ts';

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
    errors: [...found(specifiedRules), ...sameNames(files)],
    warnings: found([NoDeprecatedCustomRule]),
  };
}

/** A name means one operation; those taken from elsewhere are asked for by id alone where their name is taken. */
function sameNames(files: readonly RegisteredFile[]): string[] {
  const named = Map.groupBy(
    files.filter(({ imported }) => !imported),
    ({ path }) => path.replace(/.*\//, ''),
  );
  return [...named.values()]
    .filter((same) => same.length > 1)
    .map((same) => `${same.map(({ path }) => path).join(' and ')} have the same name`);
}
