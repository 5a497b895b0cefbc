import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Caller } from '../kernel/caller.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import { RequestRefused, shortened, withoutSuggestion } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import type { DocumentStore } from '../operations/document-store.ts';
import { documentLimits } from '../operations/limits/document.ts';
import { idOf } from '../operations/trusted-documents/manifest.ts';
import { onceEach, tellPlaces } from './answer-errors.ts';

/** What documents are held against, by Apollo Server and by `documentReader`. */
export const documentRules = (limits: Limits) => ({
  parseOptions: { maxTokens: limits.tokens },
  validationOptions: { maxErrors: 20 },
  validationRules: [documentLimits(limits)],
});

/** Names are suggested to whoever mistypes one, and in production the schema is not to be guessed. */
export const mistakeMessage = (message: string, development: boolean): string =>
  shortened(development ? message : withoutSuggestion(message));

export interface ReadOptions {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentStore;
  readonly limits: Limits;
  readonly development: boolean;
}

/**
 * Reads a text as Apollo Server does, for what is run without it: out of the same store, by the same rules, for the same
 * price. Throws RequestRefused.
 */
export function documentReader({ schema, documents, limits, development }: ReadOptions) {
  const { parseOptions, validationOptions, validationRules } = documentRules(limits);

  const readAnew = (text: string): DocumentNode => {
    const document = parsed(text, parseOptions);
    // Ours count on what GraphQL's own have made sure of, such as fragments that do not spread themselves.
    for (const rules of [specifiedRules, validationRules]) {
      const mistakes = validate(schema, document, rules, validationOptions);
      tellPlaces(document, mistakes);
      const [first, ...others] = onceEach(mistakes).map((mistake) => asMistake(mistake, development));
      if (first) throw RequestRefused.by(first, others);
    }
    return document;
  };

  return (text: string, caller: Caller, signal: AbortSignal): Promise<DocumentNode> =>
    documents.reading(text, caller, signal, async () => {
      const key = idOf(text);
      const known = await documents.get(key);
      if (known) return known;
      const document = readAnew(text);
      await documents.set(key, document);
      return document;
    });
}

function parsed(text: string, options: ReturnType<typeof documentRules>['parseOptions']): DocumentNode {
  try {
    return parse(text, options);
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

/** What our own rules and scalars refuse has a code of its own. */
const asMistake = (mistake: GraphQLError, development: boolean): GraphQLError =>
  withCode(mistake, 'GRAPHQL_VALIDATION_FAILED', mistakeMessage(mistake.message, development));

const withCode = (
  { message, nodes, source, positions, extensions }: GraphQLError,
  code: ErrorCode,
  told = message,
): GraphQLError => new GraphQLError(told, { nodes, source, positions, extensions: { code, ...extensions } });

/** Which operation of a document is meant. Throws RequestRefused. */
export function operationIn(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (operation) return operation;
  throw new RequestRefused(
    name === undefined
      ? 'Must provide operation name if query contains multiple operations.'
      : `Unknown operation named "${shortened(name)}".`,
    { code: 'OPERATION_RESOLUTION_FAILURE' },
  );
}
