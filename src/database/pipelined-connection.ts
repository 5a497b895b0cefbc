import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryResult } from 'pg';
import { cancelStatement } from './cancel.ts';
import { CancellationIgnored, StatementAbandoned, isPlanOutdated, isUnreachable } from './failure.ts';
import type { Execution } from './interceptors/interceptor.ts';
import type { SourceLimits } from './limits.ts';
import type { PooledClient } from './server-client.ts';

/** An execution that a server has been given, and who waits for it. */
export interface Admitted {
  readonly execution: Execution;
  readonly resolve: (result: QueryResult) => void;
  readonly reject: (error: unknown) => void;
  /** Whether it is prepared by its name. */
  isPrepared: boolean;
}

/** Its place on a connection; nobody's when it has gone elsewhere: its answer comes all the same, and is dropped. */
interface Place {
  admitted: Admitted | undefined;
}

/** What a connection tells the pool that it belongs to. */
export interface ConnectionOwner {
  readonly limits: SourceLimits;
  /** A statement was answered, which shared the connection or had it for itself. */
  answered(execution: Execution, wasExclusive: boolean): void;
  slow(statement: Execution['statement']): void;
  /** What it runs takes so long that somebody should ask whether the server is there. */
  suspect(): void;
  /** Finds another place for what was not answered here. */
  place(admitted: Admitted): void;
  /** It has room for more. */
  freed(connection: PipelinedConnection): void;
  /** It is gone; `error` says why where somebody waited. */
  lost(connection: PipelinedConnection, error: unknown): void;
}

/** What has run for so long, in milliseconds, is not quick; and others do not wait behind it for longer than `stuck`. */
const slow = 50;
const stuck = 100;

/**
 * A connection on which statements are answered one after another, sent ahead without waiting: many quick ones, or one
 * that has it for itself. A request to cancel hits whatever runs, so it is only sent where nobody waits for anything.
 */
export class PipelinedConnection {
  readonly #owner: ConnectionOwner;
  readonly #places: Place[] = [];
  #client: PooledClient | undefined;
  /** Whether what runs on it has it for itself. */
  #isExclusive = false;
  /** Whether it ends when it is empty. */
  #isRetired = false;
  #isLost = false;
  /** For how long its first statement has run at least, in milliseconds; undefined until it was first looked at. */
  #age: number | undefined;
  #idleLooks = 0;
  #cancelling: AbortController | undefined;
  #isCorked = false;

  constructor(owner: ConnectionOwner, connected: Promise<PooledClient>) {
    this.#owner = owner;
    connected.then(
      (client) => this.#begin(client),
      (error: unknown) => this.#lose(error),
    );
  }

  /** How many statements wait on it. */
  get depth(): number {
    return this.#places.length;
  }

  /** Whether it takes a quick statement beside those it has, or any where it has none. */
  get isOpen(): boolean {
    return !this.#isRetired && !this.#isLost && !this.#cancelling && !(this.#isExclusive && this.depth > 0);
  }

  get isIdle(): boolean {
    return this.isOpen && this.depth === 0 && this.#client !== undefined;
  }

  add(admitted: Admitted, isExclusive: boolean): void {
    this.#isExclusive = isExclusive;
    this.#idleLooks = 0;
    const place = { admitted };
    this.#places.push(place);
    admitted.execution.begunAt = Number.POSITIVE_INFINITY;
    admitted.execution.whenAbandoned(() => this.#abandoned(place));
    if (this.#client) this.#send(this.#client, place);
  }

  /** Looks at what runs, so many milliseconds after the last look; returns for how many looks nothing has. */
  look(milliseconds: number): number {
    const [first] = this.#places;
    if (!first) return ++this.#idleLooks;
    const { limits } = this.#owner;
    // What was answered while we were late ourselves is read before the next look.
    const before = this.#age;
    this.#age = before === undefined ? 0 : before + milliseconds;
    if (this.#age >= limits.suspicion && !(before && before >= limits.suspicion)) this.#owner.suspect();
    if (!this.#client || this.#age < slow) return 0;
    if (first.admitted) this.#owner.slow(first.admitted.execution.statement);
    if (this.#age >= stuck) this.#moveOthers();
    if (this.#places.every(isForNobody)) void this.#cancel();
    if (this.#age >= limits.statement + 1_000)
      this.#lose(new CancellationIgnored('The server has not ended a statement at its limit.'));
    return 0;
  }

  /** Gives an idle connection back. */
  release(): void {
    this.#isLost = true;
    this.#client?.off('end', this.#ended);
    this.#client?.release(this.#isRetired);
  }

  readonly #ended = () => this.#lose(new Error('Connection terminated unexpectedly'));

  #begin(client: PooledClient): void {
    if (this.#isLost) return client.release();
    this.#client = client;
    client.once('end', this.#ended);
    this.#age = undefined;
    for (const place of this.#places) this.#send(client, place);
    this.#owner.freed(this);
  }

  #send(client: PooledClient, place: Place): void {
    const { admitted } = place;
    if (!admitted) return;
    this.#cork(client);
    if (this.#places[0] === place) admitted.execution.begunAt = performance.now();
    sendStatement(client, admitted.execution, admitted.isPrepared, (error, result) =>
      this.#answered(place, error, result),
    );
  }

  /** What is sent in one turn of the event loop goes in one packet. */
  #cork(client: PooledClient): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    const { stream } = client.connection;
    stream.cork();
    setImmediate(() => {
      this.#isCorked = false;
      stream.uncork();
    });
  }

  #answered(place: Place, error: Error | null, result: QueryResult): void {
    const index = this.#places.indexOf(place);
    if (index < 0) return;
    if (error && isUnreachable(error)) return this.#lose(error);
    this.#places.splice(index, 1);
    this.#age = undefined;
    const next = this.#places[0]?.admitted;
    if (next) next.execution.begunAt = performance.now();
    if (place.admitted) this.#settle(place.admitted, error, result);
    if (!this.#cancelling) this.#owner.freed(this);
    else if (this.depth === 0) this.#cancelling.abort();
  }

  #settle(admitted: Admitted, error: Error | null, result: QueryResult): void {
    const { execution } = admitted;
    execution.whenAbandoned(undefined);
    if (!error) {
      this.#owner.answered(execution, this.#isExclusive);
      admitted.resolve(result);
    } else if (execution.isAbandoned) admitted.reject(new StatementAbandoned());
    else if (admitted.isPrepared && isPlanOutdated(error)) {
      // What is prepared by its name stays so on this connection.
      this.#isRetired = true;
      admitted.isPrepared = false;
      this.#owner.place(admitted);
    } else admitted.reject(error);
  }

  #abandoned(place: Place): void {
    if (this.#client) return void (this.#isExclusive && this.#cancel());
    this.#places.splice(this.#places.indexOf(place), 1);
    place.admitted?.reject(new StatementAbandoned());
  }

  /** Those behind what takes long are sent again elsewhere, and it has the connection for itself. */
  #moveOthers(): void {
    this.#isExclusive = true;
    for (const place of this.#places.slice(1)) {
      const { admitted } = place;
      place.admitted = undefined;
      if (admitted?.execution.isAbandoned) admitted.reject(new StatementAbandoned());
      else if (admitted) this.#owner.place(admitted);
    }
  }

  /**
   * Asks until it is done, because a request to cancel may overtake the statement; who does not listen is hung up on.
   * Nothing is sent while one is under way that could hit it.
   */
  async #cancel(): Promise<void> {
    if (this.#cancelling || !this.#client) return;
    const { probe } = this.#owner.limits;
    const { signal } = (this.#cancelling = new AbortController());
    const end = performance.now() + probe;
    while (this.depth > 0 && performance.now() < end) {
      await cancelStatement(this.#client, probe);
      await sleep(100, undefined, { signal }).catch(() => {});
    }
    this.#cancelling = undefined;
    if (this.depth > 0) this.#lose(new StatementAbandoned());
    else if (!this.#isLost) this.#owner.freed(this);
  }

  #lose(error: unknown): void {
    if (this.#isLost) return;
    this.#isLost = true;
    const places = this.#places.splice(0);
    this.#cancelling?.abort();
    if (this.#client) {
      this.#client.connection.stream.destroy();
      this.#client.off('end', this.#ended);
      this.#client.release(error as Error);
    }
    this.#owner.lost(this, places.every(isForNobody) ? undefined : error);
    for (const { admitted } of places)
      if (admitted) admitted.reject(admitted.execution.isAbandoned ? new StatementAbandoned() : error);
  }
}

const isForNobody = ({ admitted }: Place) => !admitted || admitted.execution.isAbandoned;

/**
 * The one place where a statement is put on a connection: prepared by its name, or for this once. By a callback: why,
 * docs/decisions/0039-pg-callbacks.md tells.
 */
function sendStatement(
  client: PooledClient,
  { statement: { name, preparedAs = name, text, plannedAnew, rowsOf }, values }: Execution,
  isPrepared: boolean,
  answered: (error: Error | null, result: QueryResult) => void,
): void {
  const query = { text, values: values as unknown[], ...(rowsOf && { rowMode: 'array' }) };
  client.query(isPrepared && !plannedAnew ? { name: preparedAs, ...query } : query, answered);
}
