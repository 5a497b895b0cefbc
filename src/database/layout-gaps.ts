import type { SourceName } from '../kernel/source-name.ts';
import type { Statement } from './statement.ts';
import type { Table } from './table.ts';

interface GapParameters {
  readonly tables: readonly string[];
  readonly columns: readonly string[];
  readonly mayLackTable: readonly boolean[];
  readonly mayLackColumn: readonly boolean[];
}

type Gap = { readonly gap: 'table' | 'grant' | 'column'; readonly table: string; readonly columns: string };

/** What a role cannot read of some columns, by the catalogue alone: it needs no grant, and takes no time. */
const gaps = (source: SourceName): Statement<GapParameters, Gap> => ({
  source,
  name: 'layout_gaps',
  text: `/* ${source}.layout_gaps */
    select gap, "table", string_agg("column", ', ') as columns
    from (
      select wanted.*, case
          when c.oid is null then case when not may_lack_table then 'table' end
          when not has_schema_privilege(n.oid, 'usage') then 'grant'
          when a.attnum is null then case when not may_lack_column then 'column' end
          when not has_column_privilege(c.oid, a.attnum, 'select') then 'grant'
        end as gap
      from unnest($1::text[], $2::text[], $3::boolean[], $4::boolean[])
        as wanted ("table", "column", may_lack_table, may_lack_column)
      left join pg_catalog.pg_namespace as n on n.nspname = '${source}'
      left join pg_catalog.pg_class as c
        on c.relnamespace = n.oid and c.relname = wanted."table" and c.relkind in ('r', 'p', 'v', 'm', 'f')
      left join pg_catalog.pg_attribute as a
        on a.attrelid = c.oid and a.attname = wanted."column" and a.attnum > 0 and not a.attisdropped
    ) as found
    where gap is not null
    group by gap, "table"
    order by "table", gap`,
  plannedAnew: false,
  values: ({ tables, columns, mayLackTable, mayLackColumn }) => [
    tables,
    columns,
    mayLackTable,
    mayLackColumn,
  ],
});

/** The statement that tells what a source lacks of these tables, with its parameters. */
export function layoutGaps(source: SourceName, tables: Readonly<Record<string, Table>>) {
  const wanted = Object.entries(tables).flatMap(([table, { columns, without }]) =>
    Object.entries(columns).map(([column, { without: columnWithout }]) => ({
      table,
      column,
      mayLackTable: without !== undefined,
      mayLackColumn: columnWithout !== undefined,
    })),
  );
  return {
    statement: gaps(source),
    parameters: {
      tables: wanted.map(({ table }) => table),
      columns: wanted.map(({ column }) => column),
      mayLackTable: wanted.map(({ mayLackTable }) => mayLackTable),
      mayLackColumn: wanted.map(({ mayLackColumn }) => mayLackColumn),
    },
  };
}

/** In words, without SQL. */
export const gapText = ({ gap, table, columns }: Gap): string =>
  ({
    table: `there is no ${table}`,
    column: `${table} has no ${columns}`,
    grant: `${table} may not be read: a grant is missing`,
  })[gap];
