import { Socket } from 'node:net';
import { Connection, type PoolClient } from 'pg';

/** What pg knows of a session and its types leave out. */
interface CancellableSession {
  readonly processID: number;
  readonly secretKey: number;
  readonly ssl: boolean;
}

/** A connection before anybody has logged in: all that a cancel request needs. */
interface Wire extends Connection {
  connect(portOrPath: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}

/**
 * Asks the server to end what runs on a connection, by the protocol's own CancelRequest: it needs no login and no free
 * connection, and it passes through a pooler. Resolves when the server has taken it, or when it could not be brought.
 */
export function cancelStatement(client: PoolClient, milliseconds: number): Promise<void> {
  const { host, port } = client;
  const { processID, secretKey, ssl } = client as unknown as CancellableSession;
  const socket = new Socket();
  const wire = new Connection({ ssl, stream: () => socket }) as Wire;
  const request = () => wire.cancel(processID, secretKey);
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), milliseconds);
    wire.on('error', () => socket.destroy());
    wire.on('connect', () => (ssl ? wire.requestSsl() : request()));
    wire.on('sslconnect', request);
    wire.on('end', () => {
      clearTimeout(timer);
      resolve();
    });
    if (host.startsWith('/')) wire.connect(`${host}/.s.PGSQL.${port}`);
    else wire.connect(port, host);
  });
}
