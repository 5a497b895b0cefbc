import { textOf } from '../../src/database/sql-parts.ts';
import type { RegisteredList } from '../../src/database/keyset.ts';
import type { PageRequest } from '../../src/kernel/page.ts';
import type { Position } from '../../src/kernel/cursor.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import type { Statement } from '../../src/database/statement.ts';
import { askAll } from './filters.ts';
import { laidOut } from './layout.ts';
import { registeredWhile, type Registered } from './registered.ts';

type AnyStatement = Statement<never, unknown>;

/** All SQL that the sources may send, as one page for each. */
export async function sqlPages(): Promise<ReadonlyMap<SourceName, string>> {
  const made = await registeredWhile(() => import('../../src/sources/open.ts'));
  if (made.statements.length === 0) throw new Error('The sources were loaded before anybody listened.');
  const filters = await registeredWhile(() => askAll(made.matchers));
  const shapes = made.lists.map(shapesOf);
  const shown = new Set(shapes.flat());
  const pages = new Map<SourceName, string>();
  for (const source of new Set(made.statements.map((statement) => statement.source))) {
    const mine = (statements: readonly AnyStatement[]) => statements.filter((one) => one.source === source);
    const views = viewsOf(source, made);
    const restricted = new Set(views.map(({ table }) => table));
    const entries = [
      ...mine([...made.statements, ...filters.statements])
        .filter((one) => !shown.has(one))
        .map((one) => ({ name: printedName(one), text: whole(one, restricted) })),
      ...shapes
        .filter(([first]) => first?.source === source)
        .map((list) => ({ name: list[0]?.name ?? '', text: inShapes(list, restricted) })),
    ];
    pages.set(
      source,
      [
        `-- What ${source} is asked. Written by \`npm run codegen\`: change what stands in lists/, figures/, reports/ and views.`,
        ...distinct(entries).map(({ text }) => text),
        ...views.map(({ text }) => text),
      ].join('\n\n') + '\n',
    );
  }
  return pages;
}

/** Values have a statement for each set that is asked together; printed is that of all, and that of a place. */
export const printedName = ({ name }: Pick<AnyStatement, 'name'>): string =>
  name.replace(/_values_(in_country_|in_warehouses_)?.*/, '_values_$1').replace(/_$/, '');

interface Entry {
  readonly name: string;
  readonly text: string;
}

/** By name, of which each has one text. */
function distinct(entries: readonly Entry[]): readonly Entry[] {
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    if ((byName.get(entry.name) ?? entry).text !== entry.text) {
      throw new TypeError(`two statements are named ${entry.name}`);
    }
    byName.set(entry.name, entry);
  }
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const bounds = (nullable: boolean): readonly (Position | null)[] => [
  null,
  ['x', 'x'],
  ...(nullable ? [[null, 'x'] as const] : []),
];

/** Every shape of a paged statement, the first page first. */
const shapesOf = ({ orders, of }: RegisteredList): readonly AnyStatement[] =>
  orders.flatMap((order) =>
    [false, true].flatMap((backwards) =>
      bounds(order.steps[0].nullable ?? false).flatMap((after, _, positions) =>
        positions.map((before) => of(order, { size: 1, backwards, after, before } satisfies PageRequest)),
      ),
    ),
  );

/** The first page, and of each other shape the lines that it has otherwise. */
function inShapes([first, ...others]: readonly AnyStatement[], restricted: ReadonlySet<string>): string {
  if (!first) return '';
  const lines = new Set(laidOut(bare(first)).split('\n'));
  return [
    whole(first, restricted),
    ...others.map((other) => {
      const own = laidOut(bare(other))
        .split('\n')
        .filter((line) => !lines.has(line));
      return `-- ${other.name}: the same but for\n${own.join('\n')}`;
    }),
  ].join('\n\n');
}

const bare = ({ text }: AnyStatement) => text.replace(/^\/\*.*?\*\/ /, '');

/** What a statement is given: a name for what differs from run to run, a value for a constant. */
class Name {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
const names = new Proxy({}, { get: (_, name) => new Name(String(name)) }) as never;
const given = (value: unknown): string => {
  if (value === undefined) return 'as the filter says';
  return value instanceof Name ? value.text : `always ${JSON.stringify(value)}`;
};

function whole(statement: AnyStatement, restricted: ReadonlySet<string>): string {
  const { source, parts = [], plannedAnew, report } = statement;
  const name = printedName(statement);
  const values = statement.values(names).map((value, place) => `$${place + 1} ${given(value)}`);
  const tables = [...restricted].toSorted();
  const ruled = tables.filter((table) =>
    parts.some((part) => typeof part === 'object' && 'table' in part && part.table === table),
  );
  const unruled = tables.filter((table) =>
    parts.some((part) => typeof part === 'string' && part.includes(`"${source}"."${table}"`)),
  );
  const said = [
    name,
    values.length > 0 && `given ${values.join(', ')}`,
    ruled.length > 0 && `by row rules: ${ruled.join(', ')}`,
    unruled.length > 0 && `past row rules: ${unruled.join(', ')}`,
    plannedAnew && 'planned anew for each run',
    report && 'waits among reports',
  ];
  return [
    ...said.filter((line) => typeof line === 'string').map((line) => `-- ${line}`),
    laidOut(bare(statement)),
  ].join('\n');
}

/** What a row-restricted caller reads in place of each table. */
function viewsOf(source: SourceName, made: Registered) {
  const views = made.views
    .filter((one) => one.source === source)
    .flatMap((one) => Object.entries(one.views))
    .map(([table, { parts, values }]) => {
      const text = textOf(parts, undefined, (place) => `$${values[place - 1]}`);
      return { table, text: `-- row rule of ${table}\n${laidOut(text)}` };
    });
  return [...new Map(views.map((view) => [view.text, view])).values()].toSorted((a, b) =>
    a.text < b.text ? -1 : 1,
  );
}
