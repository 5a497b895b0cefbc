import type { Catalogue } from '../figures/catalogue.ts';
import { sourceNames, type SourceName } from '../kernel/source-name.ts';
import { cogs } from './cogs/index.ts';
import { inventory } from './inventory/index.ts';
import { logistics } from './logistics/index.ts';
import { sales } from './sales/index.ts';
import type { Listings } from './listings.ts';
import type { Source } from './source.ts';
import { support } from './support/index.ts';

/** Every source the graph stands on. */
export const sources = { inventory, logistics, cogs, support, sales } as const satisfies Readonly<
  Record<SourceName, Source>
>;
export type Sources = typeof sources;

/** The sources that know something of customers. */
export type CustomerSource = {
  [Name in SourceName]: Sources[Name] extends { readonly customers: Catalogue } ? Name : never;
}[SourceName];

const knowsCustomers = (name: SourceName): name is CustomerSource => 'customers' in sources[name];

/** What each source knows of products, and of customers: the figures that are defined there. */
export const productCatalogues = sourceNames.map((name) => sources[name].products);
export const customerCatalogues = sourceNames.filter(knowsCustomers).map((name) => sources[name].customers);

/** All members of a union in one. */
type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The sources that list something by itself, and all that they list. */
export type ListingSource = {
  [Name in SourceName]: Sources[Name] extends { readonly listings: Listings } ? Name : never;
}[SourceName];

export const listings = {
  ...sales.listings,
  ...logistics.listings,
  ...support.listings,
  ...inventory.listings,
} satisfies Listings;
export type ListingName = keyof typeof listings;

/** What each of those has deleted. */
export const deletions = {
  sales: sales.deletions,
  logistics: logistics.deletions,
  support: support.deletions,
  inventory: inventory.deletions,
};

export type ProductFigures = Together<Sources[SourceName]['products']['figures']>;
export type CustomerFigures = Together<Sources[CustomerSource]['customers']['figures']>;
