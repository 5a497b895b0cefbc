import type { Session } from '../session.ts';
import type { Summary } from '../table.ts';
import type { Finding } from './finding.ts';

/** Whether a summary was made since the last day it could tell of. Throws what Postgres throws. */
export async function checkSummary(session: Session, table: string, summary: Summary): Promise<Finding[]> {
  const { rows } = await session.query<{ told: string | null; over: string | null }>(
    `select told::text, over::text from (${summary.days}) days`,
  );
  const { told, over } = rows[0] ?? { told: null, over: null };
  if (over === null || (told !== null && told >= over)) return [];
  return [
    {
      severity: 'warning',
      what: `${table} tells of days up to ${told ?? 'none'}, and there were sales up to ${over}`,
      cost: 'What is read from it is older than the orders beside it.',
      mend: `Let a nightly job call ${summary.refresh}, or whatever makes your view of that name.`,
    },
  ];
}
