import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');

/** Writes a file that follows from others. With --check it only says if what is there is stale. */
export function output(path: string, text: string): void {
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } else if (!existsSync(path) || text !== readFileSync(path, 'utf8')) {
    console.error(`${relative(root, path)} is stale: npm run codegen`);
    process.exitCode = 1;
  }
}

/** The same for a file by its name in the repository, formatted as all are. */
export async function outputFormatted(name: string, text: string): Promise<void> {
  const path = join(root, name);
  output(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
