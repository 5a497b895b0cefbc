import { addDays, type DayRange } from '../../domain/calendar.ts';
import { changePercent } from '../../domain/percent.ts';
import { periodRange, rangeBefore } from '../../domain/period.ts';
import { stepsOf } from '../../domain/steps.ts';
import type {
  QueryResolvers,
  ScorecardMetricName,
  ScorecardMetricResolvers,
  ScorecardResolvers,
  ScorecardStepResolvers,
} from '../generated/resolvers.ts';
import type { RequestContext } from '../context.ts';
import type { ScorecardMetricParent } from './parent.ts';
import { scorecardFigures, type Figure } from './scorecard-figures.ts';

/** What each metric counts, in the order in which they are shown; null for money. */
const units: Record<ScorecardMetricName, string | null> = {
  REVENUE: null,
  ORDERS: 'orders',
  UNITS: 'units',
  AVERAGE_ORDER_VALUE: null,
  RETURNS_PERCENT: '%',
  MARGIN_PERCENT: '%',
  TICKETS: 'tickets',
  CSAT_PERCENT: '%',
  NPS: 'points',
  ON_TIME_PERCENT: '%',
  SESSIONS: 'sessions',
  CONVERSION_PERCENT: '%',
};

export const scorecardQueries = {
  scorecard(_, { last }, context) {
    const range = periodRange(last, context.today);
    const before = rangeBefore(range);
    return { range, before, figures: scorecardFigures({ from: before.from, until: range.until }, context) };
  },
} satisfies Partial<QueryResolvers>;

export const Scorecard = {
  from: ({ range }) => range.from,
  to: ({ range }) => addDays(range.until, -1),
  previousFrom: ({ before }) => before.from,
  metrics: (scorecard) =>
    (Object.keys(units) as ScorecardMetricName[]).map((metric) => ({ ...scorecard, metric })),
  trend({ range, figures }, { by }) {
    const steps = stepsOf(range, by);
    return steps.map((step, place) => ({
      period: step.period,
      complete: step.complete,
      days: part(range, { from: step.from, until: steps[place + 1]?.from ?? range.until }),
      figures,
    }));
  },
} satisfies Partial<ScorecardResolvers>;

/** What a step has of a stretch of days. */
const part = (range: DayRange, step: DayRange): DayRange => ({
  from: step.from < range.from ? range.from : step.from,
  until: step.until,
});

/** How a metric is reckoned. Throws FORBIDDEN for a caller who may not read it. */
function figureOf({ figures, metric }: ScorecardMetricParent, { access }: RequestContext): Figure {
  access.demand(`ScorecardMetricName.${metric}`);
  return figures.metrics[metric];
}

export const ScorecardMetric = {
  value: (parent, _, context) => figureOf(parent, context)(parent.range),
  previous: (parent, _, context) => figureOf(parent, context)(parent.before),
  async changePercent(parent, _, context) {
    const { range, before } = parent;
    const figure = figureOf(parent, context);
    const [value, previous] = await Promise.all([figure(range), figure(before)]);
    return value === null || previous === null ? null : changePercent(previous, value);
  },
  unit: ({ metric }, _, { reportingCurrency }) => units[metric] ?? reportingCurrency,
} satisfies Partial<ScorecardMetricResolvers>;

export const ScorecardStep = {
  revenue: ({ figures, days }) => figures.revenue(days),
  orders: ({ figures, days }) => figures.metrics.ORDERS(days),
  units: ({ figures, days }) => figures.metrics.UNITS(days),
  tickets: ({ figures, days }) => figures.metrics.TICKETS(days),
  csatPercent: ({ figures, days }) => figures.metrics.CSAT_PERCENT(days),
  onTimePercent: ({ figures, days }) => figures.metrics.ON_TIME_PERCENT(days),
  sessions: ({ figures, days }) => figures.metrics.SESSIONS(days),
  conversionPercent: ({ figures, days }) => figures.metrics.CONVERSION_PERCENT(days),
} satisfies Partial<ScorecardStepResolvers>;
