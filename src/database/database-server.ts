import { Socket } from 'node:net';
import { BrokenCircuitError } from 'cockatiel';
import { Pool, type QueryResult } from 'pg';
import { EventLoopLag } from '../kernel/event-loop.ts';
import { ConnectionPool } from './connection-pool.ts';
import { isConnectionLost, isUnreachable, wasAnswered } from './failure.ts';
import type { Execution } from './interceptors/interceptor.ts';
import type { SourceLimits } from './limits.ts';
import type { PooledClient } from './server-client.ts';
import { cellParsers } from './cells.ts';
import { noticeWhenWeAreGone, sessionSettings } from './session-settings.ts';

/** How a server stands: for health, metrics and whoever looks into a fault. */
export interface ServerState {
  /** Connections, those of them without work, and statements that wait for one. */
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
  readonly breaker: 'closed' | 'open' | 'half-open';
}

/**
 * One Postgres server. Whatever becomes of it, a statement ends within its time limit: it waits in a bounded queue, is
 * cut off when the server falls silent, and is refused at once while the server is known to be out of reach.
 */
export class DatabaseServer {
  readonly #limits: SourceLimits;
  readonly #pool: Pool;
  readonly #connections: ConnectionPool;
  /** For asking whether the server is there, also when every connection is busy. */
  readonly #probes: Pool;
  #breaker: ServerState['breaker'] = 'closed';
  /** Failures in a row. */
  #failures = 0;
  readonly #sockets = new Set<Socket>();
  /** What comes while our own event loop stands still lies unread, and our timers end all the same. */
  readonly #lag = new EventLoopLag(100);
  #suspected = false;
  #recovery: NodeJS.Timeout | undefined;

  constructor(url: string, limits: SourceLimits) {
    this.#limits = limits;
    const settings = {
      ...sessionSettings(url, limits),
      // What these make of an odd value, the interceptors of its statement settle.
      types: cellParsers,
      stream: () => this.#socket(),
      onConnect: noticeWhenWeAreGone,
    };
    this.#pool = quiet(
      new Pool({ ...settings, pipeline: true, max: limits.connections, idleTimeoutMillis: 30_000 }),
    );
    this.#probes = quiet(
      new Pool({ ...settings, max: 1, query_timeout: limits.probe, connectionTimeoutMillis: limits.probe }),
    );
    this.#connections = new ConnectionPool({
      limits,
      connect: () =>
        this.#patiently(
          () => this.#pool.connect() as Promise<unknown> as Promise<PooledClient>,
          limits.connect,
        ),
      suspect: () => void this.suspect(),
      answered: () => (this.#failures = 0),
      failed: (error) => this.#failed(error),
    });
  }

  get state(): ServerState {
    const { totalCount: total, idleCount } = this.#pool;
    const { idle, waiting } = this.#connections;
    return { pool: { total, idle: idleCount + idle, waiting }, breaker: this.#breaker };
  }

  /** Whether it takes statements now. */
  get isOpen(): boolean {
    return this.#breaker === 'closed';
  }

  /** Runs a statement; when it is abandoned, it is cancelled in the server, or never sent. */
  async run(execution: Execution): Promise<QueryResult> {
    if (!this.isOpen) throw new BrokenCircuitError();
    return this.#connections.execute(execution);
  }

  /** Asks on a connection of its own, within the limit of probes. */
  ask<Row extends object>(text: string): Promise<QueryResult<Row>> {
    return this.#probes.query<Row>(text);
  }

  /** Something takes long, or fails. It is given up if it answers nothing at all. */
  async suspect(): Promise<void> {
    if (this.#suspected || !this.isOpen) return;
    this.#suspected = true;
    await this.#probe().catch((error: unknown) => {
      // To refuse one connection more is to answer.
      if (wasAnswered(error)) return;
      // No answer to this one question weighs as much as all the failures that it takes otherwise.
      this.#break();
      this.#cutOff();
    });
    this.#suspected = false;
  }

  /** Lets statements in flight end, for as long as a probe may take; then nothing is left, whatever the server does. */
  async close(): Promise<void> {
    clearTimeout(this.#recovery);
    this.#recovery = undefined;
    this.#lag.stop();
    const cut = setTimeout(() => this.#cutOff(), this.#limits.probe);
    this.#connections.close();
    await Promise.all([this.#pool.end(), this.#probes.end()]);
    await Promise.all([...this.#sockets].map((socket) => new Promise((gone) => socket.once('close', gone))));
    clearTimeout(cut);
  }

  #failed(error: unknown): void {
    if (!isUnreachable(error)) return;
    this.#failures += 1;
    if (this.#failures >= this.#limits.failures) this.#break();
  }

  /** Nothing is sent any more until the server answers again. */
  #break(): void {
    if (!this.isOpen) return;
    this.#breaker = 'open';
    this.#connections.refuse(new BrokenCircuitError());
    if (!this.#probes.ending) this.#recovery ??= this.#lookAgain();
  }

  async #probe(): Promise<void> {
    await this.#patiently(() => this.ask('select 1'), this.#limits.probe, isConnectionLost);
  }

  /**
   * Tries again what failed while our own process stood still for half of the time that it had, for that says nothing of
   * the server; at last whoever never gets to hear an answer has to go by that.
   */
  async #patiently<T>(
    run: () => Promise<T>,
    milliseconds: number,
    alsoAfter: (error: unknown) => boolean = () => false,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const before = this.#lag.late;
      try {
        return await run();
      } catch (error) {
        const heldUp = !wasAnswered(error) && this.#lag.late - before >= milliseconds / 2;
        if (attempt === mostAttempts || !(heldUp || alsoAfter(error))) throw error;
      }
    }
  }

  /** We look again by ourselves: no request has to be the one that tries. */
  #lookAgain(): NodeJS.Timeout {
    return setTimeout(async () => {
      this.#breaker = 'half-open';
      const isReached = await this.#probe().then(
        () => true,
        (error: unknown) => !isUnreachable(error),
      );
      this.#breaker = isReached ? 'closed' : 'open';
      this.#failures = 0;
      if (this.#recovery) this.#recovery = this.isOpen ? undefined : this.#lookAgain();
    }, this.#limits.recovery).unref();
  }

  #socket(): Socket {
    const socket = new Socket();
    this.#sockets.add(socket);
    return socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Ends every connection without waiting for the other side. */
  #cutOff(): void {
    for (const socket of this.#sockets) socket.destroy(new Error('The server fell silent.'));
  }
}

/** Times that we ask a server that seems silent, where it is we who are late, or the network that broke. */
const mostAttempts = 4;

/**
 * A backend that dies must cost its statement, not the process: pg emits on the pool when the client is idle and on
 * the client when it is in use.
 */
function quiet(pool: Pool): Pool {
  pool.on('error', () => {});
  return pool.on('connect', (client) => client.on('error', () => {}));
}
