import { TypeOverrides, types, type ClientBase, type PoolConfig } from 'pg';
import type { SourceLimits } from './limits.ts';

/** bigint as number, date as its text: both exact for what the read layout keeps in them. */
const typeParsers = new TypeOverrides();
typeParsers.setTypeParser(types.builtins.INT8, Number);
typeParsers.setTypeParser(types.builtins.DATE, String);

/**
 * What every session with a source's server is: read-only, in UTC, and never without an end. What a URL's parameters say
 * would win over settings beside it, and of several options the last one wins.
 */
export function sessionSettings(url: string, limits: SourceLimits): PoolConfig {
  const place = new URL(url);
  const given = place.searchParams.getAll('options');
  for (const name of ['options', 'statement_timeout', 'lock_timeout']) place.searchParams.delete(name);
  return {
    connectionString: place.href,
    application_name: 'opsgraph',
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    options: [...given, '-c timezone=UTC -c default_transaction_read_only=on'].join(' '),
    keepAlive: true,
    types: typeParsers,
  };
}

/** Lets the server notice that we are gone while it computes for us. Those before 14, and on Windows, cannot. */
export const noticeWhenWeAreGone = (client: ClientBase): Promise<unknown> =>
  client.query(`set client_connection_check_interval = '2s'`).catch(() => {});
