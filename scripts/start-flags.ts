import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string };
};

/** What `npm start` gives to Node before the file that it starts. */
export const startFlags = scripts.start.split(' ').slice(1, -1);
