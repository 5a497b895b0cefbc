import type { Caller } from './caller.ts';

/** Which rows a caller is held to; null is all. What is in no country, or of no brand, is then not among them. */
export type RowRules = Pick<Caller, 'brands' | 'countries'>;

export const isHeld = ({ brands, countries }: RowRules): boolean => brands !== null || countries !== null;
