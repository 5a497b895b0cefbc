import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');

/** Writes files that follow from code, by name and text. With --check it only says which are stale. */
export async function writeGenerated(files: Iterable<readonly [name: string, text: string]>): Promise<void> {
  for (const [name, text] of files) {
    const path = join(root, name);
    const written = await format(text, { ...(await resolveConfig(path)), filepath: path });
    if (!process.argv.includes('--check')) writeFileSync(path, written);
    else if (!existsSync(path) || written !== readFileSync(path, 'utf8')) {
      console.error(`${name} is stale: npm run codegen`);
      process.exitCode = 1;
    }
  }
}
