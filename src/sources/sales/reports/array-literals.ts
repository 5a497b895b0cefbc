import type { Whole } from '../../../domain/exact-sums.ts';

/** The entries of Postgres's text of an array of whole numbers; none counts as 0. */
export function wholeNumbers(literal: string): Whole[] {
  const list = literal.slice(1, -1).replaceAll('NULL', '0');
  const numbers = JSON.parse(`[${list}]`) as number[];
  return numbers.every(Number.isSafeInteger) ? numbers : list.split(',').map(BigInt);
}

/** The entries of Postgres's text of an array of texts. */
export function arrayEntries(literal: string): (string | null)[] {
  const list = literal.slice(1, -1);
  if (list === '') return [];
  if (!list.includes('"')) return list.split(',').map((entry) => (entry === 'NULL' ? null : entry));
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/g)].map(([entry, quoted]) =>
    quoted === undefined ? (entry === 'NULL' ? null : entry) : quoted.replaceAll(/\\(.)/gs, '$1'),
  );
}
