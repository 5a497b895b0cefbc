import { parsePostgresUrl } from '../kernel/postgres-url.ts';
import type { SourceLimits } from './limits.ts';
import { ServerClient } from './server-client.ts';
import { sessionSettings } from './session-settings.ts';

/** One connection of its own, for work that a pool is wrong for: locks, grants, `create database`. */
export type Session = ServerClient;

const connectionTimeoutMillis = 10_000;

export const openSession = (url: string): Promise<Session> =>
  opened(new ServerClient({ url: parsePostgresUrl(url), connectionTimeoutMillis }));

export const withSession = async <T>(url: string, use: (session: Session) => Promise<T>): Promise<T> =>
  used(await openSession(url), use);

/** The same, connected as the server connects to a source. */
export const withReader = async <T>(
  url: string,
  limits: SourceLimits,
  use: (session: Session) => Promise<T>,
): Promise<T> => used(await opened(new ServerClient(sessionSettings(url, limits))), use);

async function opened(session: Session): Promise<Session> {
  // A server that goes away is reported by the next query; without a listener it would end the process.
  session.on('error', () => {});
  await session.connect();
  return session;
}

async function used<T>(session: Session, use: (session: Session) => Promise<T>): Promise<T> {
  try {
    return await use(session);
  } finally {
    await session.end();
  }
}
