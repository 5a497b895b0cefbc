import type { Socket } from 'node:net';
import type {
  Client,
  ClientBase,
  ClientConfig,
  PoolClient,
  QueryConfig,
  QueryResult,
  QueryResultRow,
} from 'pg';
import type { PostgresUrl } from '../kernel/postgres-url.ts';
import type { Way } from './open-stream.ts';
import { PgClient, type RowReading } from './pg-internals.ts';
import { PreparedQuery, type Answered, type Named } from './prepared-query.ts';
import { ServerConnection } from './server-connection.ts';
import { allSeen } from './statement.ts';
import { SettledQuery, settingsSql, type Settings } from './settled-query.ts';

/** What a session is opened with, beside what pg takes. */
export interface ServerSession {
  readonly url: PostgresUrl;
  /** What holds for all that is asked; where nothing is given, the session is for changes, and is as the server makes it. */
  readonly settings?: Settings;
}

/** Whether there are tables of a wrapper that can only plan for values that it knows, as all but Postgres's own may be. */
const hasForeignTables = `exists (select from pg_foreign_table
  join pg_foreign_server server on server.oid = ftserver
  join pg_foreign_data_wrapper wrapper on wrapper.oid = srvfdw where fdwname <> 'postgres_fdw')`;

/** What pg's ways to call `query` come down to. */
type Ask = (config: unknown, values?: unknown, callback?: unknown) => unknown;

const isSubmittable = (config: unknown): boolean =>
  typeof (config as { submit?: unknown }).submit === 'function';

const isNamed = (config: unknown): config is Named => (config as QueryConfig).name !== undefined;

const seen = (config: unknown): unknown =>
  typeof config === 'string'
    ? allSeen(config)
    : { ...(config as QueryConfig), text: allSeen((config as QueryConfig).text) };

/** A session of one server, reached as a URL says. What is set for it holds behind a pooler too: each statement brings it. */
export class ServerClient extends PgClient<ServerConnection> {
  readonly #settings: Settings;
  readonly #ask: Ask;
  readonly #described = new Map<string, RowReading>();

  constructor({ url, settings, ...config }: ServerSession & ClientConfig) {
    super({
      ...config,
      user: url.user,
      password: url.password,
      database: url.database,
      host: url.hosts[0].host,
      port: url.hosts[0].port,
      ssl: false,
      enableChannelBinding: url.channelBinding,
      options: url.options,
      application_name: url.applicationName ?? config.application_name,
      connection: new ServerConnection({
        url,
        stream: config.stream as (() => Socket) | undefined,
        milliseconds: config.connectionTimeoutMillis ?? 0,
        greeting: (processID) => greeting(`pg_backend_pid() = ${processID}`, settings),
      }),
    });
    this.#settings = settings ?? {};
    this.#ask = this.query.bind(this) as Ask;
    if (settings) this.query = this.#askAsServerCan.bind(this) as Client['query'];
  }

  /** Whether the session is ours alone. */
  get ownsSession(): boolean {
    return this.connection.ownsSession;
  }

  /** Whether there are tables that can only be planned for values that are known. */
  get plansForValues(): boolean {
    return this.connection.plansForValues;
  }

  /** How the server was reached. */
  get way(): Way | undefined {
    return this.connection.way;
  }

  /** Asks under more settings, which hold for this statement alone. */
  async queryWith<Row extends QueryResultRow>(settings: Settings, text: string): Promise<QueryResult<Row>> {
    const all = { ...(this.ownsSession ? {} : this.#settings), ...settings };
    return this.#askSettled(new SettledQuery(all, text)) as Promise<QueryResult<Row>>;
  }

  #askAsServerCan(config: unknown, values?: unknown, callback?: unknown): unknown {
    if (isSubmittable(config)) return this.#ask(config, values, callback);
    const query = this.connection.plansForValues ? seen(config) : config;
    if (this.ownsSession && isNamed(query) && typeof values === 'function')
      return this.#ask(new PreparedQuery(this.#described, query, values as Answered));
    if (this.ownsSession) return this.#ask(query, values, callback);
    return this.#askSettled(new SettledQuery(this.#settings, query, values, callback));
  }

  #askSettled(query: SettledQuery): unknown {
    if (query.callback) return this.#ask(query);
    return new Promise((resolve, reject) => {
      const answered: SettledQuery['callback'] = (error, result) => (error ? reject(error) : resolve(result));
      query.callback = answered;
      this.#ask(query);
    });
  }
}

/** As a pool gives it. */
export type PooledClient = ServerClient & Pick<PoolClient, 'release'>;

/** As a pool wants it. What it is given it hands on to each. */
export const ClientOfPool = ServerClient as unknown as new () => ClientBase;

/** Makes the session what it is to be, if it is ours, and tells what ServerConnection asks. */
function greeting(isOurs: string, settings: Settings | undefined): string {
  const { transaction_read_only: readOnly, ...others } = settings ?? {};
  const ofSession = { ...others, ...(readOnly && { default_transaction_read_only: readOnly }) };
  const planned = settingsSql({ plan_cache_mode: 'force_custom_plan' }, 'session');
  const make = `, ${hasForeignTables},
    case when ${isOurs} then concat(${settingsSql(ofSession, 'session')}) end,
    case when ${isOurs} and ${hasForeignTables} then ${planned} end`;
  return `/* opsgraph */ select ${isOurs}, pg_is_in_recovery()${settings ? make : ''}`;
}
