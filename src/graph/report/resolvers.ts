import { metricsQueries } from './metrics/metrics.ts';
import { salesReportQueries } from './sales-report.ts';
import { scorecardQueries } from './scorecard.ts';
import { segmentQueries } from './segments.ts';

export { MetricsReport } from './metrics/metrics.ts';
export { MetricsChange, MetricsRow, MetricsValues } from './metrics/rows.ts';
export { SalesReportRow } from './sales-report.ts';
export { Scorecard, ScorecardMetric, ScorecardStep } from './scorecard.ts';
export { CustomerSegmentReport } from './segments.ts';

export const reportQueries = {
  ...metricsQueries,
  ...salesReportQueries,
  ...scorecardQueries,
  ...segmentQueries,
};
