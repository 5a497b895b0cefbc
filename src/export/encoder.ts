import type { Row } from './table.ts';

/** Writes one table, from its beginning to its end, as the bytes of a format. */
export interface Encoder {
  begin(): Buffer;
  rows(rows: readonly Row[]): Buffer;
  end(): Buffer;
}
