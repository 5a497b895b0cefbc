import { sql, type Kysely } from 'kysely';
import { isReadable } from '../../../kernel/guarded-cells.ts';
import { instantsIn } from '../../../database/instants.ts';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { perArguments, rowsPerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, isNamed, keyList, unpaired, unseen, type RowOf } from '../../../database/statement.ts';
import type { Instants } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { stretchesOf } from '../../../domain/in-force.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { paged, statement } from '../statement.ts';
import type { CogsTables } from '../tables.ts';

const history = statement(
  'price_history',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('prices')
      .select([
        'sku',
        'amount_minor',
        'compare_at_minor',
        'currency',
        'included_tax_percent',
        'effective_from',
        'effective_to',
      ])
      .where('sku', '=', anyOf(p.skus)),
  { keyed: { skus: 'sku' } },
);

export type PriceRow = RowOf<typeof history>;

/** A price that nobody can mean is like no other. */
const termsOf = (price: PriceRow): string =>
  isReadable(price)
    ? JSON.stringify([
        String(price.amount_minor),
        price.currency,
        price.included_tax_percent,
        price.compare_at_minor && String(price.compare_at_minor),
      ])
    : price.effective_from;

/** What a product has sold for, and shall by what is planned, oldest first. */
export const priceHistory = (read: Reader) =>
  rowsPerKey(
    (skus: readonly Sku[]) => read(history, { skus }),
    ({ sku }) => sku,
    (prices) => stretchesOf(prices, ({ sku }) => sku, termsOf),
    (sku) => sku,
  );

/** By competitor, newest first within each. */
export const seenPriceOrder = {
  name: 'competitor',
  steps: [
    { column: 'seen.competitor', type: 'text', direction: 'asc' },
    { column: 'seen.observed_at', type: 'timestamptz', direction: 'desc' },
  ],
} satisfies ListOrder;

interface SeenOf extends Instants {
  readonly skus: readonly Sku[];
}

const seenColumns = [
  'seen.sku',
  'seen.competitor',
  'seen.amount_minor',
  'seen.currency',
  instantsIn()('seen.observed_at'),
] as const;

const seenIn = (db: Kysely<CogsTables>, p: Instants) =>
  db
    .selectFrom('competitor_prices as seen')
    .where('seen.observed_at', '>=', unseen<Date>(p.from, 'timestamptz'))
    .where(unpaired(sql`${sql.ref('seen.observed_at')} < ${unseen(p.until, 'timestamptz')}`))
    .where(isNamed(sql.ref('seen.competitor')));

const pageOfSeen = paged(
  'competitor_price_page',
  [seenPriceOrder],
  (db, p: PageParameters & SeenOf, keyset) =>
    db
      .selectFrom(keyList(p.skus, 'input'))
      .innerJoinLateral(
        () =>
          seenIn(db, p)
            .select(seenColumns)
            .where('seen.sku', '=', sql.ref<Sku>('input.key'))
            .where(keyset.within)
            .orderBy(keyset.order)
            .limit(p.limit)
            .as('seen'),
        (join) => join.onTrue(),
      )
      .select([...seenColumns, ...keyset.cursor])
      .orderBy(keyset.order),
  { keyed: { skus: 'sku' } },
);

const countOfSeen = statement(
  'competitor_price_count',
  (db, p: SeenOf) =>
    seenIn(db, p)
      .select(({ fn }) => ['seen.sku', fn.countAll<number>().as('prices')])
      .where('seen.sku', '=', anyOf(p.skus))
      .groupBy('seen.sku'),
  { keyed: { skus: 'sku' } },
);

/** A page of what competitors asked at these times; null where the company records none. */
export const seenPrices = (read: Reader) =>
  perArguments(({ page, ...times }: Instants & { readonly page: PageRequest }) =>
    rowsPerKey(
      (skus: readonly Sku[]) =>
        read.optional(pageOfSeen(seenPriceOrder, page), { ...pageParameters(page), ...times, skus }),
      ({ sku }) => sku,
      (rows) => toPage(rows, page),
      (sku) => sku,
    ),
  );

export const seenPriceCount = (read: Reader) =>
  perArguments((times: Instants) =>
    rowsPerKey(
      (skus: readonly Sku[]) => read.optional(countOfSeen, { ...times, skus }),
      ({ sku }) => sku,
      ([row]) => row?.prices ?? 0,
      (sku) => sku,
    ),
  );
