/** What a campaign is held against; config/campaign-thresholds.json says why each default is what it is. */
export interface CampaignThresholds {
  readonly marginFloorPercent: number;
  readonly priceIndex: number;
  readonly stockCoverPercent: number;
  readonly stockCoverStopPercent: number;
  readonly capacityUtilizationPercent: number;
  readonly shelfDays: number;
  readonly disruptionDelayDays: number;
  readonly issueRisePercent: number;
  readonly issueTickets: number;
}
