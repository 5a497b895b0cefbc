import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import type { Reader } from '../../../database/reader.ts';
import { nearPatternsOf, patternsOf, searchable } from '../../../domain/search-text.ts';
import { maximumKeys, within } from '../../../figures/bounds.ts';
import { listSeparator, type KeySet } from '../../../figures/condition.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { isNamed } from '../../../database/statement.ts';
import { compared } from '../compared.ts';
import { paged, statement } from '../statement.ts';
import type { InventoryTables } from '../tables.ts';
import { productColumns, textColumns } from './products.ts';

/**
 * A text that a person typed, as search compares it, and the LIKE patterns that find it. Of each word there may be
 * several, any of which will do: they are one text.
 */
interface SearchParameters {
  readonly text: string;
  /** Begins with the text. */
  readonly beginning: string;
  /** The longest first, which an index narrows best by. */
  readonly words: readonly string[];
  /** Each as search compares it, and no more. */
  readonly compared: readonly string[];
  /** The words, and what is one typo away from each. */
  readonly nearWords: readonly string[];
  /** Only these products, as one text; null asks for all. */
  readonly among: string | null;
}

/** What was typed: each word, with the others that mean the same behind it. */
export type Words = readonly (readonly [typed: string, ...same: string[]])[];

function searchParameters(words: Words, among: KeySet | null): SearchParameters {
  const text = searchable(words.map(([typed]) => typed).join(' '));
  const longestFirst = words.toSorted(([one], [other]) => other.length - one.length);
  const listed = (patterns: readonly string[]) => patterns.join(listSeparator);
  return {
    text,
    beginning: `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    words: longestFirst.map((word) => listed(word.flatMap(patternsOf))),
    compared: words.map(([typed]) => patternsOf(typed)[0] ?? ''),
    nearWords: longestFirst.map((word) => listed(word.flatMap(nearPatternsOf))),
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

const holdsAny = (text: RawBuilder<unknown>, patterns: RawBuilder<unknown>) =>
  sql<SqlBool>`${text} like any(string_to_array(${patterns}, ${sql.lit(listSeparator)}))`;

const specifications = sql.table('inventory.product_specifications');

/** Words that are found in whatever is told of the product `p`: the first of them, the longest, by an index. */
const holdEvery = (isSpecified: boolean, words: RawBuilder<unknown>) => {
  const text = sql`p.search_text`;
  const specified = (by: RawBuilder<unknown>, which = sql`true`) =>
    sql`select s.sku from ${specifications} s where ${which} and ${holdsAny(sql`s.search_text`, by)}`;
  const holds = (word: RawBuilder<unknown>) =>
    isSpecified
      ? sql`(${holdsAny(text, word)} or p.sku = any(array(${specified(word)})))`
      : holdsAny(text, word);
  const isIn = isSpecified
    ? sql`${holdsAny(text, sql`word`)} or exists (${specified(sql`word`, sql`s.sku = p.sku`)})`
    : holdsAny(text, sql`word`);
  return sql<SqlBool>`${holds(sql`(${words})[1]`)}
    and (cardinality(${words}) = 1 or ${holds(sql`(${words})[2]`)})
    and (cardinality(${words}) <= 2
      or not exists (select from unnest((${words})[3:]) as word where (${isIn}) is not true))`;
};

/** A name as search compares it. */
const name = sql`${compared(sql.ref('p.name'))} collate "default"`;

/** Where the words were found; each step also takes what the ones before it could only partly explain. */
const rank = (p: SearchParameters) => {
  const every = (text: RawBuilder<unknown>) => sql`${text} like all(${p.compared}::text[])`;
  return sql<number>`case
    when lower(p.sku) = ${p.text} then 0
    when lower(p.sku) like ${p.beginning} then 1
    when ${name} = ${p.text} then 2
    when ${name} like ${p.beginning} then 3
    when ${every(name)} then 4
    when ${every(sql`lower(concat_ws(' ', p.name, p.brand))`)} then 5
    when ${every(sql`lower(concat_ws(' ', p.name, p.brand, p.category))`)} then 6
    else 7 end`;
};

/** Behind all that is found as it is written. */
const nearRank = sql<number>`8`;

/** What is found: where nothing is as it is written, what is one typo away. */
function found(isSpecified: boolean, db: Kysely<InventoryTables>, p: SearchParameters) {
  const among = sql<SqlBool>`(${p.among}::text is null or p.sku in (select unnest(string_to_array(${p.among}, ${sql.lit(listSeparator)}))))`;
  return db
    .with('exact', (tables) =>
      tables
        .selectFrom('products as p')
        .where(holdEvery(isSpecified, sql`${p.words}::text[]`))
        .where(among)
        .where(isNamed(sql.ref('p.sku')))
        .select(['p.sku', rank(p).as('rank')]),
    )
    .with('found', (tables) =>
      tables
        .selectFrom('exact')
        .select(['sku', 'rank'])
        .unionAll(
          tables
            .selectFrom('products as p')
            .where(sql<SqlBool>`(select not exists (select from exact))`)
            .where(holdEvery(isSpecified, sql`${p.nearWords}::text[]`))
            .where(among)
            .where(isNamed(sql.ref('p.sku')))
            .select(['p.sku', nearRank.as('rank')]),
        ),
    );
}

/** The same statement for companies that keep specifications, and for those that do not. */
const pagesOf = (isSpecified: boolean) =>
  paged(
    isSpecified ? 'search_page' : 'search_page_without_specifications',
    [searchOrder],
    (db, p: PageParameters & SearchParameters, keyset) =>
      found(isSpecified, db, p)
        .with('placed', (tables) =>
          tables
            .selectFrom('found')
            .select([
              'found.sku as found_sku',
              ...keyset.cursor,
              sql<number>`row_number() over (order by ${keyset.order})`.as('place'),
            ])
            .where(keyset.within)
            .orderBy(keyset.order)
            .limit(p.limit),
        )
        .selectFrom('placed')
        .innerJoin('products', 'products.sku', 'placed.found_sku')
        .select([...productColumns, ...textColumns, 'cursor_0', 'cursor_1'])
        .orderBy('place'),
  );

const pages = pagesOf(true);
const pagesWithout = pagesOf(false);

/** Products in which every one of the words is found, best match first; null asks among all. */
export async function productSearchPage(read: Reader, words: Words, among: KeySet | null, page: PageRequest) {
  const parameters = { ...pageParameters(page), ...searchParameters(words, among) };
  const rows =
    (await read.optional(pages(searchOrder, page), parameters)) ??
    (await read(pagesWithout(searchOrder, page), parameters));
  return toPage(rows, page);
}

const keysOf = (isSpecified: boolean) =>
  statement(
    isSpecified ? 'search_keys' : 'search_keys_without_specifications',
    (db, p: SearchParameters & { readonly limit: number }) =>
      db
        .selectFrom(found(isSpecified, db, p).selectFrom('found').select('sku').limit(p.limit).as('found'))
        .select(({ fn }) => [
          fn.countAll<number>().as('count'),
          sql<string | null>`string_agg(sku, ${sql.lit(listSeparator)})`.as('keys'),
        ]),
  );

const keys = keysOf(true);
const keysWithout = keysOf(false);

/** All products in which every one of the words is found. Throws FILTER_TOO_BROAD for more than are held at once. */
export const productSearchKeys =
  (read: Reader) =>
  async (words: Words): Promise<KeySet> => {
    const parameters = { ...searchParameters(words, null), limit: maximumKeys + 1 };
    const [row] = (await read.optional(keys, parameters)) ?? (await read(keysWithout, parameters));
    const found = { count: row?.count ?? 0, keys: row?.keys ?? '' };
    within(found.count, 'search', [found.keys]);
    return found;
  };

const countOf = (isSpecified: boolean) =>
  statement(isSpecified ? 'search_count' : 'search_count_without_specifications', (db, p: SearchParameters) =>
    found(isSpecified, db, p)
      .selectFrom('found')
      .select(({ fn }) => fn.countAll<number>().as('products')),
  );

const count = countOf(true);
const countWithout = countOf(false);

export const productSearchCount = (read: Reader) => async (words: Words, among: KeySet | null) => {
  const parameters = searchParameters(words, among);
  const [row] = (await read.optional(count, parameters)) ?? (await read(countWithout, parameters));
  return row?.products ?? 0;
};
