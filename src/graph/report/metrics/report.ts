import type Big from 'big.js';
import type { DayRange } from '../../../domain/calendar.ts';
import { comparedRange, knownOf, type Comparison } from '../../../domain/period.ts';
import { stepsOf, stepsOfDays, type Interval } from '../../../domain/steps.ts';
import type { RequestContext } from '../../context.ts';
import type { MetricsDimension } from '../../generated/resolvers.ts';
import type { MetricName } from './measures.ts';
import { inPlace, type PlacedGroup } from './pages.ts';
import type { GroupOrder } from './plan.ts';
import { productGroups } from './products.ts';
import { Reading } from './reading.ts';
import type { FactFilter, FactScope } from './scope.ts';

/** Figures that are read of a period, and of the one that it is compared with. */
export interface FiguresRead {
  readonly now: ReadonlySet<MetricName>;
  readonly before: ReadonlySet<MetricName>;
}

export interface ReportRequest {
  /** The days that were asked for, and those of them that are over. */
  readonly asked: DayRange;
  readonly known: DayRange;
  readonly compareTo: Comparison | null;
  readonly by: readonly MetricsDimension[];
  readonly step: Interval | null;
  readonly order: GroupOrder | null;
  readonly figures: FiguresRead;
}

/** Groups in their places, with the figures of each. */
export interface Report {
  readonly by: readonly MetricsDimension[];
  readonly groups: readonly PlacedGroup[];
  /** What steps in time are called, by their first days. */
  readonly steps: ReadonlyMap<string, { readonly period: string; readonly complete: boolean }>;
  readonly now: (name: MetricName, group: string) => number | Big | null;
  /** Null where there is nothing to compare with. */
  readonly before: ((name: MetricName, group: string) => number | Big | null) | null;
}

export async function readReport(
  request: ReportRequest,
  filter: FactFilter,
  context: RequestContext,
): Promise<Report> {
  const { asked, known, compareTo, by, step, order, figures } = request;
  const products = await productGroups(by, context);
  const compared = (days: DayRange) => comparedRange(days, compareTo ?? 'PREVIOUS_PERIOD', asked);
  const earlier = compareTo && knownOf(compared(asked), context.today);
  const priced = earlier
    ? { from: earlier.from, until: earlier.until > known.until ? earlier.until : known.until }
    : known;
  const read = (names: ReadonlySet<MetricName>, range: DayRange, steps: FactScope['steps']) =>
    Reading.of(names, { ...filter, range, priced, steps, by, products }, context);
  const [now, before] = await Promise.all([
    read(figures.now, known, stepsOfDays(known, step)),
    earlier && read(figures.before, earlier, stepsOfDays(asked, step, compared)),
  ]);
  return {
    by,
    groups: await inPlace(now, order),
    steps: new Map(step ? stepsOf(known, step).map((one) => [one.from as string, one]) : []),
    now: (name, group) => now.figure(name, group),
    before: before && ((name, group) => before.figure(name, group)),
  };
}
