import type { Reader } from './reader.ts';
import type { Statement } from './statement.ts';

/**
 * What a caller sees of tables: a select by table, which stands in its place in every statement that names it. In the
 * select, `{name}` is a value, `view.name` an earlier view, and any other table the table itself.
 */
export type Views = Readonly<Record<string, string>>;

/** What views are filled with, each looked up when a statement first wants it. */
export type ViewValues = Readonly<Record<string, () => unknown>>;

/** The keys that a held caller may see, as one text (see KeySet). */
export type SeenKeys = () => Promise<string>;

interface Viewed<P> {
  readonly own: P;
  readonly given: readonly unknown[];
}

interface Seeing<P, Row> {
  readonly statement: Statement<Viewed<P>, Row>;
  /** The values that it is given, in order. */
  readonly wants: readonly string[];
}

/** In a view: any of the keys that a value holds as one text (see KeySet). */
export const keysOf = (value: string): string => `any(string_to_array({${value}}::text, chr(31)))`;

/**
 * The same reader for a caller who is held to some rows. What statements say is left as it is, and none can forget the
 * rule: it reads the view wherever it names the table.
 */
export function readerThrough(read: Reader, views: Views, values: ViewValues): Reader {
  const given = (names: readonly string[]) => Promise.all(names.map((name) => valueOf(values, name)));
  const seeing = async <P, Row>(statement: Statement<P, Row>, own: P): Promise<readonly Row[]> => {
    const seen = statementThrough(statement, views);
    return seen ? read(seen.statement, { own, given: await given(seen.wants) }) : read(statement, own);
  };
  return Object.assign(seeing, {
    async optional<P, Row>(statement: Statement<P, Row>, own: P) {
      const seen = statementThrough(statement, views);
      return seen
        ? read.optional(seen.statement, { own, given: await given(seen.wants) })
        : read.optional(statement, own);
    },
    absent: read.absent,
  });
}

/** Throws where nobody said what the caller may see: then nothing is read. */
function valueOf(values: ViewValues, name: string): unknown {
  const value = values[name];
  if (!value) throw new TypeError(`nothing tells the ${name} that a caller may see`);
  return value();
}

const kept = new WeakMap<Views, WeakMap<object, Seeing<never, unknown> | null>>();

/** The statement over views; null for one that names none of their tables. */
export function statementThrough<P, Row>(statement: Statement<P, Row>, views: Views): Seeing<P, Row> | null {
  let ofViews = kept.get(views);
  if (!ofViews) kept.set(views, (ofViews = new WeakMap()));
  let seeing = ofViews.get(statement) as Seeing<P, Row> | null | undefined;
  if (seeing === undefined) ofViews.set(statement, (seeing = written(statement, views)));
  return seeing;
}

function written<P, Row>(
  { source, name, text, values }: Statement<P, Row>,
  views: Views,
): Seeing<P, Row> | null {
  const { body, named } = throughViews(text.slice(text.indexOf('*/') + 2).trim(), source, views);
  if (named.size === 0) return null;
  const slots = Math.max(0, ...Array.from(body.matchAll(/\$(\d+)/g), ([, slot]) => Number(slot)));
  const wants: string[] = [];
  const placeholder = (_: string, value: string) => {
    if (!wants.includes(value)) wants.push(value);
    return `$${slots + wants.indexOf(value) + 1}`;
  };
  const clauses = neededFor(named, views).map((table) => {
    const select = views[table]?.replaceAll(/\bview\.(\w+)/g, '"$1"').replaceAll(/\{(\w+)\}/g, placeholder);
    return `"${table}" as not materialized (${select})`;
  });
  const [, before = '', opening, rest] = /^(explain \(format json\) )?(with )?([^]*)$/.exec(body) ?? [];
  return {
    wants,
    statement: {
      source,
      name: `${name}_held`,
      // What a caller may see is few or many rows: a plan for all callers would be wrong for most.
      plannedAnew: true,
      text: `/* ${source}.${name}_held */ ${before}with ${clauses.join(', ')}${opening ? ',' : ''} ${rest}`,
      values: ({ own, given }) => [...values(own), ...given],
    },
  };
}

/** The text with views in place of tables, and which. A view goes by its table's name, so that its columns do too. */
function throughViews(text: string, source: string, views: Views) {
  const named = new Set<string>();
  const tables = Object.keys(views).join('|');
  const table = new RegExp(`"${source}"\\."(${tables})"|\\b${source}\\.(${tables})\\b`, 'g');
  const body = text.replaceAll(table, (_, quoted?: string, plain?: string) => {
    const view = quoted ?? plain ?? '';
    named.add(view);
    return `"${view}"`;
  });
  return { body, named };
}

/** These views and those they read, in order. */
function neededFor(named: ReadonlySet<string>, views: Views): readonly string[] {
  const needed = new Set(named);
  for (const table of Object.keys(views).toReversed()) {
    if (!needed.has(table)) continue;
    for (const [, earlier = ''] of views[table]?.matchAll(/\bview\.(\w+)/g) ?? []) needed.add(earlier);
  }
  return Object.keys(views).filter((table) => needed.has(table));
}
