import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exampleVariables } from '../../src/transports/graphql/examples.ts';

const folder = join(import.meta.dirname, '../../schema/operations');

export interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** What each operation is asked about in the sample world, where it cannot do without. */
const variablesOf = exampleVariables();

/** Every operation that consumers have registered, by name. */
const registered: readonly (Operation & { readonly isQuery: boolean })[] = globSync('*/*.graphql', {
  cwd: folder,
})
  .map((path) => ({ path, name: basename(path, '.graphql') }))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  .map(({ path, name }) => ({ name, text: readFileSync(join(folder, path), 'utf8') }))
  .map(({ name, text }) => ({
    name,
    text,
    variables: variablesOf(name) ?? {},
    isQuery: /^query /m.test(text),
  }));

/** Those that are answered when they are asked. */
export const operations: readonly Operation[] = registered.filter(({ isQuery }) => isQuery);

/** Those that are told of what happens; tests/integration/live.test.ts listens to them. */
export const subscriptions: readonly Operation[] = registered.filter(({ isQuery }) => !isQuery);

/** Those that answer null for what they cannot know, and do not put it into words. */
export const answeredWithNulls = operations.filter(
  ({ name }) => !['sources', 'campaign-check'].includes(name),
);
