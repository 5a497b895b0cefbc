interface Limit {
  /** The environment's variable. */
  readonly setting: string;
  readonly default: number;
}

/** What one request, one caller and one process may ask for. What each means to a caller stands in docs/limits.md. */
export const limitSettings = {
  /** Words and signs of a document. */
  tokens: { setting: 'LIMIT_TOKENS', default: 2_000 },
  /** Fields and fragments of an operation, each counted wherever a fragment brings it in. */
  selections: { setting: 'LIMIT_SELECTIONS', default: 1_000 },
  /** Fields inside fields. */
  depth: { setting: 'LIMIT_DEPTH', default: 15 },
  aliases: { setting: 'LIMIT_ALIASES', default: 30 },
  rootFields: { setting: 'LIMIT_ROOT_FIELDS', default: 20 },
  /** Directives at one place of a document. */
  directives: { setting: 'LIMIT_DIRECTIVES', default: 5 },
  /** Times that a selection set may name one and the same field. */
  repeats: { setting: 'LIMIT_REPEATS', default: 10 },
  /** Lists and objects inside one another in variables. */
  variableDepth: { setting: 'LIMIT_VARIABLE_DEPTH', default: 30 },
  /** Values, lists and objects in variables. */
  variableNodes: { setting: 'LIMIT_VARIABLE_NODES', default: 20_000 },
  /** Items of one list in variables. */
  variableItems: { setting: 'LIMIT_VARIABLE_ITEMS', default: 10_000 },
  bodyBytes: { setting: 'LIMIT_BODY_BYTES', default: 262_144 },
  urlBytes: { setting: 'LIMIT_URL_BYTES', default: 8_192 },
  headerBytes: { setting: 'LIMIT_HEADER_BYTES', default: 16_384 },
  responseBytes: { setting: 'LIMIT_RESPONSE_BYTES', default: 10_485_760 },
  /** Milliseconds until a request must have been answered. */
  requestMs: { setting: 'LIMIT_REQUEST_MS', default: 30_000 },
  /** Milliseconds until a request must have arrived whole. */
  receiveMs: { setting: 'LIMIT_RECEIVE_MS', default: 10_000 },
  connections: { setting: 'LIMIT_CONNECTIONS', default: 5_000 },
  /** Of one IPv4 address or one /64 of IPv6: more than requests, streams and WebSockets can keep busy, for a proxy is one. */
  connectionsPerAddress: { setting: 'LIMIT_CONNECTIONS_PER_ADDRESS', default: 2_500 },
  /** Requests that a process answers at once. */
  requests: { setting: 'LIMIT_REQUESTS', default: 200 },
  /** Requests that a process answers one caller at once. */
  requestsPerCaller: { setting: 'LIMIT_REQUESTS_PER_CALLER', default: 50 },
  /** Refused requests of one caller in a second; ten times as many at once. */
  refusalsPerSecond: { setting: 'LIMIT_REFUSALS_PER_SECOND', default: 50 },
  /** Subscriptions of one caller, and as many connections that they may come over. */
  subscriptionsPerCaller: { setting: 'LIMIT_SUBSCRIPTIONS_PER_CALLER', default: 50 },
  /** The same of a process. */
  subscriptions: { setting: 'LIMIT_SUBSCRIPTIONS', default: 1_000 },
  /** Products or disruptions that may wait to be told to one subscriber. */
  subscriptionPending: { setting: 'LIMIT_SUBSCRIPTION_PENDING', default: 5_000 },
  /** Messages that one WebSocket may send in a second. */
  socketMessages: { setting: 'LIMIT_SOCKET_MESSAGES', default: 100 },
  /** Milliseconds that a WebSocket may be open without a subscription. */
  socketIdleMs: { setting: 'LIMIT_SOCKET_IDLE_MS', default: 60_000 },
  /** What one operation may cost. */
  cost: { setting: 'COST_MAXIMUM', default: 7_000 },
  /** What a caller may spend at once. */
  costCapacity: { setting: 'COST_CAPACITY', default: 20_000 },
  /** What a caller gets back each second. */
  costPerSecond: { setting: 'COST_PER_SECOND', default: 1_500 },
  /** The same of tables, which are paid apart: what a caller may spend on them at once. */
  tablesCapacity: { setting: 'COST_TABLES_CAPACITY', default: 150_000 },
  tablesPerSecond: { setting: 'COST_TABLES_PER_SECOND', default: 500 },
  /** From so many points on an operation is heavy. */
  heavyCost: { setting: 'COST_HEAVY', default: 400 },
  /** Heavy operations of one caller that run concurrently, and as many pages of its tables. */
  heavyPerCaller: { setting: 'LIMIT_HEAVY_PER_CALLER', default: 2 },
  /** Heavy operations of one caller that wait for their turn. */
  heavyWaiting: { setting: 'LIMIT_HEAVY_WAITING', default: 20 },
} as const satisfies Record<string, Limit>;

export type Limits = Readonly<Record<keyof typeof limitSettings, number>>;

export const defaultLimits = Object.fromEntries(
  Object.entries(limitSettings).map(([name, limit]) => [name, limit.default]),
) as Limits;
