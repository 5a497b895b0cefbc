import type { Cell, Paging, TableRow, OperationTable } from './table.ts';

/** What an operation was answered; null where an error left nothing. */
type AnswerData = Readonly<Record<string, unknown>> | null;

/** The rows of an answer: none where the list, or what it is on, is null. */
export function rowsOf({ columns, rows }: OperationTable, answer: AnswerData): readonly TableRow[] {
  const list = at(answer, rows) as readonly unknown[] | null;
  // What stands beside the list is the same in each row.
  const cells = columns.map(({ of, path }) => {
    if (of === 'row') return reader(path);
    const value = at(answer, path) as Cell;
    return () => value;
  });
  return (list ?? []).filter((row) => row !== null).map((row) => cells.map((cell) => cell(row)));
}

/** Whether there is a list at all, be it empty. */
export const hasRows = ({ rows }: Pick<OperationTable, 'rows'>, answer: AnswerData): boolean =>
  at(answer, rows) !== null;

/** Whether an error at this path took a row away, the list, or what it is on: no cells are empty then, rows are missing. */
export function takesRows(
  { rows }: Pick<OperationTable, 'rows'>,
  answer: AnswerData,
  path: readonly (string | number)[],
): boolean {
  // As far as it goes to the list and to one of its rows; null may have spread upwards from further down.
  const end = path.findIndex((key, index) => index !== rows.length && key !== rows[index]);
  return at(answer, end < 0 ? path : path.slice(0, end)) === null;
}

/** Where the next page begins, or null after the last. */
export function nextCursor({ path }: Paging, answer: AnswerData): string | null {
  const connection = at(answer, path) as { pageInfo: { hasNextPage: boolean; endCursor: string } } | null;
  return connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (found === null || found === undefined) return null;
    found = (found as Readonly<Record<string | number, unknown>>)[key];
  }
  return found ?? null;
}

const reader =
  (path: readonly string[]) =>
  (row: unknown): Cell =>
    at(row, path) as Cell;
