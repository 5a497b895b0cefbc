import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import type { ServerOptions } from '../../src/server.ts';
import type { OwnWorld } from '../support/graph.ts';
import {
  byName,
  closeAll,
  closing,
  codesOf,
  ended,
  firstError,
  limited,
  post,
  serveAt,
  socket,
  streams,
  worldOfTwoBrands,
} from '../support/live-transports.ts';
import { BareSocket, count, countedAt, listen, stock, stockChanged } from '../support/live.ts';
import { until } from '../support/until.ts';

/** How much a subscriber may ask for, over whichever transport. */
let world: OwnWorld;
beforeAll(async () => {
  world = await worldOfTwoBrands();
});
afterAll(() => world.drop());
afterEach(closeAll);

const serve = (changes: Partial<ServerOptions> = {}, urls = world.urls) => serveAt(urls, changes);

test('LIMIT_SUBSCRIPTIONS_PER_CALLER holds over both transports together, and for each caller alone', async () => {
  const { origin, subscriptionsOpen } = await serve({
    identify: byName({}),
    ...limited({ subscriptionsPerCaller: 2 }),
  });
  const refused = { code: 'LIMIT_EXCEEDED', limit: 'subscriptionsPerCaller', maximum: 2 };
  const one = listen(socket(origin, 'bert'), stockChanged);
  listen(streams(origin, 'bert'), stockChanged);
  await subscriptionsOpen(2);
  expect(codesOf((await ended(listen(socket(origin, 'bert'), stockChanged))).error)).toEqual([refused]);
  expect(await firstError(await post(origin, stockChanged, { authorization: 'bert' }))).toEqual({
    status: 429,
    retryAfter: '5',
    ...refused,
  });
  listen(socket(origin, 'carl'), stockChanged);
  await subscriptionsOpen(3);
  one.leave();
  await subscriptionsOpen(2);
  listen(socket(origin, 'bert'), stockChanged);
  await subscriptionsOpen(3);
});

test('LIMIT_SUBSCRIPTIONS holds for all callers', async () => {
  const { origin, subscriptionsOpen } = await serve({
    identify: byName({}),
    ...limited({ subscriptions: 1 }),
  });
  listen(streams(origin, 'bert'), stockChanged);
  await subscriptionsOpen(1);
  expect(await firstError(await post(origin, stockChanged, { authorization: 'carl' }))).toEqual({
    status: 503,
    retryAfter: '5',
    code: 'LIMIT_EXCEEDED',
    limit: 'subscriptions',
    maximum: 1,
  });
});

test('as many WebSockets as subscriptions may be open', async () => {
  const { origin } = await serve(limited({ subscriptionsPerCaller: 1 }));
  await new BareSocket(origin).acknowledged();
  const second = await new BareSocket(origin).acknowledged();
  expect((await second.end()).code).toBe(4429);
});

test('LIMIT_SOCKET_MESSAGES, LIMIT_SOCKET_IDLE_MS and LIMIT_BODY_BYTES close a WebSocket', async () => {
  const { origin } = await serve(limited({ socketMessages: 5, socketIdleMs: 300, bodyBytes: 1_000 }));
  const idle = await new BareSocket(origin).acknowledged();
  const loud = await new BareSocket(origin).acknowledged();
  loud.say(...Array.from({ length: 10 }, () => ({ type: 'ping' })));
  const long = await new BareSocket(origin).acknowledged();
  long.say('x'.repeat(2_000));
  expect([(await loud.end()).code, (await long.end()).code, (await idle.end()).code]).toEqual([
    4429, 1009, 1000,
  ]);
});

test('what one event costs must be affordable, and a caller who has spent all hears the latest later', async () => {
  const { origin, subscriptionsOpen } = await serve(
    limited({ cost: 20, costCapacity: 20, costPerSecond: 1 }),
  );
  const dear = 'subscription { stockChanged { product { tickets(first: 50) { nodes { number } } } } }';
  expect(codesOf((await ended(listen(socket(origin), dear))).error)).toMatchObject([
    { code: 'MAX_COST_EXCEEDED' },
  ]);
  const heard = listen(
    socket(origin),
    'subscription { stockChanged { previousAvailable available product { name } } }',
  );
  await subscriptionsOpen(1);
  let last = 3;
  for (let n = 20; n < 32; n++) {
    await count(world, 'A', (last = n));
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  await until(() => heard.events.at(-1)?.data.stockChanged.available === last, 60_000);
  const chain = heard.events.map(({ data }) => data.stockChanged);
  // Fewer than changed, and none left out: each goes on where the one before ended.
  expect(chain.length).toBeLessThan(12);
  for (const [index, event] of chain.slice(1).entries())
    expect(event.previousAvailable).toBe(chain[index].available);
});

test('a subscriber that does not read is told less often, and ends where too much would have to be kept', async () => {
  const skus = Array.from({ length: 40 }, (_, n) => `SLOW-${n}`);
  await stock(world, ...skus);
  const { origin, subscriptionsOpen } = await serve(limited({ subscriptionPending: 30 }));
  const fast = listen(socket(origin), stockChanged, { skus });
  const { port } = new URL(origin);
  const reader = connect(Number(port), '127.0.0.1');
  closing.push(() => reader.destroy());
  const body = JSON.stringify({
    query:
      'subscription ($skus: [Sku!]) { stockChanged(skus: $skus) { sku available product { description } } }',
    variables: { skus },
  });
  await world.sql(
    'inventory',
    "update inventory.products set description = repeat('x', 60000) where sku like 'SLOW-%'",
  );
  reader.write(
    `POST /graphql/stream HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  reader.pause();
  await subscriptionsOpen(2);
  for (let round = 0; round < 40; round++) {
    await world.sql(
      'inventory',
      'update inventory.stock_levels set available = available + 1, updated_at = $1 where sku = any($2)',
      [countedAt(), skus.slice(20 * (round % 2), 20 * (round % 2) + 20)],
    );
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  // Whoever reads has been told all along, in the same time.
  expect(fast.events.length).toBeGreaterThan(40);
  let text = '';
  reader.on('data', (chunk) => (text += String(chunk)));
  reader.resume();
  await until(() => text.includes('subscriptionPending'));
  expect(text).toMatch(/event: complete/);
});
