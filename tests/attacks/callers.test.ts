import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/kernel/caller.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { expectWithstood, longestBlock, type Attack } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, exchange, request, send, type Reply, type Sent } from '../support/attacks/wire.ts';

/** What one caller may take from another, or take twice. */
let target: Target;
beforeAll(async () => {
  target = await startTarget({ limits: { cost: 2_000, costCapacity: 4_000, costPerSecond: 1 } });
});
afterAll(() => target.stop());

const as = (id: string, restricted: Partial<Caller> = {}) => ({
  'x-caller': JSON.stringify({ id, ...restricted }),
  'x-opsgraph-cost': '1',
});
const answerOf = ({ text }: Reply) => JSON.parse(text);

describe('a cursor', () => {
  const page = 'query ($after: String) { products(first: 2, after: $after) { nodes { sku } } }';
  const cursorOf = async (port: number, list: string): Promise<string> => {
    const { data } = answerOf(await ask(port, `{ list: ${list} { pageInfo { endCursor } } }`));
    return data.list.pageInfo.endCursor;
  };
  const forged = (name: string, forge: (cursor: string) => string, list = 'products(first: 2)'): Attack => ({
    name,
    run: async (port) => ask(port, page, { after: forge(await cursorOf(port, list)) }),
    status: 200,
    code: 'BAD_USER_INPUT',
  });
  const flipped = (cursor: string, bit: number): string => {
    const bytes = Buffer.from(cursor, 'base64url');
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    return bytes.toString('base64url');
  };
  const asIs = (cursor: string): string => cursor;
  const body = (cursor: string): Buffer => Buffer.from(cursor, 'base64url').subarray(12);

  test.each([
    ...[0, 7, 40, 95, 96, 120].map((bit) =>
      forged(`with bit ${bit} turned`, (cursor) => flipped(cursor, bit)),
    ),
    forged('with its signature cut off', (cursor) => body(cursor).toString('base64url')),
    forged('with a signature of zeros', (cursor) =>
      Buffer.concat([Buffer.alloc(12), body(cursor)]).toString('base64url'),
    ),
    forged('of a signature alone', (cursor) =>
      Buffer.from(cursor, 'base64url').subarray(0, 12).toString('base64url'),
    ),
    forged('cut short', (cursor) => cursor.slice(0, -4)),
    forged('made longer', (cursor) => `${cursor}AAAA`),
    forged('written in another alphabet', (cursor) => `${cursor}==`),
    forged('of another list', asIs, 'customers(first: 2)'),
    forged('of another order of the list', asIs, 'products(first: 2, orderBy: { field: SKU })'),
    forged('that is SQL', () => Buffer.from("'; drop table products; --").toString('base64url')),
    forged('of 200,000 characters', () => 'A'.repeat(200_000)),
    forged('of nothing', () => ''),
  ])('$name', (attack) => expectWithstood(target, attack));
});

describe('two callers at the same time', () => {
  test('are each answered what they asked, and shown their own budget', async () => {
    const skus = ['BAC-0001', 'TEN-0001'];
    const senders = Array.from({ length: 40 }, (_, index) => index % 2);
    const { answer: replies, blockedMs } = await target.during(() =>
      Promise.all(
        senders.map((who) =>
          ask(
            target.port,
            'query ($sku: Sku!) { product(sku: $sku) { sku tickets(first: 50) { nodes { number } } } }',
            { sku: skus[who] },
            as(`pair-${who}`),
          ),
        ),
      ),
    );
    expect(replies.map((reply) => answerOf(reply).data.product.sku)).toEqual(senders.map((who) => skus[who]));
    for (const who of [0, 1]) {
      const own = replies.filter((_, index) => senders[index] === who);
      const least = Math.min(
        ...own.map((reply) => answerOf(reply).extensions.cost.throttleStatus.currentlyAvailable),
      );
      // 20 operations of its own at their highest; both callers' together would come to more.
      expect(least).toBeGreaterThanOrEqual(4_000 - 20 * 7);
    }
    expect(blockedMs).toBeLessThanOrEqual(longestBlock);
  });

  test('never get what the other may see, though they ask the same at once', async () => {
    const costs = '{ products(first: 40) { totalCount nodes { sku brand margin { percent } } } }';
    const allowed: Record<string, Partial<Caller>> = {
      all: {},
      thistle: { brands: ['Thistle Moor'] },
      others: { brands: ['Edelgrat', 'Windrose Supply'] },
      none: { brands: [] },
      poor: { scopes: ['product:read'] as never },
    };
    const names = Object.keys(allowed);
    const askAs = async (name: string, n: number) =>
      (await ask(target.port, costs, undefined, as(`${name}-${n}`, allowed[name]))).text.replace(
        /,"extensions":\{"cost".*/,
        '',
      );
    const alone: Record<string, string> = {};
    for (const name of names) alone[name] = await askAs(name, 0);
    expect(new Set(Object.values(alone)).size).toBe(names.length);
    const mixed = Array.from({ length: 40 }, (_, n) => names[n % names.length]!);
    const together = await Promise.all(mixed.map((name, n) => askAs(name, n)));
    expect(together).toEqual(mixed.map((name) => alone[name]));
    expect(alone['poor']).not.toMatch(/"percent":[\d-]/);
    expect(alone['thistle']).not.toMatch(/"brand":"(?!Thistle Moor")/);
  });

  test("one behind the other's cursor sees no more than its own", async () => {
    const list =
      'query ($after: String) { products(first: 500, after: $after) { totalCount nodes { sku brand } pageInfo { endCursor } } }';
    const restricted = as('held', { brands: ['Thistle Moor'] });
    const { data } = answerOf(await ask(target.port, '{ products(first: 5) { pageInfo { endCursor } } }'));
    const after = data.products.pageInfo.endCursor;
    const behind = answerOf(await ask(target.port, list, { after }, restricted)).data.products;
    const own = answerOf(await ask(target.port, list, {}, restricted)).data.products;
    expect(new Set(behind.nodes.map(({ brand }: { brand: string }) => brand))).toEqual(
      new Set(['Thistle Moor']),
    );
    expect(own.nodes).toEqual(expect.arrayContaining(behind.nodes));
    expect(behind.totalCount).toBe(own.totalCount);
  });

  test('do not spend from one budget', async () => {
    const dear = '{ products(first: 500) { nodes { inventory { available } price { effectiveFrom } } } }';
    let refused: Reply;
    do refused = await ask(target.port, dear, undefined, as('spender'));
    while (refused.code === null);
    expect(refused).toMatchObject({ status: 429, code: 'THROTTLED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await ask(target.port, dear, undefined, as('another'))).toMatchObject({ status: 200, code: null });
  });

  test('cannot spend by asking all at once what each alone could be paid for', async () => {
    const dear =
      '{ products(first: 500) { nodes { inventory { levels { onHand } } competitorPrices(first: 20) { price { amount } } } } }';
    const { answer: replies } = await target.during(() =>
      Promise.all(Array.from({ length: 20 }, () => ask(target.port, dear, undefined, as('rushing')))),
    );
    const codes = replies.map(({ code }) => code);
    expect(codes.filter((code) => code === null).length).toBeGreaterThan(0);
    expect(codes.filter((code) => code === 'THROTTLED').length).toBeGreaterThan(10);
  });
});

/** What proxies, balancers and networks of caches add. */
const proxies = [
  'Akamai-Origin-Hop',
  'CDN-Loop',
  'CF-Connecting-IP',
  'CF-Ray',
  'CloudFront-Viewer-Address',
  'Fastly-Client-IP',
  'Fly-Client-IP',
  'Forwarded',
  'Proxy-Client-IP',
  'Tailscale-User-Login',
  'True-Client-IP',
  'Via',
  'WL-Proxy-Client-IP',
  'X-Akamai-Edgescape',
  'X-Amz-Cf-Id',
  'X-Amzn-Trace-Id',
  'X-AppEngine-User-IP',
  'X-ARR-LOG-ID',
  'X-Azure-ClientIP',
  'X-Client-IP',
  'X-Cloud-Trace-Context',
  'X-Cluster-Client-IP',
  'X-Envoy-External-Address',
  'X-Forwarded-For',
  'X-Original-Forwarded-For',
  'X-Original-URL',
  'X-Originating-IP',
  'X-ProxyUser-IP',
  'X-Real-IP',
  'X-Remote-Addr',
  'X-Sucuri-ClientIP',
  'X-Varnish',
  'X-Vercel-Id',
];

describe('in development', () => {
  let open: Target;
  beforeAll(async () => {
    const callers = { issuer: null, keysFile: null, demo: true };
    open = await startTarget({ development: true, callers });
  });
  afterAll(() => open.stop());

  const types = (levels: number): string =>
    `{ __schema { types { ${'fields { type { '.repeat(levels)} name ${'} } '.repeat(levels)} } } }`;

  test.each<Attack>([
    {
      name: 'circular introspection',
      run: (port) => ask(port, types(6)),
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    },
    {
      name: 'introspection under many names',
      run: (port) =>
        ask(
          port,
          `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: __schema { types { name } }`).join(' ')} }`,
        ),
      status: 400,
      code: 'LIMIT_EXCEEDED',
    },
    ...[
      'evil.example',
      'localhost.evil.example:4000',
      'evil.example:localhost',
      '127.0.0.1.nip.io',
      '127.0.0.1@evil.example',
      '0.0.0.0',
      '192.168.0.7',
      '[::ffff:7f00:1]',
      'localhost.',
      '',
    ].map((host): Attack => ({
      name: `a page that has its own name lead here: ${JSON.stringify(host)}`,
      run: (port) => ask(port, '{ sources { name } }', undefined, { host }),
      status: 401,
      code: 'UNAUTHENTICATED',
    })),
    {
      name: 'a page that would read the metrics by a name of its own',
      run: (port) => send(port, { method: 'GET', path: '/metrics', headers: { host: 'evil.example' } }),
      status: 404,
      code: 'NOT_FOUND',
    },
    {
      name: 'a demo caller that nobody knows',
      run: (port) => ask(port, '{ __typename }', undefined, { authorization: 'Bearer demo-admin' }),
      status: 401,
      code: 'UNAUTHENTICATED',
    },
    {
      name: 'two hosts',
      run: (port) =>
        exchange(
          port,
          request({ body: { query: '{ __typename }' } }).replace(
            '\r\n\r\n',
            '\r\nHost: evil.example\r\n\r\n',
          ),
        ),
      status: 400,
      code: 'BAD_REQUEST',
    },
    ...proxies.map((header): Attack => ({
      name: `somebody for whom a proxy speaks by ${header}`,
      run: (port) => ask(port, '{ sources { name } }', undefined, { [header]: '203.0.113.9' }),
      status: 401,
      code: 'UNAUTHENTICATED',
    })),
  ])('$name', (attack) => expectWithstood(open, attack));

  describe('a page elsewhere', () => {
    const json = { 'content-type': 'application/json' };
    const get = (path: string): Sent => ({ method: 'GET', path });
    const post = (path: string, body: unknown): Sent => ({ path, body, headers: json });
    const by: readonly [string, Sent, number][] = [
      ['POST', post('/graphql', { query: '{ sources { name } }' }), 401],
      ['GET', get('/graphql?documentId=sources'), 401],
      ['a table', get('/q/sources.csv'), 401],
      ['a list of tables', get('/q'), 401],
      ['an event stream', get('/graphql/stream?query=subscription%7BstockChanged%7Bsku%7D%7D'), 403],
      ['an assistant', post('/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' }), 403],
      [
        'a WebSocket',
        {
          ...get('/graphql'),
          headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        },
        403,
      ],
    ];
    const signs: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', accept: 'text/html' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    test.each(by)('gets nothing by %s', async (_, sent, status) => {
      for (const sign of signs) {
        const reply = await send(open.port, { ...sent, headers: { ...sent.headers, ...sign } });
        expect([sign, reply.status]).toEqual([sign, status]);
        expect(reply.text).not.toMatch(/inventory/);
      }
    });

    test('may lead to the explorers, which ask for nothing yet', async () => {
      const followed = {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
        accept: 'text/html',
      };
      for (const path of ['/graphql', '/explorer']) {
        const page = await send(open.port, { ...get(path), headers: followed });
        expect(page).toMatchObject({
          status: 200,
          headers: {
            'content-type': expect.stringContaining('text/html'),
            'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
          },
        });
      }
    });

    test('is no page of this machine, and no page of our own', async () => {
      const asks = (headers: Record<string, string>) =>
        ask(open.port, '{ sources { name } }', undefined, headers);
      const signs: readonly Record<string, string>[] = [
        { 'sec-fetch-site': 'same-origin', origin: `http://127.0.0.1` },
        { 'sec-fetch-site': 'none' },
        { 'sec-fetch-site': 'same-site', origin: 'http://localhost:5173' },
        { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:5173', host: 'localhost' },
      ];
      for (const headers of signs) {
        expect(await asks(headers)).toMatchObject({ status: 200, code: null });
      }
    });
  });

  test('the usual introspection is answered', async () => {
    expect(defaultLimits.depth).toBeGreaterThan(10);
    expect(await ask(open.port, types(1))).toMatchObject({ status: 200, code: null });
  });
});
