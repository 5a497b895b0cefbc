import { sql } from 'kysely';
import { anyOf } from '../../../database/statement.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import { everyCustomer, statement } from './statements.ts';

export const customerColumns = [
  'customers.number',
  'customers.name',
  'customers.email',
  'customers.gender',
  'customers.age_band',
  'customers.country',
  'customers.region',
  'customers.city',
  'customers.language',
  'customers.acquired_on',
  'customers.acquisition_channel',
  'customers.consent_email',
  'customers.consent_sms',
  'customers.consent_post',
  'customers.consent_profiling',
] as const;

export const customersByNumber = statement(
  'customers_by_number',
  (db, p: { numbers: readonly CustomerNumber[] }) =>
    db.selectFrom('customers').select(customerColumns).where('number', '=', anyOf(p.numbers)),
);

const plainEmail = sql<string>`lower(btrim(email))`;

/** Also of customers whom the caller may not see. */
export const customersByEmail = statement('customers_by_email', (db, p: { emails: readonly string[] }) =>
  db
    .selectFrom(everyCustomer.as('customers'))
    .select(['number', plainEmail.as('plain_email')])
    .where(plainEmail, '=', anyOf(p.emails)),
);
