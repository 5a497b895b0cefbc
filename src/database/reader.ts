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
  };
}
