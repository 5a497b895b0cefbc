import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * What an address is written into, before and after it: `Ann <ann@example.org>`. It takes a regular expression for what
 * cannot be seen, white space of any kind first of all.
 */
export const aroundAddress = (unseen: string): string => `^(.*<)?(${unseen}|<)*|(${unseen}|>)+$`;

const around = new RegExp(aroundAddress(String.raw`[\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}]`), 'gsu');
const nameAndDomain = /^(.+)@(.+)$/s;

/** What a domain with letters beyond ASCII has in it, in either form. */
const international = /[^\0-\x7f]|xn--/;

/**
 * The one form of an address, by which addresses are the same: without what stands around it, in Unicode's NFC and small
 * letters, its domain in ASCII. Null for what is no address. `comparedAddress` in src/sources is the same in SQL.
 */
export function plainEmail(address: string | null | undefined): string | null {
  return spellingsOf(address)[0] ?? null;
}

/** All that the SQL makes of the addresses that are the same as this one, which cannot tell domains in Unicode. */
export function spellingsOf(address: string | null | undefined): readonly string[] {
  const text = address?.normalize('NFC').replace(around, '').toLowerCase() ?? '';
  const [, name, domain] = nameAndDomain.exec(text) ?? [];
  if (name === undefined || domain === undefined) return [];
  if (!international.test(domain)) return [text];
  const ascii = domainToASCII(domain);
  const unicode = domainToUnicode(ascii);
  // Anything else is no domain, but what a browser would make one of.
  if (!ascii || (domain !== ascii && domain !== unicode)) return [];
  return [...new Set([ascii, unicode])].map((spelled) => `${name}@${spelled}`);
}

/** Stands between the spellings of an address, where they are passed on as one text. */
export const spellingSeparator = '\u001d';

/** A list of addresses that is one text, as SQL made them, each in all its spellings; what is none is left empty. */
export const spelledOut = (addresses: string, listSeparator: string): string =>
  international.test(addresses)
    ? addresses
        .split(listSeparator)
        .map((one) => (international.test(one) ? spellingsOf(one).join(spellingSeparator) : one))
        .join(listSeparator)
    : addresses;
