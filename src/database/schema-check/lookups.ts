import type { Session } from '../session.ts';
import type { Lookup, Table } from '../table.ts';
import type { SchemaFinding, LookupSupport, TableReport } from './finding.ts';
import { quoted } from './live.ts';
import { probedRows } from './values.ts';

/** Below so many rows reading all of them is as quick as an index. */
const fewRows = 1_000;

/** A look-up of a value that nobody has, and how a plan shows that an index was asked for it. */
function lookUp(table: Table, lookup: string): { condition: string; trace: string } {
  const [by = lookup, where = 'true'] = lookup.split(' where ');
  const column = table.columns[by];
  const name = column ? quoted(by) : by;
  const probe = (comparison: string, trace: string) => ({
    condition: `${name} ${comparison} and ${where}`,
    trace,
  });
  switch (column?.kind) {
    case 'timestamp':
      return probe(`>= timestamptz '1971-02-03 04:05:06.789+00'`, '04:05:06.789');
    case 'date':
      return probe(`>= date '1971-02-03'`, '1971-02-03');
    case 'integer':
    case 'bigint':
      return probe('>= 1971020304', '1971020304');
    default:
      return probe(`= any (array['looked up', 'by nobody'])`, 'by nobody');
  }
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly Schema?: string;
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Filter?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The steps of a statement's plan, where Postgres is kept from some kinds of scan. */
async function planOf(
  session: Session,
  statement: string,
  ...without: readonly string[]
): Promise<PlanNode[]> {
  const { rows } = await session.queryWith<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    Object.fromEntries(without.map((scan) => [`enable_${scan}`, 'off'])),
    `explain (verbose, format json) ${statement}`,
  );
  return rows.flatMap((row) => nodesOf(row['QUERY PLAN'][0].Plan));
}

interface Support {
  readonly support: LookupSupport;
  /** The index that would serve it, where the plan tells. */
  readonly wanted?: string;
}

/** Whether Postgres finds rows by a column or expression without reading them all. Sees through views. */
export async function lookupSupport(
  session: Session,
  [schema, name]: readonly [string, string],
  table: Table,
  lookup: Lookup,
): Promise<Support> {
  const written = typeof lookup === 'string' ? null : lookup;
  const { condition, trace } = lookUp(table, written ? written.of(quoted(written.column)) : String(lookup));
  const statement = `select 1 from ${quoted(schema, name)} where ${condition}`;
  // Otherwise it would read a small or empty table as a whole, index or not.
  const nodes = await planOf(session, statement, 'seqscan');
  const probe = nodes.filter((node) => node['Index Cond']?.includes(trace));
  if (await leads(session, probe)) return { support: 'index' };
  if (nodes.some((node) => node['Node Type'] === 'Foreign Scan')) return { support: 'remote' };
  // A plan tells no collations: of what is written of a column it tells the column.
  const plain = written ? lookUp(table, written.column).condition : condition;
  const whole = `select 1 from ${quoted(schema, name)} where ${plain}`;
  const read = await planOf(session, whole, 'indexscan', 'indexonlyscan', 'bitmapscan');
  return { support: 'none', wanted: read.map((node) => wantedIndex(node, written?.of)).find(Boolean) };
}

/**
 * Expressions without what may be written in several ways: parentheses, spaces, the table's name before a column, and
 * collations, of which plans do not tell.
 */
const plain = (expression: string): string =>
  expression
    .replaceAll(/\b[a-z_]\w*\./g, '')
    .replaceAll(/[()\s]/g, '')
    .replaceAll(/COLLATE"[^"]*"|::[a-z]+|,NFC/g, '');

/** Whether one of these indexes begins with what is looked up: else it is read from end to end. */
async function leads(session: Session, nodes: readonly PlanNode[]): Promise<boolean> {
  const { rows } = await session.query<{ index: string; first: string }>(
    `select relname as index, pg_get_indexdef(oid, 1, false) as first
     from pg_class where relkind in ('i', 'I') and relname = any($1)`,
    [nodes.map((node) => node['Index Name'])],
  );
  return nodes.some((node) =>
    rows.some(
      ({ index, first }) =>
        index === node['Index Name'] && plain(node['Index Cond'] ?? '').includes(plain(first)),
    ),
  );
}

/** Where a plan reads all of a table and compares one expression with what is looked up: an index on that expression. */
function wantedIndex(node: PlanNode, of?: (column: string) => string): string | undefined {
  const { Schema: schema, 'Relation Name': relation, Alias: alias, Filter: filter } = node;
  const compared = /^\((.+) (?:= ANY|>=) \(?'[^']*'::[\w [\]]+\)?\)$/.exec(filter ?? '')?.[1];
  if (!schema || !relation || !compared) return undefined;
  const column = compared.replaceAll(`${alias}.`, '');
  const expression = of ? of(/\W/.test(column) ? `(${column})` : column) : column;
  return `create index on ${schema}.${relation} (${/\W/.test(expression) ? `(${expression})` : expression});`;
}

const unknownIndex = (by: string): string =>
  `Make an index on ${by} in the table behind it, or keep the rows in a materialized view that has one.`;

/** Each key by its first column, and each further look-up. */
export async function checkLookups(
  session: Session,
  [schema, name]: readonly [string, string],
  table: Table,
  rows: number,
): Promise<Pick<TableReport, 'lookups' | 'findings'>> {
  const lookups: TableReport['lookups'][number][] = [];
  const findings: SchemaFinding[] = [];
  for (const lookup of new Set([...table.key.slice(0, 1), ...table.lookups])) {
    const by = typeof lookup === 'string' ? lookup : lookup.name;
    const { support, wanted } = await lookupSupport(session, [schema, name], table, lookup);
    const slow = support === 'none' && rows >= fewRows;
    lookups.push({ by, support: support === 'none' && !slow ? 'few rows' : support });
    if (slow) {
      findings.push({
        severity: 'warning',
        what: `${schema}.${name} cannot be looked up by ${by} through an index`,
        cost: `Each such look-up reads all ${rows} rows${rows < probedRows ? '' : ' and more'}.`,
        mend: wanted ?? unknownIndex(by),
      });
    }
  }
  return { lookups, findings };
}
