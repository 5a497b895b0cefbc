import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import type { Reader } from '../../../database/reader.ts';
import { listSeparator, type KeySet } from '../../../figures/condition.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { paged, statement } from '../statement.ts';
import type { InventoryTables } from '../tables.ts';
import { productColumns, textColumns } from './products.ts';

/** A text that a person typed, and the LIKE patterns that find it; Postgres puts them in lower case. */
interface SearchParameters {
  readonly text: string;
  /** Begins with the text. */
  readonly beginning: string;
  /** Holds a word, for each word. */
  readonly words: readonly string[];
  /** The longest of the words: the one that an index narrows best by. */
  readonly longestWord: string;
  /** Only these products, as one text; null asks for all. */
  readonly among: string | null;
}

function searchParameters(words: readonly string[], among: KeySet | null): SearchParameters {
  const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const patterns = words.map((word) => `%${literal(word)}%`);
  const text = words.join(' ');
  return {
    text,
    beginning: `${literal(text)}%`,
    words: patterns,
    longestWord: patterns.reduce((longest, pattern) => (pattern.length > longest.length ? pattern : longest)),
    among: among && among.keys,
  };
}

/** Best match first: the smaller the rank, the better. */
export const searchOrder = {
  name: 'best_match',
  steps: [
    { column: 'rank', type: 'integer', direction: 'asc' },
    { column: 'sku', type: 'text', direction: 'asc' },
  ],
} satisfies ListOrder;

const everyWordIn = (text: RawBuilder<unknown>, { words }: SearchParameters) =>
  sql<SqlBool>`${text} like all (array(select lower(word) from unnest(${words}::text[]) as word))`;

/** Where the words were found; each step also takes what the ones before it could only partly explain. */
const rank = (p: SearchParameters) => sql<number>`case
  when lower(sku) = lower(${p.text}) then 0
  when lower(sku) like lower(${p.beginning}) then 1
  when lower(name) = lower(${p.text}) then 2
  when lower(name) like lower(${p.beginning}) then 3
  when ${everyWordIn(sql`lower(name)`, p)} then 4
  when ${everyWordIn(sql`lower(concat_ws(' ', name, brand))`, p)} then 5
  when ${everyWordIn(sql`lower(concat_ws(' ', name, brand, category))`, p)} then 6
  else 7 end`;

const found = (db: Kysely<InventoryTables>, p: SearchParameters) =>
  db
    .selectFrom('products')
    .where(sql<SqlBool>`search_text like lower(${p.longestWord})`)
    .where(everyWordIn(sql`search_text`, p))
    .where(
      sql<SqlBool>`(${p.among}::text is null or sku in (select unnest(string_to_array(${p.among}, ${sql.lit(listSeparator)}))))`,
    );

const pages = paged('search_page', [searchOrder], (db, p: PageParameters & SearchParameters, keyset) =>
  db
    .selectFrom(
      found(db, p)
        .select([...productColumns, ...textColumns, rank(p).as('rank')])
        .as('found'),
    )
    .select([...productColumns, ...textColumns, ...keyset.cursor])
    .where(keyset.within)
    .orderBy(keyset.order)
    .limit(p.limit),
);

/** Products in which every one of the words is found, best match first; null asks among all. */
export async function productSearchPage(
  read: Reader,
  words: readonly string[],
  among: KeySet | null,
  page: PageRequest,
) {
  const parameters = { ...pageParameters(page), ...searchParameters(words, among) };
  return toPage(await read(pages(searchOrder, page), parameters), page);
}

const count = statement('search_count', (db, p: SearchParameters) =>
  found(db, p).select(({ fn }) => fn.countAll<number>().as('products')),
);

export const productSearchCount =
  (read: Reader) => async (words: readonly string[], among: KeySet | null) => {
    const [row] = await read(count, searchParameters(words, among));
    return row?.products ?? 0;
  };
