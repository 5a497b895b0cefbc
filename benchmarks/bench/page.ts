import { cpus, totalmem, type } from 'node:os';
import { contenders, isOurs, type ContenderName } from './contenders.ts';
import { keysOf, perSecond, together, type CellKey, type Figures, type Ratio } from './figures.ts';
import { operationNames } from './operations.ts';
import { startMedian, type OwnFigures } from './own.ts';

export interface Run {
  readonly command: string;
  readonly names: readonly ContenderName[];
  readonly rounds: number;
  readonly seconds: number;
  /** How long each is asked before it is measured. */
  readonly warmSeconds: number;
  /** How many answers were compared, before anything was timed. */
  readonly compared: number;
  readonly pinned: boolean;
  readonly postgres: string;
  /** Of the machine, before the run. */
  readonly load: number;
  readonly minutes: number;
  readonly figures: Figures;
  readonly own: OwnFigures | undefined;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index ? '---:' : '---')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

const few = (number: number): string =>
  number < 10 ? number.toFixed(2) : number.toFixed(number < 100 ? 1 : 0);
const spread = ({ median, least, most }: Ratio): string =>
  `${median.toFixed(2)} (${least.toFixed(2)}..${most.toFixed(2)})`;
const label = ({ operation, callers }: CellKey): string => `${operation}, ${callers}`;
const keys = keysOf(operationNames);

function tableOf(
  names: readonly ContenderName[],
  cell: (name: ContenderName, key: CellKey) => string,
): string {
  const head = ['', ...names.map((name) => contenders[name].title)];
  return table(
    head,
    keys.map((key) => [label(key), ...names.map((name) => cell(name, key))]),
  );
}

/** The tables, for a terminal as for the page. */
export function tables({ names, figures }: Run): string {
  const median = (name: ContenderName, key: CellKey, value: Parameters<Figures['median']>[2]) =>
    few(figures.median(name, key, value));
  return `## Requests a second

Of Apollo Server as they are, of the others as a multiple of its: the median of the rounds' ratios (least..most).

${tableOf(names, (name, key) =>
  name === 'plain'
    ? `${median(name, key, perSecond)}/s`
    : spread(figures.ratio(name, 'plain', key, perSecond)),
)}

## Processor time

Milliseconds a request: of the server's processes + of Postgres.

${tableOf(
  names,
  (name, key) =>
    `${median(name, key, (cell) => cell.serverMs)} + ${median(name, key, (cell) => cell.postgresMs)}`,
)}

## Latency

Milliseconds: p50 / p99.

${tableOf(names, (name, key) => `${median(name, key, (cell) => cell.p50)} / ${median(name, key, (cell) => cell.p99)}`)}

## Memory

The most resident memory, in MB, of all processes of a server together, in any cell and with 64 callers.

${table(
  ['', ...names.map((name) => contenders[name].title)],
  [
    ['any', ...names.map((name) => String(figures.peak(name)))],
    ['64 callers', ...names.map((name) => String(figures.peak(name, 64)))],
  ],
)}`;
}

/** What is worked out of the figures, and nothing else. */
export function whereAhead({ names, figures }: Run): string {
  const peers = names.filter((name) => !isOurs(name));
  if (!names.includes('opsgraph')) return '';
  const ahead = (what: string, value: Parameters<Figures['ratio']>[3], isMore: boolean): string[] =>
    peers.flatMap((name) => {
      const cells = keys.flatMap((key) => {
        const { median } = figures.ratio(name, 'opsgraph', key, value);
        if (isMore ? median <= 1 : median >= 1) return [];
        return [`${label(key)} ${median.toFixed(2)}`];
      });
      return cells.length ? [`- ${contenders[name].title}, ${what}: ${cells.join(' · ')}`] : [];
    });
  const memory = peers
    .filter((name) => figures.peak(name) < figures.peak('opsgraph'))
    .map((name) => `${contenders[name].title} ${figures.peak(name)}`);
  const lines = [
    ...ahead('requests a second', perSecond, true),
    ...ahead('processor time of server and Postgres', together, false),
    ...ahead('p99', ({ p99 }) => p99, false),
    ...(memory.length
      ? [`- memory, in MB beside our ${figures.peak('opsgraph')}: ${memory.join(', ')}`]
      : []),
  ];
  return `## Where a peer is ahead

As a multiple of what Opsgraph has there by POST: medians of the rounds' ratios.

${lines.length ? lines.join('\n') : 'Nowhere.'}`;
}

export function ownTables({ figures }: Run, own: OwnFigures): string {
  const operations = own.operations.map(({ title, p50, p99, statements, databaseMs }) => [
    title,
    few(p50),
    few(p99),
    statements.toFixed(1),
    few(databaseMs),
  ]);
  const { repeated, stream } = own;
  return `## Opsgraph alone

Its own operations with one caller, no answer given again, what holds for hours or a day worked out before; statements and milliseconds of the databases by pg_stat_statements.

${table(['', 'p50 ms', 'p99 ms', 'statements', 'database ms'], operations)}

- A public answer that is there already (card, GET by hash, 16 callers): ${repeated.serverMs.toFixed(2)} ms of the server's processor time, ${Math.round(repeated.perSecond)} a second.
- From the start of the process to its first answer, over databases that are there: ${Math.round(startMedian(own))} ms (${own.startMs.map(Math.round).join(', ')}).
- Memory at most: ${figures.peak('opsgraph', 64)} MB with 64 callers, ${stream.peak} MB while ${stream.rows.toLocaleString('en')} rows go out as CSV (${Math.round(stream.rows / stream.seconds).toLocaleString('en')} a second).`;
}

const machine = (): string => {
  const [first] = cpus();
  return `${cpus().length} cores of ${first?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}`;
};

/** `docs/performance.md`. */
export function page(run: Run): string {
  const { names, rounds, seconds, compared, pinned, postgres, load, minutes, command } = run;
  return `# Performance

Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}, in ${Math.round(minutes)} minutes: ${machine()}; Node ${process.versions.node}, Postgres ${postgres}; the machine's load before was ${load.toFixed(1)}. How it is measured and why so: [decision 58](decisions/0058-a-benchmark-beside-peers.md).

**Same data, same work.** The sample world (1,200 products, 20,000 customers, 64,000 orders) on one Postgres: five databases, and one with all five schemas for PostGraphile, which has no other way. Three operations, the same fields for all: *board*, 50 products of a category with stock by place, price, unit cost in one currency, 3 cheapest rivals and open tickets (34 KB); *card*, one product (1.4 KB); *customer*, 5 orders with lines, names and shipments, and 3 tickets (2.7 KB); asked in turn for 16 categories, 600 products and 600 customers. ${compared} answers of each server were equal before anything was timed.

${names.map((name) => `- **${contenders[name].title}**: ${contenders[name].says}.`).join('\n')}

Opsgraph runs as \`npm start\` runs it, with NODE_ENV=production and everything on: sign-in by API key, scopes, trusted documents alone, cost and limits, metrics, audit and log (to /dev/null). No answer is given again (ANSWER_CACHE_MB=0), and one key may ask as much as 64 callers do. Equal statements that run at the same time are one statement, which at 64 callers over 16 boards is often so. The peers have none of all that: Opsgraph does more.

${rounds} rounds of fresh processes, ${seconds} s a cell, all servers in turn within each, each of them asked the same for ${run.warmSeconds} s before. ${pinned ? 'A server, with all its processes, has core 0; Postgres core 1, which on two cores whoever sends requests shares.' : 'Nothing is pinned to a core.'} Errors: ${run.figures.errors}.

${tables(run)}

${whereAhead(run)}
${run.own ? `\n${ownTables(run, run.own)}\n` : ''}`;
}
