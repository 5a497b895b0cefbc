import type { Session } from '../session.ts';
import type { Table } from '../table.ts';
import type { SchemaFinding } from './finding.ts';
import { quoted } from './live.ts';
import { probedRows } from './values.ts';

/** Patterns of rows that mean something else than the layout has them. Throws what Postgres throws. */
export async function checkDoubts(
  session: Session,
  [schema, name]: readonly [string, string],
  { doubts = [] }: Table,
  columns: readonly string[],
): Promise<readonly SchemaFinding[]> {
  const findings: SchemaFinding[] = [];
  const listed = columns.map((column) => quoted(column)).join(', ');
  for (const { counts, fromPercent, pattern, cost, mend } of doubts) {
    const { rows } = await session.query<{ found: string; among: string }>(
      `with probe as (select ${listed} from ${quoted(schema, name)} limit ${probedRows}) ${counts}`,
    );
    const [found, among] = [Number(rows[0]?.found), Number(rows[0]?.among)];
    if (found === 0 || found * 100 < among * fromPercent) continue;
    findings.push({
      severity: 'warning',
      what: `${schema}.${name}: ${pattern}, in ${found} of ${among} cases looked at`,
      cost,
      mend,
    });
  }
  return findings;
}
