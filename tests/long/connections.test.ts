import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scopes } from '../../src/kernel/caller.ts';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import { crowd, OpenConnection, release } from '../support/attacks/open-connection.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, request, send } from '../support/attacks/wire.ts';
import { BareSocket } from '../support/live.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

/** Who opens connections and says nothing more shuts nobody out. */
jest.setTimeout(120_000);

const key = newApiKey();
const credentials = { authorization: `Bearer ${key}` };
const stays = { connection: 'keep-alive' };
const question = { query: '{ __typename }' };
const probe = request({ method: 'GET', path: '/health/live', headers: stays });
const asked = request({ body: question, headers: { ...stays, ...credentials } });
const refused = request({ body: question, headers: { ...stays, authorization: 'Bearer nobody' } });
const half = probe.slice(0, 20);
/** The head of a request whose body does not come. */
const begun = (headers: Record<string, string>): string =>
  request({ path: '/nowhere', body: 'x'.repeat(100), headers: { ...stays, ...headers } }).slice(0, -100);

/** Elsewhere than on Linux loopback is one address. */
const many = process.platform === 'linux' ? ['127.0.0.2', '127.0.0.3', '127.0.0.4'] : [];
const onLinux = process.platform === 'linux' ? test : test.skip;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let full: Target;
let small: Target;
let tiny: Target;
beforeAll(async () => {
  folder = await temporaryFolder();
  const keysFile = join(folder.path, 'keys.json');
  const times = { createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2999-01-01T00:00:00.000Z' };
  await writeFile(
    keysFile,
    JSON.stringify({ keys: [{ name: 'good', digest: digestOf(key), scopes, ...times }] }),
  );
  const callers = { issuer: null, keysFile, demo: false };
  [full, small, tiny] = await Promise.all([
    startTarget({ callers }),
    startTarget({ callers, limits: { connections: 40, connectionsPerAddress: 20 } }),
    startTarget({ callers, limits: { connections: 4, receiveMs: 1_000 } }),
  ]);
});
const connections: OpenConnection[] = [];
const sockets: BareSocket[] = [];
afterEach(() => {
  release(connections.splice(0));
  for (const { socket } of sockets.splice(0)) socket.terminate();
});
afterAll(async () => {
  await Promise.all([full.stop(), small.stop(), tiny.stop()]);
  await folder[Symbol.asyncDispose]();
});

async function hold(...parameters: Parameters<typeof crowd>): Promise<OpenConnection[]> {
  const opened = await crowd(...parameters);
  connections.push(...opened);
  return opened;
}

const open = (all: readonly OpenConnection[]): number => all.filter(({ isOpen }) => isOpen).length;

/** How long a probe and a caller wait for their answers, each on a connection of its own, in milliseconds. */
async function wait(port: number): Promise<number> {
  const start = performance.now();
  const [live, answer] = await Promise.all([
    send(port, { method: 'GET', path: '/health/live' }),
    ask(port, question.query, undefined, credentials),
  ]);
  expect([live.status, answer.status]).toEqual([200, 200]);
  return performance.now() - start;
}

describe('5,100 connections', () => {
  test.each([
    ['that say nothing', '', false],
    ['that send half of a request', half, false],
    ['that send a request whose body does not come', begun({}), false],
    ['that were probes', probe, true],
    ['whose credentials were wrong', refused, true],
    ['whose credentials were good', asked, true],
  ])('%s leave probes and callers answered', async (_, bytes, answered) => {
    const all = await hold(full.port, 5_100, { bytes, answered, from: many });
    expect(await wait(full.port)).toBeLessThan(2_000);
    expect(open(all)).toBeLessThanOrEqual(5_000);
  });
});

describe('where there are too many connections', () => {
  test('those that have been idle for longest are closed, of all or of an address', async () => {
    const early = await hold(small.port, 10, { from: ['127.0.0.1'] });
    const late = await hold(small.port, 25);
    await until(() => open(early) === 0 && open(late) === 20);
    expect(late.slice(0, 5).map(({ isOpen }) => isOpen)).toEqual(Array(5).fill(false));
  });

  test('one that is used lives longer than those that came after it', async () => {
    const [used] = (await hold(small.port, 1)) as [OpenConnection];
    const before = await hold(small.port, 15, { bytes: probe, answered: true });
    expect(await used.exchange(probe)).toMatchObject({ status: 200 });
    const after = await hold(small.port, 15);
    await until(() => open(before) === 4);
    expect(open(after)).toBe(15);
    expect(await used.exchange(probe)).toMatchObject({ status: 200 });
  });

  onLinux('those of one address are closed for its own', async () => {
    const others = await hold(small.port, 10, { bytes: probe, answered: true, from: ['127.0.0.9'] });
    const all = await hold(small.port, 200, { from: ['127.0.0.2'] });
    await until(() => open(all) === 20);
    expect(open(others)).toBe(10);
  });

  onLinux('those of callers are closed last', async () => {
    const callers = await hold(small.port, 5, { bytes: asked, answered: true, from: ['127.0.0.9'] });
    const all = await hold(small.port, 200, { bytes: probe, from: many });
    await until(() => open(all) + open(callers) <= 40);
    expect(open(callers)).toBe(5);
  });

  onLinux('newcomers do not close one another before they could ask', async () => {
    const callers = await hold(small.port, 40, { bytes: asked, answered: true, from: many });
    expect(open(callers)).toBe(40);
    const [first, second] = (await hold(small.port, 2, { from: ['127.0.0.9'] })) as [
      OpenConnection,
      OpenConnection,
    ];
    expect(await first.exchange(probe)).toMatchObject({ status: 200 });
    expect(await second.exchange(probe)).toMatchObject({ status: 200 });
    expect(open(callers)).toBe(38);
  });

  test('none is closed on which a caller is answered', async () => {
    const origin = `http://127.0.0.1:${small.port}`;
    const socket = await new BareSocket(origin, { headers: credentials }).acknowledged();
    sockets.push(socket);
    const [sending] = (await hold(small.port, 1, {
      bytes: request({
        headers: { ...stays, ...credentials, 'content-length': '27' },
        path: '/graphql',
      }).replace('content-length', 'content-type: application/json\r\ncontent-length'),
    })) as [OpenConnection];
    const [stream] = (await hold(small.port, 1, {
      bytes: request({
        path: '/graphql/stream',
        headers: { ...stays, ...credentials, accept: 'text/event-stream' },
        body: { query: 'subscription { stockChanged { sku } }' },
      }),
      answered: true,
    })) as [OpenConnection];
    const others = await hold(small.port, 60, { bytes: asked, answered: true });
    await until(() => open(others) <= 17);
    expect(await sending.exchange(JSON.stringify(question).padEnd(27))).toMatchObject({ status: 200 });
    expect(stream.received).toMatch(/^HTTP\/1.1 200 /);
    socket.say({ type: 'ping' });
    await until(() => socket.messages.some(({ type }) => type === 'pong'));
    expect(stream.isOpen).toBe(true);
  });

  test('a WebSocket on which nobody says who they are is as idle as any', async () => {
    const origin = `http://127.0.0.1:${small.port}`;
    const socket = await new BareSocket(origin).opened();
    sockets.push(socket);
    await hold(small.port, 200, { from: many });
    await hold(small.port, 40);
    await until(() => socket.closed);
    expect(await wait(small.port)).toBeLessThan(2_000);
  });

  test('and none is idle, a new one is closed; and none is when one is idle again', async () => {
    const origin = `http://127.0.0.1:${tiny.port}`;
    for (let count = 0; count < 4; count += 1) {
      sockets.push(await new BareSocket(origin, { headers: credentials }).acknowledged());
    }
    expect(await new OpenConnection(tiny.port).exchange(probe)).toMatchObject({ status: 0 });
    sockets[0]?.socket.terminate();
    await until(async () => (await new OpenConnection(tiny.port).exchange(probe)).status === 200);
    expect(sockets.slice(1).map(({ closed }) => closed)).toEqual([null, null, null]);
  });
});

describe('an idle connection', () => {
  const lifeAfter = async (bytes: string) => {
    const [connection] = (await hold(full.port, 1)) as [OpenConnection];
    const { headers } = await connection.exchange(bytes);
    const answeredAt = performance.now();
    return { connection, told: headers['keep-alive'], answeredAt };
  };

  test.each([
    ['after a probe', probe],
    ['after wrong credentials', refused],
  ])('%s is closed after the five seconds that it was told, and one', async (_, bytes) => {
    const { connection, told, answeredAt } = await lifeAfter(bytes);
    expect(told).toBe('timeout=5');
    const closedAt = await until(() => connection.closedAt);
    expect((closedAt - answeredAt) / 1_000).toBeGreaterThan(5);
    expect((closedAt - answeredAt) / 1_000).toBeLessThan(8);
  });

  test('of a caller stays open for longer, whatever it asks next', async () => {
    const { connection, told } = await lifeAfter(asked);
    expect(told).toBe('timeout=72');
    expect((await connection.exchange(probe)).headers['keep-alive']).toBe('timeout=72');
    await sleep(8_000);
    expect(await connection.exchange(asked)).toMatchObject({ status: 200 });
  });

  test('is told nothing of a time where it is closed at once', async () => {
    const { connection, told } = await lifeAfter(request({ body: question, headers: credentials }));
    await until(() => !connection.isOpen);
    expect(told).toBeUndefined();
  });

  test.each([
    ['on which nothing is ever sent', ''],
    ['with half of a request', half],
  ])('%s is closed when a request must have come', async (_, bytes) => {
    const [connection] = (await hold(tiny.port, 1, { bytes })) as [OpenConnection];
    const closedAt = performance.now();
    await until(() => !connection.isOpen);
    expect(performance.now() - closedAt).toBeLessThan(4_000);
    expect(connection.received).toMatch(/^HTTP\/1.1 408 /);
  });
});
