import { DatabaseServer, type ServerState } from './database-server.ts';
import type { Interceptor } from './interceptors/interceptor.ts';
import type { SourceLimits } from './limits.ts';

export interface ReplicaState extends ServerState {
  /** How old its data may be at most, in seconds; null while that is not known. */
  readonly lagSeconds: number | null;
  /** Whether it is read from. */
  readonly fresh: boolean;
}

interface WalPosition {
  readonly lsn: bigint;
  readonly at: number;
}

interface Replica {
  readonly server: DatabaseServer;
  /** The moment up to which it is known to hold everything. */
  currentAsOf: number;
}

const betweenMeasurements = 1_000;

const lsn = (expression: string) => `(${expression} - '0/0')::text as lsn`;
const written = `select ${lsn('pg_current_wal_lsn()')}`;
const replayed = `select ${lsn('pg_last_wal_replay_lsn()')},
  extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 * 1000 as age
  where pg_is_in_recovery()`;

/**
 * The standbys of a source, read from in turn while their data are young enough. A standby that has replayed all that
 * the primary had written at a moment is as of that moment; so is one whose last replayed transaction is of then. The
 * later of the two counts: the first knows of a primary that is quiet, the second of one that is down.
 */
export class Replicas {
  readonly #primary: DatabaseServer;
  readonly #replicas: readonly Replica[];
  readonly #maximumLag: number;
  /** What the primary had written when, oldest first, as far back as it may matter. */
  #positions: WalPosition[] = [];
  #timer: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(primary: DatabaseServer, urls: readonly string[], limits: SourceLimits) {
    this.#primary = primary;
    this.#maximumLag = limits.replicaLag;
    this.#replicas = urls.map((url) => ({
      server: new DatabaseServer(url, limits),
      currentAsOf: Number.NEGATIVE_INFINITY,
    }));
    if (urls.length) this.#timer = setTimeout(() => void this.#measure(), 0).unref();
  }

  /** Sends to a replica in place of the primary what is sent for the first time. */
  readonly intercept: Interceptor = (execution, next) => {
    const replica = execution.isRetry ? undefined : this.next();
    execution.isOnReplica = replica !== undefined;
    return replica ? replica.run(execution) : next(execution);
  };

  /** The next one that may be read from. */
  next(): DatabaseServer | undefined {
    if (this.#replicas.length === 0) return undefined;
    const usable = this.#replicas.filter((replica) => replica.server.isOpen && this.#isFresh(replica));
    return usable.at(this.#next++ % usable.length)?.server;
  }

  get states(): readonly ReplicaState[] {
    return this.#replicas.map((replica) => {
      const lag = performance.now() - replica.currentAsOf;
      return {
        ...replica.server.state,
        lagSeconds: Number.isFinite(lag) ? lag / 1_000 : null,
        fresh: this.#isFresh(replica),
      };
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await Promise.all(this.#replicas.map(({ server }) => server.close()));
  }

  #isFresh({ currentAsOf }: Replica): boolean {
    return performance.now() - currentAsOf <= this.#maximumLag;
  }

  async #measure(): Promise<void> {
    const primary = this.#measurePrimary();
    await Promise.all([primary, ...this.#replicas.map((replica) => this.#measureReplica(replica, primary))]);
    if (this.#timer) this.#timer = setTimeout(() => void this.#measure(), betweenMeasurements).unref();
  }

  async #measurePrimary(): Promise<void> {
    const at = performance.now();
    const result = this.#primary.isOpen
      ? await this.#primary.ask<{ lsn: string }>(written).catch(() => {})
      : undefined;
    const [row] = result?.rows ?? [];
    this.#positions = this.#positions.filter((position) => at - position.at <= this.#maximumLag);
    if (row) this.#positions.push({ lsn: BigInt(row.lsn), at });
  }

  async #measureReplica(replica: Replica, primary: Promise<void>): Promise<void> {
    const before = performance.now();
    const result = await replica.server
      .ask<{ lsn: string; age: number | null }>(replayed)
      // It is young enough for a while yet, and nobody else may ask it anything meanwhile.
      .catch(() => void replica.server.suspect());
    const [row] = result?.rows ?? [];
    if (!row) return;
    await primary;
    const reached = this.#positions.findLast((position) => position.lsn <= BigInt(row.lsn));
    replica.currentAsOf = Math.max(
      replica.currentAsOf,
      reached?.at ?? Number.NEGATIVE_INFINITY,
      // What has not happened yet was measured by a clock that is behind, and says nothing.
      row.age === null || row.age < 0 ? Number.NEGATIVE_INFINITY : before - row.age,
    );
  }
}
