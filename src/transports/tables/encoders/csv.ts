import { isNumeric, type Cell, type TableColumn } from '../shape/table.ts';
import { bytesOf, type Encoder } from './encoder.ts';

/** What a spreadsheet takes for the beginning of a formula, in its plain and its wide forms. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
/**
 * The same where a reader that does not part by commas begins a cell or a line of its own: by its country's settings a
 * spreadsheet may part by semicolons, and then quotes that open after a comma hold nothing together.
 */
const formulaWithin = /(?<=[;|\t\r\n])(?="*[=+\-@＝＋－＠])/g;
/** What parts cells, for whichever reader. */
const special = /[",;|\t\r\n]/;

/** RFC 4180 in UTF-8 with a header. Null is empty; before text that would be run as a formula stands an apostrophe. */
export function csv(columns: readonly TableColumn[]): Encoder {
  const cells = columns.map(({ type }) => (isNumeric(type) ? plain : defused));
  // The only cell of a line, if it is empty, would make a line that readers pass over.
  const emptyLine = columns.length === 1 ? '""' : '';
  const line = (texts: string[]) => `${texts.join(',') || emptyLine}\r\n`;
  return {
    begin: () => Buffer.from(line(columns.map(({ name }) => defused(name)))),
    rows: (rows) => bytesOf(rows, (row) => line(cells.map((cell, index) => cell(row[index] ?? null)))),
    end: () => Buffer.alloc(0),
  };
}

const plain = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);

function defused(cell: Cell): string {
  const text = plain(cell);
  const whole = formula.test(text) ? `'${text}` : text;
  return special.test(whole) ? `"${whole.replace(formulaWithin, "'").replaceAll('"', '""')}"` : whole;
}
