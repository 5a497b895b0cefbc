import { reportingZone } from '../../domain/reporting-calendar.ts';
import type { Session } from '../session.ts';
import { summariesElsewhere } from '../summaries.ts';
import type { ColumnKind, Table, Summary } from '../table.ts';
import type { SchemaFinding } from './finding.ts';
import { quoted, type LiveTable } from './live.ts';

/** So many rows of a table are looked at, so that checking a large one stays cheap. */
export const probedRows = 100_000;

interface Probe {
  readonly column: string;
  /** SQL that is true for a value that must not be there. */
  readonly wrong: string;
  readonly problem: string;
  readonly mend: string;
  /** Whether to print some of the wrong values: never keys, which may be personal. */
  readonly shown: boolean;
  /** Whether it costs no more than the cells themselves. */
  readonly costsCells?: true;
}

/** What nobody can mean, by kind, as SQL; `endless`: where no end is meant by it. */
const oddIn = (kind: ColumnKind, name: string, endless: boolean): string | null => {
  if (kind === 'date' || kind === 'timestamp')
    return `${name} < '0001-01-01'${endless ? '' : ` or ${name} >= '9999-01-01'`}`;
  if (kind === 'numeric' || kind === 'double') return `${name}::text in ('NaN', 'Infinity', '-Infinity')`;
  return kind === 'text[]' ? `array_position(${name}, null) is not null` : null;
};

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function probesOf(table: Table, live: LiveTable, columns: readonly string[]): Probe[] {
  return columns.flatMap((column) => {
    const { kind = 'text', nullable, words, form, endless } = table.columns[column] ?? {};
    const name = quoted(column);
    const probes: Probe[] = [];
    const odd = oddIn(kind, name, endless ?? false);
    if (odd) {
      probes.push({
        column,
        wrong: odd,
        problem: 'is nothing that could be told',
        mend: `Give ${column} a value that is true, or null, in the view.`,
        shown: true,
        costsCells: true,
      });
    }
    if (!nullable && !live.columns.get(column)?.notNull) {
      probes.push({
        column,
        wrong: `${name} is null`,
        problem: 'is null, which it must never be,',
        mend: `Give ${column} a value that is true, or leave these rows out of the view.`,
        shown: false,
      });
    }
    if (words) {
      probes.push({
        column,
        wrong: `${name} <> all (array[${words.map(literal).join(', ')}])`,
        problem: `is none of ${words.join(', ')}`,
        mend: `Translate it in the view: case ${column} when '…' then ${literal(words[0] ?? '')} … end as ${column}.`,
        shown: true,
      });
    }
    if (form) {
      probes.push({
        column,
        wrong: `${name} !~ ${literal(form.pattern)}`,
        problem: `is not ${form.meaning},`,
        mend: `Translate it in the view.`,
        shown: false,
      });
    }
    return probes;
  });
}

/** Looks at the values of the columns that can be read. Throws what Postgres throws. */
export async function checkValues(
  session: Session,
  [schema, name]: readonly [string, string],
  table: Table,
  live: LiveTable,
  columns: readonly string[],
): Promise<{ rows: number; findings: SchemaFinding[] }> {
  const probes = probesOf(table, live, columns);
  const counts = probes.map(({ wrong }) => `count(*) filter (where ${wrong})`);
  const examples = probes.map(({ column, wrong, shown }) =>
    shown
      ? `array_to_string((array_agg(distinct ${quoted(column)}::text) filter (where ${wrong}))[1:3], ', ')`
      : 'null',
  );
  const { rows } = await session.query<{ rows: number; wrong: string[]; examples: (string | null)[] }>(
    `select count(*)::integer as rows, array[${counts.join(', ')}]::bigint[] as wrong,
            array[${examples.join(', ')}]::text[] as examples
     from (select ${columns.map((column) => quoted(column)).join(', ')} from ${quoted(schema, name)} limit ${probedRows}) probe`,
  );
  const [seen] = rows;
  if (!seen) throw new Error('an aggregate answers with one row');
  const findings = probes.flatMap(({ column, problem, mend, costsCells }, i): SchemaFinding[] => {
    const wrong = Number(seen.wrong[i]);
    const example = seen.examples[i] ? ` (${seen.examples[i]})` : '';
    return wrong === 0
      ? []
      : [
          {
            severity: costsCells ? 'warning' : 'error',
            what: `${schema}.${name}.${column} ${problem}${example} in ${wrong} of ${seen.rows} rows looked at`,
            cost: costsCells
              ? 'These cells are null, and what stands on them is unknown, as each answer says.'
              : 'What is read from these rows fails or misleads.',
            mend,
          },
        ];
  });
  return { rows: seen.rows, findings };
}

/** Whether the key tells every row from every other, as far as the probe goes. */
export async function checkKey(
  session: Session,
  [schema, name]: readonly [string, string],
  key: readonly string[],
): Promise<SchemaFinding[]> {
  const columns = key.map((column) => quoted(column)).join(', ');
  const { rows } = await session.query<{ keys: string }>(
    `select count(*) as keys
     from (select from (select ${columns} from ${quoted(schema, name)} limit ${probedRows}) probe
           group by ${columns} having count(*) > 1) repeated`,
  );
  const repeated = Number(rows[0]?.keys);
  return repeated === 0
    ? []
    : [
        {
          severity: 'error',
          what: `${schema}.${name} has several rows for one (${key.join(', ')}): ${repeated} such keys`,
          cost: 'One of these rows is shown and the others are not, or sums count them twice.',
          mend: `Make (${key.join(', ')}) unique: add the rows up, or pick one with distinct on (${key.join(', ')}).`,
        },
      ];
}

/** Whether a summary was made since the last day it could tell of. Throws what Postgres throws. */
export async function checkSummary(
  session: Session,
  table: string,
  summary: Summary,
): Promise<SchemaFinding[]> {
  const { rows } = await session.query<{ last_day: string | null; over: string | null }>(
    `select last_day::text, over::text from (${summary.days}) days`,
  );
  const { last_day: lastDay, over } = rows[0] ?? { last_day: null, over: null };
  const elsewhere = await summariesElsewhere(session, [summary.refresh]);
  const findings = elsewhere.map(({ function: name, zone }): SchemaFinding => ({
    severity: 'warning',
    what: `${table} is made of the days of ${zone}, and reports tell those of ${reportingZone.name}`,
    cost: 'Its days, and what is reckoned from them, differ from those of the reports beside.',
    mend: `alter function ${name} set timezone = '${reportingZone.name}'; and call it for all days anew.`,
  }));
  if (over === null || (lastDay !== null && lastDay >= over)) return findings;
  return [
    ...findings,
    {
      severity: 'warning',
      what: `${table} tells of days up to ${lastDay ?? 'none'}, and there were sales up to ${over}`,
      cost: 'What is read from it is older than the orders beside it.',
      mend: `Let a nightly job call ${summary.refresh}, or whatever makes your view of that name.`,
    },
  ];
}
