import { reportingZone } from '../../domain/reporting-calendar.ts';
import { layoutTypes, type ColumnKind, type Table } from '../table.ts';
import type { SchemaFinding } from './finding.ts';
import type { LiveTable } from './live.ts';

/** Other types that compare, add up and arrive as the layout's own. */
const fitting: Partial<Record<ColumnKind, readonly string[]>> = {
  text: ['character varying'],
  'text[]': ['character varying[]'],
  integer: ['smallint'],
  bigint: ['integer', 'smallint'],
  minor: ['bigint', 'integer', 'smallint'],
  double: ['real'],
};
const fits = (kind: ColumnKind, type: string): boolean =>
  type === layoutTypes[kind] || !!fitting[kind]?.includes(type);

const isFraction = (type: string): boolean =>
  ['numeric', 'double precision', 'real'].some((fraction) => type.startsWith(fraction));

function conversion(column: string, from: string, kind: ColumnKind): string {
  if (kind === 'timestamp') {
    const asTimestamp = from === 'timestamp without time zone' ? column : `${column}::timestamp`;
    return `${asTimestamp} at time zone 'UTC' (or the zone its clocks show)`;
  }
  if (kind === 'date' && from === 'timestamp with time zone')
    return `(${column} at time zone '${reportingZone.name}')::date`;
  if (kind === 'boolean' && from !== 'text') return `${column} <> 0`;
  if (kind === 'text[]') return `coalesce(string_to_array(${column}, ','), '{}')`;
  if (kind === 'minor')
    return `(${column} * 100)::numeric (without * 100 if it counts cents), with all decimals that it has`;
  if (column.endsWith('_minor')) return `round(${column} * 100)::bigint (without * 100 if it counts cents)`;
  // Units are whole: of what is left of one, none can be sold.
  if (kind === 'integer' && isFraction(from))
    return `floor(${column})::integer (parts of a unit are left out)`;
  return `${column}::${layoutTypes[kind]}`;
}

/** The columns of a table that can be read, and what is wrong with the others. */
export function checkColumns(name: string, table: Table, live: LiveTable, cost: string) {
  const findings: SchemaFinding[] = [];
  const right: string[] = [];
  for (const [column, { kind, nullable, without, mayBeDay }] of Object.entries(table.columns)) {
    const found = live.columns.get(column);
    if (!found && without) {
      findings.push({
        severity: 'note',
        what: `${name} has no column ${column}, which is allowed`,
        cost: `Unknown, so null: ${without}.`,
        mend: `Where it is known, add ${column} to the ${live.is} as ${layoutTypes[kind]}.`,
      });
    } else if (!found) {
      const value = nullable ? `, where nobody knows it as null::${layoutTypes[kind]}` : `, and never null`;
      findings.push({
        severity: 'error',
        what: `${name} has no column ${column}`,
        cost,
        mend: `Add ${column} to the ${live.is} as ${layoutTypes[kind]}${value}.`,
      });
    } else if (!fits(kind, found.type) && !(mayBeDay && found.type === 'date')) {
      findings.push({
        severity: 'error',
        what: `${name}.${column} is ${found.type}, not ${layoutTypes[kind]}`,
        cost,
        mend: `Let the view say ${conversion(column, found.type, kind)} as ${column}.`,
      });
    } else {
      right.push(column);
    }
  }
  return { right, findings };
}
