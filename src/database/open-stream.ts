import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { isIP, type Socket } from 'node:net';
import { connect as encrypt, getCACertificates, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { PostgresHost, PostgresUrl, TlsDemand } from '../kernel/postgres-url.ts';

/** One way to reach one of a URL's servers. */
export interface Way {
  readonly host: PostgresHost;
  /** Null: without TLS. */
  readonly tls: TlsDemand | null;
}

/** TLS failed, or is not to be had there: without it the same server may well answer. */
export class TlsFailed extends Error {}

/** In the order in which they are to be tried. Nobody listens on a Unix socket. */
export const waysTo = ({ hosts, tls }: PostgresUrl): readonly Way[] =>
  hosts.flatMap((host) =>
    isFolder(host)
      ? [{ host, tls: null }]
      : tls.order.map((kind) => ({ host, tls: kind === 'encrypted' ? tls : null })),
  );

const isFolder = ({ host }: PostgresHost): boolean => host.startsWith('/');

/** The protocol's SSLRequest. */
const wish = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** Connects a socket, which the caller may destroy meanwhile; gives it, or the TLS over it. */
export async function openStream({ host, tls }: Way, socket: Socket): Promise<Socket> {
  const connected = once(socket, 'connect');
  if (isFolder(host)) socket.connect(`${host.host}/.s.PGSQL.${host.port}`);
  else socket.connect(host.port, host.host);
  await unlessClosed(socket, connected);
  socket.setNoDelay(true);
  return tls ? secured(socket, host.host, tls) : socket;
}

async function secured(socket: Socket, host: string, tls: TlsDemand): Promise<TLSSocket> {
  if (!tls.direct) {
    const answered = once(socket, 'data');
    socket.write(wish);
    const [answer] = (await unlessClosed(socket, answered)) as [Buffer];
    // What came with the answer would be read as if it had come encrypted.
    if (answer.toString('latin1') !== 'S') throw new TlsFailed('The server does not support SSL connections');
  }
  try {
    const stream = encrypt({ socket, host, ...(isIP(host) ? {} : { servername: host }), ...optionsOf(tls) });
    await unlessClosed(stream, once(stream, 'secureConnect'));
    return stream;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    throw Object.assign(new TlsFailed(message, { cause: error }), code === undefined ? {} : { code });
  }
}

/** Files are read anew for each connection: certificates are renewed. */
function optionsOf({
  verify,
  authorities,
  certificate,
  key,
  passphrase,
  direct,
}: TlsDemand): ConnectionOptions {
  return {
    rejectUnauthorized: verify !== 'nothing',
    ...(verify === 'authority' ? { checkServerIdentity: () => undefined } : {}),
    ...(authorities === 'system'
      ? { ca: [...getCACertificates('default'), ...getCACertificates('system')] }
      : authorities && { ca: readFileSync(authorities) }),
    ...(certificate && { cert: readFileSync(certificate) }),
    ...(key && { key: readFileSync(key) }),
    ...(passphrase && { passphrase }),
    ...(direct ? { ALPNProtocols: ['postgresql'] } : {}),
  };
}

/** A stream that is closed without an error says nothing else. */
async function unlessClosed<T>(stream: Socket, event: Promise<T>): Promise<T> {
  const closed = new AbortController();
  const gone = once(stream, 'close', { signal: closed.signal }).then(() => {
    throw new Error('Connection terminated unexpectedly');
  });
  gone.catch(() => {});
  try {
    return await Promise.race([event, gone]);
  } finally {
    closed.abort();
    event.catch(() => {});
  }
}
