import { BulkheadRejectedError } from 'cockatiel';
import type { QueryResult } from 'pg';
import { StatementAbandoned } from './failure.ts';
import type { Execution } from './interceptors/interceptor.ts';
import type { SourceLimits } from './limits.ts';
import { PipelinedConnection, type Admitted, type ConnectionOwner } from './pipelined-connection.ts';
import type { PooledClient } from './server-client.ts';
import { StatementPace } from './statement-pace.ts';

/** So many quick statements at most are sent ahead on a connection before they go to a further one. */
const mostShared = 4;
/** How often we look at what runs, in milliseconds; a look that is late counts as so many at most. */
const lookEvery = 25;
const mostLooks = 4;
/** Looks after which an idle connection is given back, to be closed in a while. */
const idleLooks = 40;

/** What a pool needs of its server. */
export interface PoolOwner {
  readonly limits: SourceLimits;
  connect(): Promise<PooledClient>;
  suspect(): void;
  /** A statement was answered. */
  answered(): void;
  /** A connection could not be made, or broke. */
  failed(error: unknown): void;
}

/**
 * The connections to a server, and the statements that wait for one. Quick ones share connections, as few as do, on which
 * they are sent ahead; what is slow, planned anew or not known yet has one for itself.
 */
export class ConnectionPool implements ConnectionOwner {
  readonly limits: SourceLimits;
  readonly #owner: PoolOwner;
  readonly #connections = new Set<PipelinedConnection>();
  readonly #pace = new StatementPace();
  /** In order: those that may share a connection, and those that may not. */
  readonly #quick = new Set<Admitted>();
  readonly #alone = new Set<Admitted>();
  #timer: NodeJS.Timeout | undefined;
  #lookedAt = 0;
  #isClosing = false;

  constructor(owner: PoolOwner) {
    this.#owner = owner;
    this.limits = owner.limits;
  }

  get waiting(): number {
    return this.#quick.size + this.#alone.size;
  }

  /** Those that it holds without work. */
  get idle(): number {
    return [...this.#connections].filter(({ isIdle }) => isIdle).length;
  }

  /** Runs a statement; when it is abandoned, it is cancelled in the server, or never sent. */
  execute(execution: Execution): Promise<QueryResult> {
    const { connections, queue } = this.limits;
    return new Promise((resolve, reject) => {
      const admitted = { execution, resolve, reject, isPrepared: true };
      if (this.#isPlaced(admitted)) return;
      if (this.waiting >= queue) throw new BulkheadRejectedError(connections, queue);
      this.#wait(admitted);
    });
  }

  /** Refuses all that wait. */
  refuse(error: Error): void {
    const waiting = [...this.#quick, ...this.#alone];
    this.#quick.clear();
    this.#alone.clear();
    for (const { reject } of waiting) reject(error);
  }

  /** Gives connections back as soon as they are idle. */
  close(): void {
    this.#isClosing = true;
    for (const connection of this.#connections) this.freed(connection);
  }

  place(admitted: Admitted): void {
    if (!this.#isPlaced(admitted)) this.#wait(admitted);
  }

  answered({ statement, begunAt }: Execution, wasExclusive: boolean): void {
    this.#owner.answered();
    if (wasExclusive) this.#pace.note(statement, performance.now() - begunAt);
  }

  slow(statement: Execution['statement']): void {
    this.#pace.noteSlow(statement);
  }

  suspect(): void {
    this.#owner.suspect();
  }

  freed(connection: PipelinedConnection): void {
    this.#placeWaiting();
    const isSpent = this.#isClosing || !connection.isOpen;
    if (isSpent && connection.depth === 0) this.#release(connection);
  }

  lost(connection: PipelinedConnection, error: unknown): void {
    this.#connections.delete(connection);
    if (error !== undefined) this.#owner.failed(error);
    this.#placeWaiting();
  }

  #placeWaiting(): void {
    for (const queue of [this.#quick, this.#alone]) {
      for (const admitted of queue) {
        if (!this.#isPlaced(admitted)) break;
        queue.delete(admitted);
      }
    }
  }

  #wait(admitted: Admitted): void {
    const queue = this.#isQuick(admitted) ? this.#quick : this.#alone;
    queue.add(admitted);
    admitted.execution.whenAbandoned(() => {
      queue.delete(admitted);
      admitted.reject(new StatementAbandoned());
    });
  }

  #isQuick({ execution, isPrepared }: Admitted): boolean {
    // The only one is left to what must have it for itself.
    return this.limits.connections > 1 && isPrepared && this.#pace.isQuick(execution.statement);
  }

  #isPlaced(admitted: Admitted): boolean {
    const isQuick = this.#isQuick(admitted);
    const connection = isQuick ? this.#forQuick() : this.#forOne();
    connection?.add(admitted, !isQuick);
    return connection !== undefined;
  }

  #forOne(): PipelinedConnection | undefined {
    for (const connection of this.#connections)
      if (connection.depth === 0 && connection.isOpen) return connection;
    return this.#open();
  }

  /** The first with room: what is sent in one moment goes in one packet. */
  #forQuick(): PipelinedConnection | undefined {
    for (const connection of this.#connections) {
      if (connection.depth === 0 || !connection.isOpen) continue;
      if (connection.depth < mostShared) return connection;
      // Further ones are left to what needs one for itself.
      if (this.#alone.size > 0) return undefined;
    }
    return this.#forOne();
  }

  #open(): PipelinedConnection | undefined {
    if (this.#connections.size >= this.limits.connections) return undefined;
    const connection = new PipelinedConnection(this, this.#owner.connect());
    this.#connections.add(connection);
    this.#timer ??= this.#lookOften();
    return connection;
  }

  #release(connection: PipelinedConnection): void {
    this.#connections.delete(connection);
    connection.release();
  }

  /** One look at all that runs, in place of timers for each. */
  #lookOften(): NodeJS.Timeout {
    this.#lookedAt = performance.now();
    return setInterval(() => {
      const now = performance.now();
      const milliseconds = Math.min(now - this.#lookedAt, mostLooks * lookEvery);
      this.#lookedAt = now;
      for (const connection of this.#connections)
        if (connection.look(milliseconds) > idleLooks) this.#release(connection);
      if (this.#connections.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    }, lookEvery).unref();
  }
}
