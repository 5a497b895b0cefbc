import { sql } from 'kysely';
import { onePerKey, perArguments } from '../../../database/loaders.ts';
import { anyOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { atTheDoor } from '../arrival.ts';
import { arrivedOnTime, isDue, isLate } from '../terms.ts';

const deliveryToCustomers = statement(
  'delivery_to_customers',
  (db, p: { customers: readonly CustomerNumber[]; today: CalendarDate }) =>
    db
      .selectFrom('shipments as s')
      .crossJoin(atTheDoor)
      .select(({ fn }) => [
        sql<CustomerNumber>`s.customer_number`.as('customer_number'),
        fn.countAll<number>().as('shipments'),
        fn.countAll<number>().filterWhere(isDue(p.today)).as('due'),
        fn.countAll<number>().filterWhere(isDue(p.today)).filterWhere(arrivedOnTime).as('on_time'),
        fn.countAll<number>().filterWhere(isLate(p.today)).as('late_in_transit'),
      ])
      .where('s.customer_number', '=', anyOf(p.customers))
      .groupBy('s.customer_number'),
  { keyed: { customers: 'customer_number' } },
);

export const deliveryToCustomer = ({ among }: LogisticsReaders) =>
  perArguments(({ today }: { readonly today: CalendarDate }) =>
    onePerKey(
      (customers: readonly CustomerNumber[]) =>
        among({ customers })(deliveryToCustomers, { customers, today }),
      'customer_number',
    ),
  );
