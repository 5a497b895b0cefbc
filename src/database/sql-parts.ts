import { LRUCache } from 'lru-cache';
import { PostgresQueryCompiler, sql, type RawBuilder } from 'kysely';
import { isSourceName, sourceNames, type SourceName } from '../kernel/source-name.ts';
import { layoutTypes, type Table } from './table.ts';

/**
 * A text taken apart: a table, which a row rule may stand in for, with how it is read where none does; any other
 * identifier that has a table's name, such as a column's; a parameter; and SQL that names no table.
 */
export type Part =
  | string
  | { readonly table: string; readonly text: string }
  | { readonly name: string }
  | { readonly parameter: number };

/** Stands for a parameter while the text is compiled; anything else in a compiled query is a constant. */
export class Placeholder {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
}

/** Tells the identifiers that Kysely writes of nodes from those in raw fragments. */
const mark = '\u0001';

export class MarkingCompiler extends PostgresQueryCompiler {
  readonly #placeOf = new Map<string, string>();

  override compileQuery(...query: Parameters<PostgresQueryCompiler['compileQuery']>) {
    this.#placeOf.clear();
    return super.compileQuery(...query);
  }

  /** A parameter is sent once, however often the text names it. */
  protected override appendValue(value: unknown): void {
    const place = value instanceof Placeholder && this.#placeOf.get(value.key);
    if (place) return this.append(place);
    super.appendValue(value);
    if (value instanceof Placeholder) this.#placeOf.set(value.key, this.getCurrentParameterPlaceholder());
  }

  protected override getLeftIdentifierWrapper(): string {
    return `${mark}"`;
  }
}

const exempt = 'exempt ';

/**
 * The table as it is, whatever the caller's row rules: the only way past them in SQL. Any other table in a raw fragment
 * is `sql.table('sales.orders')`.
 */
export const wholeTable = <Row>(source: SourceName, table: string): RawBuilder<Row> =>
  sql<Row>`${sql.table(`${exempt}${source}.${table}`)}`;

/**
 * What Postgres reads as we do: no escapes, no dollar quotes, no comments, no letters beyond ASCII outside of strings,
 * and nothing that becomes one token when the marks are gone.
 */
const ends = `(?!${mark}?["'])`;
const raw = [
  String.raw`[ \t\n\r\f\v]`,
  String.raw`'(?:[^'\\${mark}]|'')*'${ends}`,
  `"[^"${mark}]*"${ends}`,
  String.raw`[A-Za-z_][\w$]*(?![\w$]|&?${mark}?["'])`,
  String.raw`\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w$])`,
  String.raw`(?!--|/\*)[-+*/<>=!%|&@~()[\],:.]`,
].join('|');
const node = String.raw`${mark}"([\w ]+)"`;
const tokens = new RegExp(String.raw`(?:${node}\.)?${node}${ends}|\$(\d+)(?![\w$])|((?:${raw})+)`, 'gy');

/** Callers choose the forms of filters: of the texts taken apart only those last used are kept. */
const cachedTexts = 500;

/** Takes apart what the marking compiler wrote. Throws where a table of the source is named but by a node. */
export function partsReader(source: SourceName, tables: Readonly<Record<string, Table>>) {
  // One database may serve several sources: each one's schema.
  const names = [...sourceNames, ...Object.keys(tables)].join('|');
  const named = new RegExp(String.raw`\b(?:${names})\b`, 'i');
  const cache = new LRUCache<string, readonly Part[]>({ max: cachedTexts });

  return (statement: string, text: string): readonly Part[] => {
    const known = cache.get(text);
    if (known) return known;
    const parts = partsOf(statement, text);
    cache.set(text, parts);
    return parts;
  };

  function partsOf(statement: string, text: string): readonly Part[] {
    const refuse = (why: string): never => {
      throw new TypeError(`${source}.${statement}: ${why}`);
    };
    const identifier = (name: string): Part => {
      if (name.startsWith(exempt) || isSourceName(name.toLowerCase()))
        refuse(`"${name}" is no table's schema here`);
      return Object.hasOwn(tables, name) ? { name } : `"${name}"`;
    };
    const reference = (schema: string, name: string, next: string): readonly Part[] => {
      const isExempt = schema === exempt + source;
      if (!isExempt && schema !== source) return [identifier(schema), '.', identifier(name)];
      const table = tables[name] ?? refuse(`there is no table ${name}`);
      const read = tableText(source, name, table, next);
      return [isExempt ? read : { table: name, text: read }];
    };

    const parts: Part[] = [];
    let read = 0;
    for (const [token, schema, name, parameter, fragment] of text.matchAll(tokens)) {
      read += token.length;
      if (fragment !== undefined) {
        const [word] = named.exec(fragment) ?? [];
        if (word) refuse(`a raw fragment names ${word}; write sql.table('${source}.…') or sql.ref('…')`);
        parts.push(fragment);
      } else if (name === undefined) parts.push({ parameter: Number(parameter) });
      else if (schema === undefined) parts.push(identifier(name));
      else parts.push(...reference(schema, name, text.slice(read, read + 80).replaceAll(mark, '')));
    }
    if (read < text.length) refuse(`not plain SQL from here: ${text.slice(read, read + 40)}`);
    return parts;
  }
}

/** What may follow a table in SQL that is not its alias. */
const clauses =
  'where|join|left|right|full|inner|cross|natural|on|using|group|having|order|limit|offset|fetch|for|window|union|except|intersect|tablesample';
const alias = new RegExp(String.raw`^\s+(?:as\s|(?!(?:${clauses})\b)[a-z"])`, 'i');

/**
 * How a table is read before this text. Of one whose columns may be absent it reads the columns by their bare names,
 * beside a row that has a null for each of these: so Postgres finds the null where the table has no such column. It
 * plans that as it plans the table alone.
 */
function tableText(source: SourceName, name: string, { columns }: Table, next: string): string {
  const whole = `"${source}"."${name}"`;
  const described = Object.entries(columns);
  const optional = described.filter(([, { without }]) => without);
  if (optional.length === 0) return whole;
  // As what qualifies a column.
  if (next.startsWith('.')) return `"${name}"`;
  const nulls = optional.map(([, { kind }]) => `null::${layoutTypes[kind]}`).join(', ');
  const names = optional.map(([column]) => `"${column}"`).join(', ');
  const read = described.map(([column, { kind, without }]) =>
    without ? `"${column}"::${layoutTypes[kind]}` : `"${column}"`,
  );
  return `(select "there".* from (values (${nulls})) as "absent"(${names}) cross join lateral (select ${read.join(', ')} from ${whole}) as "there")${alias.test(next) ? '' : ` as "${name}"`}`;
}

/** Puts a text together again, with something else in the place of some tables. */
export const textOf = (
  parts: readonly Part[],
  instead: (table: string) => string | undefined = () => undefined,
  parameter: (place: number) => string = (place) => `$${place}`,
): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('table' in part) return instead(part.table) ?? part.text;
      return 'name' in part ? `"${part.name}"` : parameter(part.parameter);
    })
    .join('');

/** The tables that a text names. */
export const tablesIn = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => (typeof part === 'object' && 'table' in part ? [part.table] : []));
