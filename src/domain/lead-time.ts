import { trailingDays, type CalendarDate } from './calendar.ts';

/** The days whose receipts tell how a supplier delivers. */
export const receiptRange = (today: CalendarDate) => trailingDays(today, 180);

/** Fewer receipts say less than the supplier's word. */
export const enoughReceipts = 5;

/** Days from order to receipt: the median of what was measured, or what was quoted. */
export const leadTimeDays = (
  quoted: number | null,
  measured: { readonly receipts: number; readonly median_days: number } | undefined,
): number | null => (measured && measured.receipts >= enoughReceipts ? measured.median_days : quoted);
