import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createClient, type ClientOptions } from 'graphql-ws';
import WebSocket from 'ws';
import type { ServerOptions } from '../../src/server.ts';
import type { OpenOptions, SourceUrls } from '../../src/sources/open.ts';
import { openGraph, type Graph, type OwnWorld } from './graph.ts';
import { put } from './rows.ts';
import { until } from './until.ts';

export const stockChanged =
  'subscription ($skus: [Sku!], $below: Int, $in: PlaceInput) { stockChanged(skus: $skus, below: $below, in: $in) { sku previousAvailable available } }';
export const disruptionAnnounced =
  'subscription ($minimumSeverity: Severity) { disruptionAnnounced(minimumSeverity: $minimumSeverity) { kind severity } }';

/** A client as frontend teams make it. */
export const socketClient = (origin: string, options: Partial<ClientOptions> = {}) =>
  createClient({
    url: `${origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...options,
  });

export interface Heard {
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of any shape and assert on what they read
  readonly events: any[];
  /** How it ended: null while it goes on. */
  ended: null | 'complete' | { readonly error: unknown };
  /** The events, once there are so many. */
  atLeast(count: number): Promise<Heard['events']>;
  leave(): void;
}

type Subscribes = {
  subscribe(
    payload: { query: string; variables?: Record<string, unknown> },
    sink: {
      next(value: unknown): void;
      error(error: unknown): void;
      complete(): void;
    },
  ): () => void;
};

/** Listens with a client of either transport. */
export function listen(
  client: Subscribes,
  query: string,
  variables: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Heard {
  const heard: Heard = {
    events: [],
    ended: null,
    async atLeast(count) {
      await until(() => heard.events.length >= count || heard.ended);
      return heard.events;
    },
    leave: () => leave(),
  };
  const leave = client.subscribe(
    { query, variables, ...more },
    {
      next: (value) => heard.events.push(value),
      error: (error) => (heard.ended = { error }),
      complete: () => (heard.ended ??= 'complete'),
    },
  );
  return heard;
}

/** A server over a world of a test's own, looking at it ten times a second, with what is needed to wait for it. */
export async function liveGraph(
  urls: SourceUrls,
  changes: Partial<ServerOptions> = {},
  opening: OpenOptions = {},
): Promise<{ graph: Graph; origin: string; subscriptionsOpen(count: number): Promise<void> }> {
  const graph = await openGraph(urls, undefined, changes, opening);
  const origin = await graph.listen();
  return {
    graph,
    origin,
    /** Resolves when so many subscriptions stand: what changes from then on is told. */
    async subscriptionsOpen(count) {
      await until(async () => (await metric(origin, 'opsgraph_live_subscriptions')) === count);
    },
  };
}

/** The sum of a metric over its labels. */
export async function metric(origin: string, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(name) && /[ {]/.test(line.charAt(name.length)))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

let seconds = 0;
/** Later than all before it: time does not run backwards in a shop. */
export const countedAt = (): string => new Date(Date.UTC(2026, 1, 1, 0, 0, ++seconds)).toISOString();

/** Ten of each of the products, of brand X, in one warehouse. */
export async function stock(world: OwnWorld, ...skus: string[]): Promise<void> {
  const usual = {
    committed: 0,
    reserved: 0,
    safety_stock: 0,
    incoming: 0,
    updated_at: countedAt(),
  };
  await put(
    world,
    'inventory',
    'products',
    skus.map((sku) => ({ sku, brand: 'X' })),
  );
  await put(
    world,
    'inventory',
    'stock_levels',
    skus.map((sku) => ({ sku, warehouse_code: 'W', available: 10, ...usual })),
  );
}

/** What a shop's own system does when it sells or receives. */
export async function count(world: OwnWorld, sku: string, available: number): Promise<void> {
  await world.sql(
    'inventory',
    `update inventory.stock_levels set available = $2, updated_at = $3 where sku = $1`,
    [sku, available, countedAt()],
  );
}

export const announce = (
  world: OwnWorld,
  number: string,
  severity: string,
  more: Record<string, unknown> = {},
) =>
  put(world, 'logistics', 'disruptions', [
    { number, kind: 'STRIKE', severity, summary: 'Nobody works.', started_on: '2026-11-01', ...more },
  ]);

/** A bare WebSocket, for what no client would say. */
export class BareSocket {
  readonly socket: WebSocket;
  readonly messages: Record<string, unknown>[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** What the server answered in place of opening it. */
  refused: {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
    readonly code: string | undefined;
  } | null = null;

  constructor(
    origin: string,
    { path = '/graphql', headers = {}, protocol = 'graphql-transport-ws' as string | undefined } = {},
  ) {
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, protocol, { headers });
    this.socket.on('message', (data) => this.messages.push(JSON.parse(String(data))));
    this.socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }));
    this.socket.on('error', () => {});
    this.socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => {
        const { errors } = body.startsWith('{') ? JSON.parse(body) : {};
        const { statusCode: status = 0, headers } = response;
        this.refused = { status, headers, body, code: errors?.[0]?.extensions?.code };
      });
    });
  }

  async opened(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, 'open');
    return this;
  }

  say(...messages: unknown[]): this {
    for (const message of messages) {
      this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    }
    return this;
  }

  /** Opened and signed in. */
  async acknowledged(payload?: Record<string, unknown>): Promise<this> {
    await this.opened();
    this.say({ type: 'connection_init', ...(payload && { payload }) });
    await until(() => this.messages.some(({ type }) => type === 'connection_ack') || this.closed);
    return this;
  }

  end = (): Promise<NonNullable<BareSocket['closed']>> => until(() => this.closed);
}
