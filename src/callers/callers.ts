import type { Caller } from '../kernel/caller.ts';
import { unauthenticated } from '../kernel/errors.ts';
import { isLocal } from '../kernel/loopback.ts';
import { ApiKeys, isApiKey } from './api-keys.ts';
import { demoCaller } from './demo-callers.ts';
import type { TokenIssuer } from './issuer-keys.ts';
import type { ReportTrouble } from './trouble.ts';

/** A request's headers, by lower-case name; a list tells a header as often as it was sent. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Where callers come from; see docs/access.md. */
export interface CallersConfig {
  readonly issuer: TokenIssuer | null;
  readonly keysFile: string | null;
  /** Whether the demo callers may ask: in development on loopback alone, and only where nobody else may. */
  readonly demo: boolean;
}

export interface Callers {
  /**
   * Who asks, by the headers of a request or of a connection's opening, and the address it came from, without which
   * nobody is a demo caller. Throws UNAUTHENTICATED, or AUTHENTICATION_UNAVAILABLE while nobody can tell.
   */
  identify(headers: Headers, address?: string): Promise<Caller>;
}

/** Reads the keys' file, where there is one. Throws UnusableKeysFile. */
export async function createCallers(
  { issuer, keysFile, demo }: CallersConfig,
  report: ReportTrouble,
): Promise<Callers> {
  const keys = keysFile === null ? null : await ApiKeys.open(keysFile, report);
  // What reads tokens is loaded where there are any.
  const tokens = issuer && (await import('./tokens.ts')).accessTokens(issuer, report);
  return {
    async identify(headers, address) {
      const credential = credentialOf(headers);
      if (demo) return demoCaller(credential, isLocal(address, headers));
      if (credential === null) throw unauthenticated('Send an access token or an API key.', false);
      if (isApiKey(credential)) {
        const caller = await keys?.callerOf(credential);
        if (caller) return caller;
      } else if (tokens && headerOf(headers, 'x-api-key') === null) {
        // Not where a key belongs: that may be an address, which proxies write down.
        return tokens(credential);
      }
      throw unauthenticated('These credentials are not known.', true);
    },
  };
}

/** Null where the header was not sent. Throws UNAUTHENTICATED for two: somebody before us may have read the other. */
function headerOf(headers: Headers, name: string): string | null {
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
