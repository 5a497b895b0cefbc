import { hash } from 'node:crypto';
import type { QueryConfig, QueryResult } from 'pg';
import { SourceUnavailable } from '../kernel/errors.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { DatabaseServer, type ServerState } from './database-server.ts';
import { PerCallerConcurrency } from './per-caller-concurrency.ts';
import { failureOf, isMissingTable, mayHaveRun, slownessOf, type Failure } from './failure.ts';
import { CachedRows } from './cached-rows.ts';
import { SingleFlight } from './single-flight.ts';
import { defaultSourceLimits, type SourceLimits } from './limits.ts';
import { Replicas, type ReplicaState } from './replicas.ts';
import { StatementBreaker } from './statement-breaker.ts';
import type { Ask, Reader } from './reader.ts';
import type { Statement } from './statement.ts';
import { unlessAborted } from '../kernel/abort.ts';

/** One statement that a request needed. */
export interface StatementRecord {
  readonly source: SourceName;
  readonly name: string;
  readonly rows: number;
  readonly milliseconds: number;
  /** Set when the request shared one that another had sent, now or before. */
  readonly joined?: true;
}

/** One statement as a database answered it, or did not. */
export interface StatementEvent {
  readonly source: SourceName;
  readonly name: string;
  readonly rows: number;
  /** From the wait for a connection to the last row. */
  readonly milliseconds: number;
  readonly outcome: 'answered' | Failure;
  readonly error?: unknown;
}

export interface SourceState extends ServerState {
  readonly replicas: readonly ReplicaState[];
  /** Statements that are not sent for now because they were too slow. */
  readonly suspended: readonly string[];
}

/** For whom a statement runs. */
export interface Reading {
  /** Whose places it takes where only so many may run at once. */
  readonly caller?: string;
  /** Ends when nobody waits for the answer any more: at the request's deadline, or when its client has left. */
  readonly signal?: AbortSignal;
  readonly record?: (record: StatementRecord) => void;
  /** Told of a source that leaves a statement unanswered, and whether that may have kept it at work. */
  readonly failed?: (source: SourceName, ran: boolean) => void;
}

export interface SourceOptions {
  readonly source: SourceName;
  readonly url: string;
  /** Its read replicas. */
  readonly replicaUrls?: readonly string[];
  readonly limits?: Partial<SourceLimits>;
  /** Where causes of failures go; they never reach a caller. */
  readonly onFailure?: (source: SourceName, statement: string, error: unknown) => void;
  /** Told of every statement that was sent. */
  readonly onStatement?: (event: StatementEvent) => void;
}

const absentMilliseconds = 60_000;
const forEver = new AbortController().signal;

/**
 * Filters read much: so many at once, and the others wait before they take a connection. Side by side they would only
 * slow each other down until all ran out of time, and quick statements would find no connection. No caller takes all the
 * places, or others would wait for whatever it asks.
 */
const filtersAtOnce = { all: 4, each: 3 };
/** The same for reports, of which one is up to three statements at once. */
const reportsAtOnce = { all: 4, each: 3 };

const absentTables = (source: SourceName): Statement<{ tables: readonly string[] }, { name: string }> => ({
  source,
  name: 'absent_tables',
  text: `/* ${source}.absent_tables */ select name from unnest($1::text[]) as name where to_regclass(format('%I.%I', '${source}', name)) is null`,
  plannedAnew: false,
  values: ({ tables }) => [tables],
});

/** A filter's values may be megabytes: a digest of what is long. */
const shortened = (key: string): string => (key.length > 4_096 ? hash('sha256', key) : key);

/** A source's database: read from its replicas while they are fresh, else from its primary. */
export class SourceDatabase {
  readonly source: SourceName;
  readonly #limits: SourceLimits;
  readonly #primary: DatabaseServer;
  readonly #replicas: Replicas;
  readonly #slow: StatementBreaker;
  readonly #joined = new SingleFlight<QueryResult>();
  readonly #cached = new CachedRows();
  readonly #onFailure: SourceOptions['onFailure'];
  readonly #onStatement: SourceOptions['onStatement'];
  readonly #filters = new PerCallerConcurrency(filtersAtOnce);
  readonly #reports = new PerCallerConcurrency(reportsAtOnce);
  /** Statements whose optional table was missing, and until when we take that for granted. */
  readonly #absent = new Map<string, number>();
  #absentTables = { names: new Set<string>(), until: 0 };

  constructor({ source, url, replicaUrls = [], limits: changed, onFailure, onStatement }: SourceOptions) {
    const limits = { ...defaultSourceLimits, ...changed };
    this.source = source;
    this.#limits = limits;
    this.#onFailure = onFailure;
    this.#onStatement = onStatement;
    this.#slow = new StatementBreaker(limits);
    this.#primary = new DatabaseServer(url, limits);
    this.#replicas = new Replicas(this.#primary, replicaUrls, limits);
  }

  get state(): SourceState {
    return { ...this.#primary.state, replicas: this.#replicas.states, suspended: this.#slow.suspended };
  }

  /**
   * Runs a statement. Throws SourceUnavailable when the database does not answer or lacks what is asked, and the
   * signal's reason when that ends first.
   */
  async run<P, Row>(
    statement: Statement<P, Row>,
    parameters: P,
    reading: Reading = {},
  ): Promise<readonly Row[]> {
    try {
      return await this.#read(statement, parameters, reading);
    } catch (error) {
      throw this.#failed(statement.name, error, reading);
    }
  }

  /**
   * Runs a statement on an optional table: null when the company's database does not have it. The answer "it is not
   * there" is kept for a minute, so that a view added meanwhile is found without a restart.
   */
  async runOptional<P, Row>(
    statement: Statement<P, Row>,
    parameters: P,
    reading: Reading = {},
  ): Promise<readonly Row[] | null> {
    if ((this.#absent.get(statement.name) ?? 0) > performance.now()) return null;
    try {
      return await this.#read(statement, parameters, reading);
    } catch (error) {
      if (!isMissingTable(error)) throw this.#failed(statement.name, error, reading);
      this.#absent.set(statement.name, performance.now() + absentMilliseconds);
      return null;
    }
  }

  /** The optional tables that were found missing within the last minute. */
  get absentTables(): ReadonlySet<string> {
    return this.#absentTables.until > performance.now() ? this.#absentTables.names : new Set();
  }

  /** Looks which of these tables are not there. Throws SourceUnavailable. */
  async findAbsentTables(tables: readonly string[], reading?: Reading): Promise<ReadonlySet<string>> {
    const rows = await this.run(absentTables(this.source), { tables }, reading);
    this.#absentTables = {
      names: new Set(rows.map(({ name }) => name)),
      until: performance.now() + absentMilliseconds,
    };
    return this.#absentTables.names;
  }

  /** Rejects when neither the replica that would be read from nor the primary, which stands in for it, answers in time. */
  async ping(milliseconds: number): Promise<void> {
    const servers = [this.#primary, this.#replicas.next()].filter((server) => server !== undefined);
    const answered = Promise.any(servers.map((server) => server.ask('/* ping */ select')));
    await unlessAborted(answered, AbortSignal.timeout(milliseconds));
  }

  /** The way of one request into this database. */
  reader(reading: Reading): Reader {
    const read: Ask = (statement, parameters) => this.run(statement, parameters, reading);
    const optional: Ask<null> = (statement, parameters) => this.runOptional(statement, parameters, reading);
    return Object.assign(read, {
      optional,
      absent: {
        known: () => this.absentTables,
        find: (tables: readonly string[]) =>
          this.findAbsentTables(tables, { signal: reading.signal, failed: reading.failed }),
      },
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#primary.close(), this.#replicas.close()]);
  }

  async #read<P, Row>(
    statement: Statement<P, Row>,
    parameters: P,
    { signal = forEver, record, caller = '' }: Reading,
  ): Promise<readonly Row[]> {
    const started = performance.now();
    const { name, text, plannedAnew, cacheSeconds } = statement;
    const values = statement.values(parameters);
    const query = { ...(plannedAnew ? {} : { name }), text, values };
    // What a statement answers follows from its text, which a name stands for, and its values alone, whoever asks.
    const key = shortened(`${plannedAnew ? text : name} ${JSON.stringify(values)}`);
    const cached = cacheSeconds === undefined ? undefined : this.#cached.get(key);
    const joined = cached || this.#joined.isUnderWay(key) ? ({ joined: true } as const) : {};
    const { rows } =
      cached ??
      (await this.#joined.join(key, signal, async (ended) => {
        const result = await this.#observed(statement, query, caller, ended);
        if (cacheSeconds !== undefined) this.#cached.set(key, result, cacheSeconds);
        return result;
      }));
    const milliseconds = performance.now() - started;
    record?.({ source: this.source, name, rows: rows.length, milliseconds, ...joined });
    return rows as Row[];
  }

  async #observed(
    { name, plannedAnew, report }: Pick<Statement<never, never>, 'name' | 'plannedAnew' | 'report'>,
    query: QueryConfig,
    caller: string,
    signal: AbortSignal,
  ): Promise<QueryResult> {
    const { source } = this;
    const started = performance.now();
    const tell = (event: Pick<StatementEvent, 'rows' | 'outcome' | 'error'>) =>
      this.#onStatement?.({ source, name, milliseconds: performance.now() - started, ...event });
    try {
      const send = () => this.#slow.guard(name, (sent) => this.#replicas.run(query, signal, sent));
      const queue = report ? this.#reports : this.#filters;
      const result = await (plannedAnew ? queue.execute(caller, send) : send());
      tell({ rows: result.rows.length, outcome: 'answered' });
      return result;
    } catch (error) {
      tell({ rows: 0, outcome: failureOf(error), error });
      throw error;
    }
  }

  /** Reports the cause, and makes of it what a caller may be told. */
  #failed(statement: string, error: unknown, { signal, failed }: Reading): unknown {
    failed?.(this.source, mayHaveRun(error));
    if (signal?.aborted) return signal.reason;
    this.#onFailure?.(this.source, statement, error);
    if (failureOf(error) === 'defect') return error;
    return new SourceUnavailable(this.source, error, slownessOf(error, this.#limits.statement));
  }
}
