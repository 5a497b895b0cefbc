import { unauthenticated } from '../../domain/errors.ts';

/** A request's headers, by lower-case name. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The token or key that a request brings, or null. Throws UNAUTHENTICATED for two, or for another scheme. */
export function credentialOf({ authorization, 'x-api-key': key }: Headers): string | null {
  if (authorization === undefined) return key === undefined ? null : only(key);
  if (key !== undefined) throw unauthenticated('Send one of authorization and x-api-key.', true);
  const [, token] = /^bearer +([\w.~+/=-]+) *$/i.exec(only(authorization)) ?? [];
  if (!token) throw unauthenticated('The authorization header must read: Bearer, and a token or key.', true);
  return token;
}

function only(value: string | readonly string[]): string {
  if (typeof value === 'string') return value;
  throw unauthenticated('Send one token or key.', true);
}
