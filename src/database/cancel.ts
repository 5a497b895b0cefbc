import { Socket } from 'node:net';
import { openStream } from './open-stream.ts';
import { PgConnection } from './pg-internals.ts';
import type { PooledClient } from './server-client.ts';

/**
 * Asks the server to end what runs on a connection, by the protocol's own CancelRequest: it needs no login and no free
 * connection, and it passes through a pooler. Resolves when the server has taken it, or when it could not be brought.
 */
export async function cancelStatement(
  { way, processID, secretKey }: PooledClient,
  milliseconds: number,
): Promise<void> {
  if (!way) return;
  const socket = new Socket();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const timer = setTimeout(() => socket.destroy(), milliseconds);
  socket.on('error', () => {});
  try {
    const stream = await openStream(way, socket);
    stream.on('error', () => {});
    stream.resume();
    new PgConnection({ stream: () => stream }).cancel(processID, secretKey);
  } catch {
    socket.destroy();
  }
  await closed;
  clearTimeout(timer);
}
