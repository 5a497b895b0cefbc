import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { badRequest } from '../../kernel/errors.ts';
import type { DocumentStore } from '../../operations/document-store.ts';
import type {
  DocumentReference,
  TrustedDocuments,
} from '../../operations/trusted-documents/trusted-documents.ts';
import { isForeign, type AllowsOrigin } from '../../edge/cross-origin.ts';
import { allowMethods } from '../../edge/methods.ts';
import { sendCacheable } from '../../edge/entity-tags.ts';
import {
  documentReferenceOf,
  isRecord,
  membersOf,
  withText,
  type Members,
} from '../../edge/operation-request.ts';
import type { OperationContext } from '../../edge/request-context.ts';

const path = '/graphql';

export interface GraphQLEndpoint {
  readonly apollo: ApolloServer<OperationContext>;
  readonly trustedDocuments: TrustedDocuments;
  readonly documents: DocumentStore;
  readonly context: (request: FastifyRequest, reply: FastifyReply) => OperationContext;
  readonly allowsOrigin: AllowsOrigin;
}

/** `/graphql`: finds the operation that a request names, in whichever way, and lets Apollo Server run its text. */
export function addGraphQL(app: FastifyInstance, endpoint: GraphQLEndpoint): void {
  const { apollo, context, documents } = endpoint;
  app.route({
    method: ['GET', 'POST'],
    url: path,
    async handler(request, reply) {
      const contextValue = context(request, reply);
      const { caller, signal } = contextValue;
      const resolve = request.method === 'POST' ? resolvePost : resolveGet;
      const { text, httpGraphQLRequest } = resolve(request, endpoint);
      const run = () =>
        apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => contextValue });
      const { status, headers, body } = await (text === null
        ? run()
        : documents.reading(text, caller, signal, run));
      void reply.code(status ?? 200).headers(Object.fromEntries(headers));
      return body.kind === 'complete'
        ? sendCacheable(request, reply, contextValue.cacheEntry.freshness, body.string)
        : reply.send(Readable.from(body.asyncIterator));
    },
  });
  allowMethods(app, path, ['GET', 'HEAD', 'POST']);
}

interface Resolved {
  /** Null where none is named. */
  readonly text: string | null;
  readonly httpGraphQLRequest: HTTPGraphQLRequest;
}

/** Throws RequestRefused where nothing shall run, as `resolveGet` does. */
function resolvePost({ headers, body }: FastifyRequest, { trustedDocuments }: GraphQLEndpoint): Resolved {
  const text = isRecord(body) ? trustedDocuments.textOf(documentReferenceOf(body)) : null;
  return {
    text,
    httpGraphQLRequest: {
      method: 'POST',
      headers: headerMap(headers),
      search: '',
      body: isRecord(body) && text !== null ? withText(body, text) : body,
    },
  };
}

function resolveGet(
  { headers, url }: FastifyRequest,
  { trustedDocuments, allowsOrigin }: GraphQLEndpoint,
): Resolved {
  const search = new URL(url, 'http://localhost').searchParams;
  const reference = documentReferenceOf(membersOf(search));
  const text = trustedDocuments.textOf(reference);
  // A browser that opens the address is shown Sandbox, where there is one.
  if (text === null && !headers.accept?.includes('text/html')) {
    throw badRequest('Say what you ask for: by documentId, extensions.persistedQuery or query.');
  }
  const request = { method: 'GET', headers: headerMap(headers), body: undefined };
  if (text === null || !needsNoPreflight(reference, headers, allowsOrigin))
    return { text, httpGraphQLRequest: { ...request, search: `?${search}` } };
  request.headers.set('apollo-require-preflight', 'not needed');
  const asText = searchOf(withText(membersOf(search), text));
  return { text, httpGraphQLRequest: { ...request, search: `?${asText}` } };
}

/**
 * A page elsewhere may make a browser send a GET, which is why Apollo asks for a header that such a page cannot send. An
 * id is harmless: its text was here before and only reads, and no cookie says who asks. A text that is to be kept under
 * its hash comes by GET from clients such as urql, and may where no browser says that a page sent it which may not ask.
 */
const needsNoPreflight = (
  reference: DocumentReference,
  headers: FastifyRequest['headers'],
  allowsOrigin: AllowsOrigin,
): boolean =>
  reference.text === undefined || (reference.hash !== undefined && !isForeign(headers, allowsOrigin));

const searchOf = ({ extensions, ...texts }: Members): URLSearchParams =>
  new URLSearchParams({
    ...(texts as Record<string, string>),
    ...(extensions !== undefined && { extensions: JSON.stringify(extensions) }),
  });

function headerMap(headers: FastifyRequest['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
