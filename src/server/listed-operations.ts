import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../schema/operations');

/** The names of the operations in schema/operations: the only ones that logs, metrics and traces tell. */
export const listedOperations: ReadonlySet<string> = new Set(
  globSync('*/*.graphql', { cwd: folder }).flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    return Array.from(text.matchAll(/^query (\w+)/gm), ([, name]) => name ?? '');
  }),
);
