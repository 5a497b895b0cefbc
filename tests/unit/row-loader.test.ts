import { describe, expect, test } from '@jest/globals';
import { onePerKey } from '../../src/database/loaders.ts';

interface Row {
  readonly key: string;
  readonly value: number;
}

/** A loader that knows these rows, and the keys that each of its statements asked for. */
function loaderOf(rows: readonly Row[]) {
  const asked: (readonly string[])[] = [];
  const loader = onePerKey<string, Row>(async (keys) => {
    asked.push(keys);
    return rows.filter(({ key }) => keys.includes(key));
  }, 'key');
  return { loader, asked };
}

const valueOf = (row: Row | null) => row && row.value;

describe('A loader of rows', () => {
  test('reads a row that was loaded ahead at once, and asks for all of them in one statement', async () => {
    const { loader, asked } = loaderOf([
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
    ]);
    await loader.loadAhead(['a', 'b', 'c']);
    expect(['a', 'b', 'c'].map((key) => loader.read(key, valueOf))).toEqual([1, 2, null]);
    expect(await loader.load('b')).toEqual({ key: 'b', value: 2 });
    expect(asked).toEqual([['a', 'b', 'c']]);
  });

  test('asks for nothing that has come or was kept', async () => {
    const { loader, asked } = loaderOf([{ key: 'a', value: 1 }]);
    loader.keep('k', { key: 'k', value: 3 });
    await loader.loadAhead(['k']);
    expect(asked).toEqual([]);
    expect(loader.read('k', valueOf)).toBe(3);
    await loader.loadAhead(['a', 'k']);
    expect(asked).toEqual([['a']]);
  });

  test('keeps the row that came first', async () => {
    const { loader } = loaderOf([{ key: 'a', value: 1 }]);
    await loader.load('a');
    loader.keep('a', { key: 'a', value: 2 });
    expect(loader.read('a', valueOf)).toBe(1);
  });

  test('promises what has not come, in one statement for all who read in the same moment', async () => {
    const { loader, asked } = loaderOf([{ key: 'a', value: 1 }]);
    const promised = [loader.read('a', valueOf), loader.read('b', valueOf), loader.read('a', valueOf)];
    expect(promised.every((value) => value instanceof Promise)).toBe(true);
    expect(await Promise.all(promised)).toEqual([1, null, 1]);
    expect(asked).toEqual([['a', 'b']]);
  });

  test('tells each reader why a row did not come, and loading ahead does not fail for it', async () => {
    const failing = onePerKey<string, Row>(() => Promise.reject(new Error('The source is down.')), 'key');
    await failing.loadAhead(['a', 'b']);
    await expect(failing.read('a', valueOf)).rejects.toThrow('The source is down.');
    await expect(failing.load('b')).rejects.toThrow('The source is down.');
  });
});
