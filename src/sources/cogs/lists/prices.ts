import { sql } from 'kysely';
import { instantsIn } from '../../../database/instants.ts';
import { manyPerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, unpaired, unseen, type RowOf } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

const competitorPricesSeen = statement(
  'competitor_prices_seen',
  (db, p: { skus: readonly Sku[]; since: Date; until: Date }) =>
    db
      .selectFrom('competitor_prices')
      .select(['sku', 'competitor', 'amount_minor', 'currency', instantsIn()('observed_at')])
      .distinctOn(['sku', 'competitor'])
      .where('sku', '=', anyOf(p.skus))
      .where('observed_at', '>=', unseen<Date>(p.since, 'timestamptz'))
      .where(unpaired(sql`observed_at <= ${unseen(p.until, 'timestamptz')}`))
      .orderBy('sku')
      .orderBy('competitor')
      .orderBy('observed_at', 'desc'),
  { keyed: { skus: 'sku' } },
);

export type CompetitorPriceRow = RowOf<typeof competitorPricesSeen>;

/** Each competitor's latest price seen from `since` to `until`, both counted in. A loader of its own each time. */
export const competitorPrices =
  (read: Reader) =>
  ({ since, until }: { readonly since: Date; readonly until: Date }) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(competitorPricesSeen, { skus, since, until }), 'sku');
