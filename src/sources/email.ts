import { sql, type RawBuilder } from 'kysely';

/** An address as addresses are compared, as `plainEmail` has it: the expression that the sources have indexes of. */
export const plainEmailText = (column: string): string => `lower(btrim(${column}))`;

/** The same in a statement. */
export const plainEmailOf = (column: string): RawBuilder<string> => sql.raw(plainEmailText(column));
