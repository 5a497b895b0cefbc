import { createHash } from 'node:crypto';
import { plainEmail } from '../../domain/email.ts';
import type { CustomerRow } from '../../sources/sales/index.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { rowFields } from '../row-fields.ts';
import type { CustomerKey } from './parent.ts';

/** The customer's own row in sales. */
const own = rowFields(
  ({ sources }) => sources.sales.customer,
  ({ number }: CustomerKey) => number,
);

/** A field of personal data: whatever it gives out is noted for the audit. */
const personal = (field: string, read: (row: CustomerRow) => string | null) =>
  own((row: CustomerRow, { number }, context) => {
    const value = read(row);
    if (value !== null) context.notePersonalValue(`Customer.${field}`, number);
    return value;
  });

/** What advertising platforms match customers by. */
function hashed(email: string | null): string | null {
  const plain = plainEmail(email);
  return plain && createHash('sha256').update(plain).digest('hex');
}

export const profile = {
  id: ({ number }) => globalId('Customer', number),
  name: personal('name', ({ name }) => name),
  email: personal('email', ({ email }) => email),
  hashedEmail: personal('hashedEmail', ({ consent_email, email }) => (consent_email ? hashed(email) : null)),
  demographics: own(({ age_band, gender, country, region, city, language }) => ({
    ageBand: age_band,
    gender,
    country,
    region,
    city,
    language,
  })),
  acquiredOn: own(({ acquired_on }) => acquired_on),
  acquisitionChannel: own(({ acquisition_channel }) => acquisition_channel),
  consent: own(({ consent_email, consent_sms, consent_post, consent_profiling }) => ({
    email: consent_email,
    sms: consent_sms,
    post: consent_post,
    profiling: consent_profiling,
  })),
} satisfies Partial<CustomerResolvers>;
