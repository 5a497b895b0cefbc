import { sql, type RawBuilder } from 'kysely';
import { channel } from 'node:diagnostics_channel';
import { perValue } from '../kernel/memoized.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { Ask, Reader } from './reader.ts';
import { partsReader, Placeholder, tablesIn, textOf, type Part } from './sql-parts.ts';
import { builder, type Statement } from './statement.ts';
import type { Table } from './table.ts';

/** A row-restricted caller's rows of a table: a select that stands in its place in every statement. */
interface View {
  readonly parts: readonly Part[];
  /** Which value each of its parameters takes. */
  readonly values: readonly string[];
}

/** By table; one may read those before it. */
export type Views = Readonly<Record<string, View>>;

/** What views are filled with, each looked up when a statement first wants it. */
export type ViewValues = Readonly<Record<string, () => unknown>>;

/** The keys that a row-restricted caller may see, as one text (see KeySet). */
export type VisibleKeys = () => Promise<string>;

interface RestrictedParameters<P> {
  readonly own: P;
  readonly visible: readonly unknown[];
}

interface RestrictedStatement<P, Row> {
  readonly statement: Statement<RestrictedParameters<P>, Row>;
  /** The values that it is given, in order. */
  readonly wants: readonly string[];
}

/** In a view: a value. */
export const valueOf = (name: string): RawBuilder<unknown> => sql`${new Placeholder(name)}`;

/** In a view: any of the keys that a value holds as one text (see KeySet). */
export const keysOf = (value: string): RawBuilder<unknown> =>
  sql`any(string_to_array(${valueOf(value)}::text, chr(31)))`;

/** In a view: an earlier one; `sql.table('sales.orders')` is the table itself. */
export const viewOf = (table: string): RawBuilder<unknown> => sql.id(table);

/** Views of a source, for whoever prints them. */
export interface RegisteredViews {
  readonly source: SourceName;
  readonly views: Views;
}

/** Told of each set of views that is made. */
export const registeredViews = channel('opsgraph.views');

/** Throws for a view of what is no table, and for one that names a later one. */
export function viewsOf(
  source: SourceName,
  tables: Readonly<Record<string, Table>>,
  selects: Readonly<Record<string, RawBuilder<unknown>>>,
): Views {
  const partsOf = partsReader(source, tables);
  const views: Record<string, View> = {};
  for (const [table, select] of Object.entries(selects)) {
    if (!Object.hasOwn(tables, table)) throw new TypeError(`${source} has no table ${table}`);
    const compiled = select.compile(builder);
    const parts = partsOf(`the view of ${table}`, compiled.sql);
    // To Postgres it would be the table itself.
    const unknown = namesIn(parts).find((name) => !(name in views));
    if (unknown)
      throw new TypeError(`${source}: the view of ${table} names ${unknown}, which is not before it`);
    views[table] = { parts, values: compiled.parameters.map((slot) => (slot as Placeholder).key) };
  }
  registeredViews.publish({ source, views } satisfies RegisteredViews);
  return views;
}

/**
 * The same reader for a row-restricted caller. What statements say is left as it is, and none can forget the rule: it
 * reads the view wherever it names the table.
 */
export function readerThrough(read: Reader, views: Views, values: ViewValues): Reader {
  const through =
    <Nothing>(ask: Ask<Nothing>): Ask<Nothing> =>
    async (statement, own) => {
      const restricted = statementThrough(statement, views);
      if (!restricted) return ask(statement, own);
      const visible = await Promise.all(restricted.wants.map((name) => lookUp(values, name)));
      return ask(restricted.statement, { own, visible });
    };
  return Object.assign(through<never>(read), { optional: through(read.optional), absent: read.absent });
}

/** Throws where nobody said what the caller may see: then nothing is read. */
function lookUp(values: ViewValues, name: string): unknown {
  const value = values[name];
  if (!value) throw new TypeError(`nothing tells the ${name} that a caller may see`);
  return value();
}

/** The statement over views; null for one that names none of their tables. Throws for a text that nobody took apart. */
export const statementThrough = <P, Row>(statement: Statement<P, Row>, views: Views) =>
  written(views, statement as Statement<never, unknown>) as RestrictedStatement<P, Row> | null;

const written = perValue(
  (views: Views, { source, name, parts, keyed, values }: Statement<never, unknown>) => {
    if (!parts) throw new TypeError(`${source}.${name} may name any table`);
    // Also a column of a table's name brings the view: were it a table after all, Postgres would read the view.
    const needed = neededFor([...tablesIn(parts), ...namesIn(parts)], views);
    if (needed.length === 0) return null;
    const ownValues = Math.max(0, ...parts.map((part) => placeIn(part)));
    const wants = [...new Set(needed.flatMap(([, view]) => view.values))];
    const clauses = needed.map(([table, view]) => {
      const value = (place: number) => `$${ownValues + 1 + wants.indexOf(view.values[place - 1] ?? '')}`;
      return `"${table}" as not materialized (${textOf(view.parts, undefined, value)})`;
    });
    // A view goes by its table's name, so that its columns do too.
    const body = textOf(parts, (table) => (table in views ? `"${table}"` : undefined)).trim();
    const [head, explain = '', opening] =
      /^(explain \(format json\)\s+)?(with\s+(?:recursive\s+)?)?/i.exec(body) ?? [];
    return {
      wants,
      statement: {
        source,
        name: `${name}_restricted`,
        // What a caller may see is few or many rows: a plan for all callers would be wrong for most.
        plannedAnew: true,
        // Its own values come first.
        ...(keyed && { keyed }),
        tables: () => [...tablesIn(parts), ...needed.flatMap(([, view]) => tablesIn(view.parts))],
        text: `/* ${source}.${name}_restricted */ ${explain}${opening ?? 'with '}${clauses.join(', ')}${opening ? ',' : ''} ${body.slice(head?.length)}`,
        values: ({ own, visible }: RestrictedParameters<never>) => [...values(own), ...visible],
      },
    };
  },
);

const namesIn = (parts: readonly Part[]) =>
  parts.flatMap((part) => (typeof part === 'object' && 'name' in part ? [part.name] : []));
const placeIn = (part: Part) => (typeof part === 'object' && 'parameter' in part ? part.parameter : 0);

/** These views and those they read, in order. */
function neededFor(named: readonly string[], views: Views): readonly (readonly [string, View])[] {
  const needed = new Set(named);
  const inOrder = Object.entries(views);
  for (const [table, { parts }] of inOrder.toReversed()) {
    if (needed.has(table)) for (const earlier of namesIn(parts)) needed.add(earlier);
  }
  return inOrder.filter(([table]) => needed.has(table));
}
