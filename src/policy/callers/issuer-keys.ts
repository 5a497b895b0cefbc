import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { authenticationUnavailable } from '../../domain/errors.ts';
import { isSecureUrl } from '../../domain/secure-url.ts';
import type { ReportTrouble } from './trouble.ts';

/** Who issues access tokens, and for whom. */
export interface TokenIssuer {
  readonly url: string;
  readonly audience: string;
  /** Where its keys are; found by OIDC discovery when null. */
  readonly jwksUrl: string | null;
}

const answerWithin = 5_000;
/** How long an issuer that did not answer is left alone, and callers are told to wait. */
const pauseSeconds = 5;
/** How old keys may grow before they are read again, so that one that the issuer took back ceases to open anything. */
const freshFor = 600_000;
/** How often tokens with a key nobody knows may have the keys read again. */
const cooldown = 30_000;

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/**
 * The issuer's public keys. They are read when a token first needs them, and again for a token whose key is not among
 * them; while the issuer does not answer, the keys that are known stay good and a token of any other key is refused
 * with AUTHENTICATION_UNAVAILABLE.
 */
export function issuerKeys({ url, jwksUrl }: TokenIssuer, report: ReportTrouble): JWTVerifyGetKey {
  let opening: Promise<KeySet> | undefined;
  let readAt = 0;
  let silentUntil = 0;

  /** Asks the issuer, unless it was silent a moment ago. */
  async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    if (Date.now() < silentUntil) throw new Error('The issuer did not answer a moment ago.');
    try {
      return await question();
    } catch (error) {
      silentUntil = Date.now() + pauseSeconds * 1000;
      report('the keys of access tokens cannot be read', error);
      throw error;
    }
  }

  const discover = async (): Promise<string> => {
    const address = `${url.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const signal = AbortSignal.timeout(answerWithin);
    const response = await answered(address, { signal, redirect: 'error' });
    const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (found.issuer !== url) throw new Error(`AUTH_ISSUER calls itself ${String(found.issuer)}.`);
    const { jwks_uri: keysUrl } = found;
    if (typeof keysUrl === 'string' && isSecureUrl(keysUrl)) return keysUrl;
    throw new Error('AUTH_ISSUER names no jwks_uri by https, or one with a user or password.');
  };

  const open = async (): Promise<KeySet> =>
    createRemoteJWKSet(new URL(jwksUrl ?? (await ask(discover))), {
      timeoutDuration: answerWithin,
      cooldownDuration: cooldown,
      cacheMaxAge: Infinity,
      [customFetch]: (address, init) => ask(() => answered(address, init)),
    });

  /** Reads old keys again without letting anybody wait. */
  function refresh(known: KeySet): void {
    if (Date.now() < readAt + freshFor) return;
    readAt = Date.now();
    if (known.jwks()) known.reload().catch(() => {});
  }

  return async (header, token) => {
    try {
      opening ??= open().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      const set = await opening;
      refresh(set);
      return await set(header, token);
    } catch (error) {
      // These say that the token is at fault; everything else, that its key could not be had.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
        throw error;
      }
      if (error instanceof errors.JOSENotSupported) throw error;
      throw authenticationUnavailable(pauseSeconds);
    }
  };
}

async function answered(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return response;
}
