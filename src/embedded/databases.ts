import { withSession, type Session } from '../database/session.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { EmbeddedCluster } from './cluster.ts';

/** The name of a source's embedded database, and of the role that reads it. */
const embeddedName = (source: SourceName) => `opsgraph_${source}`;

/** Makes sure that a source's database and its reader exist; what is there already stays. */
export async function prepareDatabase(
  cluster: EmbeddedCluster,
  source: SourceName,
): Promise<{ ownerUrl: string; readerUrl: string }> {
  const name = embeddedName(source);
  await withSession(cluster.ownerUrl('postgres'), async (session) => {
    // `create database` allows no transaction, so the lock is the session's and ends with it.
    await session.query(`select pg_advisory_lock(hashtext('opsgraph prepares databases'))`);
    await createRole(session, name, cluster.rolePassword(name));
    const { rowCount } = await session.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await session.query(`create database ${name}`);
    // By default everyone may enter every database.
    await session.query(`revoke all on database ${name}, postgres, template1 from public`);
    await session.query(`grant connect on database ${name} to ${name}`);
  });
  return { ownerUrl: cluster.ownerUrl(name), readerUrl: cluster.roleUrl(name, name) };
}

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
  const reader = embeddedName(source);
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
