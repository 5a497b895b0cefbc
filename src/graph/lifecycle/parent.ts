import type { CalendarDate } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type { LifecycleStage } from '../../domain/lifecycle.ts';

/** Where a product stands in its life, and what that is told from. */
export interface Life {
  readonly stage: LifecycleStage;
  /** Null where the days compared with sold nothing. */
  readonly trendPercent: number | null;
  /** The first day on which it was sold, where no launch is recorded. */
  readonly launchedOn: CalendarDate | null;
  readonly discontinuedOn: CalendarDate | null;
  /** Whether the trend is told against the year before, not against the days just before. */
  readonly comparesYears: boolean;
}

export interface LifecycleParent {
  readonly sku: Sku;
  readonly life: Life;
}
