import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  bulkhead,
  BrokenCircuitError,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
} from 'cockatiel';
import { Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { EventLoopLag } from '../kernel/event-loop.ts';
import { cancelStatement } from './cancel.ts';
import {
  isConnectionLost,
  isPlanOutdated,
  isUnreachable,
  CancellationIgnored,
  wasAnswered,
} from './failure.ts';
import type { SourceLimits } from './limits.ts';
import { noticeWhenWeAreGone, sessionSettings } from './session-settings.ts';
import { unlessAborted } from '../kernel/abort.ts';

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
  /** For asking whether the server is there, also when every connection is busy. */
  readonly #probes: Pool;
  readonly #bulkhead;
  readonly #breaker;
  readonly #failures: ConsecutiveBreaker;
  /** Statements that are waited for, sent or not. */
  #admitted = 0;
  readonly #sockets = new Set<Socket>();
  /** What comes while our own event loop stands still lies unread, and our timers end all the same. */
  readonly #lag = new EventLoopLag(100);
  #suspected = false;
  #recovery: NodeJS.Timeout | undefined;

  constructor(url: string, limits: SourceLimits) {
    this.#limits = limits;
    this.#failures = new ConsecutiveBreaker(limits.failures);
    // Its own bound would count those who have left.
    this.#bulkhead = bulkhead(limits.connections, Number.POSITIVE_INFINITY);
    this.#breaker = circuitBreaker(handleWhen(isUnreachable), {
      breaker: this.#failures,
      // We look again by ourselves: no request has to be the one that tries.
      halfOpenAfter: 0,
    });
    this.#breaker.onBreak(() => {
      if (!this.#probes.ending) this.#recovery ??= this.#lookAgain();
    });

    const settings = {
      ...sessionSettings(url, limits),
      stream: () => this.#socket(),
      onConnect: noticeWhenWeAreGone,
    };
    this.#pool = quiet(new Pool({ ...settings, max: limits.connections, idleTimeoutMillis: 30_000 }));
    this.#probes = quiet(
      new Pool({ ...settings, max: 1, query_timeout: limits.probe, connectionTimeoutMillis: limits.probe }),
    );
  }

  get state(): ServerState {
    const { totalCount: total, idleCount: idle } = this.#pool;
    const waiting = Math.max(0, this.#admitted - this.#limits.connections);
    return { pool: { total, idle, waiting }, breaker: breakerNames[this.#breaker.state] };
  }

  /** Whether it takes statements now. */
  get isOpen(): boolean {
    return this.#breaker.state === CircuitState.Closed;
  }

  /** Runs a statement, and tells when it is sent; when the signal ends, it is cancelled in the server, or never sent. */
  async run(query: QueryConfig, signal: AbortSignal, sent: () => void): Promise<QueryResult> {
    const { connections, queue } = this.#limits;
    this.#refuseWhileBroken();
    if (this.#admitted >= connections + queue) throw new BulkheadRejectedError(connections, queue);
    const mustWait = this.#bulkhead.executionSlots === 0;
    this.#admitted++;
    try {
      const answered = this.#inOrder(query, signal, sent);
      return await (mustWait ? unlessAborted(answered, signal) : answered);
    } finally {
      this.#admitted--;
    }
  }

  /** Asks on a connection of its own, within the limit of probes. */
  ask<Row extends object>(text: string): Promise<QueryResult<Row>> {
    return this.#probes.query<Row>(text);
  }

  /** Something takes long, or fails. It is given up if it answers nothing at all. */
  async suspect(): Promise<void> {
    if (this.#suspected || !this.isOpen) return;
    this.#suspected = true;
    await this.#probe().catch(async (error: unknown) => {
      // To refuse one connection more is to answer.
      if (wasAnswered(error)) return;
      // No answer to this one question weighs as much as all the failures that it takes otherwise.
      this.#failures.state = this.#limits.failures - 1;
      await this.#breaker.execute(() => Promise.reject(error)).catch(() => {});
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
    await Promise.all([this.#pool.end(), this.#probes.end()]);
    await Promise.all([...this.#sockets].map((socket) => new Promise((gone) => socket.once('close', gone))));
    clearTimeout(cut);
  }

  #inOrder(query: QueryConfig, signal: AbortSignal, sent: () => void): Promise<QueryResult> {
    return this.#bulkhead.execute(() => {
      this.#refuseWhileBroken();
      return this.#breaker.execute(() => this.#send(query, signal, sent));
    }, signal);
  }

  #refuseWhileBroken(): void {
    if (!this.isOpen) throw new BrokenCircuitError();
  }

  async #send(query: QueryConfig, signal: AbortSignal, sent: () => void): Promise<QueryResult> {
    const suspicion = setTimeout(() => void this.suspect(), this.#limits.suspicion);
    try {
      const client = await this.#patiently(() => {
        signal.throwIfAborted();
        return this.#pool.connect();
      }, this.#limits.connect);
      return await this.#sendOn(client, query, signal, sent);
    } finally {
      clearTimeout(suspicion);
    }
  }

  /** Holds the connection until nothing of the statement is left on it. */
  async #sendOn(
    client: PoolClient,
    query: QueryConfig,
    signal: AbortSignal,
    sent: () => void,
  ): Promise<QueryResult> {
    let settled: AbortController | undefined;
    let cancelled: Promise<void> | undefined;
    const cancel = () => {
      settled = new AbortController();
      cancelled = this.#cancel(client, settled.signal);
    };
    let broken: Error | undefined;
    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', cancel);
      sent();
      return await this.#answerOf(client, query).catch((error: unknown) => {
        if (!isPlanOutdated(error)) throw error;
        broken = error as Error;
        return this.#answerOf(client, { ...query, name: undefined });
      });
    } catch (error) {
      if (isUnreachable(error)) broken = error as Error;
      // Nobody waits any more: that says nothing about the server.
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
      settled?.abort();
      await cancelled;
      client.release(broken);
    }
  }

  /**
   * The server ends a statement at its limit; we do a second later, for a server that cannot any more. By a callback and
   * a timer of ours: why, docs/decisions/0039-pg-callbacks.md tells.
   */
  #answerOf(client: PoolClient, query: QueryConfig): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new CancellationIgnored('The server has not ended a statement at its limit.')),
        this.#limits.statement + 1_000,
      );
      client.query(query, (error, result) => {
        clearTimeout(late);
        if (error) reject(error);
        else resolve(result);
      });
    });
  }

  /**
   * Asks until it is done, because a request to cancel may overtake the statement; who does not listen is hung up on.
   * Resolves when none is under way any more that could hit the connection's next statement.
   */
  async #cancel(client: PoolClient, settled: AbortSignal): Promise<void> {
    const end = performance.now() + this.#limits.probe;
    while (!settled.aborted && performance.now() < end) {
      await cancelStatement(client, this.#limits.probe);
      await sleep(100, undefined, { signal: settled }).catch(() => {});
    }
    if (!settled.aborted) void client.end();
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

  #lookAgain(): NodeJS.Timeout {
    return setTimeout(async () => {
      await this.#breaker.execute(() => this.#probe()).catch(() => {});
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

const breakerNames = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
} as const;

/**
 * A backend that dies must cost its statement, not the process: pg emits on the pool when the client is idle and on
 * the client when it is in use.
 */
function quiet(pool: Pool): Pool {
  pool.on('error', () => {});
  return pool.on('connect', (client) => client.on('error', () => {}));
}
