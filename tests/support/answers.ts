import { scopes, unrestricted, type Caller } from '../../src/kernel/caller.ts';
import { unauthenticated } from '../../src/kernel/errors.ts';
import { createLog } from '../../src/observability/log.ts';
import { Metrics } from '../../src/observability/metrics.ts';
import type { ServerOptions } from '../../src/server.ts';
import { worldNow } from '../../sample-data/world.ts';
import { PassThrough } from 'node:stream';
import { testCluster } from './cluster.ts';
import { openGraph } from './graph.ts';
import { send, type WireAnswer } from './wire.ts';

/** Who may ask, by bearer token. */
export const callers: Readonly<Record<string, Caller>> = {
  all: unrestricted,
  twin: { ...unrestricted, id: 'twin', scopes: new Set(scopes.toReversed()) },
  marketer: { ...unrestricted, id: 'marketer', scopes: new Set(['product:read']) },
  brand: { ...unrestricted, id: 'brand', brands: ['Windrose Supply'] },
  german: { ...unrestricted, id: 'german', countries: ['DE'] },
  nobody: { ...unrestricted, id: 'nobody', countries: [], brands: [] },
};

export interface CachingGraph {
  readonly origin: string;
  /** By GET, as a cache sees it. */
  get(
    token: string,
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<WireAnswer>;
  post(
    token: string,
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<WireAnswer>;
  /** How answers that may be shared were found so far. */
  found(): Promise<Record<'kept' | 'joined' | 'made', number>>;
  /** SQL statements that were sent so far. */
  statements(): number;
  /** What was logged. */
  log(): string;
  /** Who are no longer let in. */
  readonly revoked: Set<string>;
  close(): Promise<void>;
}

/** A server that keeps answers, over the small sample world. */
export async function openCachingGraph(
  changes: Partial<ServerOptions> = {},
  urls = testCluster().readerUrls,
): Promise<CachingGraph> {
  let statements = 0;
  let logged = '';
  const metrics = new Metrics();
  const revoked = new Set<string>();
  const lines = new PassThrough().on('data', (chunk: Buffer) => (logged += chunk));
  const graph = await openGraph(
    urls,
    worldNow,
    {
      answerCache: { bytes: 8 * 1_048_576, redisUrl: null, databases: 'of tests' },
      metrics,
      log: createLog(lines),
      async identify({ headers }) {
        const token = headers.authorization?.replace('Bearer ', '') ?? '';
        const caller = callers[token];
        if (!caller || revoked.has(token)) throw unauthenticated('Not known.', token !== '');
        return caller;
      },
      ...changes,
    },
    { onStatement: () => (statements += 1) },
  );
  const origin = await graph.listen();
  const credentials = (token: string): Record<string, string> =>
    token === '' ? {} : { authorization: `Bearer ${token}` };
  return {
    origin,
    revoked,
    get: (token, query, variables = {}, headers = {}) =>
      send(origin, {
        path: `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`,
        headers: { 'apollo-require-preflight': '1', ...credentials(token), ...headers },
      }),
    post: (token, query, variables = {}, headers = {}) =>
      send(origin, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentials(token), ...headers },
        body: JSON.stringify({ query, variables }),
      }),
    async found() {
      const text = await metrics.text();
      const count = (how: string) =>
        Number(new RegExp(`shared_answers_total{found="${how}"} (\\d+)`).exec(text)?.[1] ?? 0);
      return { kept: count('kept'), joined: count('joined'), made: count('made') };
    },
    statements: () => statements,
    log: () => logged,
    close: () => graph.close(),
  };
}
