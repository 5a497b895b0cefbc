import { sql } from 'kysely';
import { instantsIn } from '../database/instants.ts';
import { onePerKey } from '../database/loaders.ts';
import type { Reader } from '../database/reader.ts';
import { statementsOf } from '../database/statement.ts';
import { table, text, timestamp, type RowsOf, type Table } from '../database/table.ts';
import type { Listing } from '../figures/catalogue.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { own } from './listings.ts';

/** What a source has deleted, if it keeps that: from which table, by its key, and when. */
export const deletionsTable = (things: string) =>
  table({
    columns: { kind: text(), key: text(), deleted_at: timestamp() },
    key: ['kind', 'key'],
    lookups: ['deleted_at'],
    without: `deletions of ${things}`,
  });

type Tables = Readonly<Record<string, Table>> & {
  readonly deletions: ReturnType<typeof deletionsTable>;
};

const place = (column: (name: string) => ReturnType<typeof sql>) =>
  sql<string>`${column('kind')} || '/' || ${column('key')}`;

/** They are listed by table, in the order in which they were deleted. */
export const deletionsOf = (source: SourceName, tables: Tables) =>
  ({
    source,
    of: 'deletions',
    type: 'Deletion',
    keyedBy: 'place',
    owned: { table: 'deletions', key: place },
    tables,
    relations: {},
    figures: {
      place: { ...own('key', 'text'), order: 'By table and key.' },
      kind: { ...own('kind', 'text'), filter: ['TextFilter', 'On the table.'] },
      deletedAt: {
        ...own('deleted_at', 'timestamptz'),
        alwaysKnown: true,
        shows: 'Deletion.deletedAt',
        filter: ['DateTimeFilter', 'On the instant of its deletion.'],
        order: 'By the instant of its deletion.',
      },
    },
  }) satisfies Listing;

/** One of them by its table and key; null where the source keeps none. */
export function deletionLoaderOf(source: SourceName, tables: Tables) {
  const byPlace = statementsOf<RowsOf<Tables>>(source, tables)(
    'deletions_by_place',
    (db, p: { kinds: readonly string[]; keys: readonly string[] }) =>
      db
        .selectFrom(
          sql<{ kind: string; key: string }>`unnest(${p.kinds}::text[], ${p.keys}::text[])`.as<'input'>(
            sql`input(kind, key)`,
          ),
        )
        .innerJoin('deletions as d', (join) =>
          join.onRef('d.kind', '=', 'input.kind').onRef('d.key', '=', 'input.key'),
        )
        .select([
          place((name) => sql.ref(`d.${name}`)).as('place'),
          sql<string>`${sql.ref('d.key')}`.as('key'),
          instantsIn()('d.deleted_at'),
        ]),
  );
  return (read: Reader) =>
    onePerKey((places: readonly string[]) => {
      const parts = places.map((each) => [
        each.slice(0, each.indexOf('/')),
        each.slice(each.indexOf('/') + 1),
      ]);
      const [kinds, keys] = [0, 1].map((part) => parts.map((each) => each[part] ?? ''));
      return read.optional(byPlace, { kinds: kinds ?? [], keys: keys ?? [] });
    }, 'place');
}

export interface DeletionRow {
  readonly key: string;
  readonly deleted_at: Date;
}
