import { createHash } from 'node:crypto';
import { plainEmail } from '../../domain/email.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import type { CustomerKey } from './parent.ts';

/** The customer's own row in sales. */
const row = ({ number }: CustomerKey, { sources }: RequestContext) => sources.sales.customer.load(number);

type CustomerRow = NonNullable<Awaited<ReturnType<typeof row>>>;

/** A field of personal data: whatever it gives out is noted for the audit. */
function personal(field: string, read: (row: CustomerRow) => string | null) {
  return async (customer: CustomerKey, _: unknown, context: RequestContext): Promise<string | null> => {
    const found = await row(customer, context);
    const value = found && read(found);
    if (value !== null) context.notePersonalValue(`Customer.${field}`, customer.number);
    return value;
  };
}

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
