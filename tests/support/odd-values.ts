import type { Column, ColumnKind } from '../../src/database/table.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';
import type { OwnWorld } from './graph.ts';

/** What nobody means, by what a column holds: as SQL. */
const oddValues: Readonly<Record<ColumnKind, readonly string[]>> = {
  date: [`'infinity'`, `'-infinity'`, `'10000-01-01'`, `'9999-12-31'`, `'0044-03-15 BC'`],
  timestamp: [`'infinity'`, `'-infinity'`, `'10000-01-01'`, `'9999-12-31'`, `'0044-03-15 BC'`],
  numeric: [`'NaN'`],
  double: [`'NaN'`, `'Infinity'`, `'-Infinity'`],
  bigint: ['9007199254740993', '-9007199254740993', '9223372036854775807'],
  minor: [`'NaN'`, '9007199254740993', '9223372036854775807'],
  integer: ['2147483647', '-2147483648'],
  'text[]': [`array['a', null, 'c']`],
  text: [`''`],
  boolean: [],
};

const oddIn = ({ kind, words }: Column): readonly string[] => [
  ...(words ? [`'FORESEEN_BY_NOBODY'`] : []),
  ...oddValues[kind],
];

/** How often something else has to be planted until each column has had each value. */
export const rounds = Math.max(...Object.values(oddValues).map((values) => values.length)) + 1;

/** The columns of a source that hold values: those of keys are what rows go by. */
const columnsOf = (source: SourceName) =>
  Object.entries(sources[source].tables).flatMap(([table, { columns, key }]) =>
    Object.entries<Column>(columns)
      .filter(([name]) => !(key as readonly string[]).includes(name))
      .map(([name, column]) => ({ table, name, column })),
  );

/** Makes the databases take what the reference layout refuses, as a company's own views may give it. */
export const allowAnything = (world: OwnWorld, source: SourceName) =>
  world.sql(
    source,
    `do $$ declare each record; begin
       for each in select conrelid::regclass as of, conname from pg_constraint
         where connamespace = '${source}'::regnamespace and contype in ('f', 'c') loop
         execute format('alter table %s drop constraint %I cascade', each.of, each.conname);
       end loop;
       for each in select attrelid::regclass as of, attname from pg_attribute
         join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = '${source}'::regnamespace
         where attnum > 0 and attnotnull and attidentity = '' and not attisdropped and not exists (
           select from pg_constraint where conrelid = attrelid and contype = 'p' and attnum = any(conkey)) loop
         execute format('alter table %s alter %I drop not null', each.of, each.attname);
       end loop;
     end $$`,
  );

/** One odd value in each column, in one row of seven, in other rows for each column of a table; returns how to undo it. */
export async function plant(world: OwnWorld, source: SourceName, round: number) {
  const planted: string[] = [];
  const undo: string[] = [];
  for (const [table, ofTable] of Map.groupBy(columnsOf(source), ({ table }) => table)) {
    const name = `${source}.${table}`;
    const generated = await world.sql<{ column: string }>(
      source,
      `select attname as column from pg_attribute where attrelid = '${name}'::regclass and attgenerated <> ''`,
    );
    const odd = ofTable.filter(
      ({ name, column }) => oddIn(column)[round] && !generated.some(({ column }) => column === name),
    );
    if (odd.length === 0) continue;
    const sets = odd.map(
      ({ name, column }, place) =>
        `${name} = case when place % 7 = ${place % 7} then ${oddIn(column)[round]} else ${name} end`,
    );
    await world.sql(
      source,
      `create table ${source}.kept_${table} as select ctid as was, * from ${name};
       update ${name} as planted set ${sets.join(', ')}
         from (select ctid as was, row_number() over () as place from ${name}) as numbered where numbered.was = planted.ctid`,
    );
    planted.push(...odd.map(({ name }) => `${table}.${name}`));
    const columns = Object.keys(sources[source].tables[table as never]['columns'])
      .filter((column) => !generated.some((one) => one.column === column))
      .join(', ');
    undo.push(
      `truncate ${name}; insert into ${name} (${columns}) select ${columns} from ${source}.kept_${table};
       drop table ${source}.kept_${table}`,
    );
  }
  return { planted, undo: () => world.sql(source, undo.join(';')) };
}
