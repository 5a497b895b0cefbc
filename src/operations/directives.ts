import { getDirectiveValues, type GraphQLSchema } from 'graphql';
import { memoized } from '../kernel/memoized.ts';

/** What a schema's document may say something of. */
export interface Declared {
  readonly astNode?: Parameters<typeof getDirectiveValues>[1] | null | undefined;
}

/** Reads what a directive says of things of the schema, once of each: undefined where it says nothing of one, or is not in the schema. */
export function directiveReader<Said>(
  schema: GraphQLSchema,
  name: string,
): (thing: Declared) => Said | undefined {
  const directive = schema.getDirective(name);
  return memoized(({ astNode }) =>
    directive && astNode ? (getDirectiveValues(directive, astNode) as Said | undefined) : undefined,
  );
}
