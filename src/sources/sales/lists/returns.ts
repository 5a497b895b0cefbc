import { onePerKey } from '../../../database/loaders.ts';
import { instantsIn } from '../../../database/instants.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
import type { ReturnNumber } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

/** A refund is in the order's currency. */
const returnsByNumber = statement(
  'returns_by_number',
  (db, p: { numbers: readonly ReturnNumber[] }) =>
    db
      .selectFrom('returns as r')
      .innerJoin('orders as o', 'o.number', 'r.order_number')
      .innerJoin('order_lines as l', (join) =>
        join.onRef('l.order_number', '=', 'r.order_number').onRef('l.line', '=', 'r.line'),
      )
      .select([
        'r.number',
        'r.order_number',
        'l.sku',
        'r.quantity',
        'r.refund_minor',
        'o.currency',
        'r.returned_on',
        instantsIn<Date | null>()('r.updated_at'),
      ])
      .where('r.number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type ReturnRow = RowOf<typeof returnsByNumber>;

/** Null where the company keeps no returns. */
export const returned = (read: Reader) =>
  onePerKey((numbers: readonly ReturnNumber[]) => read.optional(returnsByNumber, { numbers }), 'number');
