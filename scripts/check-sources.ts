/**
 * npm run check-sources: holds your own source databases against what Opsgraph reads and prints what is right, what is
 * missing, what that costs and how to mend it. Exit code 1 when there is an error; warnings and absent optional tables
 * leave it 0. Sources whose <SOURCE>_DATABASE_URL is not set are embedded and need no check.
 */
import { command, configuration } from '../src/config/command.ts';
import { urlVariable } from '../src/config/config.ts';
import { checkLimits, checkSource } from '../src/database/schema-check/check.ts';
import {
  findingsOf,
  type SchemaFinding,
  type LookupSupport,
  type SourceReport,
  type TableReport,
} from '../src/database/schema-check/finding.ts';
import { withReader } from '../src/database/session.ts';
import { brokenFigures, type BrokenFigure } from '../src/figures/definition-check.ts';
import { placeOf } from '../src/kernel/postgres-url.ts';
import { sourceNames, type SourceName } from '../src/kernel/source-name.ts';
import { staleAfterHours } from '../src/sources/freshness.ts';
import { customerCatalogues, productCatalogues, sources } from '../src/sources/index.ts';

const program = command(
  'check-sources',
  'Holds your own source databases against what the graph reads.',
).parse();

const severities = ['error', 'warning', 'note'] as const;
const marks: Readonly<Record<SchemaFinding['severity'], string>> = { error: '✗', warning: '!', note: '–' };
const suffixes: Readonly<Record<LookupSupport, string>> = {
  index: '',
  'few rows': ' (few rows)',
  remote: ' (remote)',
  none: ' (no index)',
};
const textWidth = 100;

const { databaseUrls, clock, staleAfterHours: configured } = configuration();
const { hours, problems } = staleAfterHours(configured);
for (const problem of problems) program.error(`STALE_AFTER_HOURS ${problem}`);
const freshness = { now: clock ?? new Date(), staleAfterHours: hours };
const findings: SchemaFinding[] = [];
for (const source of sourceNames) {
  const url = databaseUrls[source];
  if (!url) {
    console.log(`${source}: embedded, nothing to check (${urlVariable(source)} is not set)\n`);
    continue;
  }
  const { tables } = sources[source];
  const checked = await checkSource(source, url, tables, freshness);
  const report = { ...checked, findings: [...checked.findings, ...(await figuresOf(source, url, checked))] };
  print(`${source}: ${placeOf(url)}${report.role ? `, read as ${report.role}` : ''}`, report);
  findings.push(...findingsOf(report));
}
const count = (severity: SchemaFinding['severity']) =>
  findings.filter((each) => each.severity === severity).length;
console.log(
  `${count('error')} errors, ${count('warning')} warnings, ${count('note')} optional tables or columns absent`,
);
if (count('error') > 0) process.exitCode = 1;

/** Figures that the database cannot answer as they are defined, where its tables are as they should be. */
async function figuresOf(
  source: SourceName,
  url: string,
  report: SourceReport,
): Promise<readonly SchemaFinding[]> {
  if (findingsOf(report).some(({ severity }) => severity === 'error')) return [];
  const catalogues = [...productCatalogues, ...customerCatalogues].filter((one) => one.source === source);
  const broken: BrokenFigure[] = [];
  await withReader(url, checkLimits, async (session) => {
    for (const catalogue of catalogues) broken.push(...(await brokenFigures(session, catalogue)));
  });
  return broken.map(({ figure, shows, says }) => ({
    severity: 'error',
    what: `the figure ${figure} cannot be read: ${says}`,
    cost: `These fail with SOURCE_UNAVAILABLE: ${shows || figure}, and what is filtered or ordered by it.`,
    mend: `Compare what src/sources/${source}/statements.sql says of it with your database.`,
  }));
}

function print(title: string, report: SourceReport): void {
  console.log(`${title}\n`);
  if (report.tables.length > 0) printTables(report.tables);
  for (const { severity, what, cost, mend } of findingsOf(report)) {
    printWrapped(`  ${marks[severity]} `, what);
    printWrapped('      costs  ', cost);
    printWrapped('      mend   ', mend);
  }
  console.log();
}

function printTables(tables: readonly TableReport[]): void {
  const lines = [
    ['', 'TABLE', 'IS', 'COLUMNS', 'ROWS', 'LOOKED UP BY', 'NEWEST'],
    ...tables.map(({ table, is, columnsRight, columns, rows, lookups, newest, findings }) => [
      markOf(findings),
      table,
      is ?? 'absent',
      is ? `${columnsRight} of ${columns}` : '',
      rows === null ? '' : String(rows),
      lookedUpBy(lookups),
      newest ?? '',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(`  ${line.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  ')}`.trimEnd());
  }
  console.log();
}

function markOf(findings: readonly SchemaFinding[]): string {
  const worst = severities.find((severity) => findings.some((finding) => finding.severity === severity));
  return worst ? marks[worst] : '✓';
}

function lookedUpBy(lookups: TableReport['lookups']): string {
  return lookups.length > 0 && lookups.every(({ support }) => support === 'few rows')
    ? 'few rows, no index needed'
    : lookups.map(({ by, support }) => by + suffixes[support]).join(', ');
}

/** Breaks a sentence between words, so that its lines stand under each other behind the label. */
function printWrapped(label: string, sentence: string): void {
  let line = label;
  for (const word of sentence.split(' ')) {
    if (line.length > label.length && line.length + word.length > textWidth) {
      console.log(line.trimEnd());
      line = ' '.repeat(label.length);
    }
    line += `${word} `;
  }
  console.log(line.trimEnd());
}
