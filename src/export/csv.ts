import { stringify } from 'csv-stringify/sync';
import { isNumeric } from './cell-type.ts';
import type { Encoder } from './encoder.ts';
import type { Cell, Column, Row } from './table.ts';

/** What a spreadsheet takes for the beginning of a formula, in its plain and its wide forms. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** RFC 4180 in UTF-8 with a header. Null is empty; text that would be run as a formula begins with an apostrophe. */
export function csv(columns: readonly Column[]): Encoder {
  const cells = columns.map(({ type }) => (isNumeric(type) ? plain : defused));
  const lines = (rows: readonly (readonly string[])[]) =>
    Buffer.from(
      // The only cell of a line, if it is empty, would make a line that readers pass over.
      stringify(rows as string[][], { record_delimiter: 'windows', quoted_empty: columns.length === 1 }),
    );
  return {
    begin: () => lines([columns.map(({ name }) => defused(name))]),
    rows: (rows: readonly Row[]) =>
      lines(rows.map((row) => cells.map((cell, index) => cell(row[index] ?? null)))),
    end: () => Buffer.alloc(0),
  };
}

const plain = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);

function defused(cell: Cell): string {
  const text = plain(cell);
  return formula.test(text) ? `'${text}` : text;
}
