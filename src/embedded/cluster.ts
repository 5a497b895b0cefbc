import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Session, openSession } from '../database/session.ts';
import { findBinaries } from './binaries.ts';
import { openDataFolder, owner } from './data-folder.ts';
import { findHome } from './home.ts';
import { findRunningServer } from './lock-file.ts';
import { launch, shutDown, type Settings } from './server.ts';

/**
 * Postgres from npm, for development and tests. All processes that use a folder share one server: who finds
 * it running (started by another process, or left behind by a killed one) takes part in it, and the last to
 * stop turns it off.
 */
export interface EmbeddedCluster {
  readonly port: number;
  /** The role that owns everything: for migrations, seeding and tests. */
  ownerUrl(database: string): string;
  roleUrl(role: string, database: string): string;
  /** Follows from the owner's password, so that there is no other secret to keep. */
  rolePassword(role: string): string;
  stop(): Promise<void>;
}

interface ClusterOptions {
  directory: string;
  onProgress?: (step: string) => void;
  /** Postgres settings over our own; a server that runs already keeps those it has. */
  settings?: Settings;
}

export async function startCluster({
  directory,
  onProgress = () => {},
  settings = {},
}: ClusterOptions): Promise<EmbeddedCluster> {
  const home = await findHome(directory);
  const binaries = await findBinaries(home);
  const folder = await openDataFolder(home, binaries, () =>
    onProgress(`Creating a Postgres ${binaries.major} cluster in ${home.path}`),
  );
  const url = (port: number, role: string, password: string, database: string) =>
    // Spelled out, or the caller's PGSSLMODE would decide.
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;

  const { port, presence } = await enterOrLaunch();
  const rolePassword = (role: string) =>
    createHmac('sha256', folder.password).update(role).digest('base64url');
  let stopped: Promise<void> | undefined;
  return {
    port,
    ownerUrl: (database) => url(port, owner, folder.password, database),
    roleUrl: (role, database) => url(port, role, rolePassword(role), database),
    rolePassword,
    stop: () => (stopped ??= stop()),
  };

  async function enterOrLaunch(): Promise<{ port: number; presence: Session }> {
    const deadline = Date.now() + 60_000;
    let failures = 0;
    for (;;) {
      const server = await findRunningServer(folder.data);
      if (!server) {
        onProgress(`Starting Postgres ${binaries.major}`);
        // The port may have been taken meanwhile, or another process may have been quicker: look again.
        await launch(home, binaries, folder, settings).catch((error: unknown) => {
          if (++failures === 3) throw error;
        });
        continue;
      }
      const session = server.ready && (await enter(url(server.port, owner, folder.password, 'postgres')));
      if (session) return { port: server.port, presence: session };
      if (Date.now() > deadline) {
        throw new Error(
          `The Postgres in ${home.path} (process ${server.pid}) neither answers nor ends: end it`,
        );
      }
      await sleep(50);
    }
  }

  async function stop(): Promise<void> {
    // A presence that was cut off says nothing about the others: enter once more to ask.
    const last = await leave(presence).catch(async () => {
      const again = await enter(url(port, owner, folder.password, 'postgres'));
      return again ? leave(again).finally(() => again.end()) : true;
    });
    if (last && (await findRunningServer(folder.data))) await shutDown(home, binaries, folder);
    await presence.end().catch(() => {});
  }
}

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

/** Tells whether nobody else is in. If so it stays locked: who comes now waits until the server has stopped. */
export async function leave(presence: Session): Promise<boolean> {
  await presence.query(`select pg_advisory_unlock_shared(${lock})`);
  const { rows } = await presence.query<{ last: boolean }>(`select pg_try_advisory_lock(${lock}) as last`);
  return rows[0]?.last === true;
}

/** SQLSTATE class 28: the server is there, but does not know our password. */
function isRefusal(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('28');
}
