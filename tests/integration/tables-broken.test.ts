import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { worldNow } from '../../sample-data/world.ts';
import { unrestricted, type Caller } from '../../src/kernel/caller.ts';
import { unauthenticated } from '../../src/kernel/errors.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { createLog } from '../../src/observability/log.ts';
import { testCluster } from '../support/cluster.ts';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { listed, manifestWith } from '../support/manifests.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { send } from '../support/wire.ts';

/** What is not whole never looks whole, and a reader who does not read costs no memory. */
let graph: Graph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

/** An answer that has begun. */
function opened(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const answer = (message: IncomingMessage) => resolve(message.on('error', () => {}));
    request(url, { headers, agent: false }, answer).on('error', reject).end();
  });
}

const closed = (answer: IncomingMessage) => new Promise((resolve) => answer.once('close', resolve));

/** Reads an answer as curl does: all bytes that came, and whether it ended as HTTP ends. */
async function read(url: string): Promise<{ status: number; bytes: Buffer; whole: boolean }> {
  const answer = await opened(url);
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  await closed(answer);
  return { status: answer.statusCode ?? 0, bytes: Buffer.concat(chunks), whole: answer.complete };
}

describe('a source that fails on the way', () => {
  let proxy: Proxy;
  afterEach(() => proxy.close());

  /** Sales is lost when the fourth page begins: every page asks the clock once. */
  async function breaking({
    sales = testCluster().readerUrls.sales,
    by = 'refuse',
  }: { sales?: string; by?: 'refuse' | 'swallow' } = {}): Promise<string> {
    proxy = await openProxy(sales);
    let pages = 0;
    graph = await sampleGraph(
      { sales: proxy.url },
      {
        clock() {
          if (++pages === 4) proxy[by]();
          return worldNow;
        },
      },
    );
    return `${await graph.listen()}/q/customer-feed`;
  }

  test.each(['csv', 'json', 'jsonl', 'arrow'])('breaks off %s', async (format) => {
    const answer = await read(`${await breaking()}.${format}?all=1&first=20`);
    expect(answer).toMatchObject({ status: 200, whole: false });
    expect(answer.bytes.toString('latin1')).toContain('C000001');
    if (format === 'json') expect(() => JSON.parse(answer.bytes.toString())).toThrow('JSON');
    const endOfArrow = Buffer.from([255, 255, 255, 255, 0, 0, 0, 0]);
    expect(answer.bytes.subarray(-8).equals(endOfArrow)).toBe(false);
  });

  test('breaks off a partial table that has lacked its cells from the beginning', async () => {
    const reader = 'reads_customers_alone';
    await sampleSql(
      'sales',
      `create role ${reader} login password 'p'; grant connect on database opsgraph_sales to ${reader};
       grant usage on schema sales to ${reader}; grant select on sales.customers to ${reader}`,
    );
    try {
      const url = new URL(testCluster().readerUrls.sales);
      [url.username, url.password] = [reader, 'p'];
      const answer = await read(`${await breaking({ sales: url.href })}.csv?all=1&first=20&partial=1`);
      expect(answer).toMatchObject({ status: 200, whole: false });
      expect(answer.bytes.toString()).toContain('C000001');
    } finally {
      await sampleSql('sales', `drop owned by ${reader}; drop role ${reader}`);
    }
  });

  test.each([
    ['gzip', createGunzip],
    ['br', createBrotliDecompress],
  ])('breaks off %s, and what was read before has been sent', async (encoding, unpacker) => {
    const url = `${await breaking({ by: 'swallow' })}.csv?all=1&first=20`;
    const answer = await opened(url, { 'accept-encoding': encoding });
    const unpacked = answer.pipe(unpacker());
    // While the fourth page is waited for.
    for (let text = ''; !text.includes('C000020');) text += (await once(unpacked, 'data'))[0];
    proxy.refuse();
    await closed(answer);
    expect(answer.complete).toBe(false);
  });
});

describe('a caller who may no longer ask', () => {
  /** From the fourth page on who asks is somebody else. */
  async function changing(then: () => Caller): Promise<string> {
    let pages = 0;
    graph = await sampleGraph(
      {},
      {
        clock() {
          pages++;
          return worldNow;
        },
        identify: async () => (pages < 4 ? unrestricted : then()),
      },
    );
    return `${await graph.listen()}/q/customer-feed.csv?all=1&first=20`;
  }

  test.each<[string, () => Caller]>([
    [
      'whose key was revoked',
      () => {
        throw unauthenticated('This API key has been revoked.', true);
      },
    ],
    ['who may export no longer', () => ({ ...unrestricted, scopes: new Set(['customer:read']) })],
    ['who may read customers no longer', () => ({ ...unrestricted, scopes: new Set(['export']) })],
  ])('%s gets no further page, and what came does not look whole', async (_, then) => {
    const answer = await read(await changing(then));
    expect(answer).toMatchObject({ status: 200, whole: false });
    const rows = answer.bytes.toString().split('\n').length - 2;
    expect(rows).toBeGreaterThanOrEqual(20);
    expect(rows).toBeLessThanOrEqual(80);
  });
});

describe('a source that is down', () => {
  test.each([
    ['csv', 'text/plain; charset=utf-8'],
    ['arrow', 'application/problem+json; charset=utf-8'],
  ])('is 502 as %s, unless a part will do', async (format, type) => {
    graph = await sampleGraph({ cogs: nowhere });
    const origin = await graph.listen();
    for (const all of ['', '&all=1']) {
      const path = `/q/stock-feed.${format}?first=50${all}`;
      const whole = await send(origin, { path });
      expect(whole).toMatchObject({ status: 502, body: expect.stringContaining('SOURCE_UNAVAILABLE') });
      expect(whole.headers['content-type']).toBe(type);
      const part = await send(origin, { path: `${path}&partial=1` });
      expect(part).toMatchObject({ status: 200, headers: { 'x-opsgraph-partial': 'cogs' } });
    }
  });

  test('is 502 even for a part where the list itself is in it', async () => {
    graph = await sampleGraph({ sales: nowhere });
    const origin = await graph.listen();
    for (const all of ['', '&all=1']) {
      const part = await send(origin, { path: `/q/customer-feed.csv?first=50&partial=1${all}` });
      expect(part).toMatchObject({ status: 502, body: expect.stringContaining('SOURCE_UNAVAILABLE') });
      expect(part.headers['link'] ?? part.headers['x-opsgraph-partial']).toBeUndefined();
    }
  });

  test('leaves its cells empty in a partial table', async () => {
    graph = await sampleGraph({ cogs: nowhere });
    const answer = await send(await graph.listen(), { path: '/q/stock-feed.json?first=2&partial=1' });
    expect(JSON.parse(answer.body)).toEqual([
      expect.objectContaining({ sku: expect.any(String), 'unitCost.amount': null, 'margin.percent': null }),
      expect.objectContaining({ 'inventory.onHand': expect.any(Number) }),
    ]);
  });
});

test('HTTP/1.0, which cannot tell the end of a stream from a break, gets pages and what comes whole', async () => {
  graph = await sampleGraph();
  const { port, hostname } = new URL(await graph.listen());
  const { connect } = await import('node:net');
  const { text } = await import('node:stream/consumers');
  const ask = async (path: string) => {
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${path} HTTP/1.0\r\nHost: localhost\r\n\r\n`);
    return text(socket);
  };
  expect(await ask('/q/customer-feed.csv?all=1')).toContain('505');
  expect(await ask('/q/customer-feed.csv?first=1')).toContain('200 OK');
  expect(await ask('/q/budgets.csv?all=1')).toContain('200 OK');
});

describe('a reader that stops reading', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opsgraph-wide-'));
  const pages = 30;
  let world: OwnWorld;
  beforeAll(async () => {
    world = await ownWorld();
    // A page is a million characters, so that no socket's buffer holds more than a few.
    await world.sql(
      'inventory',
      `insert into inventory.products (sku, name, description, updated_at)
        select 'P' || lpad(n::text, 3, '0'), '=cmd()', repeat('0123456789', 100000), now()
        from generate_series(1, ${pages}) n`,
    );
    const text =
      'query Wide($first: Int!, $after: String) { products(first: $first, after: $after) { nodes { sku name description } } }';
    writeFileSync(join(folder, 'manifest.json'), manifestWith(listed(text, 'Wide')));
  });
  afterAll(async () => {
    await world.drop();
    rmSync(folder, { recursive: true });
  });

  test('stops the reading of pages, and has the whole table when it goes on', async () => {
    let begun = 0;
    graph = await openGraph(world.urls, worldNow, {
      persistedManifestFile: join(folder, 'manifest.json'),
      clock() {
        begun++;
        return worldNow;
      },
    });
    const url = `${await graph.listen()}/q/wide.csv?all=1&first=1`;
    const answer = await opened(url);
    answer.pause();
    // Until nothing has been read for a second: the buffers between are full.
    for (let seen = -1, quiet = 0; quiet < 20; await sleep(50)) {
      quiet = begun === seen ? quiet + 1 : 0;
      seen = begun;
    }
    expect(begun).toBeLessThan(pages / 2);
    let [bytes, defused] = [0, 0];
    for await (const chunk of answer) {
      bytes += chunk.length;
      defused += (chunk as Buffer).toString('latin1').split(",'=cmd(),").length - 1;
    }
    expect(answer.complete).toBe(true);
    expect(begun).toBe(pages);
    expect(bytes).toBeGreaterThan(pages * 1_000_000);
    // One may lie across two chunks.
    expect(defused).toBeGreaterThan(pages * 0.8);
  }, 90_000);

  test('is cut off when it takes nothing for longer than a request may take', async () => {
    let logged = '';
    graph = await openGraph(world.urls, worldNow, {
      persistedManifestFile: join(folder, 'manifest.json'),
      limits: { ...defaultLimits, requestMs: 5_000, receiveMs: 500 },
      log: createLog(new PassThrough().on('data', (chunk) => (logged += chunk))),
    });
    const answer = await opened(`${await graph.listen()}/q/wide.csv?all=1&first=1`);
    answer.pause();
    expect(await until(() => /"status":499/.test(logged), 60_000)).toBe(true);
    answer.resume();
    await closed(answer);
    expect(answer.complete).toBe(false);
  }, 90_000);
});
