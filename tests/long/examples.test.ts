import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { ProductBoardQuery } from '../../examples/client/operations.ts';
import { worldNow } from '../../sample-data/world.ts';
import { freePort } from '../../src/embedded/free-port.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { unauthenticated } from '../../src/kernel/errors.ts';
import { createLog } from '../../src/observability/log.ts';
import { hasBrowser, keepScreenshot, openBrowser } from '../support/browser.ts';
import { until } from '../support/child.ts';
import { testCluster } from '../support/cluster.ts';
import { openGraph, type Graph } from '../support/graph.ts';
import { committed } from '../support/manifests.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';

jest.setTimeout(180_000);

/** The examples as frontend teams start them, in a browser, on another origin than the API that they ask. */
let browser: Browser;
let graph: Graph;
let cogs: Proxy;
let api: Proxy;
let refuses = false;
/** What came to the API, as method and address, and with which status it was answered. */
const came: string[] = [];
const statuses: number[] = [];

beforeAll(async () => {
  if (!hasBrowser) return;
  browser = await openBrowser();
  cogs = await openProxy(testCluster().readerUrls.cogs);
  const log = new PassThrough().on('data', (line) => {
    const { method, status } = JSON.parse(String(line)) as { method: string; status: number };
    if (method !== 'OPTIONS') statuses.push(status);
  });
  // A second before the day ends, when no answer may be kept for longer.
  const now = new Date(`${worldNow.toISOString().slice(0, 10)}T23:59:59.000Z`);
  graph = await openGraph({ ...testCluster().readerUrls, cogs: cogs.url }, now, {
    persistedOperations: 'only',
    async identify({ raw: { method, url } }) {
      came.push(`${method} ${decodeURIComponent(url ?? '')}`);
      if (refuses) throw unauthenticated('This key is not known.', true);
      return unrestricted;
    },
    log: createLog(log),
  });
  api = await openProxy(await graph.listen());
});
afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  await api.close();
  await graph.close();
  await cogs.close();
});

const board = committed.operations.find(({ name }) => name === 'ProductBoard')!.body;

/** How many rows a page has, as examples/board/settings.ts says. */
const pageLength = 8;

/** What the graph says of a category, as the page shows it to somebody in America. */
async function truth(category: string, first = 500): Promise<string[][]> {
  const { data } = await graph.query(board, { category, first });
  const { products } = data as ProductBoardQuery;
  const price = ({ amount, currency }: { amount: string; currency: string }) =>
    Number(amount).toLocaleString('en-US', { style: 'currency', currency });
  return products!.edges.map(({ node }) => [
    `${node.sku}, ${node.brand}`,
    node.lifecycle!.stage.toLowerCase(),
    String(node.inventory?.available ?? '–'),
    node.inventory?.daysOfCover?.toFixed(1) ?? '–',
    node.price?.current ? price(node.price.current) : '–',
    node.margin ? `${node.margin.percent!.toFixed(1)} %` : '–',
    String(node.tickets!.totalCount),
  ]);
}

/** The cells of all rows that the page shows; of the first, what stands below the name. */
const shown = (page: Page): Promise<string[][]> =>
  page
    .locator('tr:has(th[scope=row])')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector('small')?.textContent ?? '',
        ...[...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
      ]),
    );

const rows = (page: Page, count: number) =>
  until(
    () => shown(page),
    (found) => found.length === count,
  );
const alert = (page: Page) => page.getByRole('alert').innerText();

describe.each(['apollo', 'urql'] as const)('the page with %s', (name) => {
  (hasBrowser ? describe : describe.skip)('in a browser (Debian package chromium)', () => {
    let origin: string;
    let stop: () => Promise<void>;
    let page: Page;
    const defects: string[] = [];

    beforeAll(async () => {
      const port = await freePort();
      origin = `http://localhost:${port}`;
      const server = spawn('npm', ['run', `example:${name}`, '--', '--port', String(port), '--strictPort'], {
        env: { ...process.env, NODE_OPTIONS: '', VITE_OPSGRAPH_URL: `${new URL(api.url).origin}/graphql` },
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      });
      stop = async () => {
        process.kill(-server.pid!, 'SIGTERM');
        await once(server, 'close');
      };
      let said = '';
      server.stdout.on('data', (chunk) => (said += chunk));
      await until(
        () => said,
        (text) => text.includes('ready in'),
      );
    });
    afterAll(() => stop());

    beforeEach(async () => {
      page = await browser.newPage({ locale: 'en-US', viewport: { width: 1100, height: 760 } });
      page.on('pageerror', (error) => defects.push(String(error)));
      came.length = 0;
    });
    afterEach(async () => {
      await page.close();
      expect(defects).toEqual([]);
    });

    test('shows what the graph answers, page by page to the end', async () => {
      const all = await truth('Jackets');
      expect(all.length).toBeGreaterThan(2 * pageLength);
      await page.goto(`${origin}/?category=Jackets`);
      expect(await rows(page, pageLength)).toEqual(all.slice(0, pageLength));
      expect(await page.getByText('products in all').innerText()).toContain(`${all.length} products`);
      await keepScreenshot(page, `example-${name}`);
      const more = page.getByRole('button', { name: 'Show more' });
      for (let count = 2 * pageLength; count < all.length; count += pageLength) {
        await more.click();
        await rows(page, count);
      }
      await more.click();
      expect(await rows(page, all.length)).toEqual(all);
      expect(await more.count()).toBe(0);
    });

    test('asks by GET for the operation that it has the id of, and sends no text', async () => {
      await page.goto(origin);
      await rows(page, pageLength);
      expect(came.length).toBeGreaterThan(0);
      for (const request of came) {
        expect(request).toMatch(/^GET \/graphql\?(?!.*query=).*sha256Hash/);
      }
    });

    test('shows another category, and says so where there is nothing', async () => {
      await page.goto(origin);
      await rows(page, pageLength);
      await page.getByLabel('Category').fill('Backpacks');
      await page.getByRole('button', { name: 'Show' }).first().click();
      await page.waitForURL(/category=Backpacks/);
      expect(await rows(page, pageLength)).toEqual(await truth('Backpacks', pageLength));
      await page.goto(`${origin}/?category=Submarines`);
      await page.getByText('There is nothing in “Submarines”').waitFor();
      await keepScreenshot(page, `example-${name}-nothing`);
    });

    test('is told nothing twice', async () => {
      await page.goto(origin);
      const first = await rows(page, pageLength);
      await sleep(1_100);
      statuses.length = 0;
      await page.reload();
      expect(await rows(page, pageLength)).toEqual(first);
      expect(
        await until(
          () => [...statuses],
          ({ length }) => length > 0,
        ),
      ).toEqual([304]);
    });

    test('shows what could be answered when a database is down, and the rest when it is back', async () => {
      const whole = await truth('Tents', pageLength);
      cogs.refuse();
      await page.goto(origin);
      const found = await rows(page, pageLength);
      expect(found).toEqual(whole.map(([sku, ...cells]) => [sku, ...cells.with(3, '–').with(4, '–')]));
      expect(await alert(page)).toMatch(
        /^Some of this could not be answered:\s+The cogs database did not answer\.\s+Try again$/,
      );
      await keepScreenshot(page, `example-${name}-partial`);
      cogs.heal();
      await retried(
        page,
        () => shown(page),
        (found) => isDeepStrictEqual(found, whole),
      );
      expect(await page.getByRole('alert').count()).toBe(0);
    });

    test('says why it was refused, and goes on when it no longer is', async () => {
      refuses = true;
      await page.goto(origin);
      expect(await alert(page)).toMatch(/^This could not be answered:\s+This key is not known\./);
      expect(await shown(page)).toEqual([]);
      await keepScreenshot(page, `example-${name}-refused`);
      refuses = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await rows(page, pageLength);
      expect(await page.getByRole('alert').count()).toBe(0);
    });

    test('says so when the next page cannot be had, and keeps what is there', async () => {
      const all = await truth('Tents');
      await page.goto(origin);
      await rows(page, pageLength);
      api.refuse();
      await page.getByRole('button', { name: 'Show more' }).click();
      expect(await alert(page)).toContain('Opsgraph cannot be reached');
      expect(await shown(page)).toEqual(all.slice(0, pageLength));
      api.heal();
      await retried(
        page,
        () => shown(page),
        (found) => found.length === all.length,
      );
      expect(await shown(page)).toEqual(all);
      expect(await page.getByRole('alert').count()).toBe(0);
    });

    test('waits, and says when nobody is there', async () => {
      api.swallow();
      await page.goto(origin);
      await page.getByText('Loading…').waitFor();
      await keepScreenshot(page, `example-${name}-loading`);
      api.refuse();
      expect(await alert(page)).toContain('Opsgraph cannot be reached');
      api.heal();
      await retried(
        page,
        () => shown(page),
        (found) => found.length === pageLength,
      );
    });
  });
});

/** Tries again by the page's own button until it shows what is waited for: what was down is not up in an instant. */
async function retried<T>(page: Page, look: () => Promise<T>, isIt: (value: T) => boolean): Promise<void> {
  await until(async () => {
    const button = page.getByRole('button', { name: 'Try again' });
    if (await button.count()) await button.click({ timeout: 1_000 }).catch(() => {});
    await sleep(200);
    return look();
  }, isIt);
}
