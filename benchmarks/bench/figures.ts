import { median } from '../medians.ts';
import type { ContenderName } from './contenders.ts';
import type { Cell } from './measure.ts';
import type { OperationName } from './operations.ts';

export type CellKey = Pick<Cell, 'operation' | 'callers'>;

/** What came of one kind of cell over all rounds, against another's in the same round. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The cells of a run, as tables want them. */
export class Figures {
  readonly cells: readonly Cell[];

  constructor(cells: readonly Cell[]) {
    this.cells = cells;
  }

  of(contender: ContenderName, { operation, callers }: CellKey): readonly Cell[] {
    return this.cells.filter(
      (cell) => cell.contender === contender && cell.operation === operation && cell.callers === callers,
    );
  }

  median(contender: ContenderName, key: CellKey, value: (cell: Cell) => number): number {
    return median(this.of(contender, key).map(value));
  }

  /** Each round's value beside the base's of that round. */
  ratio(contender: ContenderName, base: ContenderName, key: CellKey, value: (cell: Cell) => number): Ratio {
    const bases = new Map(this.of(base, key).map((cell) => [cell.round, value(cell)]));
    const ratios = this.of(contender, key).map((cell) => value(cell) / (bases.get(cell.round) ?? NaN));
    return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
  }

  /** In megabytes, of all its processes together; of so many callers, where that is told. */
  peak(contender: ContenderName, callers?: number): number {
    const cells = this.cells.filter((cell) => cell.contender === contender);
    return Math.max(
      ...cells.filter((cell) => callers === undefined || cell.callers === callers).map(({ peak }) => peak),
    );
  }

  get errors(): number {
    return this.cells.reduce((sum, { errors }) => sum + errors, 0);
  }
}

export const levels = [1, 16, 64] as const;
export const keysOf = (operations: readonly OperationName[]): CellKey[] =>
  operations.flatMap((operation) => levels.map((callers) => ({ operation, callers })));

export const perSecond = ({ perSecond }: Cell): number => perSecond;
export const together = ({ serverMs, postgresMs }: Cell): number => serverMs + postgresMs;
