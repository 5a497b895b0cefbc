import { once } from 'node:events';
import { createServer, Socket, type AddressInfo } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A network that misbehaves: it stands between a client and the database of a URL. */
export interface Proxy {
  /** The same database through the proxy. */
  readonly url: string;
  /** How many connections pass through it now, and how many ever did. */
  readonly open: number;
  readonly accepted: number;
  /** Passes everything on, as it is. */
  heal(): void;
  /** Says nothing any more, and keeps every connection: a cable that was pulled. */
  swallow(): void;
  /** Resets every connection there is; new ones are served. */
  reset(): void;
  /** Resets every connection, and each new one at once. */
  refuse(): void;
  /** Lets so many bytes a second through to the client. */
  throttle(bytesPerSecond: number): void;
  /** Leads new connections to another port. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export async function openProxy(target: string): Promise<Proxy> {
  const { hostname, port: firstPort } = new URL(target);
  let port = Number(firstPort);
  const pairs = new Set<readonly [Socket, Socket]>();
  let mode: 'pass' | 'swallow' | 'refuse' = 'pass';
  let bytesPerSecond = Number.POSITIVE_INFINITY;
  let accepted = 0;

  const server = createServer((client) => {
    accepted++;
    const database = new Socket();
    const pair = [client, database] as const;
    pairs.add(pair);
    for (const [socket, other] of [pair, [database, client]] as const) {
      socket.on('error', () => {});
      socket.on('close', () => {
        // Those beyond a pulled cable hear nothing of each other.
        if (mode !== 'swallow') other.destroy();
        if (client.closed && database.closed) pairs.delete(pair);
      });
    }
    if (mode === 'refuse') return client.resetAndDestroy();
    database.connect(port, hostname);
    client.pipe(passing(), { end: false }).pipe(database);
    database.pipe(slowed()).pipe(passing()).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);

  /** Drops what comes while the cable is out. */
  function passing(): Transform {
    return new Transform({
      transform: (chunk, _encoding, done) => (mode === 'swallow' ? done() : done(null, chunk)),
    });
  }

  function slowed(): Transform {
    return new Transform({
      async transform(chunk: Buffer, _encoding, done) {
        if (Number.isFinite(bytesPerSecond)) await sleep((chunk.length / bytesPerSecond) * 1_000);
        done(null, chunk);
      },
    });
  }

  function resetAll(): void {
    for (const [client, database] of pairs) {
      client.resetAndDestroy();
      database.destroy();
    }
  }

  return {
    url: url.href,
    get open() {
      return [...pairs].filter(([client]) => !client.closed).length;
    },
    get accepted() {
      return accepted;
    },
    heal() {
      // Bytes were lost, so what was connected is of no use.
      if (mode === 'swallow') resetAll();
      mode = 'pass';
      bytesPerSecond = Number.POSITIVE_INFINITY;
    },
    swallow() {
      mode = 'swallow';
    },
    reset: resetAll,
    refuse() {
      mode = 'refuse';
      resetAll();
    },
    throttle(limit) {
      bytesPerSecond = limit;
    },
    leadTo(other) {
      port = other;
    },
    async close() {
      mode = 'pass';
      resetAll();
      server.close();
      await once(server, 'close');
    },
  };
}
