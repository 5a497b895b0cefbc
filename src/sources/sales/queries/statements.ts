import { sql } from 'kysely';
import { pagedStatementsOf } from '../../../database/keyset.ts';
import { statementsOf } from '../../../database/statement.ts';
import type { SalesTables } from '../tables.ts';

export const statement = statementsOf<SalesTables>('sales');
export const paged = pagedStatementsOf<SalesTables>('sales');

/**
 * The table of customers as it is, spelled so that no caller's view takes its place: an address leads to its customer
 * only if no other has it, whoever asks.
 */
export const everyCustomer = sql`"sales".customers`;

export const newestEntry = statement('newest_entry', (db) =>
  db.selectFrom('orders').select(({ fn }) => fn.max('placed_at').as('at')),
);
