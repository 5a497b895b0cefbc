import { withSession, type Session } from '../database/session.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { EmbeddedCluster } from './cluster.ts';

/** The role that reads a source's embedded databases. */
const readerOf = (source: SourceName) => `opsgraph_${source}`;

/** The sample world at its own time, or one that goes with the clock beside a company's own databases. */
export type SampleTime = 'standing' | 'moving';

/** Which of them is served beside these databases. */
export const sampleTimeBeside = (databases: object): SampleTime =>
  Object.values(databases).some(Boolean) ? 'moving' : 'standing';

const databaseOf = (source: SourceName, time: SampleTime) =>
  time === 'moving' ? `opsgraph_moving_${source}` : `opsgraph_${source}`;

/** Makes sure that a source's database and its reader exist; what is there already stays. */
export async function prepareDatabase(
  cluster: EmbeddedCluster,
  source: SourceName,
  time: SampleTime = 'standing',
): Promise<{ ownerUrl: string; readerUrl: string }> {
  const name = databaseOf(source, time);
  const reader = readerOf(source);
  await withSession(cluster.ownerUrl('postgres'), async (session) => {
    // `create database` allows no transaction, so the lock is the session's and ends with it.
    await session.query(`select pg_advisory_lock(hashtext('opsgraph prepares databases'))`);
    await createRole(session, reader, cluster.rolePassword(reader));
    const { rowCount } = await session.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await session.query(`create database ${name}`);
    // By default everyone may enter every database.
    await session.query(`revoke all on database ${name}, postgres, template1 from public`);
    await session.query(`grant connect on database ${name} to ${reader}`);
  });
  return { ownerUrl: cluster.ownerUrl(name), readerUrl: cluster.roleUrl(reader, name) };
}

/** Runs while nobody else does so for the same database, in whatever process; `onWait` is told if somebody does. */
export const withoutOthers = (
  cluster: EmbeddedCluster,
  url: string,
  onWait: () => void,
  run: () => Promise<void>,
): Promise<void> =>
  withSession(cluster.ownerUrl('postgres'), async (session) => {
    const lock = `hashtext('opsgraph fills ' || ${session.escapeLiteral(new URL(url).pathname)})`;
    const { rows } = await session.query<{ free: boolean }>(`select pg_try_advisory_lock(${lock}) as free`);
    if (!rows[0]?.free) {
      onWait();
      await session.query(`select pg_advisory_lock(${lock})`);
    }
    await run();
  });

async function createRole(session: Session, name: string, password: string): Promise<void> {
  const { rowCount } = await session.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await session.query(`create role ${name}`);
  await session.query(`alter role ${name} login password ${session.escapeLiteral(password)}`);
  // A second wall behind the grants, and an end to what a client forgot: the pools set tighter limits.
  for (const setting of [
    'default_transaction_read_only = on',
    `statement_timeout = '60s'`,
    `lock_timeout = '5s'`,
    `idle_in_transaction_session_timeout = '60s'`,
  ]) {
    await session.query(`alter role ${name} set ${setting}`);
  }
}

/** Lets the reader read the source's tables, those to come included; needs its schema, so it follows the migrations. */
export async function grantReader(ownerUrl: string, source: SourceName): Promise<void> {
  const reader = readerOf(source);
  await withSession(ownerUrl, async (session) => {
    // One statement text is one transaction; without the lock two processes would update the same grants at once.
    await session.query(`
      select pg_advisory_xact_lock(hashtext('opsgraph grants'));
      grant usage on schema ${source} to ${reader};
      grant select on all tables in schema ${source} to ${reader};
      alter default privileges in schema ${source} grant select on tables to ${reader};
    `);
  });
}
