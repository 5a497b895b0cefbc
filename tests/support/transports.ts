import { BareSocket, metric } from './live.ts';
import { until } from './until.ts';
import { send, type WireAnswer, type WireRequest } from './wire.ts';

/** An answer as all transports give one: by HTTP, or over a WebSocket by messages and a close code. */
export interface Told {
  readonly status: number;
  readonly headers: WireAnswer['headers'];
  readonly body: string;
  /** Its first error. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** A way to ask, and what of a promise it keeps in its own way. */
export interface Transport {
  readonly name: TransportName;
  /** A question that is answered with a page of products, or with what happens to them. */
  readonly asks: WireRequest;
  /** What OPTIONS tells. */
  readonly allow: string;
  readonly tell: (origin: string, asked: WireRequest) => Promise<Told>;
}

const transportNames = [
  'GraphQL by POST',
  'GraphQL by GET',
  'tables',
  'assistants',
  'live by POST',
  'live by GET',
  'live by WebSocket',
] as const;
export type TransportName = (typeof transportNames)[number];

const variables = { text: 'tent', first: 10 };
const hears = { documentId: 'stock-changed', variables: { below: 1 } };
const posted = (path: string, body: object, headers: Record<string, string> = {}): WireRequest => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const inAddress = (members: Record<string, unknown>) =>
  new URLSearchParams(
    Object.entries(members).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );

// oxlint-disable-next-line typescript/no-explicit-any -- each transport's answers have a shape of their own
type Json = any;
/** The first error in the form of a transport. */
const byGraphQL = ({ errors }: Json) => withCode(errors?.[0]);
const byProblem = ({ code, detail }: Json) => (code === undefined ? null : { code, message: detail });
const byProtocol = ({ error, result }: Json) =>
  error ? { code: error.data?.code, message: error.message } : byGraphQL(result?.structuredContent ?? {});
const withCode = (error: Json) =>
  error ? { code: error.extensions.code as string, message: error.message as string } : null;

const overHttp =
  (errorIn: (json: Json) => Told['error']) =>
  async (origin: string, asked: WireRequest): Promise<Told> => {
    const answer = await send(origin, asked);
    return { ...answer, error: answer.json === undefined ? null : errorIn(answer.json) };
  };

/** Opens a WebSocket with the headers, and sends the body as what shall be told. */
async function overSocket(origin: string, { path = '', headers, body = '{}' }: WireRequest): Promise<Told> {
  const standing = async () => (await metric(origin, 'opsgraph_live_subscriptions')) > 0;
  await until(async () => !(await standing()));
  const bare = new BareSocket(origin, { path, ...(headers && { headers }) });
  const isOpen = () => bare.socket.readyState === bare.socket.OPEN;
  await until(() => bare.refused ?? isOpen());
  if (bare.refused) {
    const { body: text } = bare.refused;
    return { ...bare.refused, error: byGraphQL(JSON.parse(text)) };
  }
  await bare.acknowledged();
  if (isOpen()) bare.say(`{"id":"1","type":"subscribe","payload":${body}}`);
  const refusal = () => bare.messages.find(({ type }) => type === 'error');
  await until(async () => bare.closed ?? refusal() ?? (await standing()));
  const errors = refusal()?.['payload'] as Json[] | undefined;
  bare.socket.terminate();
  const { code = 101, reason = '' } = errors ? {} : (bare.closed ?? {});
  const [, closedBy, message = ''] = /^([A-Z_]+): (.*)$/.exec(reason) ?? [];
  return {
    status: code === 1006 ? 101 : code,
    headers: {},
    body: reason,
    error: errors ? withCode(errors[0]) : closedBy === undefined ? null : { code: closedBy, message },
  };
}

const events = { accept: 'text/event-stream' };

/** All ways to ask; each brings its credentials in the header `x-api-key`. */
export const transports: readonly Transport[] = [
  {
    name: 'GraphQL by POST',
    asks: posted('/graphql', { documentId: 'product-search', variables }),
    allow: 'GET, HEAD, POST, OPTIONS',
    tell: overHttp(byGraphQL),
  },
  {
    name: 'GraphQL by GET',
    asks: { path: `/graphql?${inAddress({ documentId: 'product-search', variables })}` },
    allow: 'GET, HEAD, POST, OPTIONS',
    tell: overHttp(byGraphQL),
  },
  {
    name: 'tables',
    asks: { path: '/q/product-search.json?text=tent&first=10' },
    allow: 'GET, HEAD, OPTIONS',
    tell: overHttp(byProblem),
  },
  {
    name: 'assistants',
    asks: posted(
      '/mcp',
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'ProductSearch', arguments: variables },
      },
      { accept: 'application/json, text/event-stream' },
    ),
    allow: 'POST, OPTIONS',
    tell: overHttp(byProtocol),
  },
  {
    name: 'live by POST',
    asks: posted('/graphql/stream', hears, events),
    allow: 'GET, POST, OPTIONS',
    tell: overHttp(byGraphQL),
  },
  {
    name: 'live by GET',
    asks: { path: `/graphql/stream?${inAddress(hears)}`, headers: events },
    allow: 'GET, POST, OPTIONS',
    tell: overHttp(byGraphQL),
  },
  {
    name: 'live by WebSocket',
    asks: { path: '/graphql', body: JSON.stringify(hears) },
    allow: 'GET, HEAD, POST, OPTIONS',
    tell: overSocket,
  },
];
