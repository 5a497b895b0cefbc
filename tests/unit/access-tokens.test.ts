import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { createCallers, type Callers, type CallersConfig } from '../../src/callers/callers.ts';
import { openIssuer, type Issuer } from '../support/issuer.ts';
import { until } from '../support/child.ts';

let issuer: Issuer;
let callers: Callers;
const troubles: string[] = [];
const callersOf = (named: CallersConfig['issuer']): Promise<Callers> =>
  createCallers({ issuer: named, keysFile: null, demo: false }, (what, error) =>
    troubles.push(`${what}: ${String(error)}`),
  );
beforeEach(async () => {
  issuer = await openIssuer();
  troubles.splice(0);
  callers = await callersOf({ url: issuer.url, audience: issuer.audience, jwksUrl: null });
});
afterEach(async () => {
  jest.useRealTimers();
  await issuer.close();
});

const send = (token: string) => callers.identify({ authorization: `Bearer ${token}` });
const refusal = async (answer: Promise<unknown>) => {
  const error = await answer.then(
    () => null,
    (thrown: unknown) => thrown as { status?: number; headers?: Map<string, string>; extensions?: object },
  );
  return error && { status: error.status, ...error.extensions };
};
const unauthenticated = { status: 401, code: 'UNAUTHENTICATED' };
const unavailable = { status: 503, code: 'AUTHENTICATION_UNAVAILABLE' };
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;

/** Moves the clock that tokens and caches are held against, and no timer. */
function later(milliseconds: number): void {
  const now = Date.now() + milliseconds;
  jest.useFakeTimers({
    now,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

describe('who a token names', () => {
  test.each<[string, JWTPayload & Record<string, unknown>]>([
    ['scope', { scope: 'openid product:read cost:read nonsense' }],
    ['scp as a list', { scp: ['product:read', 'cost:read', 7] }],
    ['scp as text', { scp: 'product:read cost:read' }],
    ['permissions', { permissions: ['product:read', 'cost:read'] }],
    ['scope and permissions together', { scope: 'openid product:read', permissions: ['cost:read'] }],
  ])('takes scopes from %s, and only those that there are', async (_, claims) => {
    const caller = await send(await issuer.token(claims));
    expect(caller).toEqual({
      id: 'token:ada',
      kind: 'person',
      scopes: new Set(['product:read', 'cost:read']),
      countries: null,
      brands: null,
    });
  });

  test('is not read where a key belongs, which may be an address', async () => {
    const token = await issuer.token({ scope: 'product:read' });
    expect(await refusal(callers.identify({ 'x-api-key': token }))).toEqual(unauthenticated);
  });

  test('a token without scopes opens nothing', async () => {
    expect((await send(await issuer.token())).scopes.size).toBe(0);
  });

  test('a client that asks for itself is a machine', async () => {
    expect((await send(await issuer.token({ sub: 'crm', client_id: 'crm' }))).kind).toBe('machine');
  });

  test('countries and brands that rows are restricted to come as lists, also empty ones', async () => {
    const claims = { opsgraph_countries: ['DE', 'AT'], opsgraph_brands: [] };
    expect(await send(await issuer.token(claims))).toMatchObject({ countries: ['DE', 'AT'], brands: [] });
  });

  test.each([
    { opsgraph_countries: 'DE' },
    { opsgraph_countries: [49] },
    { opsgraph_brands: { a: 1 } },
    { opsgraph_brands: ['a\0b'] },
  ])('a claim that cannot be read opens nothing: %j', async (claims) => {
    expect(await refusal(send(await issuer.token(claims)))).toEqual(unauthenticated);
  });
});

describe('a token that is not good', () => {
  const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url');

  test('is one without signature (alg none)', async () => {
    const [, payload] = (await issuer.token()).split('.');
    expect(await refusal(send(`${header({ alg: 'none' })}.${payload}.`))).toEqual(unauthenticated);
  });

  test('is one signed with the public key as a shared secret (HS256)', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(issuer.publicKeys[0]));
    const forged = await issuer.token({}, { kid: 'key-1', alg: 'HS256', key: secret });
    expect(await refusal(send(forged))).toEqual(unauthenticated);
  });

  test('is one that brings its own key, or says where to find it', async () => {
    const other = await openIssuer();
    const [, payload, signature] = (await other.token({ iss: issuer.url, aud: issuer.audience })).split('.');
    for (const own of [{ jwk: other.publicKeys[0] }, { jku: `${other.url}/jwks`, kid: 'key-9' }]) {
      // The keys may be read for it.
      later(5_001);
      const token = `${header({ alg: 'ES256', ...own })}.${payload}.${signature}`;
      expect(await refusal(send(token))).toEqual(unauthenticated);
    }
    expect(other.reads()).toBe(0);
    await other.close();
  });

  test('is one whose payload was changed', async () => {
    const [head, , signature] = (await issuer.token({ scope: 'product:read' })).split('.');
    const [, payload] = (await issuer.token({ scope: 'cost:read' })).split('.');
    expect(await refusal(send(`${head}.${payload}.${signature}`))).toEqual(unauthenticated);
  });

  test.each<[string, () => JWTPayload]>([
    ['from another issuer', () => ({ iss: 'https://elsewhere.example.com' })],
    ['for another audience', () => ({ aud: 'https://other.example.com' })],
    ['without an issuer', () => ({ iss: undefined })],
    ['without an audience', () => ({ aud: undefined })],
    ['without a subject', () => ({ sub: undefined })],
    ['without an end', () => ({ exp: undefined })],
    ['that has expired', () => ({ exp: seconds(-60) })],
    ['that is not valid yet', () => ({ nbf: seconds(60) })],
    ['of a subject longer than OpenID Connect allows', () => ({ sub: 'a'.repeat(256) })],
    ['bound to a key that nobody shows', () => ({ cnf: { jkt: 'x' } })],
    ['that is an ID token', () => ({ at_hash: 'x' })],
    ['that tells of a logout', () => ({ events: {} })],
  ])('is one %s', async (_, claims) => {
    expect(await refusal(send(await issuer.token(claims())))).toEqual(unauthenticated);
  });

  test.each(['logout+jwt', 'dpop+jwt', 'application/logout+jwt', 'id_token', 'JWE', ''])(
    'is one of another type (%s)',
    async (typ) => {
      expect(await refusal(send(await issuer.token({}, undefined, typ)))).toEqual(unauthenticated);
    },
  );

  test.each(['JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt'])(
    'is none because its type is %s',
    async (typ) => {
      expect((await send(await issuer.token({}, undefined, typ))).id).toBe('token:ada');
    },
  );

  test('is none because it has no type', async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer.url, aud: issuer.audience, sub: 'ada', exp: now + 60 };
    expect((await send(await issuer.sign(JSON.stringify(claims)))).id).toBe('token:ada');
  });

  test.each([
    'Bearer',
    'Bearer a b',
    'Basic YTpi',
    'Bearer not.a.token',
    'Bearer ogk_unknown',
    'Bearer demo-developer',
  ])('is none at all: %s', async (authorization) => {
    expect(await refusal(callers.identify({ authorization }))).toEqual(unauthenticated);
  });

  test('and so is no credential, and more than one', async () => {
    expect(await refusal(callers.identify({}))).toEqual(unauthenticated);
    const token = await issuer.token();
    expect(
      await refusal(callers.identify({ authorization: `Bearer ${token}`, 'x-api-key': 'ogk_x' })),
    ).toEqual(unauthenticated);
  });
});

describe("the issuer's keys", () => {
  test('are read once for many tokens', async () => {
    const token = await issuer.token();
    await Promise.all(Array.from({ length: 20 }, () => send(token)));
    await send(await issuer.token({ sub: 'grace' }));
    expect(issuer.reads()).toBe(1);
  });

  test('are read again for a new key, and not for each token of an unknown one', async () => {
    await send(await issuer.token());
    await issuer.rotate('RS256');
    later(31_000);
    expect((await send(await issuer.token())).id).toBe('token:ada');
    const other = await openIssuer();
    await other.rotate();
    await other.rotate();
    const foreign = await other.token({ iss: issuer.url, aud: issuer.audience });
    // Nothing is known of its key until the keys have been read after it came.
    for (let turn = 0; turn < 5; turn++) expect(await refusal(send(foreign))).toEqual(unavailable);
    expect(issuer.reads()).toBe(2);
    later(5_001);
    expect(await refusal(send(foreign))).toEqual(unauthenticated);
    expect(issuer.reads()).toBe(3);
    await other.close();
  });

  test("are read for the first token, whose key is then known to be nobody's", async () => {
    const other = await openIssuer();
    await other.rotate();
    const foreign = await other.token({ iss: issuer.url, aud: issuer.audience });
    await other.close();
    const refused = await Promise.all(Array.from({ length: 5 }, () => refusal(send(foreign))));
    for (const one of refused) expect(one).toEqual(unauthenticated);
    expect(issuer.reads()).toBe(1);
  });

  test('that are known stay good while the issuer is down; tokens of others get 503, and later are let in', async () => {
    const known = await issuer.token();
    await send(known);
    const old = issuer.publicKeys.length;
    await issuer.rotate();
    expect(issuer.publicKeys).toHaveLength(old + 1);
    issuer.fail(500);
    later(31_000);
    expect(await refusal(send(await issuer.token()))).toEqual(unavailable);
    expect((await send(known)).id).toBe('token:ada');
    expect(troubles).toEqual([
      expect.stringMatching(/^the keys of access tokens cannot be read: .* answered 500/),
    ]);
    issuer.fail(null);
    later(6_000);
    expect((await send(await issuer.token())).id).toBe('token:ada');
  });

  test('that cannot be had at all let nobody in, and the issuer is left alone for a moment', async () => {
    issuer.fail(503);
    const token = await issuer.token();
    expect(await refusal(send(token))).toEqual(unavailable);
    issuer.fail(null);
    expect(await refusal(send(token))).toEqual(unavailable);
    later(6_000);
    expect((await send(token)).id).toBe('token:ada');
  });

  test('that the issuer has taken back cease to open anything', async () => {
    const token = await issuer.token({ exp: seconds(3_600) });
    await send(token);
    issuer.publicKeys.splice(0);
    await issuer.rotate();
    later(601_000);
    await send(token);
    // The keys are being read behind the answer.
    await until(async () => (await refusal(send(token)))?.status === 401, Boolean);
    expect(issuer.reads()).toBe(2);
  });

  test('of an issuer that calls itself otherwise are not taken', async () => {
    const { port } = new URL(issuer.url);
    const elsewhere = await callersOf({
      url: `http://localhost:${port}`,
      audience: issuer.audience,
      jwksUrl: null,
    });
    const token = await issuer.token({ iss: `http://localhost:${port}` });
    expect(await refusal(elsewhere.identify({ authorization: `Bearer ${token}` }))).toEqual(unavailable);
  });

  test.each([
    {},
    { jwks_uri: 7 },
    { jwks_uri: 'keys' },
    { jwks_uri: 'http://keys.example.com/jwks' },
    { jwks_uri: 'https://user:MARKED@keys.example.com/jwks' },
  ])(
    'of an issuer whose discovery names no good place for them are not asked for again and again: %j',
    async (found) => {
      issuer.discover({ jwks_uri: undefined, ...found });
      const token = await issuer.token();
      for (let turn = 0; turn < 20; turn++) expect(await refusal(send(token))).toEqual(unavailable);
      expect(issuer.questions()).toBe(1);
      expect(troubles).toEqual([
        expect.stringMatching(/^the keys of access tokens cannot be read: .*jwks_uri/),
      ]);
      expect(troubles[0]).not.toContain('MARKED');
      issuer.discover({});
      later(6_000);
      expect((await send(token)).id).toBe('token:ada');
    },
  );

  test('are found where AUTH_JWKS_URL says, without discovery', async () => {
    const told = await callersOf({
      url: 'https://named.example.com',
      audience: issuer.audience,
      jwksUrl: `${issuer.url}/jwks`,
    });
    const token = await issuer.token({ iss: 'https://named.example.com' });
    expect((await told.identify({ authorization: `Bearer ${token}` })).id).toBe('token:ada');
  });
});
