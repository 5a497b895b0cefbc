import { unauthenticated } from '../../domain/errors.ts';

/** A request's headers, by lower-case name; a list tells a header as often as it was sent. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Null where the header was not sent. Throws UNAUTHENTICATED for two: somebody before us may have read the other. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name] ?? [];
  const [one = null, another] = typeof value === 'string' ? [value] : value;
  if (another !== undefined) throw unauthenticated(`Send one ${name} header.`, true);
  return one;
}

/** The token or key that a request brings, or null. Throws UNAUTHENTICATED for two, or for another scheme. */
export function credentialOf(headers: Headers): string | null {
  const [authorization, key] = [headerOf(headers, 'authorization'), headerOf(headers, 'x-api-key')];
  if (authorization === null) return key;
  if (key !== null) throw unauthenticated('Send one of authorization and x-api-key.', true);
  const [, token] = /^bearer +([\w.~+/=-]+) *$/i.exec(authorization) ?? [];
  if (!token) throw unauthenticated('The authorization header must read: Bearer, and a token or key.', true);
  return token;
}
