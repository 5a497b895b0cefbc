import type { Session } from '../src/database/session.ts';

/**
 * Loads with the foreign keys of a schema taken off, and puts them back as they were: checking them once over whole
 * tables costs a fraction of checking row by row. Belongs in a transaction, so that they are never lost.
 */
export async function withoutForeignKeys<T>(
  session: Session,
  schema: string,
  load: () => Promise<T>,
): Promise<T> {
  const { rows: keys } = await session.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = $1::regnamespace order by oid`,
    [schema],
  );
  for (const { table, name } of keys) await session.query(`alter table ${table} drop constraint ${name}`);
  const result = await load();
  for (const { table, name, definition } of keys) {
    await session.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  return result;
}
