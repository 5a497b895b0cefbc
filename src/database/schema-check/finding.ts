/**
 * Something about a source that is not as the graph reads it. An error makes fields fail or lie, or lets Opsgraph
 * write; a warning makes them slow or doubtful; a note is an optional table that is not there.
 */
export interface SchemaFinding {
  readonly severity: 'error' | 'warning' | 'note';
  readonly what: string;
  /** What the graph cannot say, or at what price it says it. */
  readonly cost: string;
  readonly mend: string;
}

export type LookupSupport = 'index' | 'few rows' | 'remote' | 'none';

/** What a check learnt about one table of the read layout. */
export interface TableReport {
  readonly table: string;
  /** Such as `view`; null where it is not there. */
  readonly is: string | null;
  readonly columnsRight: number;
  readonly columns: number;
  /** Counted up to the bound of the probes; null where it could not be read. */
  readonly rows: number | null;
  readonly lookups: readonly { readonly by: string; readonly support: LookupSupport }[];
  /** The largest value of the column that tells the table's age, as text. */
  readonly newest: string | null;
  readonly findings: readonly SchemaFinding[];
}

export interface SourceReport {
  /** Null where the database did not answer. */
  readonly role: string | null;
  readonly findings: readonly SchemaFinding[];
  readonly tables: readonly TableReport[];
}

export const findingsOf = ({ findings, tables }: SourceReport): readonly SchemaFinding[] => [
  ...findings,
  ...tables.flatMap((table) => table.findings),
];
