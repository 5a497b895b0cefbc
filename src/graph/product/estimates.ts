import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import { measures } from '../../figures/measures.ts';
import type { AnywhereRow, Service, ServiceDeliveries } from '../../sources/logistics/index.ts';
import type { DeliveryLane } from '../generated/resolvers.ts';

const enough = 20;

/** A service too rare in the country to tell from it how long it takes. */
export const isRare = ({ country }: ServiceDeliveries): boolean => country.shipments < enough;

/** Deliveries of one service and the lane they are of. */
interface Sample extends Service {
  readonly lane: DeliveryLane;
  readonly figures: Pick<
    AnywhereRow,
    'shipments' | 'due' | 'on_time' | 'p10_days' | 'typical_days' | 'late_days'
  >;
}

/**
 * Each service's deliveries on the narrowest lane that has enough of them; `anywhere` are those of the services that
 * are rare in the country, or of all services where none delivers there.
 */
export function samples(
  deliveries: readonly ServiceDeliveries[],
  anywhere: readonly AnywhereRow[],
): readonly Sample[] {
  const narrow = deliveries
    .filter((service) => !isRare(service))
    .map(({ carrier, method, exact, country }): Sample =>
      exact.shipments >= enough
        ? { carrier, method, lane: 'EXACT', figures: exact }
        : { carrier, method, lane: 'COUNTRY', figures: country },
    );
  const wide = anywhere.map((row): Sample => ({
    carrier: row.carrier,
    method: row.method,
    lane: 'ALL',
    figures: row,
  }));
  return [...narrow, ...wide];
}

/** What a sample lets us promise, when disruptions on the way add so many days to each delivery. */
export const estimate = (
  { carrier, method, lane, figures }: Sample,
  delayDays: number,
  today: CalendarDate,
) => ({
  carrier,
  method,
  lane,
  earliest: addDays(today, Math.ceil(figures.p10_days + delayDays)),
  latest: addDays(today, Math.ceil(figures.late_days + delayDays)),
  typicalDays: figures.typical_days,
  lateDays: figures.late_days,
  onTimePercent: measures.onTimePercent.of({ shipments: figures }),
  sampleSize: figures.shipments,
});

type DeliveryEstimate = ReturnType<typeof estimate>;

export const fastestFirst = (a: DeliveryEstimate, b: DeliveryEstimate): number =>
  a.typicalDays - b.typicalDays || order(a.carrier, b.carrier) || order(a.method, b.method);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
