import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client as UrqlClient, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createStreams } from 'graphql-sse';
import { setTimeout as sleep } from 'node:timers/promises';
import { pipe, subscribe } from 'wonka';
import type { Client } from 'graphql-ws';
import { openSession } from '../../src/database/session.ts';
import type { StatementEvent } from '../../src/database/interceptors/observe.ts';
import { ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import {
  announce,
  count,
  countedAt,
  disruptionAnnounced,
  listen,
  liveGraph,
  metric,
  socketClient,
  stock,
  stockChanged,
} from '../support/live.ts';
import { subscriptions } from '../support/operations.ts';
import { put } from '../support/rows.ts';
import { until } from '../support/until.ts';

/** What happens is told, truly, to the clients that frontend teams use. */
let world: OwnWorld;
let graph: Graph;
let origin: string;
let subscriptionsOpen: (count: number) => Promise<void>;
let client: Client;
const statements: StatementEvent[] = [];
const waitingForLock =
  "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'inventory', 'warehouses', [
    { code: 'W', name: 'West' },
    { code: 'E', name: 'East' },
  ]);
  ({ graph, origin, subscriptionsOpen } = await liveGraph(
    world.urls,
    {},
    { onStatement: (event) => statements.push(event) },
  ));
});
beforeEach(async () => {
  await world.sql('inventory', 'truncate inventory.products cascade');
  await world.sql('logistics', 'truncate logistics.disruptions cascade');
  await stock(world, 'A', 'B', 'C');
  client = socketClient(origin);
});
afterEach(async () => {
  await client.dispose();
  await subscriptionsOpen(0);
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

describe('stock that changes', () => {
  test('is told with what it was, what it is and the product', async () => {
    const heard = listen(
      client,
      'subscription { stockChanged { sku product { name inventory { onHand } } previousAvailable available at } }',
    );
    await subscriptionsOpen(1);
    await count(world, 'A', 3);
    expect(await heard.atLeast(1)).toEqual([
      {
        data: {
          stockChanged: {
            sku: 'A',
            product: { name: 'A product', inventory: { onHand: 3 } },
            previousAvailable: 10,
            available: 3,
            at: expect.stringMatching(/^2026-02-01T/),
          },
        },
      },
    ]);
  });

  test('is told over all warehouses together', async () => {
    await stock(world, 'TWICE');
    await world.sql(
      'inventory',
      "insert into inventory.stock_levels select sku, 'E', 5, 0, 0, 0, 0, updated_at from inventory.stock_levels where sku = 'TWICE'",
    );
    const heard = listen(client, stockChanged);
    await subscriptionsOpen(1);
    await world.sql(
      'inventory',
      "update inventory.stock_levels set available = 0, updated_at = $1 where sku = 'TWICE' and warehouse_code = 'E'",
      [countedAt()],
    );
    const [event] = await heard.atLeast(1);
    expect(event.data.stockChanged).toEqual({ sku: 'TWICE', previousAvailable: 15, available: 10 });
  });

  test('is told of a place by what lies there, and units that only move are no change to the whole', async () => {
    await stock(world, 'MOVED');
    await world.sql(
      'inventory',
      `insert into inventory.stock_levels select sku, 'E', 5, 0, 0, 0, 0, updated_at from inventory.stock_levels where sku = 'MOVED';
       insert into inventory.warehouse_countries values ('E', 'PL') on conflict do nothing;`,
    );
    const all = listen(client, stockChanged);
    const poland = listen(client, stockChanged, { in: { country: 'PL' } });
    const west = listen(client, stockChanged, { in: { warehouses: ['W'] }, below: 9 });
    await subscriptionsOpen(3);
    await world.sql(
      'inventory',
      `update inventory.stock_levels set available = case warehouse_code when 'W' then 8 else 7 end, updated_at = $1 where sku = 'MOVED'`,
      [countedAt()],
    );
    await Promise.all([poland.atLeast(1), west.atLeast(1)]);
    await count(world, 'A', 7);
    const changes = ({ events }: typeof all) => events.map(({ data }) => data.stockChanged);
    await Promise.all([all.atLeast(1), west.atLeast(2)]);
    expect(changes(all)).toEqual([{ sku: 'A', previousAvailable: 10, available: 7 }]);
    expect(changes(poland)).toEqual([{ sku: 'MOVED', previousAvailable: 5, available: 7 }]);
    expect(changes(west)).toEqual([
      { sku: 'MOVED', previousAvailable: 10, available: 8 },
      { sku: 'A', previousAvailable: 10, available: 7 },
    ]);
  });

  test('is told of the products asked for alone, and only below what was asked', async () => {
    const some = listen(client, stockChanged, { skus: ['A', 'NO-SUCH'] });
    const scarce = listen(client, stockChanged, { below: 5 });
    await subscriptionsOpen(2);
    await count(world, 'B', 8);
    await count(world, 'A', 7);
    await some.atLeast(1);
    await count(world, 'B', 4);
    await scarce.atLeast(1);
    await count(world, 'B', 2);
    await scarce.atLeast(2);
    expect(some.events.map(({ data }) => data.stockChanged.sku)).toEqual(['A']);
    expect(scarce.events.map(({ data }) => data.stockChanged)).toEqual([
      { sku: 'B', previousAvailable: 8, available: 4 },
      { sku: 'B', previousAvailable: 4, available: 2 },
    ]);
  });

  test('is found where its transaction ended after later ones', async () => {
    await stock(world, 'SOON', 'LATE');
    const heard = listen(client, stockChanged);
    await subscriptionsOpen(1);
    await world.sql(
      'inventory',
      "update inventory.stock_levels set available = 1, updated_at = '2026-03-01T00:00:30Z' where sku = 'SOON'",
    );
    await heard.atLeast(1);
    // It was written half a minute before, and becomes visible now.
    await world.sql(
      'inventory',
      "update inventory.stock_levels set available = 2, updated_at = '2026-03-01T00:00:00Z' where sku = 'LATE'",
    );
    const [, late] = await heard.atLeast(2);
    expect(late.data.stockChanged).toEqual({ sku: 'LATE', previousAvailable: 10, available: 2 });
  });
});

describe('a disruption', () => {
  test('is told once, when it is new, at least as bad as asked and not over', async () => {
    await announce(world, 'OLD', 'CRITICAL');
    const bad = listen(client, disruptionAnnounced, { minimumSeverity: 'HIGH' });
    const all = listen(client, disruptionAnnounced);
    await subscriptionsOpen(2);
    await announce(world, 'LOW', 'LOW');
    await announce(world, 'OVER', 'CRITICAL', { ended_on: '2026-11-10' });
    await announce(world, 'BAD', 'HIGH');
    await bad.atLeast(1);
    await all.atLeast(2);
    // Worse than it was announced: news for who asked for the bad ones alone.
    await world.sql(
      'logistics',
      "update logistics.disruptions set severity = 'CRITICAL' where number = 'LOW'",
    );
    await bad.atLeast(2);
    expect(bad.events.map(({ data }) => data.disruptionAnnounced.severity)).toEqual(['HIGH', 'CRITICAL']);
    expect(all.events.map(({ data }) => data.disruptionAnnounced.severity).toSorted()).toEqual([
      'HIGH',
      'LOW',
    ]);
  });
});

test.each(subscriptions)(
  '$name of the registry is told as it is registered, by its name alone',
  async ({ name }) => {
    const heard = listen(client, '', {}, { documentId: name });
    await subscriptionsOpen(1);
    await count(world, 'A', 6);
    await announce(world, 'D1', 'LOW');
    const [event] = await heard.atLeast(1);
    expect(event.errors).toBeUndefined();
    expect(Object.values(event.data)).toEqual([expect.any(Object)]);
  },
);

describe('the statements', () => {
  /** How often sources were asked for what has changed, and what else was asked, while this ran. */
  async function asked(act: () => Promise<unknown>) {
    statements.length = 0;
    await act();
    const names = statements.map(({ name }) => name);
    const polls = names.filter((name) => name === 'stock_changes' || name === 'disruptions_now').length;
    return {
      polls,
      others: names.filter((name) => !['stock_changes', 'disruptions_now'].includes(name)).toSorted(),
    };
  }
  const named = 'subscription { stockChanged { sku product { name } } }';

  test('are none while nobody listens', async () => {
    const { polls, others } = await asked(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect({ polls, others }).toEqual({ polls: 0, others: [] });
  });

  test('are one a look, however many listen', async () => {
    const heard = Array.from({ length: 20 }, () => listen(client, stockChanged));
    await subscriptionsOpen(20);
    const { polls } = await asked(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    // Ten looks a second; twenty subscribers with looks of their own would come to two hundred.
    expect(polls).toBeGreaterThan(0);
    expect(polls).toBeLessThanOrEqual(12);
    for (const each of heard) each.leave();
  });

  test('for what subscribers select are as many for twenty products as for one', async () => {
    const skus = Array.from({ length: 20 }, (_, n) => `MANY-${n}`);
    await stock(world, ...skus);
    const heard = listen(client, named);
    await subscriptionsOpen(1);
    const one = await asked(async () => {
      await count(world, 'A', 1);
      await heard.atLeast(1);
    });
    const many = await asked(async () => {
      await world.sql(
        'inventory',
        "update inventory.stock_levels set available = 0, updated_at = '2026-05-01' where sku like 'MANY-%'",
      );
      await heard.atLeast(21);
    });
    expect(one.others).toEqual(['products_by_sku']);
    expect(many.others).toEqual(one.others);
    expect(new Set(heard.events.slice(1).map(({ data }) => data.stockChanged.sku))).toEqual(new Set(skus));
  });
});

describe('the clients of frontend teams', () => {
  const typed = 'subscription Live { stockChanged { sku available } }';
  const told = { stockChanged: expect.objectContaining({ sku: 'A', available: 4 }) };

  test("Apollo Client's GraphQLWsLink", async () => {
    const apollo = new ApolloClient({ link: new GraphQLWsLink(client), cache: new InMemoryCache() });
    const events: unknown[] = [];
    const subscription = apollo
      .subscribe({ query: gql(typed) })
      .subscribe(({ data }) => void events.push(data));
    await subscriptionsOpen(1);
    await count(world, 'A', 4);
    await until(() => events.length > 0);
    expect(events).toEqual([told]);
    subscription.unsubscribe();
    await subscriptionsOpen(0);
    apollo.stop();
  });

  test("urql's subscriptionExchange", async () => {
    const urql = new UrqlClient({
      url: `${origin}/graphql`,
      preferGetMethod: false,
      exchanges: [
        fetchExchange,
        subscriptionExchange({
          forwardSubscription: ({ query = '', variables }) => ({
            subscribe: (sink) => ({
              unsubscribe: client.subscribe(
                { query, variables: variables as Record<string, unknown> },
                sink as never,
              ),
            }),
          }),
        }),
      ],
    });
    const events: unknown[] = [];
    const { unsubscribe } = pipe(
      urql.subscription(typed, {}),
      subscribe(({ data }) => void events.push(data)),
    );
    await subscriptionsOpen(1);
    await count(world, 'A', 4);
    await until(() => events.length > 0);
    expect(events).toEqual([told]);
    unsubscribe();
  });

  test('graphql-sse, by POST', async () => {
    const streams = createStreams({ url: `${origin}/graphql/stream`, retryAttempts: 0 });
    const heard = listen(streams as never, typed);
    await subscriptionsOpen(1);
    await count(world, 'A', 4);
    expect(await heard.atLeast(1)).toEqual([{ data: told }]);
    heard.leave();
    await subscriptionsOpen(0);
    streams.dispose();
  });

  test('curl and EventSource, by GET: the stream begins when it stands', async () => {
    const search = new URLSearchParams({ documentId: 'stock-changed', variables: '{"skus":["A"]}' });
    const end = new AbortController();
    const response = await fetch(`${origin}/graphql/stream?${search}`, {
      headers: { accept: 'text/event-stream' },
      signal: end.signal,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    await count(world, 'A', 4);
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes('available')) break;
    }
    expect(text).toMatch(/^event: next\ndata: \{"data":\{"stockChanged":\{.*"available":4/m);
    end.abort();
    await subscriptionsOpen(0);
  });
});

test('identical subscribers of one tick share what they load', async () => {
  const heard = Array.from({ length: 10 }, () =>
    listen(client, 'subscription { stockChanged { sku product { unitCost { amount } } } }'),
  );
  await subscriptionsOpen(10);
  // Its costs are held back, so that on any machine they ask together: eight at a time.
  const holder = await openSession(world.urls.cogs);
  await holder.query('begin; lock table cogs.cost_records in access exclusive mode');
  statements.length = 0;
  await count(world, 'A', 4);
  await until(async () => (await world.sql('cogs', waitingForLock)).length > 0);
  await sleep(500);
  await holder.end();
  for (const each of heard) await each.atLeast(1);
  expect(statements.filter(({ name }) => name === 'costs_in_force').length).toBeLessThanOrEqual(3);
});

test('what is told and what became one is counted', async () => {
  const before = await metric(origin, 'opsgraph_live_events_total');
  const heard = listen(client, stockChanged);
  await subscriptionsOpen(1);
  expect(await metric(origin, 'opsgraph_live_sockets')).toBe(1);
  await count(world, 'A', 4);
  await heard.atLeast(1);
  await until(async () => (await metric(origin, 'opsgraph_live_events_total')) === before + 1);
});
