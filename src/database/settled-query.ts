import { PgQuery, type Message, type PgConnection } from './pg-internals.ts';

export type Settings = Readonly<Record<string, string>>;

/** Calls that set what is given, for as long as the session lasts, or this transaction. */
export const settingsSql = (settings: Settings, lasts: 'session' | 'transaction'): string =>
  Object.entries(settings)
    .map(([name, value]) => `set_config('${name}', '${value}', ${lasts === 'transaction'})`)
    .join(', ');

/**
 * A statement that brings its settings along. All that is sent up to one Sync of the protocol is one transaction, so that
 * they hold for this statement, end with it, and cost no round trip; and behind a pooler both meet the same server. It has
 * no name there: the next statement may meet another server, where nobody has prepared it.
 */
export class SettledQuery extends PgQuery {
  readonly #settings: Settings;
  #isSettled = false;

  constructor(settings: Settings, config: unknown, values?: unknown, callback?: unknown) {
    super(config, values, callback);
    this.#settings = settings;
    this.name = undefined;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: PgConnection): void {
    connection.parse({ text: `select ${settingsSql(this.#settings, 'transaction')}` });
    connection.bind({});
    connection.execute({});
    super.prepare(connection);
  }

  override handleDataRow(message: Message): void {
    if (this.#isSettled) super.handleDataRow(message);
  }

  override handleCommandComplete(message: Message, connection: PgConnection): void {
    if (this.#isSettled) super.handleCommandComplete(message, connection);
    this.#isSettled = true;
  }
}
