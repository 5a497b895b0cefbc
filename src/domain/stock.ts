import type { CalendarDate } from './calendar.ts';
import { trailingDays } from './calendar.ts';

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

export const totalUnits = (levels: readonly StockUnits[]): StockUnits => {
  const total = (kind: keyof StockUnits) => levels.reduce((sum, level) => sum + level[kind], 0);
  return {
    available: total('available'),
    committed: total('committed'),
    reserved: total('reserved'),
    safety_stock: total('safety_stock'),
    incoming: total('incoming'),
  };
};

export const paceDays = 28;

/** The days whose sales tell how fast stock goes. */
export const paceRange = (today: CalendarDate) => trailingDays(today, paceDays);

/** How many days the units last, from the units sold in `paceRange`; null without sales. */
export const daysOfCover = (available: number, unitsSold: number): number | null =>
  unitsSold > 0 ? available / (unitsSold / paceDays) : null;
