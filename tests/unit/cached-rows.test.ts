import { expect, test } from '@jest/globals';
import type { QueryResult } from 'pg';
import { CachedRows } from '../../src/database/cached-rows.ts';

const result = { rows: Array.from({ length: 10_000 }, (_, n) => ({ n })) } as unknown as QueryResult;

test('rows are kept until there are too many, counted with what is worked out of them', () => {
  const keptOf = (derivedBytes: number) => {
    const rows = new CachedRows();
    for (const key of ['one', 'two', 'three']) rows.set(key, result, 60, derivedBytes);
    return ['one', 'two', 'three'].filter((key) => rows.get(key));
  };
  expect(keptOf(0)).toEqual(['one', 'two', 'three']);
  expect(keptOf(1_300)).toEqual(['two', 'three']);
  expect(keptOf(2_000)).toEqual([]);
});
