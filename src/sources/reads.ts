import { lazily } from '../database/loaders.ts';
import type { Reader } from '../database/reader.ts';
import { within } from '../figures/bounds.ts';
import { isRowRestricted, type RowRules } from '../kernel/row-rules.ts';
import { once } from '../kernel/once.ts';
import { sourceNames, type SourceName } from '../kernel/source-name.ts';
import { identityReads, type IdentityReads } from './identity.ts';
import { sources, type Sources } from './index.ts';
import type { Seen } from './seen.ts';

/** What a request asks of each source. */
type EachReads = { readonly [Name in SourceName]: ReturnType<Sources[Name]['reads']> };

/** The same, and what is asked of those together that know who is the same customer. */
export type SourceReads = EachReads & { readonly identity: IdentityReads };

interface Asked {
  readonly readerOf: (source: SourceName) => Reader;
  readonly seen: Seen;
  readonly reads: () => SourceReads;
}

const makers = {
  ...(Object.fromEntries(
    sourceNames.map((name) => [
      name,
      ({ readerOf, seen }: Asked) => sources[name].reads(readerOf(name), seen),
    ]),
  ) as { readonly [Name in SourceName]: (asked: Asked) => EachReads[Name] }),
  identity: ({ reads }: Asked) => identityReads(reads().sales),
};

/** One request's reads, of the rows that its caller may see; a source is set up when first asked. */
export function sourceReads(
  readerOf: (source: SourceName) => Reader,
  { brands, countries }: RowRules,
): SourceReads {
  // Inventory knows brands and sales countries; what each lets through is all that the others are asked about.
  const seen: Seen = {
    brands,
    countries,
    skus: brands && once(() => visibleSkus(reads)),
    visibleOrders: isRowRestricted({ brands, countries })
      ? (orders) => reads.sales.visibleOrders(orders)
      : null,
    visibleLeads: countries && ((leads) => reads.sales.visibleLeads(leads)),
  };
  const reads: SourceReads = lazily(makers, { readerOf, seen, reads: () => reads });
  return reads;
}

/** The SKUs of a caller's brands. Throws SourceUnavailable. */
async function visibleSkus({ inventory }: SourceReads): Promise<string> {
  const { count, keys } = await inventory.everySku();
  within(count, 'the brands that the caller may see');
  return keys;
}
