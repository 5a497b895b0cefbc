import { SourceUnavailable } from '../kernel/errors.ts';
import { allHandedOut } from '../kernel/event-loop.ts';
import { besideKeys, type AnyStatement } from './combined-statements.ts';
import { isUnreachable, StatementSuspended } from './failure.ts';
import { isSame } from './interceptors/same-values.ts';
import type { Reading, SourceDatabase } from './source-database.ts';
import type { Statement } from './statement.ts';

/** Runs a statement. */
export type Ask<Nothing = never> = <P, Row>(
  statement: Statement<P, Row>,
  parameters: P,
) => Promise<readonly Row[] | Nothing>;

/** One request's way into one database: it runs statements for as long as the request is waited for. */
export interface Reader extends Ask {
  /** For tables that a company may lack: null where it does. */
  readonly optional: Ask<null>;
  /** The optional tables that are known to be missing, and how to look again. */
  readonly absent: {
    known(): ReadonlySet<string>;
    find(tables: readonly string[]): Promise<ReadonlySet<string>>;
    /** Told of those that an answer would stand on. */
    note(tables: Iterable<string>): void;
  };
}

/** What is asked for keys, and how it is asked alone. */
interface Asked {
  readonly statement: AnyStatement;
  readonly keys: unknown;
  readonly values: readonly unknown[];
  readonly alone: () => Promise<unknown>;
  readonly resolve: (rows: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A statement of many parts has more columns than Postgres takes. */
const mostParts = 16;

/** What a request asks of the same keys at the same time goes to the database as one statement. */
export function readerOf(database: SourceDatabase, reading: Reading): Reader {
  let next: Asked[] | undefined;

  const read: Ask = (statement, parameters) =>
    ask(statement, parameters, () => database.run(statement, parameters, reading));
  const optional: Ask<null> = (statement, parameters) =>
    ask(statement, parameters, () => database.runOptional(statement, parameters, reading));

  function ask<P, Row, Rows>(
    statement: Statement<P, Row>,
    parameters: P,
    alone: () => Promise<Rows>,
  ): Promise<Rows> {
    const { keyed, plannedAnew, cacheSeconds } = statement;
    if (!keyed || !statement.parts || plannedAnew || cacheSeconds !== undefined) return alone();
    if (database.isAbsent(statement.name)) return alone();
    const values = statement.values(parameters);
    const asked = (next ??= begin());
    return new Promise<Rows>((resolve, reject) =>
      asked.push({
        statement: statement as AnyStatement,
        keys: values[keyed.at],
        values,
        alone,
        resolve: resolve as Asked['resolve'],
        reject,
      }),
    );
  }

  function begin(): Asked[] {
    const asked: Asked[] = [];
    void sendAll(asked);
    return asked;
  }

  async function sendAll(asked: Asked[]): Promise<void> {
    await allHandedOut();
    next = undefined;
    if (asked.length === 1) return send(asked);
    // In one order, so that the same statements are the same set.
    asked.sort((a, b) => (a.statement.name < b.statement.name ? -1 : 1));
    while (asked.length > 0) {
      const [{ keys }] = asked as [Asked];
      const together = asked.filter((one) => isSame(one.keys, keys)).slice(0, mostParts);
      for (const one of together) asked.splice(asked.indexOf(one), 1);
      void send(together);
    }
  }

  async function send(asked: readonly Asked[]): Promise<void> {
    const apart = () => asked.forEach(({ alone, resolve }) => resolve(alone()));
    const statement = asked.length > 1 && database.combined.of(asked.map((one) => one.statement));
    if (!statement) return apart();
    try {
      const [{ keys }] = asked as [Asked];
      const parameters = { keys, others: asked.map((one) => besideKeys(one.statement, one.values)) };
      const rows = await database.runOptional(statement, parameters, reading);
      if (rows) asked.forEach(({ resolve }, place) => resolve(rows[place]));
      else apart();
    } catch (error) {
      // What one of them cannot be answered costs the others no more than a moment.
      if (!reading.signal?.aborted && isOfOne(error)) apart();
      else for (const { reject } of asked) reject(error);
    }
  }

  return Object.assign(read, {
    optional,
    absent: {
      known: () => database.absentTables,
      find: (tables: readonly string[]) =>
        database.findAbsentTables(tables, { signal: reading.signal, failed: reading.failed }),
      note: (tables: Iterable<string>) => reading.lacking?.(database.source, tables),
    },
  });
}

/** Whether other statements may do better: a bad value, a missing column, one table that is slow. */
function isOfOne(error: unknown): boolean {
  const cause = error instanceof SourceUnavailable ? error.cause : error;
  return cause instanceof StatementSuspended || !isUnreachable(cause);
}
