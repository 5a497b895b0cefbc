import type { Reader } from '../database/reader.ts';
import type { Session } from '../database/session.ts';
import { isMissingTable } from '../database/failure.ts';
import type { Statement } from '../database/statement.ts';
import { optionalTables, type Catalogue } from './catalogue.ts';
import { matchersOf } from './matcher.ts';

/** A figure that a database cannot answer as it is defined. */
export interface BrokenFigure {
  readonly figure: string;
  /** The field that shows it; empty where none does. */
  readonly shows: string;
  /** What Postgres says of its statement. */
  readonly says: string;
}

/** What statements are given here, where none is run. */
const anything = new Proxy({}, { get: () => () => null });

/**
 * Has a database plan the statement of each figure that a source defines, for a key that nobody has. It runs none, but
 * where foreign tables are read: what their own database cannot do shows only then.
 */
export async function brokenFigures(
  session: Session,
  catalogue: Catalogue,
): Promise<readonly BrokenFigure[]> {
  const absent = await absentTables(session, catalogue);
  const read = async <P>({ text, values }: Statement<P, unknown>, parameters: P) => {
    const how = session.plansForValues ? 'explain (analyze)' : 'explain';
    await session.query(`${how} ${text}`, values(parameters));
    return [];
  };
  const reader = Object.assign(read, {
    optional: read,
    absent: { known: () => absent, find: async () => absent, note: () => {} },
  }) as Reader;
  const matcher = matchersOf(catalogue)(reader, anything);
  const broken: BrokenFigure[] = [];
  for (const [name, { shows = '' }] of Object.entries(catalogue.figures)) {
    const uses = [{ figure: name, args: { from: null, until: null, skus: null, categories: null } }];
    const imported = matcher.needs(uses).map(({ key, columns }) => [key, columns.map(() => '')] as const);
    await matcher.values({ keys: ['nobody'], uses, imported: new Map(imported) }).catch((error: Error) => {
      broken.push({ figure: name, shows, says: error.message });
    });
  }
  return broken;
}

/** The optional tables that are not there. */
async function absentTables(session: Session, { source, tables }: Catalogue): Promise<ReadonlySet<string>> {
  const absent = new Set<string>();
  for (const table of optionalTables(tables)) {
    await session.query(`select from "${source}"."${table}" limit 0`).catch((error: unknown) => {
      if (!isMissingTable(error)) throw error;
      absent.add(table);
    });
  }
  return absent;
}
