import { sql, type RawBuilder } from 'kysely';
import { onePerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf } from '../../../database/statement.ts';
import { statement } from '../statement.ts';

type Word = 'brand' | 'category';

/** Each brand or category, with how many products it has. */
export const productsBy = (word: Word): RawBuilder<{ name: string; counted: number }> =>
  sql`(select ${sql.ref(word)} as name, count(*) as counted from ${sql.table('inventory.products')}
    where ${sql.ref(word)} is not null group by 1)`;

/** What is made of products that have the word: there is no table of its own. */
const counted = (word: Word) => {
  const byName = statement(
    `products_by_${word}`,
    (db, p: { names: readonly string[] }) =>
      db
        .selectFrom(productsBy(word).as('word'))
        .select(['name', 'counted as products'])
        .where('name', '=', anyOf(p.names)),
    { keyed: { names: 'name' } },
  );
  return (read: Reader) => onePerKey((names: readonly string[]) => read(byName, { names }), 'name');
};

export const category = counted('category');
export const brand = counted('brand');
