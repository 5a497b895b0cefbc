import type { DayRange } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type {
  FaqRow,
  FeedbackRow,
  InsightReads,
  IssueRow,
  TicketFigures,
} from '../../sources/support/index.ts';
import type { ConnectionOf } from '../connection.ts';

export type { FaqRow, FeedbackRow };
export type FeedbackConnectionParent = ConnectionOf<FeedbackRow>;

/** What is told of a product's tickets. */
export interface ProductSupportParent {
  readonly sku: Sku;
  readonly figures: {
    readonly openTickets: number;
    /** Of the trailing 90 days, like the ratings. */
    readonly tickets: number;
    /** Null without a rating. */
    readonly csatPercent: number | null;
  };
}

export interface InsightsParent {
  readonly range: DayRange;
  readonly tickets: TicketFigures;
  readonly reads: InsightReads;
}

export interface TopIssueParent extends IssueRow {
  /** The products with most tickets on it, among those looked at. */
  readonly mostOn: (first: number) => Promise<readonly Sku[]>;
}
