import type { ColumnKind, Table } from '../table.ts';
import type { SchemaFinding } from './finding.ts';
import type { LiveTable } from './live.ts';

/** Types that compare, add up and arrive as the read layout's own, which comes first. */
const fitting: Readonly<Record<ColumnKind, readonly string[]>> = {
  text: ['text', 'character varying'],
  'text[]': ['text[]', 'character varying[]'],
  integer: ['integer', 'smallint'],
  bigint: ['bigint', 'integer', 'smallint'],
  numeric: ['numeric'],
  double: ['double precision', 'real'],
  boolean: ['boolean'],
  date: ['date'],
  timestamp: ['timestamp with time zone'],
};

/** The type that the read layout gives a kind of column. */
const typeOf = (kind: ColumnKind): string => fitting[kind][0] ?? kind;

function conversion(column: string, from: string, kind: ColumnKind): string {
  if (kind === 'timestamp') {
    const asTimestamp = from === 'timestamp without time zone' ? column : `${column}::timestamp`;
    return `${asTimestamp} at time zone 'UTC' (or the zone its clocks show)`;
  }
  if (kind === 'date' && from === 'timestamp with time zone') return `(${column} at time zone 'UTC')::date`;
  if (kind === 'boolean' && from !== 'text') return `${column} <> 0`;
  if (kind === 'text[]') return `coalesce(string_to_array(${column}, ','), '{}')`;
  if (column.endsWith('_minor')) return `round(${column} * 100)::bigint (without * 100 if it counts cents)`;
  return `${column}::${typeOf(kind)}`;
}

/** The columns of a table that can be read, and what is wrong with the others. */
export function checkColumns(name: string, table: Table, live: LiveTable, cost: string) {
  const findings: SchemaFinding[] = [];
  const right: string[] = [];
  for (const [column, { kind, nullable }] of Object.entries(table.columns)) {
    const found = live.columns.get(column);
    if (!found) {
      const value = nullable ? `, where nobody knows it as null::${typeOf(kind)}` : `, and never null`;
      findings.push({
        severity: 'error',
        what: `${name} has no column ${column}`,
        cost,
        mend: `Add ${column} to the ${live.is} as ${typeOf(kind)}${value}.`,
      });
    } else if (!fitting[kind].includes(found.type)) {
      findings.push({
        severity: 'error',
        what: `${name}.${column} is ${found.type}, not ${typeOf(kind)}`,
        cost,
        mend: `Let the view say ${conversion(column, found.type, kind)} as ${column}.`,
      });
    } else {
      right.push(column);
    }
  }
  return { right, findings };
}
