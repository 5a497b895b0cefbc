import type {
  Comparison,
  Condition,
  FigureUse,
  PlanEstimate,
  Aggregate,
  Grouping,
  KeySet,
  RowImport,
  SourceFigure,
  KeyQuery,
  ToldValues,
} from './condition.ts';
import { perArguments } from '../database/loaders.ts';
import type { Rows } from './matcher.ts';
import type { ValueQuery } from './value-statements.ts';
import type { CursorColumns } from '../kernel/cursor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { SourceName } from '../kernel/source-name.ts';

/** What filtering asks of a source. */
export interface FilterSource {
  readonly source: SourceName;
  isPlain(condition: Condition): boolean;
  needs(uses: readonly FigureUse[]): readonly RowImport[];
  keys(query: KeyQuery, limit: number): Promise<KeySet & { readonly excluded: boolean }>;
  count(query: KeyQuery): Promise<number>;
  estimate(query: KeyQuery): Promise<PlanEstimate>;
  estimateRows(need: RowImport): Promise<PlanEstimate>;
  page(query: KeyQuery, order: FilterOrder, page: PageRequest): Promise<Page<KeyRow>>;
  /** The same, and how many match in all, in one statement. */
  countedPage(query: KeyQuery, order: FilterOrder, page: PageRequest): Promise<CountedPage>;
  sums<Name extends string>(
    query: KeyQuery,
    sums: Readonly<Record<Name, Aggregate>>,
  ): Promise<Sums<Name> | null>;
  groups(query: KeyQuery, grouping: Grouping): Promise<readonly Group[]>;
  values(query: ValueQuery): Promise<ReadonlyMap<string, readonly unknown[]>>;
  /** A figure's known values of the keys that match, for another source. */
  told(query: KeyQuery, use: FigureUse, limit: number): Promise<Rows & Pick<ToldValues, 'type'>>;
  rows(need: RowImport, candidates: KeySet | null, limit: number): Promise<Rows>;
  pageRows(need: RowImport, keys: readonly string[], limit: number): Promise<Rows>;
}

export interface KeyRow extends CursorColumns {
  readonly key: string;
}

export type CountedPage = Page<KeyRow> & { readonly count: number };

/** How many keys there are, and what each sum comes to: null where no value is known. */
export type Sums<Name extends string> = { readonly count: number } & Readonly<
  Record<Name, string | number | Date | null>
>;

/** Keys that share a value. */
export interface Group {
  readonly value: string;
  readonly count: number;
  /** All keys in groups, whatever their value. */
  readonly total: number;
}

/** What a list is ordered by: a figure of any source, or (null) the key; then another. The key breaks ties. */
export interface FilterOrder {
  readonly name: string;
  readonly source: SourceName;
  readonly use: FigureUse | null;
  readonly direction: 'asc' | 'desc';
  /** Which way the key breaks ties; the same way where left out. */
  readonly tie?: 'asc' | 'desc';
  readonly second?: {
    readonly source: SourceName;
    readonly use: FigureUse;
    readonly direction: 'asc' | 'desc';
  };
}

/** The figures that it is, in turn. */
export const figuresOf = ({ source, use, second }: FilterOrder): readonly SourceFigure[] => [
  ...(use ? [{ source, ...use }] : []),
  ...(second ? [{ source: second.source, ...second.use }] : []),
];

/** The sources that know something of the same keys, and the one that owns them. */
export interface Entity {
  readonly owner: SourceName;
  /** The owner's figure that is the key itself. */
  readonly key: string;
  readonly source: (name: SourceName) => FilterSource;
}

/** The same entity, whose sources are each set up once, when they are first asked. */
export const settingUpOnce = ({ source, ...entity }: Entity): Entity => ({
  ...entity,
  source: perArguments(source),
});

/** One step of a plan, as `extensions.trace.plan` shows it. */
export interface PlanStep {
  /** The figures that the step decides, or what it does beside. */
  readonly criterion: string;
  readonly source: SourceName;
  /** Null where no keys were passed on, so that all were candidates. */
  readonly keysIn: number | null;
  readonly keysOut: number;
  readonly milliseconds: number;
}

export type NotePlanStep = (step: PlanStep) => void;

/** Told of the keys on each page that is given out. */
export type NoteFound = (keys: readonly string[]) => void;

/** The figures of a condition, for people: each once, in order. */
export const namesOf = (comparisons: readonly Comparison[]): string =>
  [...new Set(comparisons.map(({ figure }) => figure))].join(', ');
