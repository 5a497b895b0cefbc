import { pagedStatementsOf } from '../../../database/keyset.ts';
import { statementsOf } from '../../../database/statement.ts';
import type { SalesTables } from '../tables.ts';

export const statement = statementsOf<SalesTables>('sales');
export const paged = pagedStatementsOf<SalesTables>('sales');

export const newestEntry = statement('newest_entry', (db) =>
  db.selectFrom('orders').select(({ fn }) => fn.max('placed_at').as('at')),
);
