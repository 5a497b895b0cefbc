import type { SourceName } from './source-name.ts';

/** Data that are older than they may be: nothing has come into the table for so long. */
export interface StaleTable {
  readonly source: SourceName;
  readonly table: string;
  /** An instant, as text. */
  readonly newestEntry: string;
  readonly staleAfterHours: number;
}
