import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { ListOrder, PageParameters } from '../../../database/keyset.ts';
import { listSeparator } from '../../../figures/condition.ts';
import type { InventoryTables } from '../tables.ts';
import { productColumns } from './products.ts';
import { paged, statement } from './statement.ts';

/** A text that a person typed, and the LIKE patterns that find it; Postgres puts them in lower case. */
export interface SearchParameters {
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

export const searchPage = paged(
  'search_page',
  [searchOrder],
  (db, p: PageParameters & SearchParameters, keyset) =>
    db
      .selectFrom(
        found(db, p)
          .select([...productColumns, rank(p).as('rank')])
          .as('found'),
      )
      .select([...productColumns, ...keyset.cursor])
      .where(keyset.within)
      .orderBy(keyset.order)
      .limit(p.limit),
);

export const searchCount = statement('search_count', (db, p: SearchParameters) =>
  found(db, p).select(({ fn }) => fn.countAll<number>().as('products')),
);
