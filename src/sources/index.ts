import { sourceNames } from '../kernel/source-name.ts';
import { cogs } from './cogs/index.ts';
import type { IdentityReads } from './identity.ts';
import { inventory } from './inventory/index.ts';
import { logistics } from './logistics/index.ts';
import { sales } from './sales/index.ts';
import { support } from './support/index.ts';

/** Every source the graph stands on. */
export const sources = { inventory, logistics, cogs, support, sales } as const;

/** What each source knows of products: the figures that are defined there. */
export const productCatalogues = sourceNames.map((name) => sources[name].products);

/** The same of customers, of whom cogs knows nothing. */
export const customerCatalogues = [inventory, logistics, support, sales].map(({ customers }) => customers);

/** What a request asks of each source, and of those together that know who is the same customer. */
export type SourceReads = {
  [Name in keyof typeof sources]: ReturnType<(typeof sources)[Name]['reads']>;
} & { readonly identity: IdentityReads };
