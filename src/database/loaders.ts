import DataLoader from 'dataloader';

/** One row a key, or null. All keys asked for in one tick go to the database in one statement. */
export function onePerKey<Key extends string, Row>(
  load: (keys: readonly Key[]) => Promise<readonly Row[] | null>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await load(keys))?.map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

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

/** The same members, each made when it is first used: a request pays only for the loaders it asks. */
export function lazily<Members extends object>(makers: {
  [Name in keyof Members]: () => Members[Name];
}): Members {
  const members = {} as Members;
  for (const name of Object.keys(makers) as (keyof Members)[]) {
    Object.defineProperty(members, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = makers[name]();
        Object.defineProperty(members, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return members;
}
