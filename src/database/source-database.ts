import type { QueryResult } from 'pg';
import { onAbort, unlessAborted } from '../kernel/abort.ts';
import { SourceUnavailable } from '../kernel/errors.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { CombinedStatements } from './combined-statements.ts';
import { DatabaseServer, type ServerState } from './database-server.ts';
import { failureOf, isMissingTable, mayHaveRun, missingAmong, refusalOf } from './failure.ts';
import { guardRows } from './cells.ts';
import { batch } from './interceptors/batch.ts';
import { compose, Execution, type Execute } from './interceptors/interceptor.ts';
import { hasOddCells, oddCells } from './interceptors/odd-cells.ts';
import { observe, type StatementEvent } from './interceptors/observe.ts';
import { perCallerConcurrency } from './interceptors/per-caller-concurrency.ts';
import { retry } from './interceptors/retry.ts';
import { rowCache } from './interceptors/row-cache.ts';
import { singleFlight } from './interceptors/single-flight.ts';
import { StatementBreaker } from './interceptors/statement-breaker.ts';
import { defaultSourceLimits, type SourceLimits } from './limits.ts';
import { Replicas, type ReplicaState } from './replicas.ts';
import type { Statement } from './statement.ts';
import type { Table } from './table.ts';

/** One statement that a request needed. */
export interface StatementRecord {
  readonly source: SourceName;
  readonly name: string;
  readonly rows: number;
  readonly milliseconds: number;
  /** The tables that its text names. */
  readonly tables?: Statement<never, unknown>['tables'];
  /** Set when the request shared one that another had sent, now or before. */
  readonly joined?: true;
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
  /** Told of optional tables that an answer would stand on and the company does not have. */
  readonly lacking?: (source: SourceName, tables: Iterable<string>) => void;
}

export interface SourceOptions {
  readonly source: SourceName;
  readonly url: string;
  /** What the graph reads of it. */
  readonly tables?: Readonly<Record<string, Table>>;
  /** Its read replicas. */
  readonly replicaUrls?: readonly string[];
  readonly limits?: Partial<SourceLimits>;
  /** Where causes of failures go; they never reach a caller. */
  readonly onFailure?: (source: SourceName, statement: string, error: unknown) => void;
  /** Told of every statement that was sent. */
  readonly onStatement?: (event: StatementEvent) => void;
}

const absentMilliseconds = 60_000;
/** So long it is told that something was missing, unless it is found before. */
const refusalMilliseconds = 15_000;

const absentTables = (source: SourceName): Statement<{ tables: readonly string[] }, { name: string }> => ({
  source,
  name: 'absent_tables',
  text: `/* ${source}.absent_tables */ select name from unnest($1::text[]) as name where to_regclass(format('%I.%I', '${source}', name)) is null`,
  plannedAnew: false,
  values: ({ tables }) => [tables],
});

/** A source's database: read from its replicas while they are fresh, else from its primary. */
export class SourceDatabase {
  readonly source: SourceName;
  readonly combined: CombinedStatements;
  readonly #limits: SourceLimits;
  readonly #primary: DatabaseServer;
  readonly #replicas: Replicas;
  readonly #breaker: StatementBreaker;
  readonly #execute: Execute;
  readonly #onFailure: SourceOptions['onFailure'];
  /** Statements whose optional table was missing, which it is, and until when we take that for granted. */
  readonly #absent = new Map<string, { readonly tables: readonly string[]; readonly until: number }>();
  /** Statements that failed for want of a table, column, function or grant. */
  readonly #refusals = new Map<string, { readonly text: string; readonly until: number }>();
  #absentTables = { names: new Set<string>(), until: 0 };

  constructor({
    source,
    url,
    tables = {},
    replicaUrls = [],
    limits: changed,
    onFailure,
    onStatement = () => {},
  }: SourceOptions) {
    const limits = { ...defaultSourceLimits, ...changed };
    this.source = source;
    this.combined = new CombinedStatements(source);
    this.#limits = limits;
    this.#onFailure = onFailure;
    this.#breaker = new StatementBreaker(limits);
    this.#primary = new DatabaseServer(url, limits);
    this.#replicas = new Replicas(this.#primary, replicaUrls, limits);
    this.#execute = compose(
      [
        rowCache(),
        singleFlight(),
        batch(),
        observe(source, onStatement),
        perCallerConcurrency(),
        this.#breaker.intercept,
        retry(),
        oddCells(source, tables),
        ...(replicaUrls.length > 0 ? [this.#replicas.intercept] : []),
      ],
      (execution) => this.#primary.run(execution),
    );
  }

  get state(): SourceState {
    return { ...this.#primary.state, replicas: this.#replicas.states, suspended: this.#breaker.suspended };
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
    if (!this.isAbsent(statement.name)) {
      try {
        return await this.#read(statement, parameters, reading);
      } catch (error) {
        if (!isMissingTable(error)) throw this.#failed(statement.name, error, reading);
        const tables = missingAmong(statement.tables?.() ?? [], error);
        this.#absent.set(statement.name, { tables, until: performance.now() + absentMilliseconds });
      }
    }
    reading.lacking?.(this.source, this.#absent.get(statement.name)?.tables ?? []);
    return null;
  }

  /** Whether the table of such a statement was found missing within the last minute. */
  isAbsent(statement: string): boolean {
    return (this.#absent.get(statement)?.until ?? 0) > performance.now();
  }

  /** What has failed of late for want of something, in words. */
  get refusals(): readonly string[] {
    const now = performance.now();
    return [...this.#refusals.values()].filter(({ until }) => until > now).map(({ text }) => text);
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

  async close(): Promise<void> {
    await Promise.all([this.#primary.close(), this.#replicas.close()]);
  }

  async #read<P, Row>(
    statement: Statement<P, Row>,
    parameters: P,
    { signal, record, caller = '' }: Reading,
  ): Promise<readonly Row[]> {
    signal?.throwIfAborted();
    const started = performance.now();
    const execution = new Execution(
      statement as Statement<never, unknown>,
      statement.values(parameters),
      caller,
    );
    const stay = signal && onAbort(signal, () => execution.abandon());
    let result: QueryResult;
    try {
      result = await this.#execute(execution);
    } finally {
      stay?.();
    }
    // A combined statement is named for its parts.
    if (this.#refusals.size > 0)
      for (const name of [statement.name, ...statement.name.split('+')]) this.#refusals.delete(name);
    record?.({
      source: this.source,
      name: statement.name,
      rows: result.rows.length,
      milliseconds: performance.now() - started,
      tables: statement.tables,
      ...(execution.isJoined && { joined: true }),
    });
    const rows = statement.rowsOf?.(result) ?? (result.rows as Row[]);
    if (hasOddCells in result) guardRows(rows as never);
    return rows;
  }

  /** Reports the cause, and makes of it what a caller may be told. */
  #failed(statement: string, error: unknown, { signal, failed }: Reading): unknown {
    failed?.(this.source, mayHaveRun(error));
    if (signal?.aborted) return signal.reason;
    this.#onFailure?.(this.source, statement, error);
    if (failureOf(error) === 'defect') return error;
    const refusal = refusalOf(error, this.#limits.statement);
    // A missing table is asked without, where a company may lack it.
    if (failureOf(error) === 'missing' && !isMissingTable(error) && refusal) {
      const text = `what ${statement} asks cannot be read: the database ${refusal.says}`;
      this.#refusals.set(statement, { text, until: performance.now() + refusalMilliseconds });
    }
    return new SourceUnavailable(this.source, error, refusal);
  }
}
