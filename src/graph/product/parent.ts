import type { Sku } from '../../domain/ids.ts';
import type { ConnectionOf } from '../connection.ts';
import type { Chosen } from '../entity-figures.ts';
import type { ProductDimension, ProductFacetValue } from '../generated/resolvers.ts';

/** A product is known by its key alone: every field asks the database that knows it. */
export interface ProductKey {
  readonly sku: Sku;
}

/** A page of products, and what they are all chosen by. */
export interface ProductConnectionParent extends ConnectionOf<ProductKey> {
  readonly chosen: Chosen;
}

/** The values of one word, which are counted when they are first read. */
export interface ProductFacetParent {
  readonly dimension: ProductDimension;
  readonly values: () => Promise<readonly ProductFacetValue[] | null>;
}

export type { BoughtTogetherRow } from '../../sources/sales/index.ts';
