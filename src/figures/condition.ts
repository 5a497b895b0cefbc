import type { OrderStep } from '../database/keyset.ts';
import type { SourceName } from '../kernel/source-name.ts';

/** How a value is compared with what the caller gave. Text is contained and begun in any letter case. */
export const operators = ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'isNull'] as const;
export type Operator = (typeof operators)[number];

/** The arguments of a figure, beside today: the period of `units sold in a period`. */
export type FigureArguments = Readonly<Record<string, unknown>>;

/** One thing that a source knows of each key, such as the margin of a product, and what else it stands on. */
export interface FigureUse {
  readonly figure: string;
  readonly args?: FigureArguments;
}

/** A figure as a field shows it, or a list is filtered or ordered by it. */
export interface SourceFigure extends FigureUse {
  readonly source: SourceName;
}

/** What the values of a figure come to over many keys. */
export interface Aggregate {
  readonly aggregate: 'sum' | 'min' | 'max' | 'count';
  readonly use: FigureUse;
}

/** Keys in groups by a value, the largest first. */
export interface Grouping {
  readonly use: FigureUse;
  /** Stands for a value that is not known. */
  readonly unknown: string;
  readonly limit: number;
}

export interface Comparison extends FigureUse {
  readonly kind: 'comparison';
  readonly source: SourceName;
  readonly operator: Operator;
  readonly operand: unknown;
  /** False where the comparison must not hold, which an unknown value meets. */
  readonly holds: boolean;
}

/** True for the keys of a set, or for all others. */
export interface Membership {
  readonly kind: 'membership';
  /** Its place in the list of sets that comes with the condition. */
  readonly set: number;
  readonly holds: boolean;
}

/** `all` of nothing is true, `any` of nothing false. */
export interface Junction {
  readonly kind: 'all' | 'any';
  readonly parts: readonly Condition[];
}

/**
 * What rows must meet. There is no `not`: it is carried down to the comparisons, so that each is simply true or false
 * of a row, whatever is unknown of it.
 */
export type Condition = Comparison | Membership | Junction;

export const everything: Condition = { kind: 'all', parts: [] };

export const isJunction = (condition: Condition): condition is Junction => 'parts' in condition;

/** The condition that is true of all other rows. */
export function negated(condition: Condition): Condition {
  if (!isJunction(condition)) return { ...condition, holds: !condition.holds };
  return { kind: condition.kind === 'all' ? 'any' : 'all', parts: condition.parts.map(negated) };
}

/** Conditions that must all hold, without a needless level. */
export function allOf(parts: readonly Condition[]): Condition {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'all', parts };
}

/** What must hold beside the conditions that speak of this figure alone. */
export function withoutOwn(condition: Condition, figure: string): Condition {
  const parts = isJunction(condition) && condition.kind === 'all' ? condition.parts : [condition];
  const isOwn = (part: Condition) => {
    const comparisons = comparisonsIn(part);
    return comparisons.length > 0 && comparisons.every((comparison) => comparison.figure === figure);
  };
  return allOf(parts.filter((part) => !isOwn(part)));
}

/** Every comparison in a condition, in order. */
export function comparisonsIn(condition: Condition): readonly Comparison[] {
  if (isJunction(condition)) return condition.parts.flatMap(comparisonsIn);
  return condition.kind === 'comparison' ? [condition] : [];
}

/**
 * Keys as one text, so that no process on the way has to take a list of a hundred thousand of them apart.
 */
export interface KeySet {
  readonly count: number;
  readonly keys: string;
}

/** Stands between the entries of a list that is one text: a control character that no key or code holds. */
export const listSeparator = '\u001f';
/** Stands for an unknown entry in it. */
export const unknownEntry = '\u001e';

/** Rows imported from another source: one text a column, or null where that source does not keep it. */
export type ImportedRows = readonly string[] | null;

/** Values of a figure that another source has told, of each key that it knows one of. */
export interface ToldValues {
  readonly figure: string;
  readonly type: OrderStep['type'];
  /** The keys, and their values. */
  readonly rows: ImportedRows;
}

/** A query to a source: which of its keys meet a condition. */
export interface KeyQuery {
  readonly condition: Condition;
  /** Only these keys are candidates; null means all. */
  readonly candidates: KeySet | null;
  /** The sets that memberships speak of. */
  readonly sets: readonly KeySet[];
  /** By the key of the import. */
  readonly imported: ReadonlyMap<string, ImportedRows>;
  /** What the keys are put in order by and another source knows. */
  readonly told?: ToldValues;
  /** Set where the owner's table of all leaves so many keys that nothing is won by looking them up one by one. */
  readonly isBroad?: true;
  /** Set where the keys are those of a page. */
  readonly isFew?: true;
}

/** What a database expects of a statement, by its statistics: rows, and the work in units of its own. */
export interface PlanEstimate {
  readonly rows: number;
  readonly cost: number;
}

/** Rows that a figure takes from another source. */
export interface RowImport {
  readonly key: string;
  readonly source: SourceName;
  /** What that source calls them. */
  readonly rows: string;
  readonly columns: readonly string[];
  readonly args: FigureArguments | undefined;
}
