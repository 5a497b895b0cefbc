import { createHash } from 'node:crypto';
import { plainEmail } from '../../domain/email.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import type { CustomerKey } from './parent.ts';

/** The customer's own row in sales. */
const row = ({ number }: CustomerKey, { sources }: RequestContext) => sources.sales.customer.load(number);

/** What advertising platforms match customers by. */
function hashed(email: string | null): string | null {
  const plain = plainEmail(email);
  return plain && createHash('sha256').update(plain).digest('hex');
}

export const profile = {
  id: ({ number }) => globalId('Customer', number),
  name: async (customer, _, context) => (await row(customer, context))?.name ?? null,
  email: async (customer, _, context) => (await row(customer, context))?.email ?? null,
  async hashedEmail(customer, _, context) {
    const found = await row(customer, context);
    return found?.consent_email ? hashed(found.email) : null;
  },
  async demographics(customer, _, context) {
    const found = await row(customer, context);
    if (!found) return null;
    const { age_band, gender, country, region, city, language } = found;
    return { ageBand: age_band, gender, country, region, city, language };
  },
  acquiredOn: async (customer, _, context) => (await row(customer, context))?.acquired_on ?? null,
  acquisitionChannel: async (customer, _, context) =>
    (await row(customer, context))?.acquisition_channel ?? null,
  async consent(customer, _, context) {
    const found = await row(customer, context);
    if (!found) return null;
    const { consent_email, consent_sms, consent_post, consent_profiling } = found;
    return { email: consent_email, sms: consent_sms, post: consent_post, profiling: consent_profiling };
  },
} satisfies Partial<CustomerResolvers>;
