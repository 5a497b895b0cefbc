import type { FastifyInstance, FastifyRequest } from 'fastify';
import { scopes } from '../../kernel/caller.ts';
import { isLoopback } from '../../kernel/loopback.ts';
import { allowMethods } from '../../edge/methods.ts';

const page = '/.well-known/oauth-protected-resource';

/**
 * Tells clients of `/mcp` where its tokens come from (RFC 9728). Without an issuer no authorization server is named, which
 * the RFC leaves free: there is none, and a client is given an API key by hand, which is sent as a bearer token too.
 */
export function addProtectedResource(app: FastifyInstance, issuer: string | null): void {
  // The second is where clients look by themselves, for a resource with a path.
  for (const url of [page, `${page}/mcp`]) {
    app.get(url, (request, reply) =>
      reply.header('cache-control', 'no-store').send({
        resource: `${originOf(request)}/mcp`,
        ...(issuer !== null && { authorization_servers: [issuer] }),
        scopes_supported: scopes,
        bearer_methods_supported: ['header'],
        resource_name: 'Opsgraph',
      }),
    );
    allowMethods(app, url, ['GET', 'HEAD']);
  }
}

/** A challenge that also says where such tokens come from. */
export const withResourceMetadata = (challenge: string, request: FastifyRequest): string =>
  `${challenge}, resource_metadata="${originOf(request)}${page}"`;

/**
 * What this server is called by whoever asks: a client trusts the page only where it names the address that it has
 * asked. By https, as the RFC wants it of all but a developer's own machine: whoever is in front speaks it. What is no
 * host would end the quotation.
 */
function originOf({ headers: { host = '' } }: FastifyRequest): string {
  const url = URL.parse(`https://${host}`);
  if (!url || url.href !== `https://${url.host}/`) return 'https://localhost';
  return `${isLoopback(url.hostname) ? 'http' : 'https'}://${url.host}`;
}
