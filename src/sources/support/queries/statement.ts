import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { pagedStatementsOf } from '../../../database/keyset.ts';
import { statementsOf } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { tables, type SupportTables } from '../tables.ts';

export const statement = statementsOf<SupportTables>('support', tables);
export const paged = pagedStatementsOf<SupportTables>('support', tables);

/** The column is one of a list as long as a category has products, or anything where the list is null. */
export const within = (
  column: string,
  values: readonly string[] | readonly Sku[] | null,
): RawBuilder<SqlBool> =>
  // Unlike `= any`, a subquery is always looked up by hash, also in a plan that is kept for all lists.
  sql<SqlBool>`(${values}::text[] is null or ${sql.ref(column)} in (select unnest(${values}::text[])))`;

export const newestEntry = statement('newest_entry', (db) =>
  db.selectFrom('tickets').select(({ fn }) => fn.max('updated_at').as('at')),
);
