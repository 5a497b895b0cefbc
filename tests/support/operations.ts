import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, '../../schema/operations');

export interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** What each operation is asked about in the sample world, where it cannot do without. */
const variables = JSON.parse(readFileSync(join(folder, 'examples.json'), 'utf8')) as Record<
  string,
  Record<string, unknown>
>;

/** Every operation that consumers have registered, by name. */
export const operations: readonly Operation[] = globSync('*/*.graphql', { cwd: folder })
  .map((path) => ({ path, name: basename(path, '.graphql') }))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  .map(({ path, name }) => ({
    name,
    text: readFileSync(join(folder, path), 'utf8'),
    variables: variables[name] ?? {},
  }));

/** Those that answer null for what they cannot know, and do not put it into words. */
export const answeredWithNulls = operations.filter(
  ({ name }) => !['sources', 'campaign-check'].includes(name),
);
