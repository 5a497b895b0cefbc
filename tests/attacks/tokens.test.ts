import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CompactSign, exportSPKI, generateKeyPair, importJWK, type CryptoKey } from 'jose';
import { expectWithstood, type Attack } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, type Reply } from '../support/attacks/wire.ts';
import { openIssuer, type Issuer } from '../support/issuer.ts';

/** Access tokens that nobody issued, or not so, against a running server. */
let issuer: Issuer;
let thief: Issuer;
let target: Target;
beforeAll(async () => {
  [issuer, thief] = [await openIssuer(), await openIssuer()];
  target = await startTarget({
    callers: {
      issuer: { url: issuer.url, audience: issuer.audience, jwksUrl: null },
      keysFile: null,
      demo: false,
    },
    honest: bearer(await issuer.token({ exp: seconds(3_600) })),
  });
});
afterAll(async () => {
  await target.stop();
  // Whatever a token said of where keys are, nobody has gone there.
  expect(thief.reads()).toBe(0);
  await Promise.all([issuer.close(), thief.close()]);
});

const seconds = (from: number): number => Math.floor(Date.now() / 1_000) + from;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const parts = async (claims = {}) => (await issuer.token(claims)).split('.') as [string, string, string];
const costs = '{ product(sku: "BAC-0001") { sku unitCost { amount } } }';

const refused = (name: string, token: () => Promise<string>): Attack => ({
  name,
  run: async (port) => ask(port, costs, undefined, bearer(await token())),
  status: 401,
  code: 'UNAUTHENTICATED',
});
/** Claims that the issuer has signed. */
const claiming = (name: string, claims: () => Record<string, unknown>): Attack =>
  refused(name, () => issuer.token(claims()));
/** The issuer's honest claims under another header, with the signature of a good token. */
const headed = (name: string, header: () => unknown | Promise<unknown>): Attack =>
  refused(name, async () => {
    const [, payload, signature] = await parts();
    return `${part(await header())}.${payload}.${signature}`;
  });
/** Signed by a stranger, who says where to find the key. */
const stolen = (name: string, header: () => Record<string, unknown>): Attack =>
  refused(name, async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const claims = { iss: issuer.url, aud: issuer.audience, sub: 'mallory', exp: seconds(300) };
    return signed(JSON.stringify(claims), { alg: 'ES256', ...header() }, privateKey);
  });
/** Nobody has its key as far as is known. Only who has the keys read is told so; they are not read for the next. */
const unknown = ({ name, run }: Attack): Attack => ({
  name,
  run: async (port, attempt) => {
    const reply = await run(port, attempt);
    return reply.status === 401 ? run(port, attempt) : reply;
  },
  status: 503,
  code: 'AUTHENTICATION_UNAVAILABLE',
});
const signed = (payload: string, header: object, key: CryptoKey): Promise<string> =>
  new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader(header as { alg: string }).sign(key);

describe('a token', () => {
  test.each<Attack>([
    ...['none', 'None', 'nOnE', 'NONE', ''].map((alg) =>
      refused(`with the algorithm ${JSON.stringify(alg)}`, async () => {
        const [, payload] = await parts({ scope: 'cost:read' });
        return `${part({ alg, typ: 'JWT' })}.${payload}.`;
      }),
    ),
    refused('signed with the public key as a shared secret', async () =>
      issuer.token({}, { kid: 'key-1', alg: 'HS256', key: encoded(JSON.stringify(issuer.publicKeys[0])) }),
    ),
    refused('signed with the public key in PEM as a shared secret', async () => {
      const key = (await importJWK(issuer.publicKeys[0]!, 'ES256')) as CryptoKey;
      return issuer.token({}, { kid: 'key-1', alg: 'HS256', key: encoded(await exportSPKI(key)) });
    }),
    refused('with a signature of zeros', async () => {
      const [header, payload] = await parts();
      return `${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`;
    }),
    refused('without its signature', async () => (await parts()).with(2, '').join('.')),
    refused('with the claims of another', async () => {
      const [header, , signature] = await parts({ scope: 'product:read' });
      return [header, (await parts({ scope: 'product:read cost:read' }))[1], signature].join('.');
    }),
    unknown(headed('under another algorithm', () => ({ alg: 'RS256', kid: 'key-1' }))),
    headed('that names its algorithm twice', () => '{"alg":"none","alg":"ES256","kid":"key-1"}'),
    headed('with a header of no object', () => '["ES256"]'),
    headed('with a demand that nobody understands', () => ({
      alg: 'ES256',
      kid: 'key-1',
      crit: ['admin'],
      admin: true,
    })),
    headed('with a payload not to be decoded', () => ({
      alg: 'ES256',
      kid: 'key-1',
      crit: ['b64'],
      b64: false,
    })),
    headed('encrypted instead of signed', () => ({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'key-1' })),
    claiming('of another issuer', () => ({ iss: 'https://elsewhere.example.com' })),
    claiming('of an issuer that is ours but for a slash', () => ({ iss: `${issuer.url}/` })),
    claiming('for another audience', () => ({ aud: 'https://other.example.com' })),
    claiming('for several audiences, none of them us', () => ({ aud: ['a', 'b'] })),
    claiming('for an audience that begins as ours', () => ({ aud: `${issuer.audience}.evil.example` })),
    claiming('that has expired', () => ({ exp: seconds(-60) })),
    claiming('without an end', () => ({ exp: undefined })),
    claiming('that is not valid yet', () => ({ nbf: seconds(60) })),
    claiming('of nobody', () => ({ sub: undefined })),
    claiming('of a name that is empty', () => ({ sub: '' })),
    claiming('of a name that is an object', () => ({ sub: { name: 'ada' } })),
    claiming('restricted to countries that are null', () => ({ opsgraph_countries: null })),
    claiming('restricted to brands that are an object', () => ({ opsgraph_brands: { length: 0 } })),
    unknown(stolen('of a key that nobody has', () => ({ kid: 'key-999' }))),
    unknown(stolen('of a key that is a file', () => ({ kid: '../../../../dev/null' }))),
    unknown(stolen('of a key that is SQL', () => ({ kid: "key-1' union select 'secret' --" }))),
    unknown(stolen('of a key that every object has', () => ({ kid: '__proto__' }))),
    unknown(stolen('of a key that is a list', () => ({ kid: ['key-1'] }))),
    stolen('that brings its key', () => ({ jwk: thief.publicKeys[0] })),
    stolen('that says where its key is (jku)', () => ({ jku: `${thief.url}/jwks`, kid: 'key-1' })),
    stolen('that says where its certificate is (x5u)', () => ({ x5u: `${thief.url}/jwks` })),
    stolen('that brings its certificate (x5c)', () => ({ x5c: [Buffer.from('MII').toString('base64')] })),
    ...['Bearer', 'Bearer a.b.c', 'Bearer ..', 'Bearer demo-developer', 'Basic YTpi', 'bearer  '].map(
      (authorization): Attack => ({
        name: `that is none: ${JSON.stringify(authorization)}`,
        run: (port) => ask(port, costs, undefined, { authorization }),
        status: 401,
        code: 'UNAUTHENTICATED',
      }),
    ),
    {
      name: 'of 20,000 bytes',
      run: async (port) => ask(port, costs, undefined, bearer(await issuer.token({ x: 'a'.repeat(20_000) }))),
      status: 431,
      code: 'LIMIT_EXCEEDED',
    },
  ])('$name', async (attack) => {
    const { text, headers } = await expectWithstood(target, attack);
    expect(text).not.toMatch(/eyJ|key-|mallory|\/dev\/null|union/);
    if (attack.status === 401) expect(headers['www-authenticate']).toMatch(/^Bearer /);
  });
});

describe('costs are not to be had by a scope that is', () => {
  const replyTo = async (claims: Record<string, unknown>): Promise<Reply> =>
    ask(target.port, costs, undefined, bearer(await issuer.token(claims)));

  test.each([
    { scope: { 'cost:read': true } },
    { scope: { __proto__: null, 0: 'cost:read', length: 1 } },
    { scope: 'COST:READ' },
    { scope: 'cost:read,product:read' },
    { scope: 'cost:* * cost cost:read:own xcost:read' },
    { scope: 'cost:read\0' },
    { scope: [['cost:read']] },
    { scope: '__proto__ constructor toString' },
    { scopes: 'cost:read', roles: ['cost:read'], Scope: 'cost:read' },
    { scope: 7 },
    { scope: null },
  ])('%j', async (claims) => {
    const both = await replyTo({ ...claims, permissions: ['product:read'] });
    expect(both).toMatchObject({ status: 200, code: 'FORBIDDEN' });
    expect(JSON.parse(both.text).data).toEqual({ product: { sku: 'BAC-0001', unitCost: null } });
    expect(JSON.parse((await replyTo(claims)).text).data).toEqual({ product: null });
  });

  test('said twice, of which only one is meant', async () => {
    const claims = { iss: issuer.url, aud: issuer.audience, sub: 'ada', exp: seconds(300) };
    const twice = JSON.stringify(claims).replace(/\}$/, ',"scope":"cost:read","scope":"product:read"}');
    const reply = await ask(target.port, costs, undefined, bearer(await issuer.sign(twice)));
    expect(JSON.parse(reply.text).data).toEqual({ product: { sku: 'BAC-0001', unitCost: null } });
  });
});

function encoded(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
