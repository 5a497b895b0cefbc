import pg from 'pg';

/** One connection of its own, for work that a pool is wrong for: locks, grants, `create database`. */
export type Session = pg.Client;

export async function openSession(url: string): Promise<Session> {
  const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that goes away is reported by the next query; without a listener it would end the process.
  session.on('error', () => {});
  await session.connect();
  return session;
}

export async function withSession<T>(url: string, use: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(url);
  try {
    return await use(session);
  } finally {
    await session.end();
  }
}

/** The part of a URL that may be printed: where, but neither who nor the password. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
