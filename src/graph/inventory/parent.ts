import type { Sku } from '../../domain/ids.ts';
import type { StockUnits } from '../../domain/stock.ts';
import type { StockLevelRow, SupplyTerms } from '../../sources/inventory/index.ts';

export type { StockChange as StockChangeParent } from '../../domain/event.ts';
export type { StockLevelRow, SupplyTerms };

/** The stock of a product; `levels` has at least one. */
export interface ProductStock {
  readonly sku: Sku;
  readonly units: StockUnits;
  readonly levels: readonly StockLevelRow[];
}
