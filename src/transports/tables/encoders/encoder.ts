import type { TableRow } from '../shape/table.ts';

/** Writes one table, from its beginning to its end, as the bytes of a format. */
export interface Encoder {
  begin(): Buffer;
  rows(rows: readonly TableRow[]): Buffer;
  end(): Buffer;
}

const piece = 100;

/** The bytes of rows that are text, made piece by piece: V8 maps memory anew for each text of more than 128 KB. */
export function bytesOf(rows: readonly TableRow[], textOf: (row: TableRow) => string): Buffer {
  const pieces: Buffer[] = [];
  for (let from = 0; from < rows.length; from += piece) {
    const some = rows.slice(from, from + piece);
    pieces.push(Buffer.from(some.map((row) => textOf(row)).join('')));
  }
  return Buffer.concat(pieces);
}
