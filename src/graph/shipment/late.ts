import type { CalendarDate } from '../../domain/calendar.ts';
import type { ShipmentRow } from './parent.ts';

type ShipmentProgress = Pick<ShipmentRow, 'was_promised' | 'promised_on' | 'arrived_on'>;

/** Whether a shipment missed the day it was promised for; null where none was, or it was called off before. */
export function isLate(
  { was_promised, promised_on, arrived_on }: ShipmentProgress,
  today: CalendarDate,
): boolean | null {
  if (!was_promised || promised_on === null) return null;
  return (arrived_on ?? today) > promised_on;
}
