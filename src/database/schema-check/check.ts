import { defaultSourceLimits } from '../limits.ts';
import { withReader, type Session } from '../session.ts';
import type { Table } from '../table.ts';
import { checkAccess } from './access.ts';
import { checkColumns } from './columns.ts';
import type { SchemaFinding, SourceReport, TableReport } from './finding.ts';
import { checkDoubts } from './doubts.ts';
import { liveTables, quoted, type LiveTable } from './live.ts';
import { checkLookups } from './lookups.ts';
import { doesNotAnswer } from './unreachable.ts';
import { checkSummary, checkKey, checkValues } from './values.ts';

const seconds = 10;
/** A check may wait longer for a connection than a request, and no longer for an answer. */
export const checkLimits = { ...defaultSourceLimits, connect: 10_000, statement: seconds * 1_000 };

/** What the age of data is held against: a table's hours by its name, such as `sales.orders`. */
interface CheckedFreshness {
  readonly now: Date;
  readonly staleAfterHours: Readonly<Record<string, number>>;
}

/** Compares a live database with the tables that the graph reads from a source. Only reads, and never for long. */
export async function checkSource(
  schema: string,
  url: string,
  tables: Readonly<Record<string, Table>>,
  freshness: CheckedFreshness = { now: new Date(), staleAfterHours: {} },
): Promise<SourceReport> {
  try {
    return await withReader(url, checkLimits, async (session) => {
      const { role, findings } = await checkAccess(session, schema);
      const live = await liveTables(session, schema);
      const reports: TableReport[] = [];
      for (const [name, table] of Object.entries(tables)) {
        reports.push(await checkTable(session, { schema, name, table, role, freshness }, live.get(name)));
      }
      return { role, findings, tables: reports };
    });
  } catch (error) {
    return { role: null, findings: [doesNotAnswer(schema, error)], tables: [] };
  }
}

interface Subject {
  readonly schema: string;
  readonly name: string;
  readonly table: Table;
  readonly role: string;
  readonly freshness: CheckedFreshness;
}

async function checkTable(session: Session, subject: Subject, live: LiveTable | undefined) {
  const { schema, name, table } = subject;
  const report: TableReport = {
    table: name,
    is: live?.is ?? null,
    columnsRight: 0,
    columns: Object.keys(table.columns).length,
    rows: null,
    lookups: [],
    newest: null,
    findings: [],
  };
  if (!live) return { ...report, findings: [isAbsent(subject)] };

  const path = [schema, name] as const;
  const columns = checkColumns(`${schema}.${name}`, table, live, lost(subject));
  const findings = [...columns.findings];
  const isAsDescribed = findings.every(({ severity }) => severity === 'note');
  const readable = (list: readonly string[]) => list.every((column) => columns.right.includes(column));
  let { rows, lookups, newest } = report;
  try {
    const values = await checkValues(session, path, table, live, columns.right);
    rows = values.rows;
    findings.push(...values.findings);
    if (rows === 0 && !table.without) findings.push(isEmpty(subject));
    if (readable(table.key)) findings.push(...(await checkKey(session, path, table.key)));
    if (isAsDescribed) {
      const there = table.lookups.filter(
        (by) => typeof by !== 'string' || !table.columns[by]?.without || readable([by]),
      );
      const found = await checkLookups(session, path, { ...table, lookups: there }, rows);
      lookups = found.lookups;
      findings.push(...found.findings);
    }
    if (table.freshness && readable([table.freshness])) {
      const found = await newestOf(session, path, table.freshness);
      newest = found.newest;
      findings.push(...staleFindings(subject, found.at));
    }
    if (isAsDescribed) findings.push(...(await checkDoubts(session, path, table, columns.right)));
    if (table.summary && isAsDescribed && rows) {
      findings.push(...(await checkSummary(session, path.join('.'), table.summary)));
    }
  } catch (error) {
    findings.push(cannotBeRead(subject, error));
  }
  return { ...report, columnsRight: columns.right.length, rows, lookups, newest, findings };
}

async function newestOf(session: Session, path: readonly [string, string], column: string) {
  const { rows } = await session.query<{ newest: string | null; at: Date | number | null }>(
    `select max(${quoted(column)})::text as newest, max(${quoted(column)})::timestamptz as at
     from ${quoted(...path)}`,
  );
  const { newest = null, at = null } = rows[0] ?? {};
  return { newest, at: at instanceof Date ? at : null };
}

/** Whether its newest entry is older than it may be. */
function staleFindings({ schema, name, freshness }: Subject, at: Date | null): readonly SchemaFinding[] {
  const hours = freshness.staleAfterHours[`${schema}.${name}`] ?? 0;
  const age = at && (freshness.now.getTime() - at.getTime()) / 3_600_000;
  if (!age || hours === 0 || age <= hours) return [];
  const ago = age < 96 ? `${Math.floor(age)} hours` : `${Math.floor(age / 24)} days`;
  return [
    {
      severity: 'warning',
      what: `${schema}.${name} is stale: its newest entry is of ${at.toISOString()}, ${ago} ago and not within ${hours} hours`,
      cost: 'The source is DEGRADED, answers that stand on it say so, and no campaign check over it is GO.',
      mend: 'Look whether what fills it still runs. Where it is filled less often, set STALE_AFTER_HOURS; to look at data of another time, OPSGRAPH_CLOCK.',
    },
  ];
}

/** What fails when a table is there and cannot be read as described. */
const lost = ({ schema, name, table }: Subject): string =>
  table.without
    ? `These fail with SOURCE_UNAVAILABLE: ${table.without}.`
    : `All that is read from ${schema}.${name} fails with SOURCE_UNAVAILABLE.`;

function isAbsent(subject: Subject): SchemaFinding {
  const { schema, name, table } = subject;
  const columns = Object.keys(table.columns).join(', ');
  return {
    severity: table.without ? 'note' : 'error',
    what: `${schema}.${name} is not there${table.without ? ', which is allowed' : ''}`,
    cost: table.without ? `Unknown, so null: ${table.without}.` : lost(subject),
    mend: `${table.without ? 'Where the data exist, make' : 'Make'} a view of that name with the columns ${columns}, as migrations/${schema} has them.`,
  };
}

const isEmpty = ({ schema, name, role }: Subject): SchemaFinding => ({
  severity: 'warning',
  what: `${schema}.${name} shows ${role} no rows`,
  cost: 'The graph has nothing to say where it reads them.',
  mend: 'Fill it; if it has rows, a row security policy may hide them from this role.',
});

function cannotBeRead(subject: Subject, error: unknown): SchemaFinding {
  const { schema, name, role } = subject;
  const { code, message } = error as { code?: string; message: string };
  if (code === '42501') {
    return {
      severity: 'error',
      what: `${schema}.${name} may not be read by ${role}: ${message}`,
      cost: lost(subject),
      mend: `grant usage on schema ${schema} to ${role}; grant select on ${schema}.${name} to ${role};`,
    };
  }
  if (code === '57014') {
    return {
      severity: 'warning',
      what: `${schema}.${name} took longer than ${seconds} s to look through`,
      cost: 'Fields that read it may run into their time limit.',
      mend: 'Keep its rows in a materialized view that a nightly job refreshes.',
    };
  }
  return {
    severity: 'error',
    what: `${schema}.${name} cannot be read: ${message}`,
    cost: lost(subject),
    mend: 'Mend the view: the same happens to select * from it.',
  };
}
