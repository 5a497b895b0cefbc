import type { Sku } from '../../domain/ids.ts';
import type {
  PurchaseOrderLineRow,
  PurchaseOrderRow,
  StockLevelRow,
  SupplyTerms,
} from '../../sources/inventory/index.ts';
import type { ConnectionOf } from '../connection.ts';
import type { Brand, Supplier, Warehouse } from '../generated/resolvers.ts';

export type { StockChange as StockChangeParent } from '../../domain/event.ts';
export type { PurchaseOrderLineRow, PurchaseOrderRow, StockLevelRow, SupplyTerms };

export type PurchaseOrderConnectionParent = ConnectionOf<PurchaseOrderRow>;
export type StockLevelConnectionParent = ConnectionOf<StockLevelRow>;
export type SupplierConnectionParent = ConnectionOf<Supplier>;
export type WarehouseConnectionParent = ConnectionOf<Warehouse>;
export type WordConnectionParent = ConnectionOf<Brand>;

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
