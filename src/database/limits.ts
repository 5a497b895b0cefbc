/** What one server of a source is given, and what is given up when it does not answer. Times are in milliseconds. */
export interface SourceLimits {
  /** Connections at most: on each, one statement runs at a time. */
  readonly connections: number;
  /** Statements that may wait for a connection; those beyond fail at once. */
  readonly queue: number;
  /** How long a connection may take to be made. */
  readonly connect: number;
  /** How long a statement may run: the server ends it. */
  readonly statement: number;
  /** How long a statement may wait for a lock: only a migration takes one that stops a reader. */
  readonly lock: number;
  /** A statement that has run for so long makes us ask whether the server still answers. */
  readonly suspicion: number;
  /** How long a server may take to answer that question, or to end a statement that nobody waits for. */
  readonly probe: number;
  /** Failures in a row after which nothing is sent any more. */
  readonly failures: number;
  /** Statements in a row that were too slow, after which this statement is not sent any more. */
  readonly slow: number;
  /** How long until we look again. */
  readonly recovery: number;
  /** How old a replica's data may be. */
  readonly replicaLag: number;
}

export const defaultSourceLimits: SourceLimits = {
  connections: 10,
  queue: 400,
  connect: 2_000,
  statement: 10_000,
  lock: 3_000,
  suspicion: 2_000,
  probe: 2_000,
  failures: 5,
  slow: 3,
  recovery: 1_000,
  replicaLag: 30_000,
};
