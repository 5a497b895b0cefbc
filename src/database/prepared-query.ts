import type { QueryArrayConfig, QueryConfig, QueryResult } from 'pg';
import { PgQuery, rowReading, type Message, type RowReading } from './pg-internals.ts';
import type { ServerConnection } from './server-connection.ts';

export type Named = (QueryConfig | QueryArrayConfig) & { readonly name: string };
export type Answered = (error: Error | null, result: QueryResult) => void;

/**
 * A statement that is prepared by its name on a session of our own. How its rows are described is told by the server once:
 * where they would change, Postgres refuses to run what was prepared before.
 */
export class PreparedQuery extends PgQuery<ServerConnection> {
  readonly #described: Map<string, RowReading>;
  declare name: string;

  /** `described` is of one session, by the names of statements. */
  constructor(
    described: Map<string, RowReading>,
    { name, text, values, ...mode }: Named,
    answered: Answered,
  ) {
    // pg copies what it is given with all that could be told of its properties: a text costs it nothing.
    super('rowMode' in mode ? { text, ...mode } : text, values, answered);
    this.#described = described;
    this.name = name;
  }

  override prepare(connection: ServerConnection): void {
    const known = this.#described.get(this.name);
    if (known) {
      Object.assign(this['_result'], known);
      this['_accumulateRows'] = true;
    }
    connection.describes = !known;
    super.prepare(connection);
    connection.describes = true;
  }

  override handleRowDescription(message: Message): void {
    super.handleRowDescription(message);
    const learnt = rowReading.map((name) => [name, this['_result'][name]]);
    this.#described.set(this.name, Object.fromEntries(learnt) as RowReading);
  }
}
