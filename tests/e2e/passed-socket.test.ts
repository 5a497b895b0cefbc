import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { worldNow } from '../../sample-data/world.ts';
import { readServerConfig } from '../../src/config/config.ts';
import { scopes } from '../../src/kernel/caller.ts';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import { startChild, type Child } from '../support/child.ts';
import { keepAsking } from '../support/keep-asking.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Processes of their own take a while to start on a loaded machine.
jest.setTimeout(240_000);

const children: Child[] = [];
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child[Symbol.asyncDispose]()));
});

(process.platform === 'linux' ? describe : describe.skip)(
  'processes on a socket that was passed to them',
  () => {
    test('are restarted under load while each request has a connection of its own, and none fails', async () => {
      await using folder = await temporaryFolder();
      const key = newApiKey();
      const keysFile = join(folder.path, 'keys.json');
      const expiresAt = new Date(Date.now() + 3_600_000);
      const entry = { name: 'drain', digest: digestOf(key), scopes, createdAt: worldNow, expiresAt };
      await writeFile(keysFile, JSON.stringify({ keys: [entry] }), { mode: 0o600 });

      const socket = createServer().listen(0, '127.0.0.1');
      await once(socket, 'listening');
      const { port } = socket.address() as AddressInfo;
      // Node has no public name for it.
      const descriptor = (Reflect.get(socket, '_handle') as { fd: number }).fd;
      const prepare = () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const child = startChild({ API_KEYS_FILE: keysFile }, { passed: { descriptor, start: promise } });
        void child.then((one) => children.push(one));
        return () => (resolve(), child);
      };
      const [first, second, third] = [prepare(), prepare(), prepare()];
      // It is theirs now: we would accept, too.
      socket.close();

      const leave = async (child: Child) => {
        child.process.kill('SIGTERM');
        expect(await child.ended).toBe(0);
      };
      const old = await first();
      const clients = keepAsking(port, 8, { keepAlive: false, headers: { 'x-api-key': key } });
      await clients.served(50);
      const next = await second();
      await clients.served(50);
      await leave(old);
      await clients.served(50);
      // Now nobody is there for a while, and who connects waits.
      await leave(next);
      await third();
      await clients.served(50);
      await clients.stop();
      expect(clients.failures).toEqual([]);
    });

    test('are not for demo callers: nobody knows who reaches such a socket', () => {
      const passed = { LISTEN_FDS: '1', LISTEN_PID: String(process.pid) };
      expect(() => readServerConfig(passed)).toThrow('must say who may ask');
      expect(readServerConfig({ ...passed, LISTEN_PID: '1' }).socketPassed).toBe(false);
    });
  },
);
