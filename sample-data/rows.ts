export type Value = string | number | boolean | null | readonly string[];

/** The columns of each table of one source. */
export type Tables = Readonly<Record<string, readonly string[]>>;

export interface Put {
  readonly table: string;
  readonly row: Readonly<Record<string, Value>>;
}

/** A function that makes rows of these tables, each with every column and no other. */
export function rowsOf<T extends Tables>(_: T) {
  return <K extends keyof T & string>(table: K, row: Readonly<Record<T[K][number], Value>>): Put => ({
    table,
    row,
  });
}

const special = /[\\\t\n\r]/;

function escape(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function cell(value: Value): string {
  if (typeof value === 'string') return escape(value);
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  const members = value.map((member) => `"${member.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);
  return escape(`{${members.join(',')}}`);
}

/** One row in the text form of COPY. */
export function copyLine(columns: readonly string[], row: Readonly<Record<string, Value>>): string {
  let line = cell(row[columns[0] as string] as Value);
  for (let i = 1; i < columns.length; i++) line += `\t${cell(row[columns[i] as string] as Value)}`;
  return `${line}\n`;
}
