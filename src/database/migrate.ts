import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import pg from 'pg';
import { parsePostgresUrl } from '../kernel/postgres-url.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { ClientOfPool } from './server-client.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

interface MigrateOptions {
  onStep?: (migration: string) => void;
  folder?: string;
}

/**
 * Brings a source's schema up to date. All pending files run in one transaction, so that a failure leaves
 * nothing behind; a lock in the database makes a second process wait and then find nothing to do.
 */
export const migrate = (
  source: SourceName,
  url: string,
  options: MigrateOptions = {},
): Promise<{ applied: string[] }> =>
  withMigrator(source, url, options, async (migrator) => {
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) {
      const failed = results.find((result) => result.status === 'Error');
      throw failure(failed ? `migrations/${source}/${failed.migrationName}.sql` : databaseOf(source), error);
    }
    return { applied: results.map((result) => result.migrationName) };
  });

/** The names of what `migrate` would apply. It only reads. */
export const pending = (
  source: SourceName,
  url: string,
  options: MigrateOptions = {},
): Promise<readonly string[]> =>
  withMigrator(source, url, options, async (migrator) => {
    const known = await migrator.getMigrations().catch((error: unknown) => {
      throw failure(databaseOf(source), error);
    });
    return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  });

const databaseOf = (source: SourceName): string => `database of ${source}`;

/** A host with several addresses that all refuse answers with a code and no message. */
function failure(where: string, cause: unknown): Error {
  const { message, code } = cause as { message: string; code?: string };
  return new Error(`${where}: ${message || code}`, { cause });
}

async function withMigrator<Result>(
  source: SourceName,
  url: string,
  { onStep = () => {}, folder = migrationsFolder }: MigrateOptions,
  run: (migrator: Migrator) => Promise<Result>,
): Promise<Result> {
  const settings = {
    Client: ClientOfPool,
    url: parsePostgresUrl(url),
    max: 1,
    connectionTimeoutMillis: 10_000,
  };
  const pool = new pg.Pool(settings);
  pool.on('error', () => {});
  // The pool listens to idle connections alone; a server that goes away meanwhile is reported by the migration.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => readMigrations(join(folder, source), onStep) },
      // Its own bookkeeping too: several sources may share a database.
      migrationTableSchema: source,
    });
    return await run(migrator);
  } finally {
    await db.destroy();
  }
}

async function readMigrations(
  folder: string,
  onStep: (migration: string) => void,
): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'));
  return Object.fromEntries(
    files.map((file) => {
      const name = file.slice(0, -'.sql'.length);
      const up = async (db: Kysely<unknown>) => {
        onStep(name);
        await sql.raw(await readFile(join(folder, file), 'utf8')).execute(db);
      };
      return [name, { up }];
    }),
  );
}
