import { beforeAll, expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { urlVariable } from '../../src/config/config.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { testCluster } from '../support/cluster.ts';
import { operations } from '../support/operations.ts';

/**
 * What each trusted document allocates, held against what `npm run benchmark:allocations -- --write` kept. Who means it
 * to be more writes it anew, and it is seen in the difference.
 */
// Nothing is optimized in the process that counts.
jest.setTimeout(120_000);

type Bytes = Readonly<Record<string, { readonly allocated: number; readonly left: number }>>;

const kept = JSON.parse(
  readFileSync(new URL('operations/allocations.json', import.meta.url), 'utf8'),
) as Bytes;
let counted: Bytes;
beforeAll(async () => {
  const urls = sourceNames.map((source) => [urlVariable(source), testCluster().readerUrls[source]]);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--run', 'benchmark:allocations', '--', '--json'],
    { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, ...Object.fromEntries(urls) } },
  );
  counted = JSON.parse(stdout) as Bytes;
});

test('all trusted documents are counted', () => {
  expect(Object.keys(kept)).toEqual(operations.map(({ name }) => name));
});

test.each(operations.map(({ name }) => name))('%s allocates what it did, by a tenth', (name) => {
  const ratio = counted[name]!.allocated / kept[name]!.allocated;
  expect({ [name]: ratio.toFixed(2), isAsKept: Math.abs(ratio - 1) <= 0.1 }).toEqual({
    [name]: ratio.toFixed(2),
    isAsKept: true,
  });
});

/** The last requests are not over when the others are counted, and V8 learns of code as it runs. */
const mayBeLeft = (left: number) => 10_000 + 1.3 * left;

// See docs/decisions/0086-what-outlives-its-request.md.
test.each(operations.map(({ name }) => name))('of %s no more outlives its request than did', (name) => {
  const { left } = counted[name]!;
  const isAsKept = left <= mayBeLeft(kept[name]!.left);
  expect({ [name]: left, isAsKept }).toEqual({ [name]: left, isAsKept: true });
});
