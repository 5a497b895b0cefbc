import type { Caller } from '../../domain/caller.ts';
import { unauthenticated } from '../../domain/errors.ts';
import { isLocal } from '../../domain/loopback.ts';
import { ApiKeys, isApiKey } from './api-keys.ts';
import { credentialOf, headerOf, type Headers } from './credential.ts';
import { demoCaller } from './demo.ts';
import type { TokenIssuer } from './issuer-keys.ts';
import { accessTokens } from './tokens.ts';
import type { ReportTrouble } from './trouble.ts';

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
  const tokens = issuer && accessTokens(issuer, report);
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
