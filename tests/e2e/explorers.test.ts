import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { exampleOperation } from '../../src/server/example-operation.ts';
import { hasBrowser, keepScreenshot, openBrowser } from '../support/browser.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';

let graph: Graph;
let origin: string;

beforeAll(async () => {
  graph = await sampleGraph();
  origin = await graph.listen();
});
afterAll(() => graph.close());

test('the example operation answers without an error', async () => {
  const { data, errors } = await graph.query(exampleOperation);
  expect(errors).toBeUndefined();
  expect(data.products.nodes).toHaveLength(5);
});

test('a browser that opens the endpoint is sent Sandbox, on the example operation and our endpoint alone', async () => {
  const page = await fetch(`${origin}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch('text/html');
  const html = await page.text();
  expect(html).toContain('Content-Security-Policy');
  expect(html).toContain('embeddable-sandbox.cdn.apollographql.com');
  expect(html).toContain('BeforeWeAdvertise');
});

test('the explorer is sent compressed, and again only when it has changed', async () => {
  const first = await fetch(`${origin}/explorer`);
  expect(first.headers.get('content-encoding')).toBe('gzip');
  await first.arrayBuffer();
  const again = await fetch(`${origin}/explorer`, {
    headers: { 'if-none-match': first.headers.get('etag')! },
  });
  expect(again.status).toBe(304);
});

(hasBrowser ? describe : describe.skip)('in a browser (Debian package chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('the explorer runs its example operation and shows the answer, with nothing from the internet', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(origin) && !/^(data|blob):/.test(address)) elsewhere.push(address);
    });
    await page.goto(`${origin}/explorer`);
    await page.getByRole('button', { name: /execute/i }).click();
    await expectText(page, '.graphiql-response', 'totalCount');
    expect(await page.locator('.graphiql-query-editor').innerText()).toContain('BeforeWeAdvertise');
    await keepScreenshot(page, 'explorer');
    // Told to the tab itself: a pointer would also begin to drag it.
    await page.locator('.graphiql-tab-button', { hasText: 'CampaignCheck' }).dispatchEvent('click');
    await expectText(page, '.graphiql-query-editor', 'CampaignCheckInput');
    await page.getByRole('button', { name: /execute/i }).click();
    await expectText(page, '.graphiql-response', 'verdict');
    await keepScreenshot(page, 'explorer-registered-operation');
    expect(elsewhere).toEqual([]);
  });

  test('Sandbox opens on the endpoint', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`${origin}/graphql`, { waitUntil: 'domcontentloaded' });
    expect(await page.title()).toMatch(/Apollo/);
    // Its own frame comes from the internet; without it the page says so after a second.
    await page.locator('iframe, .fallback h1').first().waitFor();
    await page.waitForTimeout(2_500);
    await keepScreenshot(page, 'sandbox');
  });
});

async function expectText(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).waitFor({ timeout: 20_000 });
}
