import DataLoader from 'dataloader';
import { RowLoader } from './row-loader.ts';

/** One row a key, or null. All keys asked for in one tick go to the database in one statement. */
export const onePerKey = <Key extends string, Row>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  keyOf: (row: Row) => Key,
): RowLoader<Key, Row> => new RowLoader(load, keyOf);

/**
 * What the rows of a key come to, such as a page or a count; null for every key where the table is not there (see
 * Reader.optional), as of no rows where it is and has none.
 */
export function rowsPerKey<Key, Id extends string, Row, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  idOfRow: (row: Row) => Id,
  valueOf: (rows: readonly Row[]) => Value,
  idOfKey: (key: Key) => Id,
): DataLoader<Key, Value | null, Id> {
  return new DataLoader<Key, Value | null, Id>(
    async (keys) => {
      const rows = await load(keys);
      if (!rows) return keys.map(() => null);
      const groups = Map.groupBy(rows, idOfRow);
      return keys.map((key) => valueOf(groups.get(idOfKey(key)) ?? []));
    },
    { cacheKeyFn: idOfKey },
  );
}

/** All rows of a key, in the statement's order. */
export const manyPerKey = <Key extends string, Row>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, readonly Row[] | null> =>
  rowsPerKey(
    load,
    keyOf,
    (rows) => rows,
    (key) => key,
  );

/** One loader for each set of arguments a field is asked with, so that aliases of a field do not mix. */
export function perArguments<Arguments, Loader>(
  make: (args: Arguments) => Loader,
): (args: Arguments) => Loader {
  const made = new Map<string, Loader>();
  return (args) => {
    const key = JSON.stringify(args);
    let loader = made.get(key);
    if (!loader) made.set(key, (loader = make(args)));
    return loader;
  };
}

const makersOf = Symbol('makers');

/**
 * The same members, each made when it is first used: a request pays only for the loaders it asks. The getters stand on a
 * prototype for each list of names: on each object, they would be kept by what V8 knows of its shape, which is old, and
 * with them all that the request has loaded.
 */
export function lazily<Members extends object>(makers: {
  [Name in keyof Members]: () => Members[Name];
}): Members {
  const members = Object.create(gettersOf(Object.keys(makers)));
  members[makersOf] = makers;
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
  readonly [makersOf]: Readonly<Record<string, () => unknown>>;
}

const getters = (names: readonly string[]): PropertyDescriptorMap =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        get(this: Lazy) {
          const value = this[makersOf][name]?.();
          Object.defineProperty(this, name, { value, enumerable: true });
          return value;
        },
      },
    ]),
  );
