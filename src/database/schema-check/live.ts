import type { Session } from '../session.ts';

export interface LiveColumn {
  /** As Postgres writes it, such as `timestamp with time zone`; of a domain, what it stands for. */
  readonly type: string;
  readonly notNull: boolean;
}

export interface LiveTable {
  readonly is: string;
  readonly columns: ReadonlyMap<string, LiveColumn>;
}

interface LiveRow {
  readonly name: string;
  readonly is: string;
  readonly columns: Record<string, LiveColumn> | null;
}

/** Everything that can be selected from in a schema, seen also by a role that may not read it. */
export async function liveTables(session: Session, schema: string): Promise<ReadonlyMap<string, LiveTable>> {
  const { rows } = await session.query<LiveRow>(
    `select c.relname as name,
            case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
                           when 'm' then 'materialized view' else 'foreign table' end as is,
            (select json_object_agg(a.attname, json_build_object(
                      'type', format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null),
                      'notNull', a.attnotnull))
             from pg_attribute a join pg_type t on t.oid = a.atttypid
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')`,
    [schema],
  );
  return new Map(
    rows.map(({ name, is, columns }) => [name, { is, columns: new Map(Object.entries(columns ?? {})) }]),
  );
}

export const quoted = (...names: readonly string[]): string =>
  names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
