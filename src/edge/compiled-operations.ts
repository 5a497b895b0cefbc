import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { AdmittedOperation } from '../operations/admission.ts';
import type { CompiledFunction } from '../operations/compiled/executor.ts';
import type { OperationContext } from './request-context.ts';

/**
 * Runs operations that come again by a function that is compiled from their document once, and leaves to graphql-js all
 * others, and what lacks something that the two tell unlike. See docs/decisions/0040-compiled-operations.md. Comes last,
 * when all others have had their say.
 */
export const compiledOperations: ApolloServerPlugin<OperationContext> = {
  async requestDidStart() {
    return {
      async responseForOperation({ contextValue }) {
        const { admitted } = contextValue;
        const run = admitted?.operation.executor.next();
        const singleResult = admitted && run && (await resultOf(run, admitted, contextValue));
        return singleResult
          ? { body: { kind: 'single', singleResult }, http: { headers: new HeaderMap() } }
          : null;
      },
    };
  },
};

type Data = Record<string, unknown>;

/** What an operation is answered; null where graphql-js has to say it. */
async function resultOf(
  run: CompiledFunction,
  // To graphql-jit a variable that may not be null and has a default is missing: it gets them with their defaults, and
  // reads them again as the same, for each scalar of ours is within as it is outside.
  { operation, variables }: AdmittedOperation,
  context: OperationContext,
): Promise<{ data: Data; errors?: readonly GraphQLFormattedError[] } | null> {
  const { data, errors = [] } = await runUnlessThrown(run, context, variables);
  if (!data) return null;
  if (errors.length === 0) return { data };
  // Of a list of an abstract type it drops what fails.
  if (operation.asksAbstractTypes) return null;
  const told = errors.map(({ message, locations, path, extensions }) => ({
    message,
    locations,
    path,
    extensions,
  }));
  // A defect is for graphql-js to report, and what is wrong with an argument, whose place in the document it knows.
  const codes = told.map(({ extensions }) => extensions?.['code']);
  if (codes.some((code) => code === undefined || code === 'BAD_USER_INPUT')) return null;
  // Of several errors that leave the same null graphql-js tells one.
  const nulls = new Set(told.map(({ path }) => nullAlong(path ?? [], data)));
  return nulls.size === told.length && !nulls.has(null) ? { data, errors: told } : null;
}

/** It throws where what cannot be null is refused. */
async function runUnlessThrown(
  run: CompiledFunction,
  context: OperationContext,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult<Data>> {
  try {
    return await run(undefined, context, variables);
  } catch {
    return {};
  }
}

/** Where along the path the data end in a null, as text; null where they do not. */
function nullAlong(path: readonly (string | number)[], data: Data): string | null {
  let at: unknown = data;
  for (const [place, step] of path.entries()) {
    at = (at as Readonly<Record<string | number, unknown>>)[step];
    if (at === undefined) return null;
    if (at === null) return JSON.stringify(path.slice(0, place + 1));
  }
  return null;
}
