import { setTimeout as sleep } from 'node:timers/promises';
import { bulkhead } from 'cockatiel';
import { Pool, types, type CustomTypesConfig, type QueryConfig } from 'pg';
import { SourceUnavailable } from '../domain/errors.ts';
import type { SourceName } from '../domain/source.ts';
import { failureOf, isMissingTable, type Failure } from './failure.ts';
import type { Statement } from './statement.ts';

/** One statement that ran for a request. */
export interface StatementRecord {
  readonly source: SourceName;
  readonly name: string;
  readonly rows: number;
  readonly milliseconds: number;
}

/** One statement as the database answered it, or did not. */
export interface StatementEvent {
  readonly source: SourceName;
  readonly name: string;
  readonly rows: number;
  /** From the wait for a connection to the last row. */
  readonly milliseconds: number;
  readonly outcome: 'answered' | Failure;
}

/** How a source stands now. */
export interface SourceState {
  /** Connections, those of them without work, and statements that wait for one. */
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
}

export interface SourceOptions {
  readonly source: SourceName;
  readonly url: string;
  readonly maximumConnections?: number;
  /** Where causes of failures go; they never reach a caller. */
  readonly onFailure?: (source: SourceName, statement: string, error: unknown) => void;
  /** Told of every statement that was sent. */
  readonly onStatement?: (event: StatementEvent) => void;
}

const connectMilliseconds = 2_000;
const statementMilliseconds = 10_000;
const absentMilliseconds = 60_000;
/**
 * Filters read much: so many at once, and the others wait before they take a connection. Side by side they would only
 * slow each other down until all ran out of time, and quick statements would find no connection.
 */
const filtersAtOnce = 4;

const { INT8, DATE } = types.builtins;
const asText = (value: string): string => value;

/** bigint as number, date as its text: both exact for what the read layout keeps in them. */
const typeParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : oid === DATE ? asText : types.getTypeParser(oid, format)) as never,
};

const absentTables = (source: SourceName): Statement<{ tables: readonly string[] }, { name: string }> => ({
  source,
  name: 'absent_tables',
  text: `/* ${source}.absent_tables */ select name from unnest($1::text[]) as name where to_regclass(format('%I.%I', '${source}', name)) is null`,
  plannedAnew: false,
  values: ({ tables }) => [tables],
});

/** A source's database: one pool, read-only, in UTC, every statement prepared by name. */
export class SourceDatabase {
  readonly source: SourceName;
  readonly #pool: Pool;
  readonly #onFailure: SourceOptions['onFailure'];
  readonly #onStatement: SourceOptions['onStatement'];
  readonly #filters = bulkhead(filtersAtOnce, Infinity);
  /** Statements whose optional table was missing, and until when we take that for granted. */
  readonly #absent = new Map<string, number>();
  #absentTables = { names: new Set<string>(), until: 0 };

  constructor({ source, url, maximumConnections = 10, onFailure, onStatement }: SourceOptions) {
    this.source = source;
    this.#onFailure = onFailure;
    this.#onStatement = onStatement;
    this.#pool = new Pool({
      connectionString: url,
      application_name: 'opsgraph',
      max: maximumConnections,
      connectionTimeoutMillis: connectMilliseconds,
      idleTimeoutMillis: 30_000,
      query_timeout: statementMilliseconds + 1_000,
      statement_timeout: statementMilliseconds,
      options: '-c timezone=UTC -c default_transaction_read_only=on',
      keepAlive: true,
      types: typeParsers,
    });
    // A backend that dies must cost its statement, not the process: pg emits on the pool when the client is idle and
    // on the client when it is in use.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  /** Runs a statement. Throws SourceUnavailable when the database does not answer or lacks what is asked. */
  async run<P, Row>(
    statement: Statement<P, Row>,
    parameters: P,
    record?: (record: StatementRecord) => void,
  ): Promise<readonly Row[]> {
    try {
      return await this.#query(statement, parameters, record);
    } catch (error) {
      throw this.#failed(statement.name, error);
    }
  }

  /**
   * Runs a statement on an optional table: null when the company's database does not have it. The answer "it is not
   * there" is kept for a minute, so that a view added meanwhile is found without a restart.
   */
  async runOptional<P, Row>(
    statement: Statement<P, Row>,
    parameters: P,
    record?: (record: StatementRecord) => void,
  ): Promise<readonly Row[] | null> {
    if ((this.#absent.get(statement.name) ?? 0) > performance.now()) return null;
    try {
      return await this.#query(statement, parameters, record);
    } catch (error) {
      if (!isMissingTable(error)) throw this.#failed(statement.name, error);
      this.#absent.set(statement.name, performance.now() + absentMilliseconds);
      return null;
    }
  }

  /** The optional tables that were found missing within the last minute. */
  get absentTables(): ReadonlySet<string> {
    return this.#absentTables.until > performance.now() ? this.#absentTables.names : new Set();
  }

  /** Looks which of these tables are not there. Throws SourceUnavailable. */
  async findAbsentTables(tables: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.run(absentTables(this.source), { tables });
    this.#absentTables = {
      names: new Set(rows.map(({ name }) => name)),
      until: performance.now() + absentMilliseconds,
    };
    return this.#absentTables.names;
  }

  async #query<P, Row>(
    statement: Statement<P, Row>,
    parameters: P,
    record?: (record: StatementRecord) => void,
  ): Promise<readonly Row[]> {
    const started = performance.now();
    const { source } = this;
    const { name, text, plannedAnew } = statement;
    const elapsed = () => performance.now() - started;
    try {
      const values = statement.values(parameters);
      const { rows } = plannedAnew
        ? await this.#filters.execute(() => this.#pool.query({ text, values }))
        : await this.#pool.query({ name, text, values });
      const ended = { source, name, rows: rows.length, milliseconds: elapsed() };
      this.#onStatement?.({ ...ended, outcome: 'answered' });
      record?.(ended);
      return rows;
    } catch (error) {
      const outcome = failureOf(error);
      this.#onStatement?.({ source, name, rows: 0, milliseconds: elapsed(), outcome });
      throw error;
    }
  }

  /** Reports the cause, and makes of it what a caller may be told. */
  #failed(statement: string, error: unknown): unknown {
    this.#onFailure?.(this.source, statement, error);
    return failureOf(error) === 'defect' ? error : new SourceUnavailable(this.source, error);
  }

  /** Asks for nothing. Rejects when no answer comes in time, be it for want of a free connection. */
  async ping(milliseconds: number): Promise<void> {
    // The pool ends the connection of a query that ran out of time.
    const answered = this.#pool.query({
      text: '/* ping */ select',
      query_timeout: milliseconds,
    } as QueryConfig);
    await Promise.race([
      answered,
      sleep(milliseconds, undefined, { ref: false }).then(() => {
        throw new Error('no answer in time');
      }),
    ]);
  }

  get state(): SourceState {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.#pool;
    return { pool: { total, idle, waiting } };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
