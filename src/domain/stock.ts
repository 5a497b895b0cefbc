/** Units of a product, in one warehouse or over all. */
export interface StockUnits {
  readonly available: number;
  readonly committed: number | null;
  readonly reserved: number | null;
  readonly safety_stock: number | null;
  readonly incoming: number | null;
}

const partsOf = ({ available, committed, reserved, safety_stock }: StockUnits) => [
  available,
  committed,
  reserved,
  safety_stock,
];
const sum = (parts: readonly (number | null)[]) =>
  parts.reduce<number>((units, part) => units + (part ?? 0), 0);

/** Unknown as soon as a part of it is. */
export const onHand = (units: StockUnits): number | null => {
  const parts = partsOf(units);
  return parts.includes(null) ? null : sum(parts);
};

/** Whether a warehouse has some of it, by all that is known. */
export const isHeld = (units: StockUnits): boolean => sum(partsOf(units)) > 0;

/** So many days of sales tell how fast stock goes. */
export const paceDays = 28;
