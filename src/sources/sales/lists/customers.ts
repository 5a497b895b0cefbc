import { manyPerKey, onePerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import { comparedAddress } from '../../email.ts';
import { everyCustomer, statement } from '../statement.ts';

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
  'customers.phone',
  'customers.first_name',
  'customers.last_name',
  'customers.postal_code',
] as const;

const byNumber = statement(
  'customers_by_number',
  (db, p: { numbers: readonly CustomerNumber[] }) =>
    db.selectFrom('customers').select(customerColumns).where('number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type CustomerRow = RowOf<typeof byNumber>;

export const customer = (read: Reader) =>
  onePerKey((numbers: readonly CustomerNumber[]) => read(byNumber, { numbers }), 'number');

const address = comparedAddress('email').$castTo<string>();

/** Also of customers whom the caller may not see. */
const byEmail = statement(
  'customers_by_email',
  (db, p: { emails: readonly string[] }) =>
    db
      .selectFrom(everyCustomer.as('customers'))
      .select(['number', address.as('address')])
      .where(address, '=', anyOf(p.emails)),
  { keyed: { emails: 'address' } },
);

/** The customers with an address in one of its spellings. */
export const customersByEmail = (read: Reader) =>
  manyPerKey((emails: readonly string[]) => read(byEmail, { emails }), 'address');
