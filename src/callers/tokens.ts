import { errors, jwtVerify, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { scopes, type Caller, type Scope } from '../kernel/caller.ts';
import { RequestRefused, unauthenticated } from '../kernel/errors.ts';
import { issuerKeys, type TokenIssuer } from './issuer-keys.ts';
import type { ReportTrouble } from './trouble.ts';

/** Whose public key is enough to check, and never to sign. */
const algorithms = ['RS', 'PS', 'ES'].flatMap((kind) => [256, 384, 512].map((bits) => `${kind}${bits}`));

/** How far two clocks may be apart. */
const clockTolerance = 5;

/** Checks access tokens. The check throws UNAUTHENTICATED, or AUTHENTICATION_UNAVAILABLE while keys cannot be had. */
export function accessTokens(issuer: TokenIssuer, report: ReportTrouble): (token: string) => Promise<Caller> {
  const keys = issuerKeys(issuer, report);
  return async (token) => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer: issuer.url,
        audience: issuer.audience,
        algorithms: [...algorithms, 'EdDSA', 'Ed25519'],
        requiredClaims: ['sub', 'exp'],
        clockTolerance,
      });
      if (!isAccessToken(protectedHeader, payload)) {
        throw unauthenticated('The token is no bearer token for access.', true);
      }
      return callerOf(payload);
    } catch (error) {
      if (error instanceof RequestRefused) throw error;
      if (!(error instanceof errors.JOSEError)) throw error;
      throw unauthenticated(
        error instanceof errors.JWTExpired
          ? 'The access token has expired.'
          : 'The access token is not valid.',
        true,
      );
    }
  };
}

/** What an issuer calls access tokens (RFC 9068), and what it calls them that does not tell kinds apart. */
const accessTypes: readonly unknown[] = [undefined, 'jwt', 'at+jwt'];

/**
 * Claims of other kinds of tokens: of one bound to a key, whose possession nobody proves to us; of ID tokens; of
 * notices such as a logout.
 */
const foreignClaims = ['cnf', 'at_hash', 'c_hash', 'events'];

/** The same issuer signs other things with the same keys, which must not pass for access (RFC 8725, 3.11). */
function isAccessToken({ typ }: JWTHeaderParameters, claims: JWTPayload): boolean {
  // What the header holds is the signer's to choose, whatever its type says.
  const named: unknown = typ;
  const type = typeof named === 'string' ? named.toLowerCase().replace(/^application\//, '') : named;
  return accessTypes.includes(type) && !foreignClaims.some((claim) => claims[claim] !== undefined);
}

/** As OpenID Connect has it. */
const longestSubject = 255;

function callerOf(claims: JWTPayload): Caller {
  // Whoever shares a name shares a budget and a line of the audit: every name must be a caller's own.
  if (typeof claims.sub !== 'string' || claims.sub === '' || claims.sub.length > longestSubject) {
    throw unauthenticated(
      `The access token's sub must be a text of at most ${longestSubject} letters.`,
      true,
    );
  }
  const named = new Set(['scope', 'scp', 'permissions'].flatMap((claim) => words(claims[claim])));
  return {
    id: `token:${claims.sub}`,
    // As RFC 9068 has it: a client that asks for itself is its own subject.
    kind: claims.sub === (claims['client_id'] ?? claims['azp']) ? 'machine' : 'person',
    scopes: new Set(scopes.filter((scope: Scope) => named.has(scope))),
    countries: restrictedTo('opsgraph_countries', claims),
    brands: restrictedTo('opsgraph_brands', claims),
  };
}

const words = (claim: unknown): readonly string[] =>
  typeof claim === 'string'
    ? claim.split(' ')
    : Array.isArray(claim)
      ? claim.filter((word) => typeof word === 'string')
      : [];

/** What the rows are restricted to; null is all. A claim that cannot be read opens nothing. */
function restrictedTo(claim: string, claims: JWTPayload): readonly string[] | null {
  const claimed = claims[claim];
  if (claimed === undefined) return null;
  // Postgres keeps no NUL in text, so no row is of it, and asking for it fails.
  const isText = (value: unknown) => typeof value === 'string' && !value.includes('\0');
  if (Array.isArray(claimed) && claimed.every(isText)) return claimed;
  throw unauthenticated(`The access token's ${claim} must be a list of texts.`, true);
}
