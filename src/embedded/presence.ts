import { openSession, type Session } from '../database/session.ts';

/** Held in common by every process that uses the cluster, alone by the one that turns it off. */
const lock = `hashtext('opsgraph uses this cluster')`;

/** Takes part in the server at the url; nothing when it is about to stop, or is not there any more. */
export async function enter(url: string): Promise<Session | undefined> {
  let session: Session | undefined;
  try {
    session = await openSession(url);
    await session.query(`select pg_advisory_lock_shared(${lock})`);
    return session;
  } catch (error) {
    await session?.end().catch(() => {});
    if (isRefusal(error)) throw error;
    return undefined;
  }
}

/** Tells whether nobody else is in. If so the door is shut: who comes now waits until the server has stopped. */
export async function leave(presence: Session): Promise<boolean> {
  await presence.query(`select pg_advisory_unlock_shared(${lock})`);
  const { rows } = await presence.query<{ last: boolean }>(`select pg_try_advisory_lock(${lock}) as last`);
  return rows[0]?.last === true;
}

/** SQLSTATE class 28: the server is there, but does not know our password. */
function isRefusal(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('28');
}
