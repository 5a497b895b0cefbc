import type { Sku } from '../../domain/ids.ts';
import type { StockLevelRow, SupplyTerms } from '../../sources/inventory/index.ts';

export type { StockChange as StockChangeParent } from '../../domain/event.ts';
export type { StockLevelRow, SupplyTerms };

/** The stock of a product, over all warehouses. */
export interface ProductStock {
  readonly sku: Sku;
  readonly stock: {
    readonly available: number;
    readonly committed: number | null;
    readonly reserved: number | null;
    readonly safetyStock: number | null;
    readonly incoming: number | null;
    readonly onHand: number | null;
    readonly updatedAt: Date;
  };
}
