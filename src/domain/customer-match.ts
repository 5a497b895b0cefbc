import { createHash } from 'node:crypto';
import type { CountryCode } from 'libphonenumber-js/min';
import { once } from '../kernel/once.ts';
import { plainEmail } from './email.ts';

/** Whose rules of customer match a hash follows. */
export type AdPlatform = 'GOOGLE' | 'META';

const hash = (text: string | null): string | null =>
  text ? createHash('sha256').update(text).digest('hex') : null;

export function hashedEmail(address: string | null, platform: AdPlatform): string | null {
  const plain = plainEmail(address);
  return hash(plain && platform === 'GOOGLE' ? mailbox(plain) : plain);
}

/** Google delivers to one mailbox whatever dots, and suffix behind a plus, its name is written with. */
function mailbox(address: string): string | null {
  const [, name, domain] = /^(.+)@((?:gmail|googlemail)\.com)$/s.exec(address) ?? [];
  if (name === undefined) return address;
  const plain = name.replace(/\+.*$/s, '').replaceAll('.', '');
  return plain && `${plain}@${domain}`;
}

/** Some hundred kilobytes of what countries have for numbers, which most servers never need. */
const phones = once(() => import('libphonenumber-js/min'));

/** A number as it is dialled, in E.164; one without a country's code is of the customer's country. Null for what is none. */
export async function plainPhone(text: string | null, country: string | null): Promise<string | null> {
  if (!text) return null;
  const { parsePhoneNumberFromString: parse, isSupportedCountry } = await phones();
  const known = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const dialled = [parse(text, known), parse(text.replace(/^[^\d+]*00/, '+'))];
  return dialled.find((number) => number?.isPossible())?.number ?? null;
}

export async function hashedPhone(
  text: string | null,
  country: string | null,
  platform: AdPlatform,
): Promise<string | null> {
  const number = await plainPhone(text, country);
  return hash(number && platform === 'META' ? number.slice(1) : number);
}

/** Small letters without what stands around them; Meta wants no punctuation either. */
export function hashedName(name: string | null, platform: AdPlatform): string | null {
  const plain = name?.normalize('NFC').toLowerCase() ?? '';
  const wanted = platform === 'META' ? plain.replaceAll(/\p{P}/gu, '') : plain;
  return hash(wanted.replaceAll(/[\p{Z}\p{C}]+/gu, ' ').trim());
}

/** As Meta takes it, without spaces and dashes, of the United States the first five digits; Google takes none hashed. */
export function hashedPostalCode(code: string | null, country: string | null): string | null {
  const plain = code?.toLowerCase().replaceAll(/[\p{Z}\p{C}\p{Pd}]/gu, '') ?? '';
  return hash(country === 'US' ? plain.slice(0, 5) : plain);
}
