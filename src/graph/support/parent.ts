import type { DayRange } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type {
  FaqRow,
  FeedbackRow,
  InsightReads,
  IssueRow,
  ProductFigures,
  TicketFigures,
} from '../../sources/support/index.ts';
import type { ConnectionOf } from '../connection.ts';

export type { FaqRow, FeedbackRow, ProductFigures };
export type FeedbackConnectionParent = ConnectionOf<FeedbackRow>;

export interface InsightsParent {
  readonly range: DayRange;
  readonly figures: TicketFigures;
  readonly reads: InsightReads;
}

export interface TopIssueParent extends IssueRow {
  /** The products with most tickets on it, among those looked at. */
  readonly mostOn: (first: number) => Promise<readonly Sku[]>;
}
