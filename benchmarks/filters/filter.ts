/** A filter, and the one statement that answers it where all five sources lie in one database. */
export interface BenchmarkFilter {
  readonly name: string;
  readonly kind: 'products' | 'customers';
  readonly filter: object;
  readonly orderBy: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
  /** Answers `key` and `total` for the first twenty. */
  readonly sql: string;
  /** Where Postgres takes grouped rows for few and would join them row by row, the statement is spared that. */
  readonly spareNestedLoops?: true;
}
