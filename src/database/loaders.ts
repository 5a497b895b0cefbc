import DataLoader from 'dataloader';
import { allHandedOut, handedOut } from '../kernel/event-loop.ts';
import { memoized } from '../kernel/memoized.ts';

/**
 * A DataLoader whose keys are all that one event leads to, such as the answer of a database, however long it takes until
 * the last is asked for; their values are handed out in slices (docs/decisions/0036-event-loop-yielding.md). An Error
 * among the values is its key's. What has come is read without another promise: a list whose values were loaded ahead
 * costs none for each field of each item.
 */
export class Loader<Key, Value, Id = Key> extends DataLoader<Key, Value, Id> {
  readonly #come: Map<Id, Value>;
  readonly #idOf: (key: Key) => Id;

  constructor(
    load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
    idOf = (key: Key) => key as unknown as Id,
  ) {
    const come = new Map<Id, Value>();
    const noting = async (keys: readonly Key[]) => {
      const values = await load(keys);
      values.forEach((value, place) => {
        if (!(value instanceof Error)) come.set(idOf(keys[place] as Key), value);
      });
      return values;
    };
    super(noting, { cacheKeyFn: idOf, batchScheduleFn: (send) => void allHandedOut().then(send) });
    this.#come = come;
    this.#idOf = idOf;
  }

  override load(key: Key): Promise<Value> {
    const value = this.#come.get(this.#idOf(key));
    if (value !== undefined) this.prime(key, value);
    return handedOut(super.load(key));
  }

  /** Keeps a value that another statement brought. */
  keep(key: Key, value: Value): void {
    const id = this.#idOf(key);
    if (!this.#come.has(id)) this.#come.set(id, value);
  }

  /** What is made of a key's value: at once where it has come, else when it comes. */
  read<T>(key: Key, use: (value: Value) => T): T | Promise<T> {
    const value = this.#come.get(this.#idOf(key));
    return value === undefined ? this.load(key).then(use) : use(value);
  }

  /** Waits until these values have come, or cannot: who reads one of those is told why. */
  async loadAhead(keys: readonly Key[]): Promise<void> {
    await Promise.allSettled(
      keys.filter((key) => !this.#come.has(this.#idOf(key))).map((key) => super.load(key)),
    );
  }
}

/** The columns of a row that hold such keys. */
type KeyColumn<Row, Key> = { [Name in keyof Row]: Row[Name] extends Key ? Name : never }[keyof Row];

/** One row a key, or null. All keys asked for together go to the database in one statement. */
export const onePerKey = <Key extends string, Row>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  column: KeyColumn<Row, Key>,
): Loader<Key, Row | null> =>
  new Loader<Key, Row | null>(async (keys) => {
    const rows = new Map((await load(keys))?.map((row) => [row[column] as Key, row]));
    return keys.map((key) => rows.get(key) ?? null);
  });

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
    return keys.map((key) => attempt(() => valueOf(groups.get(idOfKey(key)) ?? [])));
  }, idOfKey);
}

/** What cannot be worked out for one key is that key's error alone. */
export function attempt<Value>(workOut: () => Value): Value | Error {
  try {
    return workOut();
  } catch (error) {
    return error as Error;
  }
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
    const key = typeof args === 'string' ? args : JSON.stringify(args);
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
  const members = Object.create(prototypeOf(makers));
  members[madeFrom] = { makers, from };
  return members;
}

const prototypes = new Map<string, object>();

const prototypeOf = memoized((makers: object): object => {
  const names = Object.keys(makers);
  const key = names.join();
  let prototype = prototypes.get(key);
  if (!prototype) prototypes.set(key, (prototype = Object.defineProperties({}, getters(names))));
  return prototype;
});

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
