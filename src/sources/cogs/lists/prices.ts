import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, keyList, type RowOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

/** Where records overlap, the one that began last is in force. */
const inForce = statement('prices_in_force', (db, p: { skus: readonly Sku[]; day: CalendarDate }) =>
  db
    .selectFrom(keyList(p.skus, 'asked'))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('prices')
          .select(['sku', 'amount_minor', 'compare_at_minor', 'currency', 'effective_from'])
          .whereRef('sku', '=', 'asked.key')
          .where('effective_from', '<=', p.day)
          .where(({ or, eb }) => or([eb('effective_to', 'is', null), eb('effective_to', '>', p.day)]))
          .orderBy('effective_from', 'desc')
          .limit(1)
          .as('price'),
      (join) => join.onTrue(),
    )
    .select([
      'price.sku',
      'price.amount_minor',
      'price.compare_at_minor',
      'price.currency',
      'price.effective_from',
    ]),
);

export type PriceRow = RowOf<typeof inForce>;

/** The price in force on a day. */
export const priceOn = (read: Reader) =>
  perArguments((day: CalendarDate) =>
    onePerKey(
      (skus: readonly Sku[]) => read(inForce, { skus, day }),
      (row) => row.sku,
    ),
  );

const competitorPricesSeen = statement(
  'competitor_prices_seen',
  (db, p: { skus: readonly Sku[]; since: Date; now: Date }) =>
    db
      .selectFrom('competitor_prices')
      .select(['sku', 'competitor', 'amount_minor', 'currency', 'observed_at'])
      .distinctOn(['sku', 'competitor'])
      .where('sku', '=', anyOf(p.skus))
      .where('observed_at', '>=', p.since)
      .where('observed_at', '<=', p.now)
      .orderBy('sku')
      .orderBy('competitor')
      .orderBy('observed_at', 'desc'),
);

export type CompetitorPriceRow = RowOf<typeof competitorPricesSeen>;

/** Each competitor's latest price seen from `since` to `now`, both counted in. */
export const competitorPrices = (read: Reader) =>
  perArguments(({ since, now }: { readonly since: Date; readonly now: Date }) =>
    manyPerKey(
      (skus: readonly Sku[]) => read.optional(competitorPricesSeen, { skus, since, now }),
      (row) => row.sku,
    ),
  );

export const newestEntry = statement('newest_entry', (db) =>
  db.selectFrom('competitor_prices').select(({ fn }) => fn.max('observed_at').as('at')),
);
