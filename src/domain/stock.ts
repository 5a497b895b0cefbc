/** Units of a product, in one warehouse or over all. */
export interface StockUnits {
  readonly available: number;
  readonly committed: number;
  readonly reserved: number;
  readonly safety_stock: number;
  readonly incoming: number;
}

export const onHand = ({ available, committed, reserved, safety_stock }: StockUnits): number =>
  available + committed + reserved + safety_stock;

/** So many days of sales tell how fast stock goes. */
export const paceDays = 28;
