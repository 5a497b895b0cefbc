import { reportingZone } from '../domain/reporting-calendar.ts';
import type { Session } from './session.ts';

/** The functions that make summaries, as they are there, with the zone whose days they tell: UTC unless it is set. */
const functions = `
  select made.oid::regprocedure::text as function, coalesce(zone.name, 'UTC') as zone
  from unnest($1::text[]) as wanted, pg_proc made
    left join lateral (
      select substr(setting, 10) as name from unnest(made.proconfig) as setting where lower(setting) like 'timezone=%'
    ) as zone on true
  where made.oid = to_regproc(wanted)`;

/** Those that tell the days of another zone than the reporting one. */
export async function summariesElsewhere(session: Session, refresh: readonly string[]) {
  const { rows } = await session.query<{ function: string; zone: string }>(functions, [refresh]);
  return rows.filter(({ zone }) => zone !== reportingZone.name);
}

/** Lets them tell days by the reporting zone from when they are next called; returns those that did not. */
export async function alignSummaries(
  session: Session,
  refresh: readonly string[],
): Promise<readonly string[]> {
  const elsewhere = await summariesElsewhere(session, refresh);
  const zone = session.escapeLiteral(reportingZone.name);
  for (const { function: name } of elsewhere)
    await session.query(`alter function ${name} set timezone = ${zone}`);
  return elsewhere.map(({ function: name }) => name);
}
