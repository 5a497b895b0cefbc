/**
 * npm run migrate: brings the schemas of your own source databases up to date and prints what it did; with --dry-run,
 * only what it would do.
 *
 * For each source it takes <SOURCE>_MIGRATION_URL, a role that may create tables, and otherwise
 * <SOURCE>_DATABASE_URL, which usually names a reader only. Sources with neither are embedded.
 */
import { command, configuration } from '../src/config/command.ts';
import { migrationVariable, urlVariable } from '../src/config/config.ts';
import { migrate, pending } from '../src/database/migrate.ts';
import { placeOf } from '../src/kernel/postgres-url.ts';
import { withSession } from '../src/database/session.ts';
import type { Table } from '../src/database/table.ts';
import { alignSummaries } from '../src/database/summaries.ts';
import { sources } from '../src/sources/index.ts';
import { sourceNames, type SourceName } from '../src/kernel/source-name.ts';

const insufficientPrivilege = '42501';

const { dryRun } = command('migrate', 'Brings your own source databases to the layout in migrations/.')
  .option('--dry-run', 'print what would be done, and do nothing')
  .parse()
  .opts<{ dryRun?: true }>();

const { databaseUrls, migrationUrls } = configuration();
const rows: { source: string; database: string; result: string }[] = [];
for (const source of sourceNames) {
  const url = migrationUrls[source] ?? databaseUrls[source];
  rows.push({
    source,
    database: url ? placeOf(url) : 'embedded',
    result: url
      ? await attempt(source, url)
      : `nothing done: ${urlVariable(source)} is not set, npm start migrates it`,
  });
}
print();

async function attempt(source: SourceName, url: string): Promise<string> {
  try {
    const names = dryRun ? await pending(source, url) : (await migrate(source, url)).applied;
    const moved = dryRun
      ? []
      : await withSession(url, (session) => alignSummaries(session, refreshOf(source)));
    return [
      names.length === 0 ? 'up to date' : `${dryRun ? 'would apply' : 'applied'} ${names.join(', ')}`,
      ...moved.map((name) => `${name} tells other days from now on: call it for all of them`),
    ].join('; ');
  } catch (error) {
    process.exitCode = 1;
    const { message, cause } = error as Error & { cause?: { code?: string } };
    const advice =
      cause?.code === insufficientPrivilege
        ? `; set ${migrationVariable(source)} to a role that may create tables`
        : '';
    return `failed: ${message}${advice}`;
  }
}

/** What makes the summaries of a source. */
function refreshOf(source: SourceName): readonly string[] {
  return Object.values<Table>(sources[source].tables).flatMap(({ summary }) => summary?.refresh ?? []);
}

function print(): void {
  const table = [{ source: 'SOURCE', database: 'DATABASE', result: 'RESULT' }, ...rows];
  const width = (column: 'source' | 'database') => Math.max(...table.map((row) => row[column].length)) + 2;
  for (const { source, database, result } of table) {
    console.log(source.padEnd(width('source')) + database.padEnd(width('database')) + result);
  }
}
