import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { authenticationUnavailable } from '../kernel/errors.ts';
import { isSecureUrl } from '../kernel/loopback.ts';
import type { ReportTrouble } from './trouble.ts';

/** Who issues access tokens, and for whom. */
export interface TokenIssuer {
  readonly url: string;
  readonly audience: string;
  /** Where its keys are; found by OIDC discovery when null. */
  readonly jwksUrl: string | null;
}

const answerWithin = 5_000;
/**
 * How long the issuer is left alone after it was asked. Whoever has a token of a new key waits no longer than this after a
 * rotation, and however many tokens of keys that nobody has are sent, the issuer is asked twelve times a minute.
 */
const cooldown = 5_000;
/** How old keys may grow before they are read again, so that one that the issuer took back ceases to open anything. */
const freshFor = 600_000;

/**
 * The issuer's public keys. They are read when a token first needs them, and again for a token whose key is not among
 * them: only then is it known that nobody has that key. While the issuer does not answer, or has been asked a moment ago,
 * the keys that are known stay good and a token of any other key is refused with AUTHENTICATION_UNAVAILABLE.
 */
export function issuerKeys({ url, jwksUrl }: TokenIssuer, report: ReportTrouble): JWTVerifyGetKey {
  let address = jwksUrl;
  let keys: JWTVerifyGetKey | undefined;
  let readAt = 0;
  let quietUntil = 0;
  let reading: Promise<JWTVerifyGetKey> | undefined;

  const discover = async (): Promise<string> => {
    const found = await ask<{ issuer?: unknown; jwks_uri?: unknown }>(
      `${url.replace(/\/$/, '')}/.well-known/openid-configuration`,
    );
    if (found.issuer !== url) throw new Error(`AUTH_ISSUER calls itself ${String(found.issuer)}.`);
    const { jwks_uri: keysUrl } = found;
    if (typeof keysUrl === 'string' && isSecureUrl(keysUrl)) return keysUrl;
    throw new Error('AUTH_ISSUER names no jwks_uri by https, or one with a user or password.');
  };

  async function readOnce(): Promise<JWTVerifyGetKey> {
    try {
      address ??= await discover();
      keys = createLocalJWKSet(await ask<JSONWebKeySet>(address));
      readAt = Date.now();
      return keys;
    } catch (error) {
      report('the keys of access tokens cannot be read', error);
      throw unavailable(cooldown);
    } finally {
      quietUntil = Date.now() + cooldown;
    }
  }

  /** Reads the keys, once for all who need them at the same moment. */
  async function read(): Promise<JWTVerifyGetKey> {
    const left = quietUntil - Date.now();
    if (!reading && left > 0) throw unavailable(left);
    return (reading ??= readOnce().finally(() => (reading = undefined)));
  }

  return async (header, token) => {
    if (!keys) return keyOf(await read(), header, token);
    // Old keys are read again without letting anybody wait.
    if (Date.now() >= readAt + freshFor) read().catch(() => {});
    try {
      return await keyOf(keys, header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return keyOf(await read(), header, token);
    }
  };
}

const unavailable = (milliseconds: number) => authenticationUnavailable(Math.ceil(milliseconds / 1_000));

const keyOf: (
  keys: JWTVerifyGetKey,
  ...token: Parameters<JWTVerifyGetKey>
) => ReturnType<JWTVerifyGetKey> = async (keys, header, token) => {
  try {
    return await keys(header, token);
  } catch (error) {
    // These say that the token is at fault; everything else, that its key is of no use.
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
      throw error;
    if (error instanceof errors.JOSENotSupported) throw error;
    throw unavailable(cooldown);
  }
};

async function ask<Answer>(address: string): Promise<Answer> {
  const signal = AbortSignal.timeout(answerWithin);
  const headers = { accept: 'application/json, application/jwk-set+json' };
  const response = await fetch(address, { signal, headers, redirect: 'error' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return (await response.json()) as Answer;
}
