import type { Execution } from './interceptors/interceptor.ts';

/** A statement that its server has answered within this, in milliseconds, may share a connection. */
const quick = 10;
/** After it was slow, it has to be quick so many times before it may again. */
const probation = 10;

/** Which statements are known to be quick, as they were lately: of those that are prepared, by name. */
export class StatementPace {
  readonly #quickRuns = new Map<string, number>();

  isQuick({ name, plannedAnew }: Execution['statement']): boolean {
    return !plannedAnew && (this.#quickRuns.get(name) ?? 0) > 0;
  }

  /** Told of each that ran alone. If we read its answer late it looks slower than it was, never quicker. */
  note({ name, plannedAnew }: Execution['statement'], milliseconds: number): void {
    if (!plannedAnew && milliseconds <= quick)
      this.#quickRuns.set(name, (this.#quickRuns.get(name) ?? 0) + 1);
  }

  noteSlow({ name, plannedAnew }: Execution['statement']): void {
    if (!plannedAnew) this.#quickRuns.set(name, -probation);
  }
}
