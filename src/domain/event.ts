import type { Sku } from './ids.ts';

/** Available units by warehouse. */
export type StockLevels = Readonly<Record<string, number>>;

/** What of the available units of a product was read. */
export interface StockReading {
  readonly sku: Sku;
  /** As the text of their JSON, for one is kept of every product. */
  readonly levels: string;
  /** The latest count of any warehouse; null where that cannot be told. */
  readonly at: Date | null;
}

/** What was read of a product, and what had been before: nothing the first time. */
export interface StockUpdate {
  readonly sku: Sku;
  readonly before: StockLevels;
  readonly after: StockLevels;
  readonly at: Date | null;
}

/** A change of a product's available units, over all warehouses or in some. */
export interface StockChange {
  readonly sku: Sku;
  readonly previousAvailable: number;
  readonly available: number;
  readonly at: Date | null;
}

/** Of an update, what it is to those who look at these warehouses alone (null: at all); null where it is nothing. */
export function stockChange(
  { sku, before, after, at }: StockUpdate,
  warehouses: ReadonlySet<string> | null,
): StockChange | null {
  const [previousAvailable, available] = [unitsIn(before, warehouses), unitsIn(after, warehouses)];
  return available === previousAvailable ? null : { sku, previousAvailable, available, at };
}

const unitsIn = (levels: StockLevels, warehouses: ReadonlySet<string> | null): number =>
  Object.entries(levels)
    .filter(([warehouse]) => !warehouses || warehouses.has(warehouse))
    .reduce((units, [, available]) => units + available, 0);

/** A change and one that followed it, as one; null where all is as it was. */
export const asOne = (earlier: StockChange, later: StockChange): StockChange | null =>
  earlier.previousAvailable === later.available
    ? null
    : { ...later, previousAvailable: earlier.previousAvailable };

export const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof severities)[number];

export const isAtLeast = (severity: Severity, minimum: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(minimum);
