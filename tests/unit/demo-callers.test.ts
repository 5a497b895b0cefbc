import { beforeAll, describe, expect, test } from '@jest/globals';
import { ConfigurationError, readConfig, readServerConfig } from '../../src/config/config.ts';
import { scopes } from '../../src/kernel/caller.ts';
import { createCallers, type Callers } from '../../src/callers/callers.ts';
import type { Headers } from '../../src/callers/callers.ts';
import { demoTokens } from '../../src/callers/demo-callers.ts';

let callers: Callers;
beforeAll(async () => {
  callers = await createCallers({ issuer: null, keysFile: null, demo: true }, () => {});
});

const ask = (headers: Headers, address = '127.0.0.1') => callers.identify(headers, address);
const refused = { extensions: { code: 'UNAUTHENTICATED' }, status: 401 };

describe('demo callers', () => {
  test('are four, and whoever sends no credential is the developer, who may do everything', async () => {
    expect(demoTokens).toEqual(['demo-developer', 'demo-marketer', 'demo-analyst', 'demo-partner']);
    const developer = await ask({ host: 'localhost:4000' });
    expect(developer).toMatchObject({ id: 'demo-developer', countries: null, brands: null });
    expect(developer.scopes).toEqual(new Set(scopes));
  });

  test.each([
    ['demo-marketer', 'cost:read'],
    ['demo-analyst', 'customer:pii'],
    ['demo-partner', 'support:read'],
  ] as const)('%s lacks %s', async (token, lacking) => {
    const caller = await ask({ host: '127.0.0.1', authorization: `Bearer ${token}` });
    expect(caller.id).toBe(token);
    expect(caller.scopes).not.toContain(lacking);
  });

  test('hold the partner to one country and one brand', async () => {
    const partner = await ask({ host: '[::1]:4000', authorization: 'Bearer demo-partner' }, '::1');
    expect(partner).toMatchObject({ countries: ['DE'], brands: ['Fernweg'] });
  });

  test.each([
    'evil.example.com',
    'localhost.evil.example.com:4000',
    '127.0.0.1.nip.io',
    '192.168.0.7:4000',
    '',
  ])('are not for a page that reaches this machine as %j', async (host) => {
    await expect(ask({ host })).rejects.toMatchObject(refused);
    await expect(ask({ host, authorization: 'Bearer demo-analyst' })).rejects.toMatchObject(refused);
  });

  test.each(['192.168.0.7', '203.0.113.9', '::ffff:203.0.113.9', ''])(
    'are not for who asks from %j',
    async (address) => {
      await expect(ask({ host: 'localhost' }, address)).rejects.toMatchObject(refused);
    },
  );

  test('are not for who asks from nobody knows where', async () => {
    await expect(callers.identify({ host: 'localhost' })).rejects.toMatchObject(refused);
  });

  test.each<Headers>([
    { via: '1.1 nginx' },
    { forwarded: 'for=203.0.113.9' },
    { 'x-real-ip': '203.0.113.9' },
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-forwarded-for': '' },
    { 'x-forwarded-proto': ['https'] },
  ])('are not for whom a proxy speaks: %j', async (headers) => {
    await expect(ask({ host: '127.0.0.1:4000', ...headers })).rejects.toMatchObject(refused);
  });

  test('are not for who calls this machine by two names', async () => {
    await expect(ask({ host: ['localhost', 'evil.example.com'] })).rejects.toMatchObject(refused);
  });

  test.each(['Bearer demo-nobody', 'Bearer ogk_abc', 'Bearer constructor', 'Basic ZGVtbzpkZW1v'])(
    'are not asked as by %s',
    async (authorization) => {
      await expect(ask({ host: 'localhost', authorization })).rejects.toMatchObject(refused);
    },
  );
});

describe('the configuration of callers', () => {
  const problems = (variables: Record<string, string | undefined>, read = readServerConfig): string => {
    try {
      read(variables);
      return '';
    } catch (error) {
      if (error instanceof ConfigurationError) return error.message;
      throw error;
    }
  };
  const issuer = { AUTH_ISSUER: 'https://login.example.com/', AUTH_AUDIENCE: 'graph' };

  test.each([{}, { HOST: '127.0.0.1' }, { HOST: '::1' }, { HOST: 'localhost', NODE_ENV: 'development' }])(
    'lets demo callers in on loopback in development: %j',
    (variables) => {
      expect(readServerConfig(variables).callers).toEqual({ issuer: null, keysFile: null, demo: true });
    },
  );

  test.each([
    { NODE_ENV: 'production' },
    { NODE_ENV: 'test' },
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.0.7' },
  ])('refuses to start where nobody could be told, and says which settings to give: %j', (variables) => {
    expect(problems(variables)).toMatch(/AUTH_ISSUER with AUTH_AUDIENCE, or API_KEYS_FILE/);
    // Tools beside the server let nobody in.
    expect(problems(variables, readConfig)).toBe('');
  });

  test.each([issuer, { API_KEYS_FILE: 'keys.json' }, { ...issuer, API_KEYS_FILE: 'keys.json' }])(
    'has no demo callers, anywhere, beside real ones: %j',
    (variables) => {
      expect(readServerConfig({ ...variables, HOST: '127.0.0.1' }).callers.demo).toBe(false);
      expect(readServerConfig({ ...variables, NODE_ENV: 'production' }).callers.demo).toBe(false);
    },
  );

  test('counts as development only what says so, or says nothing', () => {
    const development = (NODE_ENV?: string) => readConfig({ NODE_ENV }).development;
    expect([undefined, 'development', 'test', 'production'].map(development)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each(['AUTH_ISSUER', 'AUTH_JWKS_URL'])('takes no user or password in %s', (name) => {
    for (const url of ['https://user:MARKED@login.example.com/', 'http://MARKED@127.0.0.1:4290/jwks']) {
      const said = problems({ ...issuer, [name]: url });
      expect(said).toContain(`${name} must be a URL`);
      expect(said).not.toContain('MARKED');
    }
  });

  test('names everything that is wrong at once, without a value', () => {
    const said = problems({
      NODE_ENV: 'production',
      PORT: 'web',
      AUTH_ISSUER: 'http://login.example.com',
      AUTH_JWKS_URL: 'ftp://keys',
    });
    expect(said).toMatch(/PORT .*\n.*AUTH_ISSUER must be a URL .*\n.*AUTH_JWKS_URL .*\n.*AUTH_AUDIENCE /);
    expect(said).not.toMatch(/\/\/login\.example\.com$|ftp|web/m);
    expect(problems({ AUTH_AUDIENCE: 'x', AUTH_JWKS_URL: 'https://x' })).toMatch(
      /AUTH_AUDIENCE .*\n.*AUTH_JWKS_URL /,
    );
  });
});
