import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { isErrorCode, type ErrorCode } from '../../kernel/error-codes.ts';
import { defect } from '../../kernel/errors.ts';
import type { Logger } from '../../observability/log.ts';
import { placed } from '../../operations/input/place.ts';
import { stringified } from '../../edge/answers/written.ts';
import { operationPipeline, type PipelineParts } from '../../edge/operation-pipeline.ts';
import type { Example } from './examples.ts';
import { documentRules, mistakeMessage } from '../../edge/read-document.ts';
import type { OperationContext } from '../../edge/request-context.ts';
import { explorerHeaders } from './explorer.ts';

export interface ApolloOptions extends PipelineParts {
  readonly schema: GraphQLSchema;
  readonly development: boolean;
  /** What a person finds in Sandbox, the first on top. */
  readonly examples: readonly Example[];
  readonly log: Logger;
}

export function createApollo(options: ApolloOptions) {
  const { schema, admission, development, limits, examples, onDefect } = options;
  return new ApolloServer<OperationContext>({
    schema,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: apolloLog(options.log),
    // Admission asks for the scope.
    introspection: true,
    csrfPrevention: true,
    // Ours finds the operation before Apollo sees the request.
    persistedQueries: false,
    documentStore: admission.documents,
    // Ours does it: Apollo's pattern for it takes seconds over a message that a caller made long.
    hideSchemaDetailsFromClientErrors: false,
    ...documentRules(limits),
    // With this it asks our rules after GraphQL's own, on which they count; ours count selections themselves.
    maxRecursiveSelections: true,
    stringifyResult: stringified,
    formatError: (formatted, error) => presentable(formatted, error, development, onDefect),
    plugins: [
      // It wraps every field of every request to find hints; ours reads them once for each operation.
      ApolloServerPluginCacheControlDisabled(),
      // As a subgraph it would time every field and tell the gateway.
      ApolloServerPluginInlineTraceDisabled(),
      development
        ? ApolloServerPluginLandingPageLocalDefault({
            document: examples.map(({ text }) => text).join('\n'),
            includeCookies: false,
            headers: explorerHeaders,
          })
        : ApolloServerPluginLandingPageDisabled(),
      operationPipeline(options),
    ],
  });
}

/** Apollo's own words in our log; what it says after a colon is an error's text, which may repeat values. */
function apolloLog(log: Logger): ApolloServerOptions<OperationContext>['logger'] {
  const to = (level: 'debug' | 'info' | 'warn' | 'error') => (message?: unknown) =>
    log[level]({ from: 'Apollo Server' }, String(message).split(':')[0] ?? '');
  return { debug: to('debug'), info: to('info'), warn: to('warn'), error: to('error') };
}

/**
 * What leaves the server: errors we made on purpose as they are, and one sentence for all others, so that no SQL, host
 * or stack gets out. What our own rules and scalars refuse in a document keeps its code instead of validation's.
 */
function presentable(
  formatted: GraphQLFormattedError,
  error: unknown,
  development: boolean,
  onDefect: (error: unknown) => void,
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (formatted.extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED') {
    const cause = (error as GraphQLError).originalError;
    const message = mistakeMessage(formatted.message, development);
    return cause instanceof GraphQLError && cause.extensions['code']
      ? { ...formatted, message, extensions: cause.extensions }
      : { ...formatted, message };
  }
  const { code } = formatted.extensions ?? {};
  if (code !== 'INTERNAL_SERVER_ERROR' && isErrorCode(code)) return atItsPlace(formatted, error);
  // What Apollo refuses without a code of its own, such as a hash that is not its query's.
  if (Number((error as GraphQLError).extensions?.['http']?.status) < 500) {
    return { message: formatted.message, extensions: { code: 'BAD_REQUEST' satisfies ErrorCode } };
  }
  onDefect(original);
  const { message, extensions } = defect();
  return {
    message,
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
    extensions,
  };
}

/** What a resolver finds wrong with an argument is told at the argument's value, not at the field alone. */
function atItsPlace(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return formatted;
  const at = placed(error);
  if (at === error) return formatted;
  const { variable } = at.extensions;
  return {
    ...formatted,
    ...(at.locations && { locations: at.locations }),
    extensions: { ...formatted.extensions, ...(variable !== undefined && { variable }) },
  };
}
