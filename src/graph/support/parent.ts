import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
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

/** A product of which tickets are kept. */
export interface ProductSupportParent {
  readonly sku: Sku;
  readonly openTickets: number;
}

export interface InsightsParent {
  /** The days of the period that are over, and the last one that was asked for. */
  readonly range: DayRange;
  readonly to: CalendarDate;
  readonly tickets: TicketFigures;
  readonly reads: InsightReads;
}

export interface TopIssueParent extends IssueRow {
  /** The products with most tickets on it, among those looked at. */
  readonly mostOn: (first: number) => Promise<readonly Sku[]>;
}
