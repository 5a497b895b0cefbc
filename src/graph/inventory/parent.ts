import type { Sku } from '../../domain/ids.ts';
import type { StockLevelRow, SupplyTerms } from '../../sources/inventory/index.ts';

export type { StockChange as StockChangeParent } from '../../domain/event.ts';
export type { StockLevelRow, SupplyTerms };

/** The stock of a product, over all warehouses. */
export interface ProductStock {
  readonly sku: Sku;
  readonly stock: {
    readonly available: number;
    readonly committed: number;
    readonly reserved: number;
    readonly safetyStock: number;
    readonly incoming: number;
    readonly onHand: number;
    readonly updatedAt: Date;
  };
}
