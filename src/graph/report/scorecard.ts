import Big from 'big.js';
import type { DayRange } from '../../domain/calendar.ts';
import { decimalText, shownMoney, wholeMinor } from '../../domain/money.ts';
import { changePercent } from '../../domain/percent.ts';
import { knownOf, lastDayOf, periodRange, rangeBefore } from '../../domain/period.ts';
import { partsOf } from '../../domain/steps.ts';
import type {
  QueryResolvers,
  ScorecardMetricName,
  ScorecardMetricResolvers,
  ScorecardResolvers,
  ScorecardStepResolvers,
} from '../generated/resolvers.ts';
import { measures, type MeasureName } from '../../figures/measures.ts';
import type { RequestContext } from '../context.ts';
import { selectedFields } from '../selected.ts';
import type { ScorecardMetricParent } from './parent.ts';
import { scorecardFigures } from './scorecard-figures.ts';

/** The measure that each metric is, in the order in which they are shown. */
const metrics = {
  REVENUE: 'revenue',
  ORDERS: 'orders',
  UNITS: 'units',
  AVERAGE_ORDER_VALUE: 'averageOrderValue',
  RETURNS_PERCENT: 'returnsPercent',
  MARGIN_PERCENT: 'marginPercent',
  TICKETS: 'tickets',
  CSAT_PERCENT: 'csatPercent',
  NPS: 'nps',
  ON_TIME_PERCENT: 'onTimePercent',
  SESSIONS: 'sessions',
  CONVERSION_PERCENT: 'conversionPercent',
} as const satisfies Record<ScorecardMetricName, MeasureName>;

const metricNames = Object.keys(metrics) as ScorecardMetricName[];

/** The fields of a metric for which it is reckoned. */
const valueFields: ReadonlySet<string> = new Set(['value', 'previous', 'changePercent']);

export const scorecardQueries = {
  scorecard(_, { last }, context, info) {
    const asked = periodRange(last, context.today);
    const range = knownOf(asked, context.today);
    const before = rangeBefore(asked);
    const ofMetrics = selectedFields(info, 'metrics');
    const metricsRead = ofMetrics.isDisjointFrom(valueFields) ? [] : Object.values(metrics);
    const names = new Set([...metricsRead, ...ofMetrics, ...selectedFields(info, 'trend')]);
    return {
      range,
      to: lastDayOf(asked),
      before,
      figures: scorecardFigures({ from: before.from, until: range.until }, names, context),
    };
  },
} satisfies Partial<QueryResolvers>;

export const Scorecard = {
  from: ({ range }) => range.from,
  knownUntil: ({ range }) => lastDayOf(range),
  previousFrom: ({ before }) => before.from,
  metrics: (scorecard) => metricNames.map((metric) => ({ ...scorecard, metric })),
  trend({ range, figures }, { by }) {
    return partsOf(range, by).map(({ period, complete, days }) => ({ period, complete, days, figures }));
  },
} satisfies Partial<ScorecardResolvers>;

/** A metric of some days; money as a number of the currency. Throws FORBIDDEN for a caller who may not read it. */
async function figureOf({ figures, metric }: ScorecardMetricParent, days: DayRange, context: RequestContext) {
  context.access.require(`ScorecardMetricName.${metric}`);
  const value = await figures(metrics[metric], days);
  if (!(value instanceof Big)) return value;
  return Number(decimalText({ minor: wholeMinor(value), currency: context.reportingCurrency }));
}

export const ScorecardMetric = {
  value: (parent, _, context) => figureOf(parent, parent.range, context),
  previous: (parent, _, context) => figureOf(parent, parent.before, context),
  async changePercent(parent, _, context) {
    const [value, previous] = await Promise.all([
      figureOf(parent, parent.range, context),
      figureOf(parent, parent.before, context),
    ]);
    return value === null || previous === null ? null : changePercent(previous, value);
  },
  costCoveragePercent: ({ figures, metric, range }) =>
    metric === 'MARGIN_PERCENT' ? figures('costCoveragePercent', range) : null,
  unit: ({ metric }, _, { reportingCurrency }) => measures[metrics[metric]].unit ?? reportingCurrency,
} satisfies Partial<ScorecardMetricResolvers>;

export const ScorecardStep = {
  revenue: async ({ figures, days }, _, { reportingCurrency }) =>
    shownMoney(await figures('revenue', days), reportingCurrency),
  orders: ({ figures, days }) => figures('orders', days),
  units: ({ figures, days }) => figures('units', days),
  tickets: ({ figures, days }) => figures('tickets', days),
  csatPercent: ({ figures, days }) => figures('csatPercent', days),
  onTimePercent: ({ figures, days }) => figures('onTimePercent', days),
  sessions: ({ figures, days }) => figures('sessions', days),
  conversionPercent: ({ figures, days }) => figures('conversionPercent', days),
} satisfies Partial<ScorecardStepResolvers>;
