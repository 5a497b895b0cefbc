import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { until } from '../until.ts';
import { parse, type Reply } from './wire.ts';

/** A connection that stays as it is left. */
export class OpenConnection {
  readonly socket: Socket;
  received = '';
  /** When it was closed; null while it is open. */
  closedAt: number | null = null;

  constructor(port: number, localAddress?: string) {
    this.socket = connect({ port, host: '127.0.0.1', ...(localAddress !== undefined && { localAddress }) });
    this.socket.on('error', () => {});
    this.socket.on('data', (chunk) => (this.received += chunk));
    this.socket.on('close', () => (this.closedAt = performance.now()));
  }

  get isOpen(): boolean {
    return this.closedAt === null;
  }

  /** Sends bytes, and waits until something has come back. */
  async exchange(bytes: string): Promise<Reply> {
    this.received = '';
    this.socket.write(bytes);
    await until(() => this.received.includes('\r\n\r\n') || !this.isOpen);
    return parse(this.received);
  }
}

/** Opens connections, a hundred at a time, each of which sends this; `answered` waits for an answer on each. */
export async function crowd(
  port: number,
  count: number,
  { bytes = '', answered = false, from = [] as readonly string[] } = {},
): Promise<OpenConnection[]> {
  const all: OpenConnection[] = [];
  while (all.length < count) {
    const some = Array.from({ length: Math.min(100, count - all.length) }, (_, index) => {
      const connection = new OpenConnection(port, from[index % from.length]);
      connection.socket.write(bytes);
      return connection;
    });
    all.push(...some);
    await Promise.all(
      some.map(async (connection) => {
        if (connection.socket.connecting)
          await Promise.race([once(connection.socket, 'connect'), once(connection.socket, 'close')]);
        if (answered) await until(() => connection.received !== '' || !connection.isOpen);
      }),
    );
  }
  return all;
}

export function release(all: readonly OpenConnection[]): void {
  for (const { socket } of all) socket.destroy();
}
