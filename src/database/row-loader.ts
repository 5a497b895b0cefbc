import DataLoader from 'dataloader';

/**
 * Loads one row a key, and gives a row that has come without another promise: a list whose rows were loaded ahead costs
 * one for all of them, not one for each field.
 */
export class RowLoader<Key extends string, Row> extends DataLoader<Key, Row | null> {
  readonly #come: Map<Key, Row | null>;

  constructor(load: (keys: readonly Key[]) => Promise<readonly Row[] | null>, keyOf: (row: Row) => Key) {
    const come = new Map<Key, Row | null>();
    super(async (keys) => {
      const rows = new Map((await load(keys))?.map((row) => [keyOf(row), row]));
      return keys.map((key) => {
        const row = rows.get(key) ?? null;
        come.set(key, row);
        return row;
      });
    });
    this.#come = come;
  }

  /** Keeps a row that another statement brought. */
  keep(key: Key, row: Row): void {
    if (!this.#come.has(key)) this.#come.set(key, row);
  }

  override load(key: Key): Promise<Row | null> {
    const row = this.#come.get(key);
    return row === undefined ? super.load(key) : Promise.resolve(row);
  }

  /** What is made of a key's row: at once where the row has come, else when it comes. */
  read<T>(key: Key, use: (row: Row | null) => T): T | Promise<T> {
    const row = this.#come.get(key);
    return row === undefined ? super.load(key).then(use) : use(row);
  }

  /** Waits until these rows have come, or cannot: who reads one of those is told why. */
  async loadAhead(keys: readonly Key[]): Promise<void> {
    await this.loadMany(keys.filter((key) => !this.#come.has(key)));
  }
}
