import type { ConnectionOf } from '../connection.ts';
import type { Sku } from '../../domain/ids.ts';

/** A product is known by its key alone: every field asks the database that knows it. */
export interface ProductKey {
  readonly sku: Sku;
}

export type ProductConnectionParent = ConnectionOf<ProductKey>;

export type { BoughtTogetherRow } from '../../sources/sales/index.ts';
