import { statement } from './statement.ts';

export const newestEntry = statement('newest_entry', (db) =>
  db.selectFrom('shipment_events').select(({ fn }) => fn.max('occurred_at').as('at')),
);
