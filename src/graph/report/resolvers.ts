import { salesReportQueries } from './sales-report.ts';
import { scorecardQueries } from './scorecard.ts';
import { segmentQueries } from './segments.ts';

export { SalesReportRow } from './sales-report.ts';
export { Scorecard, ScorecardMetric, ScorecardStep } from './scorecard.ts';
export { CustomerSegmentReport } from './segments.ts';

export const reportQueries = { ...salesReportQueries, ...scorecardQueries, ...segmentQueries };
