import { hash } from 'node:crypto';
import type { FieldDef, QueryResult } from 'pg';
import { memoized } from '../kernel/memoized.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { textOf } from './sql-parts.ts';
import type { Statement } from './statement.ts';

export type AnyStatement = Statement<never, unknown>;

/** What its parts are given: the keys, which are the same for all, and what each takes beside. */
interface CombinedParameters {
  readonly keys: unknown;
  readonly others: readonly (readonly unknown[])[];
}

/** Answered with the rows of each part, in the order of the parts. */
export type CombinedStatement = Statement<CombinedParameters, readonly unknown[]>;

/** So many are prepared by name on each connection, where nothing ever forgets one. */
const mostPrepared = 100;
/** Postgres takes so much of a name. */
const longestName = 63;

/** The names that a part's own columns come behind. No column of a part is called so. */
const [keyName, turnName, rowName] = ['part key', 'part turn', 'part row'] as const;

/** Statements that read rows of the same keys, as one statement: its text is written once for each set of them. */
export class CombinedStatements {
  readonly #source: SourceName;
  readonly #made = new Map<string, CombinedStatement>();

  constructor(source: SourceName) {
    this.#source = source;
  }

  /** Null where too many are prepared already. The same statements have to come in the same order. */
  of(parts: readonly AnyStatement[]): CombinedStatement | null {
    const name = parts.map((part) => part.name).join('+');
    let made = this.#made.get(name);
    if (!made && this.#made.size < mostPrepared)
      this.#made.set(name, (made = combined(this.#source, name, parts)));
    return made ?? null;
  }
}

/** The values of a statement, but for its keys. */
export const besideKeys = ({ keyed }: AnyStatement, values: readonly unknown[]): readonly unknown[] =>
  values.filter((_, place) => place !== keyed?.at);

/**
 * A row of each part beside one of each other, key by key: so each row is of one key, as those of its parts are, and the
 * keys of several requests may go in one. In which order a part told its rows, they say themselves.
 */
function combined(source: SourceName, name: string, parts: readonly AnyStatement[]): CombinedStatement {
  let given = 1;
  const told: [number, number][] = [];
  const relations = parts.map((part, place) => {
    const [at = 0, before] = [part.keyed?.at, given];
    const count = Math.max(
      ...(part.parts ?? []).map((one) => (typeof one === 'object' && 'parameter' in one ? one.parameter : 0)),
    );
    given += count - 1;
    const placeIn = (place: number) => (place === at ? 0 : before + (place > at ? place - 1 : place));
    const own = textOf(part.parts ?? [], undefined, (parameter) => `$${placeIn(parameter - 1) + 1}`);
    for (const lists of part.keyed?.told ?? []) told.push([placeIn(lists[0]), placeIn(lists[1])]);
    const key = `numbered."${part.keyed?.column}"`;
    return `(select ${key} as "${keyName}", row_number() over (partition by ${key}) as "${turnName}", numbered.*
      from (select row_number() over () as "${rowName}", own.* from (${own}) as own) as numbered) as part_${place}`;
  });
  const joined = relations.reduce(
    (all, relation) => `${all} full join ${relation} using ("${keyName}", "${turnName}")`,
  );
  const tables = [...new Set(parts.flatMap((part) => part.tables?.() ?? []))];
  return {
    source,
    name,
    ...(name.length > longestName && { preparedAs: hash('sha256', name).slice(0, longestName) }),
    text: `/* ${source}.${name} */ select * from ${joined}`,
    plannedAnew: false,
    tables: () => tables,
    keyed: { at: 0, column: 0, told },
    values: ({ keys, others }) => [keys, ...others.flat()],
    rowsOf,
  };
}

/** The rows of each part, each as it would have come alone. */
function rowsOf({ fields, rows }: QueryResult): readonly (readonly unknown[])[] {
  return partsOf(fields).map(({ start, names, empty }) => {
    const own: Record<string, unknown>[] = [];
    for (const row of rows) {
      if (row[start] === null) continue;
      const one = { ...empty };
      for (let place = 0; place < names.length; place += 1)
        one[names[place] as string] = row[start + 1 + place];
      own[row[start]] = one;
    }
    // Of keys that were asked for others there are no rows here, but numbers.
    return own.flat();
  });
}

/** Where the number of a part's row stands, and behind it its columns. */
const partsOf = memoized((fields: readonly FieldDef[]) => {
  const starts = fields.flatMap(({ name }, place) => (name === rowName ? [place] : []));
  return starts.map((start, part) => {
    const names = fields.slice(start + 1, starts[part + 1]).map(({ name }) => name);
    // An object that is copied has room for all of them at once.
    const empty = Object.fromEntries(names.map((name) => [name, null])) as Record<string, unknown>;
    return { start, names, empty };
  });
});
