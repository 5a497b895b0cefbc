import { sql, type RawBuilder } from 'kysely';
import type { Lookup } from '../database/table.ts';
import { aroundAddress, spellingSeparator } from '../domain/email.ts';

/**
 * By ICU, for a database's own locale may have other small letters: a Turkish one has no i for I. What is plain ASCII,
 * as most addresses are, takes less; and a database in another encoding than UTF-8 knows of no normal forms.
 */
const parts = [
  `case when `,
  ` ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(`,
  ` collate "C") else substring(lower(regexp_replace(case when octet_length(`,
  `) = length(`,
  `) then `,
  ` else normalize(`,
  `) end collate "und-x-icu", '${aroundAddress('[^[:graph:]]')}', '', 'g')) collate "C" from '.+@.+') end`,
];

/**
 * An address as addresses are compared, or null for what is none: the expression that the sources have indexes of. It is
 * one of the `spellingsOf` the address, which differ only where a domain has letters beyond ASCII.
 */
export const addressLookup = (column: string): Lookup => ({
  name: `the address in ${column}`,
  column,
  of: (expression) => parts.join(expression),
});

/** The same in a statement, of a column by its name or of what stands for one. */
export const comparedAddress = (column: string | RawBuilder<unknown>): RawBuilder<string | null> => {
  const of = typeof column === 'string' ? sql.raw(column) : column;
  return sql.join(
    parts.flatMap((part, index) => (index === 0 ? [sql.raw(part)] : [of, sql.raw(part)])),
    sql.raw(''),
  );
};

/** An address as another source tells it, spelled out (see `spelledOut`), as a list of what SQL may have made of it. */
export const spellingsIn = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`string_to_array(${column}, ${sql.lit(spellingSeparator)})`;
