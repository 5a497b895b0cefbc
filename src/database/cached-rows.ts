import { LRUCache } from 'lru-cache';
import type { QueryResult } from 'pg';

const mostBytes = 32 * 1_024 * 1_024;
const longestBytes = mostBytes / 2;

/** What statements were answered that say that it holds for a while; those that were longest not asked for go first. */
export class CachedRows {
  readonly #results = new LRUCache<string, QueryResult>({
    maxSize: mostBytes,
    maxEntrySize: longestBytes,
  });

  get(key: string): QueryResult | undefined {
    return this.#results.get(key);
  }

  /** `derivedBytes`: what is worked out of each row, and lives as long as this. */
  set(key: string, result: QueryResult, seconds: number, derivedBytes = 0): void {
    const size = result.rows.reduce(
      (bytes: number, row: object) => bytes + bytesOf(row) + derivedBytes,
      1_000,
    );
    this.#results.set(key, result, { ttl: seconds * 1_000, size });
  }
}

/** About: an object, and what its columns take beside. */
const bytesOf = (row: object): number =>
  Object.values(row).reduce(
    (bytes: number, value: unknown) =>
      bytes + (typeof value === 'string' ? 2 * value.length : Buffer.isBuffer(value) ? value.byteLength : 0),
    100,
  );
