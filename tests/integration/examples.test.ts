import { afterAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { persistedId } from '../../examples/client/persisted-id.ts';
import { ProductBoardDocument } from '../../examples/client/operations.ts';

const root = join(import.meta.dirname, '../..');
const output = mkdtempSync(join(tmpdir(), 'opsgraph-'));
afterAll(() => rmSync(output, { recursive: true }));

test.each(['react-apollo', 'react-urql'])(
  'the page of examples/%s builds, and carries the ids it asks by',
  (name) => {
    const outDir = join(output, name);
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = ['build', join(root, 'examples', name), '--outDir', outDir];
    execFileSync(process.execPath, [vite, ...args, '--logLevel', 'error'], { encoding: 'utf8' });
    const [script] = globSync(join(outDir, 'assets/*.js'));
    const text = readFileSync(script!, 'utf8');
    expect(text).toContain(persistedId(ProductBoardDocument));
    // Of all the generated operations, only what the page asks.
    expect(text).not.toContain('CampaignCheck');
    expect(readFileSync(join(outDir, 'index.html'), 'utf8')).toContain('/assets/');
  },
  120_000,
);
