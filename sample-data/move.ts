import { withSession, type Session } from '../src/database/session.ts';
import { dayOf, daysBetween, type CalendarDate } from '../src/domain/calendar.ts';
import { reportingZone } from '../src/domain/reporting-calendar.ts';
import type { SourceName } from '../src/kernel/source-name.ts';
import { mondayOf, today as worldsDay } from './calendar.ts';
import { worldNow } from './world.ts';

export type { CalendarDate };

/** Weeks go by whole weeks, so that they begin where they began. */
const weekColumn = 'week_starting';

/**
 * Moves all days and instants of a source's sample world, so that the world's today is another day: what happened three
 * days ago did so still. Readers see the old rows until it is done.
 */
export const moveWorld = (source: SourceName, url: string, today: CalendarDate): Promise<void> =>
  withSession(url, async (session) => {
    await session.query('begin');
    await session.query("select pg_advisory_xact_lock(hashtext('opsgraph sample world'))");
    const { rows } = await session.query<{ days: number }>(
      `select moved_days as days from ${source}.sample_world`,
    );
    const from = rows[0]?.days ?? 0;
    const to = daysBetween(dayOf(worldNow), today);
    if (from === to) return void (await session.query('rollback'));
    // An instant keeps the hour that clocks show there.
    await session.query(`set local timezone = ${session.escapeLiteral(reportingZone.name)}`);
    // All keys go along, so that nothing need be checked.
    await session.query('set local session_replication_role = replica');
    const weeks = mondayOf(worldsDay + to) - mondayOf(worldsDay + from);
    for (const [table, columns] of await datedTables(session, source))
      await moveTable(session, `${source}.${table}`, columns, { days: to - from, weeks });
    await session.query(`update ${source}.sample_world set moved_days = $1`, [to]);
    await session.query('commit');
    await session.query('analyze');
  });

interface Column {
  readonly name: string;
  readonly type: string;
}

/** The tables that tell of days or instants, with all columns that can be written. */
async function datedTables(session: Session, source: SourceName) {
  const { rows } = await session.query<Column & { table: string }>(
    `select table_name as table, column_name as name, data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = $1 and table_type = 'BASE TABLE' and is_generated = 'NEVER'
       and table_name not like 'kysely%' and table_name <> 'sample_world'
     order by ordinal_position`,
    [source],
  );
  return [...Map.groupBy(rows, ({ table }) => table)].filter(([, columns]) =>
    columns.some(({ type }) => isDated(type)),
  );
}

const isDated = (type: string): boolean => type === 'date' || type === 'timestamp with time zone';

/** Not in place: a day that is part of a key would meet the next one's. */
async function moveTable(
  session: Session,
  table: string,
  columns: readonly Column[],
  { days, weeks }: { readonly days: number; readonly weeks: number },
): Promise<void> {
  const moved = columns.map(({ name, type }) => {
    if (!isDated(type)) return name;
    const by = name === weekColumn ? weeks : days;
    return type === 'date' ? `${name} + ${by}` : `${name} + interval '${by} days'`;
  });
  await session.query(`create temporary table moving on commit drop as select * from ${table}`);
  await session.query(`delete from ${table}`);
  await session.query(
    `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) select ${moved.join(', ')} from moving`,
  );
  await session.query('drop table moving');
}
