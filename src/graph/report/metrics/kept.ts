import type { RequestContext } from '../../context.ts';
import type { Report } from './report.ts';

/** As many groups are kept in all, each for as long as somebody may take to ask for the next page. */
const mostGroups = 300_000;
const milliseconds = 60_000;

interface Kept {
  readonly report: Report;
  readonly until: number;
}

/** By what a server has for all its requests. */
const keptBy = new WeakMap<object, Map<string, Kept>>();

/**
 * Reports whose next pages are likely to be asked for: a page behind a cursor is of the groups that the page before it was
 * of, so that a whole table is worked out once. A first page is always read anew.
 */
export class KeptReports {
  readonly #kept: Map<string, Kept>;
  readonly #context: RequestContext;

  constructor(context: RequestContext) {
    this.#context = context;
    let kept = keptBy.get(context.cursors);
    if (!kept) keptBy.set(context.cursors, (kept = new Map()));
    this.#kept = kept;
  }

  /** What is asked, and what its caller may see. */
  #key(asked: unknown): string {
    const { caller, today, reportingCurrency } = this.#context;
    return JSON.stringify([caller.brands, caller.countries, today, reportingCurrency, asked]);
  }

  get(asked: unknown): Report | null {
    const kept = this.#kept.get(this.#key(asked));
    return kept && kept.until > performance.now() ? kept.report : null;
  }

  keep(asked: unknown, report: Report): void {
    const now = performance.now();
    const key = this.#key(asked);
    this.#kept.delete(key);
    if (report.groups.length > mostGroups) return;
    this.#kept.set(key, { report, until: now + milliseconds });
    let groups = 0;
    // The newest are last.
    for (const [name, one] of [...this.#kept].toReversed()) {
      groups += one.report.groups.length;
      if (groups > mostGroups || one.until <= now) this.#kept.delete(name);
    }
  }
}
