import type { Reader } from '../database/reader.ts';
import type { Listing, SqlType, Values } from '../figures/catalogue.ts';
import { allOf, type Comparison, type Condition } from '../figures/condition.ts';
import { matchersOf, type Matcher } from '../figures/matcher.ts';
import type { SourceName } from '../kernel/source-name.ts';
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

/** A column of a relation that is read beside the listing's table. */
export const of = <Type extends SqlType>(relation: string, name: string, type: Type) => ({
  type,
  from: [relation],
  value: ({ column }: Values) => column(relation, name),
});

interface Choice {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

/** What holds for a thing that has any of these, by a figure that takes them as an argument of this name. */
export const withAnyOf =
  (source: SourceName, figure: string, argument: string) =>
  ({ eq, in: list }: Choice): Condition | null => {
    const wanted = [...(eq == null ? [] : [[eq]]), ...(list == null ? [] : [list])];
    const holds = (values: readonly string[]): Comparison => ({
      kind: 'comparison',
      source,
      figure,
      args: { [argument]: values },
      operator: 'eq',
      operand: true,
      holds: true,
    });
    return wanted.length === 0 ? null : allOf(wanted.map(holds));
  };
