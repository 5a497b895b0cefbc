import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { withSession, type Session } from '../../../src/database/session.ts';
import { sourceNames, type SourceName } from '../../../src/kernel/source-name.ts';
import { inDatabase, testCluster } from '../cluster.ts';
import { ownWorld, type OwnWorld } from '../graph.ts';
import { singleDatabase } from './single-database.ts';

/** Five databases and a copy of all five in one: what is put into the one is put into the other. */
export interface DoubledWorld extends OwnWorld {
  readonly oneUrl: string;
}

/** The small sample world, doubled, with these rows put into it: SQL by source. */
export async function doubledWorld(
  added: Readonly<Partial<Record<SourceName, string>>>,
): Promise<DoubledWorld> {
  const { ownerUrl } = testCluster();
  const world = await ownWorld();
  const one = await singleDatabase();
  const oneUrl = one.urls.inventory;
  for (const source of sourceNames) {
    const from = inDatabase(ownerUrl, `opsgraph_${source}`);
    for (const to of [world.urls[source], oneUrl]) {
      await copySource(source, from, to);
      await withSession(to, async (session) => {
        await session.query(added[source] ?? '');
        await session.query('analyze');
      });
    }
  }
  return {
    ...world,
    oneUrl,
    async drop() {
      await world.drop();
      await one.drop();
    },
  };
}

/** Copies every row of a source, table by table; keys are taken to agree, as they do where the rows come from. */
async function copySource(source: SourceName, fromUrl: string, toUrl: string): Promise<void> {
  await withSession(fromUrl, (from) =>
    withSession(toUrl, async (to) => {
      await to.query('set session_replication_role = replica');
      for (const { table, columns } of await writableColumns(from, source)) {
        await pipeline(
          from.query(copyTo(`copy (select ${columns} from ${source}.${table}) to stdout`)),
          to.query(copyFrom(`copy ${source}.${table} (${columns}) from stdin`)),
        );
      }
    }),
  );
}

async function writableColumns(session: Session, source: SourceName) {
  const { rows } = await session.query<{ table: string; columns: string }>(
    `select table_name as table, string_agg(column_name, ', ') as columns
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = $1 and table_type = 'BASE TABLE' and is_generated = 'NEVER'
       and table_name not like 'kysely%' and table_name not like 'sample%'
     group by 1`,
    [source],
  );
  return rows;
}
