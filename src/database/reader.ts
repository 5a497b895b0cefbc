import type { Reading, SourceDatabase } from './source-database.ts';
import type { Statement } from './statement.ts';

/** One request's way into one database: it runs statements for as long as the request is waited for. */
export interface Reader {
  <P, Row>(statement: Statement<P, Row>, parameters: P): Promise<readonly Row[]>;
  /** For tables that a company may lack: null where it does. */
  optional<P, Row>(statement: Statement<P, Row>, parameters: P): Promise<readonly Row[] | null>;
  /** The optional tables that are known to be missing, and how to look again. */
  readonly absent: {
    known(): ReadonlySet<string>;
    find(tables: readonly string[]): Promise<ReadonlySet<string>>;
  };
}

export function readerOf(database: SourceDatabase, reading: Reading): Reader {
  const read = <P, Row>(statement: Statement<P, Row>, parameters: P) =>
    database.run(statement, parameters, reading);
  return Object.assign(read, {
    optional: <P, Row>(statement: Statement<P, Row>, parameters: P) =>
      database.runOptional(statement, parameters, reading),
    absent: {
      known: () => database.absentTables,
      find: (tables: readonly string[]) =>
        database.findAbsentTables(tables, { signal: reading.signal, failed: reading.failed }),
    },
  });
}
