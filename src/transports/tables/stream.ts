import { Readable } from 'node:stream';
import type { Encoder } from './encoders/encoder.ts';
import type { TablePage } from './page.ts';

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
