import type { CursorCodec, Position } from './cursor.ts';
import { badUserInput } from './errors.ts';

/** A page that was asked for: `size` rows from one end, within the bounds. */
export interface PageRequest {
  readonly size: number;
  readonly backwards: boolean;
  readonly after: Position | null;
  readonly before: Position | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The arguments that every connection field takes. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Reads a connection's arguments. Throws BAD_USER_INPUT for `first` with `last` and for cursors of another list. */
export function pageRequest(
  cursors: CursorCodec,
  list: string,
  { first, after, last, before }: PageArguments,
  defaultSize: number,
): PageRequest {
  if (first != null && last != null)
    throw badUserInput('Pass either first or last, not both.', {
      argument: 'last',
      got: last,
      wanted: 'either first or last',
    });
  return {
    size: first ?? last ?? defaultSize,
    backwards: last != null,
    after: after == null ? null : cursors.decode(list, after, 'after'),
    before: before == null ? null : cursors.decode(list, before, 'before'),
  };
}

/** The page in list order, from the rows of a paged statement. */
export function toPage<Row>(found: readonly Row[], page: PageRequest): Page<Row> {
  const more = found.length > page.size;
  const rows = found.slice(0, page.size);
  return page.backwards
    ? { rows: rows.toReversed(), hasPreviousPage: more, hasNextPage: page.before !== null }
    : { rows, hasNextPage: more, hasPreviousPage: page.after !== null };
}
