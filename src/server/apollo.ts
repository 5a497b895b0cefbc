import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import {
  ApolloServerPluginLandingPageLocalDefault,
  ApolloServerPluginLandingPageProductionDefault,
} from '@apollo/server/plugin/landingPage/default';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { RequestRefused } from '../domain/errors.ts';
import type { Gate } from '../policy/gate.ts';
import type { Audit } from '../observability/audit.ts';
import { observeOperations } from './observe-operations.ts';
import { personalDataAudit } from './personal-data-audit.ts';
import type { OperationContext } from './request-context.ts';
import { statementTrace } from './trace.ts';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly audit: Audit;
  readonly development: boolean;
  /** What a person sees first in Sandbox. */
  readonly exampleOperation: string;
  /** Which operations may be told by name in logs, metrics and traces. */
  readonly isListed: (name: string) => boolean;
  readonly onDefect: (error: unknown) => void;
}

export function createApollo(options: ApolloOptions) {
  const { schema, gate, audit, development, exampleOperation, isListed, onDefect } = options;
  return new ApolloServer<OperationContext>({
    schema,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // The gate asks for the scope.
    introspection: true,
    csrfPrevention: true,
    // Ours finds the operation before Apollo sees the request.
    persistedQueries: false,
    parseOptions: { maxTokens: 5_000 },
    validationOptions: { maxErrors: 20 },
    maxRecursiveSelections: 10_000,
    formatError: (formatted, error) => presentable(formatted, error, onDefect),
    plugins: [
      // It wraps every field of every request to find hints that this schema does not have.
      ApolloServerPluginCacheControlDisabled(),
      // As a subgraph it would time every field and tell the gateway.
      ApolloServerPluginInlineTraceDisabled(),
      development
        ? ApolloServerPluginLandingPageLocalDefault({ document: exampleOperation, includeCookies: false })
        : ApolloServerPluginLandingPageProductionDefault(),
      observeOperations(isListed),
      admission(gate),
      personalDataAudit(audit),
      statementTrace,
    ],
  });
}

/** Asks the gate when the operation is known and nothing has run. */
function admission(gate: Gate): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          try {
            if (!operation) return;
            const { caller } = contextValue;
            const variables = request.variables ?? {};
            contextValue.access = gate.admit({ document, operation, variables, caller }).access;
          } catch (error) {
            throw asHttpError(error);
          }
        },
      };
    },
  };
}

/** Apollo answers 500 to whatever is thrown before the execution, unless it is told a status. */
export function asHttpError(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const isRefusal = error instanceof RequestRefused;
  const http = {
    status: isRefusal ? error.status : 400,
    headers: new HeaderMap(isRefusal ? error.headers : []),
  };
  const extensions: Record<string, unknown> = { ...error.extensions, http };
  return new GraphQLError(error.message, { extensions });
}

/**
 * What leaves the server: errors we made on purpose as they are, and one sentence for all others, so that no SQL, host
 * or stack gets out. A refused scalar in a document keeps its own code instead of validation's.
 */
function presentable(
  formatted: GraphQLFormattedError,
  error: unknown,
  onDefect: (error: unknown) => void,
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (formatted.extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED') {
    const cause = (error as GraphQLError).originalError;
    return cause instanceof GraphQLError && cause.extensions['code'] === 'BAD_USER_INPUT'
      ? { ...formatted, extensions: { code: 'BAD_USER_INPUT' } }
      : formatted;
  }
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  onDefect(original);
  return {
    message: 'Something went wrong on our side.',
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}
