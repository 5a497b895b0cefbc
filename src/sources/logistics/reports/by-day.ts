import { sql } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { LogisticsReaders } from '../seen.ts';
import { statement } from '../statement.ts';
import { deliveredOnTime, deliveredWithPromise, instants, orderDay, type Instants } from '../terms.ts';

/** Deliveries with a promised day, by the day of their order. */
const deliveriesOfDays = statement('deliveries_by_day', (db, p: Instants) =>
  db
    .selectFrom('shipments as s')
    .where('s.ordered_at', '>=', p.from)
    .where('s.ordered_at', '<', p.until)
    .where(deliveredWithPromise)
    .select(({ fn }) => [
      orderDay.as('day'),
      fn.countAll<number>().as('delivered_with_promise'),
      sql<number>`count(*) filter (where ${deliveredOnTime})`.as('on_time'),
    ])
    .groupBy('day'),
);

export const deliveriesByDay = ({ among }: LogisticsReaders) =>
  perArguments((days: DayRange) => among({ ordered: days })(deliveriesOfDays, instants(days)));
