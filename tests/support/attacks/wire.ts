import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** What came back over a socket. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** `extensions.code` of its first error, which JSON-RPC calls `data`; null where it has none. */
  readonly code: string | null;
}

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is if it is text, and else as JSON. */
  readonly body?: unknown;
}

const asText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

/** The bytes of an honest request, of which an attack changes what it likes. */
export function request({ method = 'POST', path = '/graphql', headers = {}, body }: Sent): string {
  const payload = body === undefined ? '' : asText(body);
  const all = {
    host: '127.0.0.1',
    connection: 'close',
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(payload)),
    }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${payload}`;
}

/** Writes bytes to the server, and reads until it closes the connection. */
export async function exchange(port: number, bytes: string | Buffer): Promise<Reply> {
  const socket = connect(port, '127.0.0.1');
  // A server that refuses early closes while we still write.
  socket.on('error', () => undefined);
  socket.write(bytes);
  return parse(await text(socket).catch(() => ''));
}

export const send = (port: number, sent: Sent): Promise<Reply> => exchange(port, request(sent));

/** Asks as a client would. */
export const ask = (
  port: number,
  query: string,
  variables?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> => send(port, { body: { query, variables }, headers });

export function parse(raw: string): Reply {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((each) => [
      each.slice(0, each.indexOf(':')).toLowerCase(),
      each.slice(each.indexOf(':') + 1).trim(),
    ]),
  );
  const body = rest.join('\r\n\r\n');
  return { status: Number(line.split(' ')[1] ?? 0), headers, text: body, code: codeOf(body) };
}

function codeOf(body: string): string | null {
  try {
    const { errors, error } = JSON.parse(body);
    return errors?.[0]?.extensions?.code ?? error?.data?.code ?? null;
  } catch {
    return null;
  }
}
