import type { Cell, Paging, Row, Table } from './table.ts';

type Answer = Readonly<Record<string, unknown>>;

/** The rows of an answer: none where the list, or what it is on, is null. */
export function rowsOf({ columns, rows }: Table, answer: Answer): readonly Row[] {
  const list = at(answer, rows) as readonly unknown[] | null;
  // What stands beside the list is the same in each row.
  const cells = columns.map(({ of, path }) => {
    if (of === 'row') return reader(path);
    const value = at(answer, path) as Cell;
    return () => value;
  });
  return (list ?? []).filter((row) => row !== null).map((row) => cells.map((cell) => cell(row)));
}

/** Where the next page begins, or null after the last. */
export function nextCursor({ path }: Paging, answer: Answer): string | null {
  const connection = at(answer, path) as { pageInfo: { hasNextPage: boolean; endCursor: string } } | null;
  return connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
}

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (found === null || found === undefined) return null;
    found = (found as Answer)[key];
  }
  return found ?? null;
}

const reader =
  (path: readonly string[]) =>
  (row: unknown): Cell =>
    at(row, path) as Cell;
