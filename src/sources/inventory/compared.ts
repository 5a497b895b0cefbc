import { sql, type RawBuilder } from 'kysely';

/**
 * A text as search compares it: the layout's `inventory.searchable`, written out for companies whose database has no such
 * function. By ICU, for a database's own locale may have other small letters.
 */
export const compared = (text: RawBuilder<unknown>) =>
  sql<string>`(case when octet_length(${text}) = length(${text}) then lower(${text} collate "C") else
    replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize(${text}, NFKD), '[\u0300-\u036f]', '', 'g') collate "und-x-icu")) collate "C",
      'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end)`;
