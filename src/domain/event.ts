import type { Sku } from './ids.ts';

/** What of the available units of a product was read, over all warehouses. */
export interface StockReading {
  readonly sku: Sku;
  readonly available: number;
  /** The latest count of any warehouse. */
  readonly at: Date;
}

export interface StockChange extends StockReading {
  readonly previousAvailable: number;
}

/** A change and one that followed it, as one; null where all is as it was. */
export const asOne = (earlier: StockChange, later: StockChange): StockChange | null =>
  earlier.previousAvailable === later.available
    ? null
    : { ...later, previousAvailable: earlier.previousAvailable };

export const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof severities)[number];

export const isAtLeast = (severity: Severity, minimum: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(minimum);
