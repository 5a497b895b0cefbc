import { afterEach, expect, jest, test } from '@jest/globals';
import { crowd, release, type OpenConnection } from '../support/attacks/open-connection.ts';
import { request, send } from '../support/attacks/wire.ts';
import { freePort } from '../../src/embedded/free-port.ts';
import { startChild, until, type Child } from '../support/child.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

let child: Child | undefined;
let connections: OpenConnection[] = [];
afterEach(async () => {
  release(connections);
  await child?.[Symbol.asyncDispose]();
});

const token = 'a token of sixteen';
const asks = (port: number, path: string, headers = {}) => send(port, { method: 'GET', path, headers });

test('probes have a port of their own, which answers them alone, also while callers hold every connection', async () => {
  const probes = await freePort();
  child = await startChild({
    PROBE_PORT: String(probes),
    METRICS_TOKEN: token,
    LIMIT_CONNECTIONS: '3',
    LIMIT_RECEIVE_MS: '60000',
  });
  const { port } = new URL(child.origin);
  const stream = request({
    path: '/graphql/stream',
    headers: { connection: 'keep-alive', accept: 'text/event-stream', 'content-type': 'application/json' },
    body: { query: 'subscription { stockChanged { sku } }' },
  });
  connections = await crowd(Number(port), 3, { bytes: stream, answered: true });
  expect(connections.map(({ received }) => received.slice(0, 12))).toEqual(Array(3).fill('HTTP/1.1 200'));
  expect((await asks(Number(port), '/health/live')).status).toBe(0);

  expect((await asks(probes, '/health/live')).status).toBe(200);
  expect((await asks(probes, '/health/ready')).status).toBe(200);
  const scraped = await asks(probes, '/metrics', { authorization: `Bearer ${token}` });
  expect(scraped.text).toContain('opsgraph_live_subscriptions');
  expect((await asks(probes, '/metrics')).status).toBe(404);
  expect((await send(probes, { body: { query: '{ __typename }' } })).status).toBe(404);
});

test('they are answered until the process has answered its last request', async () => {
  const probes = await freePort();
  child = await startChild({ PROBE_PORT: String(probes) });
  const { port } = new URL(child.origin);
  const body = JSON.stringify({ query: '{ __typename }' });
  const whole = request({ body, headers: { 'content-type': 'application/json', expect: '100-continue' } });
  connections = await crowd(Number(port), 1, { bytes: whole.slice(0, -body.length), answered: true });
  child.process.kill('SIGTERM');
  await until(
    () => asks(Number(port), '/health/live').then(({ status }) => status),
    (status) => status === 0,
  );
  expect(await asks(probes, '/health/ready')).toMatchObject({ status: 503, text: '{"status":"draining"}' });
  expect(await connections[0]!.exchange(body)).toMatchObject({ status: 200 });
  expect(await child.ended).toBe(0);
});

test('they need a port that is free, and another than callers', async () => {
  const probes = await freePort();
  child = await startChild({ PROBE_PORT: String(probes) });
  await using second = await startChild({ PROBE_PORT: String(probes) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Port ${probes} is taken`);
  await using same = await startChild({ PORT: String(probes), PROBE_PORT: String(probes) });
  expect(await same.ended).toBe(1);
  expect(same.output()).toContain('PROBE_PORT must be another than PORT');
});
