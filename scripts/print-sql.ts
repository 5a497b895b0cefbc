import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sqlPages } from './sql/pages.ts';

/** Writes all SQL that the sources may send beside each of them, for reviews. With --check it only says what is stale. */
const root = join(import.meta.dirname, '..');

for (const [source, text] of await sqlPages()) {
  const path = join(root, `src/sources/${source}/statements.sql`);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (!existsSync(path) || text !== readFileSync(path, 'utf8')) {
    console.error(`${relative(root, path)} is stale: npm run codegen`);
    process.exitCode = 1;
  }
}
