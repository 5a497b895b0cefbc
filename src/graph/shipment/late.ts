import { dayOf, type CalendarDate } from '../../domain/calendar.ts';
import type { ShipmentRow } from './parent.ts';

type ShipmentProgress = Pick<ShipmentRow, 'status' | 'promised_on' | 'delivered_at'>;

/** Whether a shipment missed the day it was promised for; null where nothing was promised or it went back. */
export function isLate(
  { status, promised_on, delivered_at }: ShipmentProgress,
  today: CalendarDate,
): boolean | null {
  if (promised_on === null || status === 'RETURNED') return null;
  return (delivered_at ? dayOf(delivered_at) : today) > promised_on;
}
