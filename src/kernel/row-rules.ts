import type { Caller } from './caller.ts';

/** Which rows a caller may see; null is all. What is in no country, or of no brand, is then not among them. */
export type RowRules = Pick<Caller, 'brands' | 'countries'>;

export const isRowRestricted = ({ brands, countries }: RowRules): boolean =>
  brands !== null || countries !== null;
