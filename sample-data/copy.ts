import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from '../src/database/session.ts';
import { copyLine } from './rows.ts';
import type { Put, Tables } from './rows.ts';

/** Characters held back before they are sent: enough for long COPYs, little enough for flat memory. */
const roomForText = 1_000_000;

/** Sends rows of several tables, mixed as they are made: when the room is full, each table's share goes out. */
export async function copyRows(
  session: Session,
  schema: string,
  tables: Tables,
  rows: Iterable<Put>,
  onRows: (total: number) => void,
): Promise<number> {
  const waiting = new Map<string, string[]>(Object.keys(tables).map((table) => [table, []]));
  let held = 0;
  let total = 0;
  const send = async () => {
    for (const [table, lines] of waiting) {
      if (lines.length === 0) continue;
      const columns = (tables[table] as readonly string[]).join(', ');
      const stream = session.query(copyFrom(`copy ${schema}.${table} (${columns}) from stdin with (freeze)`));
      stream.end(lines.join(''));
      lines.length = 0;
      await finished(stream);
    }
    held = 0;
    onRows(total);
  };
  for (const { table, row } of rows) {
    const line = copyLine(tables[table] as readonly string[], row);
    waiting.get(table)?.push(line);
    held += line.length;
    total++;
    if (held > roomForText) await send();
  }
  await send();
  return total;
}
