import type { Reader } from '../database/reader.ts';
import type { Listing, SqlType, Values } from '../figures/catalogue.ts';
import { matchersOf, type Matcher } from '../figures/matcher.ts';
import type { ReckonedOn } from './source.ts';

/** What a source lists by itself, by the names of the lists. */
export type Listings = Readonly<Record<string, Listing>>;

/** Asks which of a source's listings meet a condition. */
export type ListingMatcher = (list: string, on: ReckonedOn) => Matcher;

/** Makes what asks by a source's listings, for each request. */
export function listingMatchersOf(listings: Listings): (read: Reader) => ListingMatcher {
  const matchers = new Map(Object.entries(listings).map(([list, listing]) => [list, matchersOf(listing)]));
  return (read) =>
    (list, { today }) => {
      const matcher = matchers.get(list);
      if (!matcher) throw new TypeError(`there is no list of ${list}`);
      return matcher(read, { today: () => today });
    };
}

/** A column of a listing's own row. */
export const own = <Type extends SqlType>(name: string, type: Type) => ({
  type,
  value: (values: Values) => values.own(name),
});
