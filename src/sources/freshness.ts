import { sourceNames } from '../kernel/source-name.ts';
import type { StaleAfterHours } from './condition.ts';
import { sources } from './index.ts';
import type { Source } from './source.ts';

/** Every table that tells how fresh it is, with after how many hours its data are stale unless configuration says it. */
const defaults: StaleAfterHours = Object.fromEntries(
  sourceNames.flatMap((source) => {
    const { tables, newestEntries }: Source = sources[source];
    return Object.keys(newestEntries).map((table) => [
      `${source}.${table}`,
      tables[table]?.staleAfterHours ?? 0,
    ]);
  }),
);

/** After how many hours the data of each table are stale (0: never), and what is wrong with what configuration says of it. */
export function staleAfterHours(configured: StaleAfterHours) {
  const problems = Object.keys(configured)
    .filter((table) => !Object.hasOwn(defaults, table))
    .map((table) => `names ${table}; it may name ${Object.keys(defaults).join(', ')}`);
  return { hours: { ...defaults, ...configured }, problems };
}
