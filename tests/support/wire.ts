import { createHash } from 'node:crypto';
import { request, type Agent } from 'node:http';
import { text } from 'node:stream/consumers';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of any shape and assert on what they read
  readonly json: any;
}

export interface WireRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Says that a body comes, and sends none. */
  readonly withholdsBody?: boolean;
  /** Where it shall go over a connection that stays open. */
  readonly agent?: Agent;
}

/** Sends exactly this and nothing besides, which `fetch` does not: it adds headers and refuses a body on GET. */
export function send(
  origin: string,
  { method = 'GET', path = '/graphql', headers, body, withholdsBody = false, agent }: WireRequest,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { method, headers, agent: agent ?? false }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const lines = answered['content-type']?.startsWith('application/jsonl');
      const told = (body: string) =>
        resolve({
          status,
          headers: answered,
          body,
          json: body.startsWith('{') && !lines ? JSON.parse(body) : undefined,
        });
      // A stream goes on: that it has begun is the answer.
      if (answered['content-type']?.startsWith('text/event-stream')) {
        told('');
        response.destroy();
      } else text(response).then(told, reject);
    });
    sent.on('error', reject);
    if (withholdsBody) sent.flushHeaders();
    else sent.end(body);
  });
}

/** A GraphQL request by GET: what is no text goes as JSON. */
export const get = (origin: string, members: Record<string, unknown>, headers: Record<string, string> = {}) =>
  send(origin, {
    path: `/graphql?${new URLSearchParams(
      Object.entries(members).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )}`,
    headers,
  });

export const post = (
  origin: string,
  members: unknown,
  headers: Record<string, string> = {},
  path = '/graphql',
) =>
  send(origin, {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(members),
  });

export const sha256 = (document: string): string => createHash('sha256').update(document).digest('hex');

export const persistedQuery = (sha256Hash: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});
