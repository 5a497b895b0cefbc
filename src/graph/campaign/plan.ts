import { daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type { Place } from '../../domain/place.ts';

/** One product of a campaign, and what marketing plans with it. */
export interface PlannedProduct {
  readonly sku: Sku;
  readonly discountPercent: number;
  readonly upliftPercent: number;
}

export interface CampaignDays {
  readonly startsOn: CalendarDate;
  /** The last day, which counts. */
  readonly endsOn: CalendarDate;
}

/** When a campaign runs, and where; everywhere where null. */
export interface CampaignExtent extends CampaignDays {
  readonly place: Place | null;
}

export const campaignDays = ({ startsOn, endsOn }: CampaignDays): number => daysBetween(startsOn, endsOn) + 1;
