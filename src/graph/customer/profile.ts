import {
  hashedEmail,
  hashedName,
  hashedPhone,
  hashedPostalCode,
  type AdPlatform,
} from '../../domain/customer-match.ts';
import type { CustomerRow } from '../../sources/sales/index.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { atOnce, rowFields } from '../row-fields.ts';
import type { CustomerKey } from './parent.ts';

/** The customer's own row in sales. */
const own = rowFields(
  ({ sources }) => sources.sales.customer,
  ({ number }: CustomerKey) => number,
);

interface ForPlatform {
  readonly for: AdPlatform;
}

/** What goes beside an address or a number, where the customer agreed to either. */
const mayBeMatched = ({ consent_email, consent_sms }: CustomerRow): boolean => consent_email || consent_sms;

export const profile = {
  id: atOnce(({ number }: CustomerKey) => globalId('Customer', number)),
  name: own(({ name }) => name),
  email: own(({ email }) => email),
  hashedEmail: own(({ consent_email, email }, _parent, _context, { for: platform }: ForPlatform) =>
    consent_email ? hashedEmail(email, platform) : null,
  ),
  hashedPhone: own(({ consent_sms, phone, country }, _parent, _context, { for: platform }: ForPlatform) =>
    consent_sms ? hashedPhone(phone, country, platform) : null,
  ),
  hashedFirstName: own((row, _parent, _context, { for: platform }: ForPlatform) =>
    mayBeMatched(row) ? hashedName(row.first_name, platform) : null,
  ),
  hashedLastName: own((row, _parent, _context, { for: platform }: ForPlatform) =>
    mayBeMatched(row) ? hashedName(row.last_name, platform) : null,
  ),
  hashedPostalCode: own((row) => (mayBeMatched(row) ? hashedPostalCode(row.postal_code, row.country) : null)),
  postalCode: own(({ postal_code }) => postal_code),
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
    // Where a company's view has a null, nobody has agreed.
    email: Boolean(consent_email),
    sms: Boolean(consent_sms),
    post: Boolean(consent_post),
    profiling: Boolean(consent_profiling),
  })),
} satisfies Partial<CustomerResolvers>;
