import { sql } from 'kysely';
import { statement } from './statement.ts';
import { deliveredOnTime, deliveredWithPromise, orderDay } from './terms.ts';

/** Deliveries with a promised day, by the day of their order. */
export const deliveriesByDay = statement(
  'deliveries_by_day',
  (db, p: { readonly from: Date; readonly until: Date }) =>
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
