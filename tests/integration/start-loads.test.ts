import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** What of Node itself a start has loaded, until it finds its settings unusable. */
async function loadedByStart(): Promise<readonly string[]> {
  const tell = `data:text/javascript,process.on('exit', () => console.log(JSON.stringify(process.moduleLoadList)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', tell, 'src/main.js'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', PORT: 'none' },
  }).catch((error: { readonly stdout: string }) => error);
  return JSON.parse(stdout) as readonly string[];
}

test('A start loads neither what takes the types off nor a client of HTTP', async () => {
  // The first keeps what it compiles.
  await loadedByStart();
  const loaded = await loadedByStart();
  expect(loaded).toContain('NativeModule http');
  expect(loaded.filter((name) => /amaro|undici/.test(name))).toEqual([]);
});
