import { LRUCache } from 'lru-cache';
import type { QueryResult } from 'pg';

const mostBytes = 32 * 1_024 * 1_024;
const longestBytes = mostBytes / 8;

/** What statements were answered that say that it holds for a while; those that were longest not asked for go first. */
export class CachedRows {
  readonly #results = new LRUCache<string, QueryResult>({
    maxSize: mostBytes,
    maxEntrySize: longestBytes,
    sizeCalculation: ({ rows }) =>
      1_000 + rows.reduce((bytes: number, row: object) => bytes + bytesOf(row), 0),
  });

  get(key: string): QueryResult | undefined {
    return this.#results.get(key);
  }

  set(key: string, result: QueryResult, seconds: number): void {
    this.#results.set(key, result, { ttl: seconds * 1_000 });
  }
}

/** About: an object, and what its columns take beside. */
const bytesOf = (row: object): number =>
  Object.values(row).reduce(
    (bytes: number, value: unknown) =>
      bytes + (typeof value === 'string' ? 2 * value.length : Buffer.isBuffer(value) ? value.byteLength : 0),
    100,
  );
