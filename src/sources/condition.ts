import { gapText, layoutGaps } from '../database/layout-gaps.ts';
import type { SourceDatabase } from '../database/source-database.ts';
import { sourceValueInvalid } from '../kernel/errors.ts';
import type { StaleTable } from '../kernel/stale-table.ts';
import { unknownOf, type Unknown } from '../kernel/unknown.ts';
import type { Source } from './source.ts';

/** By table, such as `sales.orders`: after how many hours without a new entry its data are stale. */
export type StaleAfterHours = Readonly<Record<string, number>>;

export interface Condition {
  readonly lacks: readonly string[];
  readonly stale: readonly StaleTable[];
}

/** What is to be told of tables that were read. */
interface TablesCondition {
  readonly stale: readonly StaleTable[];
  /** Rows without a usable key, by table. */
  readonly leftOut: readonly Unknown[];
}

const [moment, minute] = [1_000, 60_000];

/** A source that is asked how it stands may take so long. */
const lookMilliseconds = 800;

/** Finds something out when somebody wants to know and it was found out too long ago: once for all who wait. */
function atMostEvery(find: () => Promise<void>) {
  let last: { readonly at: number; readonly found: Promise<void> } | undefined;
  return (milliseconds: number): Promise<void> => {
    if (!last || performance.now() - last.at > milliseconds) last = { at: performance.now(), found: find() };
    return last.found;
  };
}

/** How one source stands that answers: what it lacks of the layout, and how old its data are. */
export class SourceCondition {
  readonly #source: Source;
  readonly #database: SourceDatabase;
  readonly #staleAfter: ReadonlyMap<string, number>;
  #lacks: readonly string[] = [];
  readonly #newest = new Map<string, Date>();
  readonly #unnamed = new Map<string, number>();
  /** Until when there is nothing to tell of tables that are read together, by `performance.now()`. */
  readonly #quiet = new WeakMap<readonly string[], number>();
  readonly #lookAtKeys: ReadonlyMap<string, (milliseconds: number) => Promise<void>>;
  readonly #lookAtLayout = atMostEvery(() => this.#readLayout());
  readonly #lookAtAge = atMostEvery(() => this.#readAge());

  constructor(source: Source, database: SourceDatabase, staleAfterHours: StaleAfterHours) {
    this.#source = source;
    this.#database = database;
    this.#lookAtKeys = new Map(
      Object.keys(source.unnamedRows).map((table) => [table, atMostEvery(() => this.#readKeys(table))]),
    );
    const thresholds = Object.keys(source.newestEntries).map(
      (table) => [table, staleAfterHours[`${source.name}.${table}`] ?? 0] as const,
    );
    this.#staleAfter = new Map(thresholds.filter(([, hours]) => hours > 0));
  }

  /**
   * What it lacks of what the graph reads, in words, or what has just failed for want of something else; and which of its
   * tables are stale. As it was found at most so many milliseconds ago, or, where it does not answer, before.
   */
  async at(now: Date, { layoutWithin = 1_000, ageWithin = 1_000 } = {}): Promise<Condition> {
    await Promise.all([this.#lookAtLayout(layoutWithin), this.#lookAtAge(ageWithin)]);
    const lacks = this.#lacks.length > 0 ? this.#lacks : this.#database.refusals;
    return { lacks, stale: this.#stale(now) };
  }

  /** Whether there was nothing to tell of these tables, as a statement names them, within the last moment. */
  isQuiet(tables: readonly string[]): boolean {
    return (this.#quiet.get(tables) ?? 0) > performance.now();
  }

  /**
   * What is to be told of tables that were read: which are stale, and of which rows are left out. As it was found at most
   * a minute ago, or, for who no longer `waits`, before.
   */
  async ofTables(tables: readonly string[], now: Date, waits: boolean): Promise<TablesCondition> {
    const { name, tables: described } = this.#source;
    if (waits)
      await Promise.all([
        this.#lookAtAge(minute),
        ...tables.map((table) => this.#lookAtKeys.get(table)?.(minute)),
      ]);
    const stale = this.#stale(now).filter(({ table }) => tables.includes(table));
    const leftOut = tables.flatMap((table) => {
      const rows = this.#unnamed.get(table) ?? 0;
      const column = described[table]?.key[0];
      return rows > 0 ? [unknownOf(sourceValueInvalid({ source: name, table, column, rows }))] : [];
    });
    if (waits && stale.length + leftOut.length === 0) this.#quiet.set(tables, performance.now() + moment);
    return { stale, leftOut };
  }

  #stale(now: Date): readonly StaleTable[] {
    return [...this.#staleAfter].flatMap(([table, staleAfterHours]) => {
      const newest = this.#newest.get(table);
      if (!newest || now.getTime() - newest.getTime() <= staleAfterHours * 3_600_000) return [];
      return [{ source: this.#source.name, table, newestEntry: newest.toISOString(), staleAfterHours }];
    });
  }

  async #readLayout(): Promise<void> {
    const { statement, parameters } = layoutGaps(this.#source.name, this.#source.tables);
    const signal = AbortSignal.timeout(lookMilliseconds);
    try {
      this.#lacks = (await this.#database.run(statement, parameters, { signal })).map(gapText);
    } catch {
      // Who reads from it is told.
    }
  }

  async #readKeys(table: string): Promise<void> {
    const statement = this.#source.unnamedRows[table];
    const signal = AbortSignal.timeout(lookMilliseconds);
    try {
      const [row] = (statement && (await this.#database.runOptional(statement, {}, { signal }))) ?? [];
      this.#unnamed.set(table, row?.rows ?? 0);
    } catch {
      // What was found before holds.
    }
  }

  async #readAge(): Promise<void> {
    const signal = AbortSignal.timeout(lookMilliseconds);
    const each = [...this.#staleAfter.keys()].map(async (table) => {
      const statement = this.#source.newestEntries[table];
      const [row] = (statement && (await this.#database.runOptional(statement, {}, { signal }))) ?? [];
      if (row?.at instanceof Date) this.#newest.set(table, row.at);
      else this.#newest.delete(table);
    });
    await Promise.allSettled(each);
  }
}

/** In words: what is wrong with a source that answers; null where nothing is. */
export function conditionText({ lacks, stale }: Condition): string | null {
  const said = [...lacks, ...stale.map(staleText)];
  return said.length > 0 ? `${said.join('; ')}.` : null;
}

/** In words, for people. */
export const staleText = ({ table, newestEntry, staleAfterHours }: StaleTable): string =>
  `${table} is stale: its newest entry is of ${newestEntry}, more than ${staleAfterHours} hours ago`;
