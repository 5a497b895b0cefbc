import { createClient as createStreams } from 'graphql-sse';
import { unrestricted, type Caller, type Scope } from '../../src/kernel/caller.ts';
import { defaultLimits, type Limits } from '../../src/kernel/limits.ts';
import type { ServerOptions } from '../../src/server.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { ownWorld, type OwnWorld } from './graph.ts';
import { countedAt, liveGraph, socketClient, stock, type listen } from './live.ts';
import { put } from './rows.ts';
import { until } from './until.ts';

/** Products A and B of brand X and one of brand Y, ten of each. */
export async function worldOfTwoBrands(): Promise<OwnWorld> {
  const world = await ownWorld();
  await put(world, 'inventory', 'warehouses', [{ code: 'W', name: 'West' }]);
  await stock(world, 'A', 'B');
  await put(world, 'inventory', 'products', [{ sku: 'OTHER', brand: 'Y' }]);
  await put(world, 'inventory', 'stock_levels', [
    {
      sku: 'OTHER',
      warehouse_code: 'W',
      available: 10,
      committed: 0,
      reserved: 0,
      safety_stock: 0,
      incoming: 0,
      updated_at: countedAt(),
    },
  ]);
  return world;
}

/** What is to be closed after the test, the latest first. */
export const closing: (() => unknown)[] = [];
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).toReversed()) await close();
}

/** Whoever the header or the first message says. */
export const byName =
  (callers: Record<string, Partial<Caller>>): ServerOptions['identify'] =>
  async ({ headers }) => {
    const name = String(headers.authorization ?? headers['x-api-key'] ?? 'anna');
    return { ...unrestricted, id: name, ...callers[name] };
  };

/** A server that is closed after the test. */
export async function serveAt(urls: SourceUrls, changes: Partial<ServerOptions> = {}) {
  const live = await liveGraph(urls, changes);
  closing.push(() => live.graph.close());
  return live;
}
export const limited = (limits: Partial<Limits>): Partial<ServerOptions> => ({
  limits: { ...defaultLimits, cost: 1e9, costCapacity: 1e9, ...limits },
});

export function socket(origin: string, name?: string, options: Parameters<typeof socketClient>[1] = {}) {
  const client = socketClient(origin, {
    ...(name && { connectionParams: { authorization: name } }),
    ...options,
  });
  closing.push(() => client.dispose());
  return client;
}
export function streams(origin: string, name?: string) {
  const client = createStreams({
    url: `${origin}/graphql/stream`,
    retryAttempts: 0,
    ...(name && { headers: { authorization: name } }),
  });
  closing.push(() => client.dispose());
  return client as never as ReturnType<typeof socketClient>;
}
export const codesOf = (error: unknown) =>
  (error as { extensions: { code: string } }[]).map(({ extensions }) => extensions);
export const ended = async (heard: ReturnType<typeof listen>) =>
  (await until(() => heard.ended)) as { error: unknown };
export const post = (origin: string, query: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });
export const firstError = async (response: Response) => ({
  status: response.status,
  ...(response.headers.has('retry-after') && { retryAfter: response.headers.get('retry-after') }),
  ...((await response.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions,
});
export const withScopes = (...scopes: Scope[]): Partial<Caller> => ({ scopes: new Set(scopes) });
