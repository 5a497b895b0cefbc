/**
 * npm run migrate: brings the schemas of your own source databases up to date and prints what it did.
 *
 * For each source it takes <SOURCE>_MIGRATION_URL, a role that may create tables, and otherwise
 * <SOURCE>_DATABASE_URL, which usually names a reader only. Sources with neither are embedded.
 */
import { ConfigurationError, migrationVariable, readConfig, urlVariable } from '../src/config/config.ts';
import { migrate } from '../src/database/migrate.ts';
import { placeOf } from '../src/database/session.ts';
import { sourceNames, type SourceName } from '../src/kernel/source-name.ts';

const insufficientPrivilege = '42501';

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

function configuration() {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function attempt(source: SourceName, url: string): Promise<string> {
  try {
    const { applied } = await migrate(source, url);
    return applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`;
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

function print(): void {
  const table = [{ source: 'SOURCE', database: 'DATABASE', result: 'RESULT' }, ...rows];
  const width = (column: 'source' | 'database') => Math.max(...table.map((row) => row[column].length)) + 2;
  for (const { source, database, result } of table) {
    console.log(source.padEnd(width('source')) + database.padEnd(width('database')) + result);
  }
}
