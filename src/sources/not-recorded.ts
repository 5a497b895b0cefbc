import type { SourceName } from '../kernel/source-name.ts';
import type { Unknown } from '../kernel/unknown.ts';
import { sources } from './index.ts';
import type { Source } from './source.ts';

/** What an answer lacks because the company keeps no such table. */
export function notRecorded(source: SourceName, table: string): Unknown {
  const { tables }: Source = sources[source];
  const without = tables[table]?.without;
  return {
    code: 'NOT_RECORDED',
    message: `The company keeps no ${source}.${table}${without ? `, without which this is unknown: ${without}` : ''}.`,
    source,
    table,
  };
}
