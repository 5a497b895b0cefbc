import { createHash } from 'node:crypto';

/** What no page of ours does: stand in another's frame, be led elsewhere by a base, send a form. */
export const never = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Lets a page's own scripts run, by their digests, and no other. */
export const ownScripts = (html: string): string =>
  `script-src ${[...html.matchAll(/<script>(.*?)<\/script>/gs)]
    .map(([, script = '']) => `'sha256-${digest(script, 'base64')}'`)
    .join(' ')}`;

export const digest = (content: string | Buffer, encoding: 'base64' | 'base64url'): string =>
  createHash('sha256').update(content).digest(encoding);

/** A value as a script writes it down, which ends no script. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
