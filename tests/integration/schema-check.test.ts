import { describe, expect, test } from '@jest/globals';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { findingsOf } from '../../src/database/schema-check/finding.ts';
import { liveTables } from '../../src/database/schema-check/live.ts';
import { lookupSupport } from '../../src/database/schema-check/lookups.ts';
import { withSession } from '../../src/database/session.ts';
import { layoutTypes, type Table } from '../../src/database/table.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';
import { inDatabase, testCluster } from '../support/cluster.ts';
import { sampleSql } from '../support/graph.ts';

/** Of the migrations, of the sample world, and of what summaries are made from. */
const bookkeeping = ['kysely_migration', 'kysely_migration_lock', 'sample_world', 'refunds'];

describe.each(sourceNames)('The tables of %s', (source) => {
  const tables: Readonly<Record<string, Table>> = sources[source].tables;
  const asOwner = inDatabase(testCluster().ownerUrl, `opsgraph_${source}`);

  test('are those that the migrations make, column by column', async () => {
    const live = await withSession(asOwner, (session) => liveTables(session, source));
    const made = [...live].filter(([name]) => !bookkeeping.includes(name));
    expect(
      Object.fromEntries(made.map(([name, { columns }]) => [name, Object.fromEntries(columns)])),
    ).toEqual(
      Object.fromEntries(
        Object.entries(tables).map(([name, { columns }]) => [
          name,
          Object.fromEntries(
            Object.entries(columns).map(([column, { kind, nullable }]) => [
              column,
              { type: layoutTypes[kind], notNull: !nullable },
            ]),
          ),
        ]),
      ),
    );
  });

  test('have the primary keys that the layout names', async () => {
    const keys = await sampleSql<{ name: string; key: string[] }>(
      source,
      `select conrelid::regclass::text as name,
              array(select attname::text from unnest(conkey) with ordinality k(number, place)
                    join pg_attribute on attrelid = conrelid and attnum = k.number order by place) as key
       from pg_constraint where contype = 'p' and connamespace = $1::regnamespace`,
      [source],
    );
    const made = Object.fromEntries(keys.map(({ name, key }) => [name.replace(`${source}.`, ''), key]));
    for (const own of bookkeeping) delete made[own];
    expect(made).toEqual(Object.fromEntries(Object.entries(tables).map(([name, { key }]) => [name, key])));
  });

  test('have an index for every look-up', async () => {
    await withSession(asOwner, async (session) => {
      for (const [name, table] of Object.entries(tables)) {
        for (const by of [...table.key.slice(0, 1), ...table.lookups]) {
          const { support } = await lookupSupport(session, [source, name], table, by);
          expect({ name, by, support }).toEqual({ name, by, support: 'index' });
        }
      }
    });
  });

  test('allow exactly the words that the layout names', async () => {
    const checks = await sampleSql<{ name: string; column: string; words: string[] }>(
      source,
      `select conrelid::regclass::text as name, attname as column,
              array(select (regexp_matches(pg_get_constraintdef(c.oid), '''(\\w+)''::text', 'g'))[1]) as words
       from pg_constraint c join pg_attribute on attrelid = conrelid and attnum = conkey[1]
       where contype = 'c' and connamespace = $1::regnamespace and pg_get_constraintdef(c.oid) like '%ARRAY[%'`,
      [source],
    );
    const described = Object.entries(tables).flatMap(([name, { columns }]) =>
      Object.entries(columns)
        // Written by the summary alone, which knows no others.
        .filter(([column, { words }]) => words && column !== 'segment')
        .map(([column, { words }]) => ({ name: `${source}.${name}`, column, words })),
    );
    const inOrder = (list: { name: string; column: string }[]) =>
      list.toSorted((a, b) => `${a.name}.${a.column}`.localeCompare(`${b.name}.${b.column}`));
    expect(inOrder(checks)).toEqual(inOrder(described));
  });

  test('pass the check as the read-only role sees them', async () => {
    const report = await checkSource(source, testCluster().readerUrls[source], tables);
    expect(report.role).toBe(`opsgraph_${source}`);
    expect(findingsOf(report)).toEqual([]);
  });
});
