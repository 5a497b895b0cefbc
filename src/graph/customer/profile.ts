import { createHash } from 'node:crypto';
import { plainEmail } from '../../domain/email.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { rowFields } from '../row-fields.ts';
import type { CustomerKey } from './parent.ts';

/** The customer's own row in sales. */
const own = rowFields(
  ({ sources }) => sources.sales.customer,
  ({ number }: CustomerKey) => number,
);

/** What advertising platforms match customers by. */
function hashed(email: string | null): string | null {
  const plain = plainEmail(email);
  return plain && createHash('sha256').update(plain).digest('hex');
}

export const profile = {
  id: ({ number }) => globalId('Customer', number),
  name: own(({ name }) => name),
  email: own(({ email }) => email),
  hashedEmail: own(({ consent_email, email }) => (consent_email ? hashed(email) : null)),
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
