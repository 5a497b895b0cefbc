import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

const inForce = statement(
  'market_prices_in_force',
  (db, p: { skus: readonly Sku[]; day: CalendarDate }) =>
    db
      .selectFrom('market_prices')
      .select([
        'sku',
        'market',
        'amount_minor',
        'compare_at_minor',
        'currency',
        'included_tax_percent',
        'effective_from',
      ])
      .distinctOn(['sku', 'market'])
      .where('sku', '=', anyOf(p.skus))
      .where('effective_from', '<=', p.day)
      .where(({ or, eb }) => or([eb('effective_to', 'is', null), eb('effective_to', '>', p.day)]))
      .orderBy('sku')
      .orderBy('market')
      .orderBy('effective_from', 'desc'),
  { keyed: { skus: 'sku' } },
);

export type MarketPriceRow = RowOf<typeof inForce>;

/** The price of each market in force on a day. */
export const marketPricesOn = (read: Reader) =>
  perArguments((day: CalendarDate) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(inForce, { skus, day }), 'sku'),
  );
