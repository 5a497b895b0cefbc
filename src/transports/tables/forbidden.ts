import type { GraphQLFormattedError } from 'graphql';
import type { Access } from '../../kernel/access.ts';
import { RequestRefused } from '../../kernel/errors.ts';
import type { Table } from './shape/table.ts';
import { unreadable } from '../../operations/access/unreadable.ts';

/** Throws RequestRefused where a caller may not read all of a table. */
export function refuseUnreadable(access: Access, { columns, fields }: Table): void {
  const error = unreadable(access, fields);
  if (!error) return;
  const names = columns.filter((column) => unreadable(access, column.fields)).map(({ name }) => name);
  const { message, extensions } = behindColumns(error, names);
  throw new RequestRefused(message, { ...extensions, code: 'FORBIDDEN' }, 403);
}

/** Names the columns, which are what the caller sees, not the fields. */
export const behindColumns = (
  { message, extensions }: GraphQLFormattedError,
  columns: readonly string[],
): Pick<GraphQLFormattedError, 'message' | 'extensions'> => ({
  message: `${message} It is behind these columns: ${columns.join(', ')}.`,
  extensions: { ...extensions, columns },
});
