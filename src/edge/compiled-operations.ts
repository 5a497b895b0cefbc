import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { memoized } from '../kernel/memoized.ts';
import { coercedVariables } from '../operations/limits/variables.ts';
import type { OperationContext } from './request-context.ts';

/**
 * Runs operations whose context says so by a function that is compiled from their document once, and leaves to graphql-js
 * all others, and whatever is not answered whole: it has the last word on what is missing, and why. See
 * docs/decisions/0040-compiled-tables.md. Comes last, when all others have had their say.
 */
export function compiledOperations(schema: GraphQLSchema): ApolloServerPlugin<OperationContext> {
  const compiledFrom = memoized((document: DocumentNode) => compileQuery(schema, document));
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          if (!contextValue.isCompiled || !operation) return null;
          const query = compiledFrom(document);
          if (!isCompiledQuery(query)) return null;
          // To graphql-jit a variable that may not be null and has a default is missing: it gets them with their defaults,
          // and reads them again as the same, for each scalar of ours is within as it is outside.
          const variables = coercedVariables(schema, operation, request.variables ?? {});
          const data = await wholeAnswer(query, contextValue, variables);
          return (
            data && { body: { kind: 'single', singleResult: { data } }, http: { headers: new HeaderMap() } }
          );
        },
      };
    },
  };
}

async function wholeAnswer(
  { query }: CompiledQuery,
  context: OperationContext,
  variables: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown> | null> {
  try {
    const { data, errors } = await query(undefined, context, variables);
    return errors?.length ? null : (data ?? null);
  } catch {
    return null;
  }
}
