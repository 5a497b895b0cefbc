import { bytesOf, type Encoder } from './encoder.ts';
import type { TableColumn, TableRow } from '../shape/table.ts';

/** An array of flat objects. */
export function json(columns: readonly TableColumn[]): Encoder {
  const object = objects(columns);
  let separator = '\n';
  return {
    begin: () => Buffer.from('['),
    rows: (rows) =>
      bytesOf(rows, (row) => {
        const text = separator + object(row);
        separator = ',\n';
        return text;
      }),
    end: () => Buffer.from('\n]\n'),
  };
}

/** An object a line. */
export function jsonLines(columns: readonly TableColumn[]): Encoder {
  const object = objects(columns);
  return {
    begin: () => Buffer.alloc(0),
    rows: (rows) => bytesOf(rows, (row) => `${object(row)}\n`),
    end: () => Buffer.alloc(0),
  };
}

function objects(columns: readonly TableColumn[]): (row: TableRow) => string {
  const keys = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  return (row) => {
    let text = '';
    for (let index = 0; index < keys.length; index++) {
      text += (keys[index] ?? '') + JSON.stringify(row[index] ?? null);
    }
    return `${text}}`;
  };
}
