import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { freePort } from '../../src/embedded/free-port.ts';
import { startChild, until, type Child } from '../support/child.ts';
import { keepAsking, question } from '../support/keep-asking.ts';
import { BareSocket, listen, metric, socketClient, stockChanged } from '../support/live.ts';

/** How a process leaves: what it was asked is answered, and nobody who asks meanwhile is turned away. */
// Processes of their own take a while to start on a loaded machine.
jest.setTimeout(240_000);

const children: Child[] = [];
const start = async (settings?: Record<string, string>): Promise<Child> => {
  const child = await startChild(settings);
  children.push(child);
  return child;
};
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child[Symbol.asyncDispose]()));
});

/** A request that is in flight until `finish` sends the end of its body. */
async function openRequest(origin: string) {
  const { hostname, port } = new URL(origin);
  const socket: Socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let received = '';
  socket.on('data', (chunk) => (received += chunk));
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(received)));
  socket.on('error', () => {});
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\nexpect: 100-continue\r\n` +
      `content-length: ${question.length}\r\n\r\n`,
  );
  // The server has the head of the request, and waits for the rest.
  await until(
    () => received,
    (text) => text.includes('100 Continue'),
  );
  return { finish: () => socket.write(question), ended };
}

const readiness = async (origin: string) => {
  const response = await fetch(`${origin}/health/ready`);
  return {
    status: response.status,
    body: await response.json(),
    connection: response.headers.get('connection'),
  };
};

describe('a process that is told to stop', () => {
  test('is not ready at once, answers what is in flight, and ends with 0', async () => {
    const child = await start();
    const { finish, ended } = await openRequest(child.origin);
    child.process.kill('SIGTERM');
    const draining = await until(
      () => readiness(child.origin),
      ({ status }) => status === 503,
    );
    expect(draining).toEqual({ status: 503, body: { status: 'draining' }, connection: 'close' });
    // It has stopped listening, and still waits for the request.
    await until(
      () =>
        readiness(child.origin).then(
          () => 'answers',
          () => 'refuses',
        ),
      (says) => says === 'refuses',
    );
    expect(child.process.exitCode).toBeNull();
    finish();
    const answer = await ended;
    expect(answer).toMatch(/HTTP\/1\.1 200 OK/);
    expect(answer).toMatch(/connection: close/i);
    expect(answer).toContain('Corrie Travel Pack 22 L');
    expect(await child.ended).toBe(0);
  });

  test('cuts off what does not finish in the time it is given, and ends with 0', async () => {
    const child = await start({ DRAIN_SECONDS: '1' });
    // Many, for each is told of in the log while that is written to its end.
    const held = await Promise.all(Array.from({ length: 20 }, () => openRequest(child.origin)));
    child.process.kill('SIGTERM');
    expect(await child.ended).toBe(0);
    for (const { ended } of held) expect(await ended).not.toMatch(/ 200 OK/);
  });

  test('ends at once when it is told again', async () => {
    const child = await start({ DRAIN_SECONDS: '3600' });
    await openRequest(child.origin);
    child.process.kill('SIGTERM');
    await until(
      () => child.output(),
      (text) => text.includes('"stopping"'),
    );
    const again = setInterval(() => child.process.kill('SIGTERM'), 100);
    expect(await child.ended).toBe(128 + 15);
    clearInterval(again);
  });
});

describe('what stays open', () => {
  const subscriptionsOpen = (origin: string, count: number) =>
    until(
      () => metric(origin, 'opsgraph_live_subscriptions'),
      (stand) => stand === count,
    );

  test('is ended by a process that stops: with a code to come again, and no word that all was told', async () => {
    const child = await start({ DRAIN_SECONDS: '60' });
    const bare = await new BareSocket(child.origin).acknowledged();
    bare.say({ id: '1', type: 'subscribe', payload: { query: stockChanged } });
    const stream = await fetch(`${child.origin}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: stockChanged }),
    });
    await subscriptionsOpen(child.origin, 2);
    child.process.kill('SIGTERM');
    expect(await bare.end()).toMatchObject({ code: 1012 });
    expect(await stream.text()).not.toContain('complete');
    // Long before it would have had to.
    expect(await child.ended).toBe(0);
    const ends = child.log().filter(({ msg }) => msg === 'subscription');
    expect(ends.map(({ transport }) => transport).toSorted()).toEqual(['sse', 'websocket']);
  });

  (process.platform === 'linux' ? test : test.skip)(
    'goes on at the next process of a shared port',
    async () => {
      const port = await freePort();
      const settings = { PORT: String(port), REUSE_PORT: '1' };
      const old = await start(settings);
      const client = socketClient(old.origin, { retryAttempts: 10 });
      const heard = listen(client, stockChanged);
      await subscriptionsOpen(old.origin, 1);
      const next = await start(settings);
      old.process.kill('SIGTERM');
      expect(await old.ended).toBe(0);
      await subscriptionsOpen(next.origin, 1);
      expect(heard.ended).toBeNull();
      await client.dispose();
    },
  );
});

(process.platform === 'linux' ? describe : describe.skip)('two processes on one port', () => {
  test('are restarted one after the other under load, and no request fails', async () => {
    const port = await freePort();
    const settings = { PORT: String(port), REUSE_PORT: '1' };
    let [old, next] = await Promise.all([start(settings), start(settings)]);
    const clients = keepAsking(port, 8);
    await clients.served(100);
    for (let restart = 0; restart < 2; restart++) {
      old.process.kill('SIGTERM');
      expect(await old.ended).toBe(0);
      await clients.served(50);
      [old, next] = [next, await start(settings)];
      await clients.served(50);
    }
    await clients.stop();
    expect(clients.failures).toEqual([]);
  });

  test('must both share it: a port that somebody has alone is refused', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const child = await start({ PORT: String(port), REUSE_PORT: '1' });
    expect(await child.ended).toBe(1);
    expect(child.output()).toContain(`Port ${port} is taken`);
    other.close();
  });
});
