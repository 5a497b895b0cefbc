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
import type { CachedResponses } from '../../edge/answers/cached-responses.ts';
import { Entity, sendCacheable } from '../../edge/entity-tags.ts';
import {
  documentReferenceOf,
  isRecord,
  membersOf,
  withText,
  type Members,
} from '../../edge/operation-request.ts';
import type { OperationContext } from '../../edge/request-context.ts';
import { callerOf } from '../../edge/sign-in.ts';

const path = '/graphql';

export interface GraphQLEndpoint {
  readonly apollo: ApolloServer<OperationContext>;
  readonly trustedDocuments: TrustedDocuments;
  readonly documents: DocumentStore;
  readonly context: (request: FastifyRequest, reply: FastifyReply) => OperationContext;
  readonly allowsOrigin: AllowsOrigin;
  /** Null where answers are not given again. */
  readonly responses: CachedResponses | null;
}

/** `/graphql`: finds the operation that a request names, in whichever way, and lets Apollo Server run its text. */
export function addGraphQL(app: FastifyInstance, endpoint: GraphQLEndpoint): void {
  const { apollo, context, documents, trustedDocuments, responses } = endpoint;
  // A body is read only where nothing was sent for the same before.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  const readJson = jsonReader(app);
  app.route({
    method: ['GET', 'POST'],
    url: path,
    async handler(request, reply) {
      const caller = callerOf(request);
      const found = responses?.find(request, caller);
      if (found && 'entity' in found) return sendCacheable(request, reply, found.freshness, found.entity);
      const contextValue = context(request, reply);
      const { signal, cacheEntry } = contextValue;
      const { reference, text, httpGraphQLRequest } =
        request.method === 'POST'
          ? resolvePost(request, readJson(request), endpoint)
          : resolveGet(request, endpoint);
      const run = () =>
        apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => contextValue });
      const { status, headers, body } = await (text === null
        ? run()
        : documents.reading(text, caller, signal, run));
      void reply.code(status ?? 200).headers(Object.fromEntries(headers));
      if (body.kind !== 'complete') return reply.send(Readable.from(body.asyncIterator));
      const entity = new Entity(String(headers.get('content-type')), body.string);
      const { freshness, shared } = cacheEntry;
      const mayComeAgain =
        reply.statusCode === 200 &&
        trustedDocuments.mayBeSkipped(reference, request.observed?.document ?? null);
      if (shared && mayComeAgain) found?.(entity, shared);
      return sendCacheable(request, reply, freshness, entity);
    },
  });
  allowMethods(app, path, ['GET', 'HEAD', 'POST']);
}

interface Resolved {
  readonly reference: DocumentReference;
  /** Null where none is named. */
  readonly text: string | null;
  readonly httpGraphQLRequest: HTTPGraphQLRequest;
}

/** Reads bodies as fastify would have done, once they are asked for. Throws what it would have answered. */
function jsonReader(app: FastifyInstance): (request: FastifyRequest) => unknown {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request) => {
    if (typeof request.body !== 'string') return request.body;
    let json: unknown;
    void parse(request, request.body, (error, value) => {
      if (error) throw error;
      json = value;
    });
    return json;
  };
}

/** Throws RequestRefused where nothing shall run, as `resolveGet` does. */
function resolvePost(
  { headers }: FastifyRequest,
  body: unknown,
  { trustedDocuments }: GraphQLEndpoint,
): Resolved {
  const reference = isRecord(body) ? documentReferenceOf(body) : {};
  const text = trustedDocuments.textOf(reference);
  return {
    reference,
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
  const members = membersOf(search);
  const reference = documentReferenceOf(members);
  const text = trustedDocuments.textOf(reference);
  // A browser that opens the address is shown Sandbox, where there is one.
  if (text === null && !headers.accept?.includes('text/html')) {
    throw badRequest('Say what you ask for: by documentId, extensions.persistedQuery or query.');
  }
  const request = { method: 'GET', headers: headerMap(headers), body: undefined };
  if (text === null || !needsNoPreflight(reference, headers, allowsOrigin))
    return { reference, text, httpGraphQLRequest: { ...request, search: asItIs(search) } };
  request.headers.set('apollo-require-preflight', 'not needed');
  const asText = searchOf(withText(members, text));
  return { reference, text, httpGraphQLRequest: { ...request, search: asItIs(asText) } };
}

/**
 * Apollo Server makes parameters of an address's text, and takes parameters as well: to write a long operation into an
 * address and to read it again takes longer than all the rest.
 */
const asItIs = (parameters: URLSearchParams): string => parameters as unknown as string;

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
