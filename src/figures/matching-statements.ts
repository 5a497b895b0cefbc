import type { RawBuilder } from 'kysely';
import { LRUCache } from 'lru-cache';
import { Placeholder } from '../database/sql-parts.ts';
import type { Statement, statementsOf } from '../database/statement.ts';
import type { Catalogue } from './catalogue.ts';
import type { FigureUse, KeyQuery } from './condition.ts';
import { MatchingText } from './text.ts';

type ParameterValues = Readonly<Record<string, unknown>>;

interface MatchingStatement<Row> {
  readonly statement: Statement<ParameterValues, Row>;
  /** What the source has to say of the request for it. */
  readonly wanted: readonly string[];
  /** The tables that it would read, if the company kept them. */
  readonly lacked: ReadonlySet<string>;
}

/** What is asked of a source by a condition. */
interface Asked<Row> {
  readonly kind: string;
  readonly query: KeyQuery;
  readonly uses: readonly FigureUse[];
  readonly absent: ReadonlySet<string>;
  /** All else that the text follows from, as JSON tells it; left out where it holds more than that. */
  readonly by?: unknown;
  readonly write: (text: MatchingText) => RawBuilder<Row>;
}

/** Pages of dashboards and feeds ask the same again and again. */
const [mostKept, longestKey] = [200, 2_000];

/** The statements that find keys by conditions, each with its values in it; those that were asked of late are kept. */
export class MatchingStatements {
  readonly #catalogue: Catalogue;
  readonly #statement: ReturnType<typeof statementsOf>;
  readonly #kept = new LRUCache<string, MatchingStatement<unknown>>({ max: mostKept });

  constructor(catalogue: Catalogue, statement: ReturnType<typeof statementsOf>) {
    this.#catalogue = catalogue;
    this.#statement = statement;
  }

  of<Row>(asked: Asked<Row>): MatchingStatement<Row> {
    const key = keyOf(asked);
    if (key === null) return this.#write(asked);
    const kept = this.#kept.get(key);
    if (kept) return kept as MatchingStatement<Row>;
    const made = this.#write(asked);
    this.#kept.set(key, made);
    return made;
  }

  #write<Row>({ kind, query, uses, absent, write }: Asked<Row>): MatchingStatement<Row> {
    const wanted = new Set<string>();
    const text = new MatchingText(this.#catalogue, query, uses, absent, (name) => {
      wanted.add(name);
      return new Placeholder(name);
    });
    const written = write(text);
    const statement = this.#statement<ParameterValues, Row>(
      `${this.#catalogue.of}_${kind}`,
      // Each table is named with its schema: nothing is left for Kysely to add to the tree.
      (db) => ({ compile: () => written.compile(db.withoutPlugins()) }),
      { plannedAnew: true },
    );
    return { statement, wanted: [...wanted], lacked: text.lacked };
  }
}

/** Null for what is not kept: keys and rows that other sources have found are another request's no second time. */
function keyOf({ kind, query, uses, absent, by }: Omit<Asked<unknown>, 'write'>): string | null {
  const { condition, candidates, sets, imported, told, ...ways } = query;
  if (by === undefined || candidates || sets.length > 0 || imported.size > 0 || told) return null;
  const key = JSON.stringify([kind, condition, ways, uses, [...absent], by]);
  return key.length > longestKey ? null : key;
}
