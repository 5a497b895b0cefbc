import { join } from 'node:path';
import { output } from './outputs.ts';
import { sqlPages } from './sql/pages.ts';

/** Writes all SQL that the sources may send beside each of them, for reviews. With --check it only says what is stale. */
for (const [source, text] of await sqlPages()) {
  output(join(import.meta.dirname, `../src/sources/${source}/statements.sql`), text);
}
