import { afterEach, expect, test } from '@jest/globals';
import fastify, { type FastifyRequest } from 'fastify';
import { unrestricted } from '../../src/kernel/caller.ts';
import { Connections } from '../../src/edge/connections.ts';
import { OpenConnection } from '../support/attacks/open-connection.ts';
import { request } from '../support/attacks/wire.ts';
import { until } from '../support/until.ts';

const app = fastify({ forceCloseConnections: true });
afterEach(() => app.close());

test('a caller who is known only when the answer has been given keeps no connection busy', async () => {
  const connections = new Connections({ connections: 1, connectionsPerAddress: 1 });
  connections.attach(app);
  const identify = connections.noting(async () => unrestricted);
  let answered: FastifyRequest | undefined;
  app.get('/', async (asked) => {
    answered = asked;
    return 'an answer';
  });
  const { port } = new URL(await app.listen());
  const bytes = request({ method: 'GET', path: '/', headers: { connection: 'keep-alive' } });

  const first = new OpenConnection(Number(port));
  expect(await first.exchange(bytes)).toMatchObject({ status: 200 });
  await identify(answered!);
  const next = new OpenConnection(Number(port));
  expect(await next.exchange(bytes)).toMatchObject({ status: 200 });
  await until(() => !first.isOpen);
});
