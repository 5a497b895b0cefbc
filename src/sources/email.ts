import { sql, type RawBuilder } from 'kysely';

const [before, after] = ['lower(btrim(', '))'];

/** An address as addresses are compared, as `plainEmail` has it: the expression that the sources have indexes of. */
export const plainEmailText = (column: string): string => `${before}${column}${after}`;

/** The same in a statement, of a column by its name or of what stands for one. */
export const plainEmailOf = (column: string | RawBuilder<unknown>): RawBuilder<string> =>
  sql`${sql.raw(before)}${typeof column === 'string' ? sql.raw(column) : column}${sql.raw(after)}`;
