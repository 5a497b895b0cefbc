import DataLoader from 'dataloader';
import { allHandedOut, handedOut } from '../kernel/event-loop.ts';

/**
 * A DataLoader whose keys are all that one event leads to, such as the answer of a database, however long it takes until
 * the last is asked for; their values are handed out in slices (docs/decisions/0036-event-loop-yielding.md). An Error
 * among the values is its key's.
 */
export class Loader<Key, Value, Id = Key> extends DataLoader<Key, Value, Id> {
  constructor(
    load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
    idOf = (key: Key) => key as unknown as Id,
  ) {
    super(load, { cacheKeyFn: idOf, batchScheduleFn: (send) => void allHandedOut().then(send) });
  }

  override load(key: Key): Promise<Value> {
    return handedOut(super.load(key));
  }
}

/**
 * Loads one row a key, and gives a row that has come without another promise: a list whose rows were loaded ahead costs
 * one for all of them, not one for each field.
 */
export class RowLoader<Key extends string, Row> extends Loader<Key, Row | null> {
  readonly #loaded: Map<Key, Row | null>;

  constructor(load: (keys: readonly Key[]) => Promise<readonly Row[] | null>, keyOf: (row: Row) => Key) {
    const loaded = new Map<Key, Row | null>();
    super(async (keys) => {
      const rows = new Map((await load(keys))?.map((row) => [keyOf(row), row]));
      return keys.map((key) => {
        const row = rows.get(key) ?? null;
        loaded.set(key, row);
        return row;
      });
    });
    this.#loaded = loaded;
  }

  /** Keeps a row that another statement brought. */
  keep(key: Key, row: Row): void {
    if (!this.#loaded.has(key)) this.#loaded.set(key, row);
  }

  override load(key: Key): Promise<Row | null> {
    const row = this.#loaded.get(key);
    return row === undefined ? super.load(key) : Promise.resolve(row);
  }

  /** What is made of a key's row: at once where the row has come, else when it comes. */
  read<T>(key: Key, use: (row: Row | null) => T): T | Promise<T> {
    const row = this.#loaded.get(key);
    return row === undefined ? super.load(key).then(use) : use(row);
  }

  /** Waits until these rows have come, or cannot: who reads one of those is told why. */
  async loadAhead(keys: readonly Key[]): Promise<void> {
    await Promise.allSettled(keys.filter((key) => !this.#loaded.has(key)).map((key) => super.load(key)));
  }
}

/** The columns of a row that hold such keys. */
type KeyColumn<Row, Key> = { [Name in keyof Row]: Row[Name] extends Key ? Name : never }[keyof Row];

/** One row a key, or null. All keys asked for together go to the database in one statement. */
export const onePerKey = <Key extends string, Row>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  column: KeyColumn<Row, Key>,
): RowLoader<Key, Row> => new RowLoader(load, (row) => row[column] as Key);

/**
 * What the rows of a key come to, such as a page or a count; null for every key where the table is not there (see
 * Reader.optional), as of no rows where it is and has none.
 */
export function rowsPerKey<Key, Id extends string, Row, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  idOfRow: (row: Row) => Id,
  valueOf: (rows: readonly Row[]) => Value,
  idOfKey: (key: Key) => Id,
): Loader<Key, Value | null, Id> {
  return new Loader<Key, Value | null, Id>(async (keys) => {
    const rows = await load(keys);
    if (!rows) return keys.map(() => null);
    const groups = Map.groupBy(rows, idOfRow);
    return keys.map((key) => valueOf(groups.get(idOfKey(key)) ?? []));
  }, idOfKey);
}

/** All rows of a key, in the statement's order. */
export const manyPerKey = <Key extends string, Row>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  column: KeyColumn<Row, Key>,
): Loader<Key, readonly Row[] | null> =>
  rowsPerKey(
    load,
    (row) => row[column] as Key,
    (rows) => rows,
    (key) => key,
  );

/** One loader, or answer, for each set of arguments a field is asked with, so that aliases of a field do not mix. */
export function perArguments<Arguments, Made>(make: (args: Arguments) => Made): (args: Arguments) => Made {
  const made = new Map<string, Made>();
  return (args) => {
    const key = JSON.stringify(args);
    let found = made.get(key);
    if (!found) made.set(key, (found = make(args)));
    return found instanceof Promise ? (handedOut(found) as Made) : found;
  };
}

const madeFrom = Symbol('made from');

/** What those make that can be made of `From` alone: modules tell of statements and orders beside their loaders. */
type LazyMembers<Makers, From> = {
  [
    Name in keyof Makers as Makers[Name] extends (from: From) => unknown ? Name : never
  ]: Makers[Name] extends (from: From) => infer Member ? Member : never;
};

/**
 * The same members, each made of `from` when it is first used: a request pays only for the loaders it asks. The getters
 * stand on a prototype for each list of names: on each object, they would be kept by what V8 knows of its shape, which
 * is old, and with them all that the request has loaded.
 */
export function lazily<Makers extends object, From>(makers: Makers, from?: From): LazyMembers<Makers, From> {
  const members = Object.create(gettersOf(Object.keys(makers)));
  members[madeFrom] = { makers, from };
  return members;
}

const prototypes = new Map<string, object>();

function gettersOf(names: readonly string[]): object {
  const key = names.join();
  let prototype = prototypes.get(key);
  if (!prototype) prototypes.set(key, (prototype = Object.defineProperties({}, getters(names))));
  return prototype;
}

interface Lazy {
  readonly [madeFrom]: {
    readonly makers: Readonly<Record<string, (from: unknown) => unknown>>;
    readonly from: unknown;
  };
}

const getters = (names: readonly string[]): PropertyDescriptorMap =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        get(this: Lazy) {
          const { makers, from } = this[madeFrom];
          const value = makers[name]?.(from);
          Object.defineProperty(this, name, { value, enumerable: true });
          return value;
        },
      },
    ]),
  );
