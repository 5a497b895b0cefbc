import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const output = join(import.meta.dirname, '../output');

/** Debian's Chromium, which npm cannot bring; CI installs it and demands it. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser && process.env['OPSGRAPH_REQUIRE_BROWSER'] === '1') throw new Error('There is no Chromium.');

/** Headless, and quiet: it asks nobody for updates or settings. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Keeps a picture of the page in tests/output, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(output, { recursive: true });
  await page.screenshot({ path: join(output, `${name}.png`) });
}
