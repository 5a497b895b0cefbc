import { Readable } from 'node:stream';
import type { Encoder } from './encoders/encoder.ts';
import type { TablePage } from './page.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { RequestRefused } from '../../kernel/errors.ts';

/**
 * A whole table as bytes, page after page: the next one is read while a page is written, and none after it until the
 * reader has taken that. What fails on the way breaks the stream, which then has no end.
 */
export function tableStream(
  encoder: Encoder,
  first: TablePage,
  pageFrom: (cursor: string) => Promise<TablePage>,
): Readable {
  async function* pages(): AsyncGenerator<Buffer> {
    yield encoder.begin();
    let page = first;
    for (;;) {
      const coming = page.next === null ? null : pageFrom(page.next);
      // It is awaited below; until then nobody else may take it for unhandled.
      coming?.catch(() => {});
      const bytes = encoder.rows(page.rows);
      if (bytes.length > 0) yield bytes;
      if (!coming) break;
      page = await coming;
    }
    yield encoder.end();
  }
  return Readable.from(pages(), { objectMode: false });
}

/** Runs once the caller's budget allows it: what has begun to be told goes on as fast as the caller may ask. */
export async function whenAffordable<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof RequestRefused) || error.extensions['code'] !== 'THROTTLED') throw error;
      await sleep(1_000 * Number(error.extensions['retryAfterSeconds'] ?? 1), undefined, { signal });
    }
  }
}
