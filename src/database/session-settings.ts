import { TypeOverrides, types, type ClientBase, type PoolConfig } from 'pg';
import { reportingZone } from '../domain/reporting-calendar.ts';
import { parsePostgresUrl } from '../kernel/postgres-url.ts';
import type { SourceLimits } from './limits.ts';
import { ClientOfPool, type ServerClient, type ServerSession } from './server-client.ts';

/** bigint as number, date as its text: both exact for what the read layout keeps in them. */
const plainParsers = new TypeOverrides();
plainParsers.setTypeParser(types.builtins.INT8, Number);
plainParsers.setTypeParser(types.builtins.DATE, String);

/**
 * What every session with a source's server is: read-only, in the reporting time zone, and never without an end, whatever the URL's parameters
 * say.
 */
export function sessionSettings(url: string, limits: SourceLimits): PoolConfig & ServerSession {
  return {
    Client: ClientOfPool,
    url: parsePostgresUrl(url),
    settings: {
      timezone: reportingZone.name,
      transaction_read_only: 'on',
      statement_timeout: String(limits.statement),
      lock_timeout: String(limits.lock),
    },
    application_name: 'opsgraph',
    connectionTimeoutMillis: limits.connect,
    keepAlive: true,
    types: plainParsers,
  };
}

/** Lets the server notice that we are gone while it computes for us. Those before 14, and on Windows, cannot. */
export const noticeWhenWeAreGone = async (client: ClientBase): Promise<void> => {
  if ((client as ServerClient).ownsSession)
    await client.query(`set client_connection_check_interval = '2s'`).catch(() => {});
};
