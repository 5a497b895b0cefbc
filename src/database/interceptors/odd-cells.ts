import type { FieldDef, QueryResult } from 'pg';
import { sourceValueInvalid } from '../../kernel/errors.ts';
import { memoized } from '../../kernel/memoized.ts';
import type { SourceName } from '../../kernel/source-name.ts';
import { OddCell, oddCellsMet } from '../cells.ts';
import type { Column, Table } from '../table.ts';
import { Execution, type Execute, type Interceptor } from './interceptor.ts';

type Tables = Readonly<Record<string, Table>>;
type Statement = Execution['statement'];
type Cells = Record<string | number, unknown>;

/** A result in which somebody has to look for cells that throw. */
export const hasOddCells = Symbol('has odd cells');

/** A column of a table, as far as it is known which one a field of a result shows. */
interface Origin {
  readonly table?: string;
  readonly column?: string;
  readonly described?: Column | undefined;
}

/**
 * Finds out what odd cells mean: by their column, no end, nothing, an amount that is exact all the same; else nothing
 * that could be told, and why. So does a word that its column should not hold.
 */
export function oddCells(source: SourceName, tables: Tables): Interceptor {
  const names = new Map<string, Origin>();
  const columns: Statement = {
    source,
    name: 'columns',
    text: `/* ${source}.columns */ select attrelid as id, attnum as place, relname as table, attname as column
      from pg_catalog.pg_attribute join pg_catalog.pg_class on pg_class.oid = attrelid
      where attrelid = any($1::oid[]) and attnum > 0`,
    plannedAnew: false,
  };

  return async (execution, next) => {
    const before = oddCellsMet();
    const result = await next(execution);
    const strange = strangeWords(wordsByField(execution.statement, result.fields, tables), result);
    if (strange || oddCellsMet() !== before) await settle(execution, result, next);
    return result;
  };

  async function settle(execution: Execution, result: QueryResult, next: Execute): Promise<void> {
    const { statement } = execution;
    const places = result.fields.map((field, place) => ({
      field,
      at: statement.rowsOf ? place : field.name,
    }));
    const odd = places.filter(({ at }) => result.rows.some((row: Cells) => row[at] instanceof OddCell));
    if (odd.length === 0) return;
    const origins = await originsOf(statement, result.fields, (ids) =>
      next(new Execution(columns, [ids], '')),
    );
    for (const { field, at } of odd) {
      const origin = origins.get(field) ?? {};
      const isKey = tables[origin.table ?? '']?.key.includes(origin.column ?? '') ?? false;
      const keys = keyPlaces(origin, origins, places, statement);
      for (const row of result.rows as Cells[]) {
        const cell = row[at];
        if (!(cell instanceof OddCell)) continue;
        // A cursor goes back as it came.
        const meant = isCursor(field) ? cell.text : meaningOf(cell, origin.described, isKey);
        if (meant !== undefined) row[at] = meant;
        else {
          const key = keys.map((place) => row[place]).filter((part) => typeof part !== 'object');
          const { table, column } = origin;
          cell.reason = sourceValueInvalid({ source, table, column, key: key.join(', '), value: cell.text });
          Object.assign(result, { [hasOddCells]: true });
        }
      }
    }
  }

  async function originsOf(
    statement: Statement,
    fields: readonly FieldDef[],
    ask: (ids: readonly number[]) => Promise<QueryResult>,
  ): Promise<ReadonlyMap<FieldDef, Origin>> {
    const idOf = ({ tableID, columnID }: FieldDef) => `${tableID} ${columnID}`;
    const unknown = fields.filter((field) => field.tableID !== 0 && !names.has(idOf(field)));
    if (unknown.length > 0) {
      const ids = [...new Set(unknown.map(({ tableID }) => tableID))];
      const { rows } = await ask(ids).catch(() => ({ rows: [] as Cells[] }));
      for (const { id, place, table, column } of rows)
        names.set(`${id} ${place}`, { table, column, described: tables[table]?.columns[column] } as Origin);
    }
    return new Map(
      fields.map((field) => [field, names.get(idOf(field)) ?? byName(field, statement.tables?.() ?? [])]),
    );
  }

  /** What is worked out of a column goes by its name often. */
  function byName({ name }: FieldDef, named: readonly string[]): Origin {
    const [table, other] = new Set(named.filter((table) => tables[table]?.columns[name]));
    return table && !other ? { table, column: name, described: tables[table]?.columns[name] } : {};
  }

  function keyPlaces(
    { table }: Origin,
    origins: ReadonlyMap<FieldDef, Origin>,
    places: readonly { readonly field: FieldDef; readonly at: string | number }[],
    { keyed }: Statement,
  ): readonly (string | number)[] {
    const isOf = (column: string, { field }: (typeof places)[number]) => {
      const origin = origins.get(field);
      return origin?.table === table && origin?.column === column;
    };
    const parts = (tables[table ?? '']?.key ?? []).map((column) =>
      places.find((place) => isOf(column, place)),
    );
    if (parts.some((part) => part)) return parts.flatMap((part) => part?.at ?? []);
    if (keyed) return [keyed.column];
    return places.filter(({ field }) => field.name === 'key').map(({ at }) => at);
  }
}

/** Marks what a column should not hold, and says whether it has found any. */
function strangeWords(checks: readonly WordCheck[], { rows }: QueryResult): boolean {
  let found = false;
  for (const { at, words } of checks) {
    for (const row of rows as Cells[]) {
      const word = row[at];
      if (typeof word !== 'string' || words.has(word)) continue;
      row[at] = new OddCell(word);
      found = true;
    }
  }
  return found;
}

const isCursor = ({ name }: FieldDef): boolean => /^cursor_\d$/.test(name);

/** Undefined for what means nothing. */
function meaningOf({ text, asItIs }: OddCell, described: Column | undefined, isKey: boolean): unknown {
  // Of what was worked out nobody knows what it may be.
  if (!described) return asItIs;
  if (text === '' && !described.words) return isKey ? text : described.nullable ? null : undefined;
  if (described.endless && /^(?:infinity|\d{4,}-)/.test(text) && !text.endsWith('C')) return null;
  return described.kind === 'bigint' || described.kind === 'minor' ? asItIs : undefined;
}

interface WordCheck {
  readonly at: string | number;
  readonly words: ReadonlySet<string>;
}

/** By the fields of a result that are a column with words. A statement has the same fields each time. */
const wordsByField = memoized(
  (statement: Statement, fields: readonly FieldDef[], tables: Tables): readonly WordCheck[] =>
    fields.flatMap(({ name }, place) => {
      const columns = (statement.tables?.() ?? []).flatMap((table) => tables[table]?.columns[name] ?? []);
      if (columns.length === 0 || !columns.every(({ words }) => words)) return [];
      const words = new Set(columns.flatMap(({ words = [] }) => words));
      return [{ at: statement.rowsOf ? place : name, words }];
    }),
);
