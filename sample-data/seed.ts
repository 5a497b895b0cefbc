import { withSession, type Session } from '../src/database/session.ts';
import { alignSummaries } from '../src/database/summaries.ts';
import type { SourceName } from '../src/kernel/source-name.ts';
import { dayText, firstDay, today } from './calendar.ts';
import { dollarsPerEuro } from './cogs/rates.ts';
import { copyRows } from './copy.ts';
import { withoutForeignKeys } from './foreign-keys.ts';
import { sources } from './sources.ts';
import { worldNow, worldOf, worldVersion } from './world.ts';
import type { WorldSize } from './world.ts';

export interface Seeded {
  /** 0 when the database held this world already. */
  readonly rows: number;
  readonly seconds: number;
}

/**
 * Fills one source's database with its part of the sample world, in one transaction: a load that was cut short leaves
 * nothing behind. A note in `sample_world` says which world a database holds; the same one is left alone, another
 * sample world is replaced, and rows of any other origin are never touched.
 */
export async function seed(
  source: SourceName,
  url: string,
  size: WorldSize,
  onProgress: (line: string) => void = () => {},
): Promise<Seeded> {
  const begun = performance.now();
  const rows = await withSession(url, (session) => fill(session, source, size, onProgress));
  return { rows, seconds: (performance.now() - begun) / 1000 };
}

async function fill(
  session: Session,
  source: SourceName,
  size: WorldSize,
  onProgress: (line: string) => void,
) {
  const { tables, rows } = sources[source];
  const world = JSON.stringify({ version: worldVersion, ...size });
  await session.query('begin');
  await session.query("select pg_advisory_xact_lock(hashtext('opsgraph sample world'))");
  const held = await worldHeld(session, source);
  const moved = source === 'sales' ? await alignSummaries(session, Object.values(summaries)) : [];
  if (held === world) {
    if (moved.length > 0) await refreshSummaries(session);
    await session.query('commit');
    return 0;
  }
  if (held === undefined) await refuseOtherRows(session, source);
  const all = [...Object.keys(tables), ...(source === 'sales' ? Object.keys(summaries) : [])];
  await session.query(`truncate ${all.map((table) => `${source}.${table}`).join(', ')}`);
  const total = await withoutForeignKeys(session, source, () =>
    copyRows(session, source, tables, rows(worldOf(size)), (sent) => onProgress(`${source}: ${sent} rows`)),
  );
  if (source === 'sales') {
    onProgress('sales: daily sales and customer summaries');
    // Without statistics of the rows just copied, Postgres plans the summaries as if there were none.
    await session.query(
      'analyze sales.orders, sales.order_lines, sales.returns, sales.refunds, sales.customers',
    );
    await refreshSummaries(session);
  }
  await session.query(
    `create table if not exists ${source}.sample_world (world text not null, moved_days integer not null default 0)`,
  );
  await session.query(`delete from ${source}.sample_world`);
  await session.query(`insert into ${source}.sample_world values ($1)`, [world]);
  await session.query('commit');
  await session.query('analyze');
  return total;
}

/** Which sample world the database holds, if any. */
async function worldHeld(session: Session, source: SourceName): Promise<string | undefined> {
  const { rows } = await session.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${source}.sample_world`,
  ]);
  if (!rows[0]?.there) return undefined;
  const note = await session.query<{ world: string }>(`select world from ${source}.sample_world`);
  return note.rows[0]?.world;
}

async function refuseOtherRows(session: Session, source: SourceName): Promise<void> {
  for (const table of Object.keys(sources[source].tables)) {
    const { rowCount } = await session.query(`select 1 from ${source}.${table} limit 1`);
    if (rowCount !== 0) {
      throw new Error(`${source}.${table} holds rows that are not a sample world: left as it is`);
    }
  }
}

/** The tables that sales makes of its others, and by what. */
const summaries = {
  product_daily_sales: 'sales.refresh_product_daily_sales',
  customer_summaries: 'sales.refresh_customer_summaries',
};

/** Makes them of the rows of the sample world, whatever has become of these. */
export async function refreshSummaries(session: Session): Promise<void> {
  const days = Array.from({ length: today - firstDay + 1 }, (_, i) => firstDay + i);
  await session.query(`select ${summaries.product_daily_sales}($1, $2)`, [
    dayText(firstDay),
    dayText(today + 1),
  ]);
  await session.query(`select ${summaries.customer_summaries}($1, 'USD', $2, $3, $4, $5)`, [
    dayText(today),
    days.map(dayText),
    days.map(() => 'EUR'),
    days.map(dollarsPerEuro),
    worldNow,
  ]);
}
