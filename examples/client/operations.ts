/* Written by `npm run codegen` from schema/operations: change those. */
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which way a list is ordered. Where a value is unknown, the item comes last either way. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet comes first. */
  | 'ASC'
  /** Largest, latest or last in the alphabet comes first. */
  | 'DESC';

/**
 * A stretch of time: one unit back from yesterday, as in `{ days: 90 }`, or the days from one to another, as in
 * `{ from: "2026-10-01", to: "2026-10-31" }`. Give exactly one of days, weeks, months, or from with to; at most 1,100 days.
 * Today is not over, so it does not count, and neither do later days: `knownUntil` in the answer says how far a period is
 * known that reaches beyond yesterday. Days are those of the reporting time zone, which whoever runs this server sets (UTC
 * otherwise).
 */
export type PeriodInput = {
  /** So many days, from 1 to 1,100. */
  days?: number | null | undefined;
  /** So many times seven days, from 1 to 156. */
  weeks?: number | null | undefined;
  /** So many months back to the same day of the month, from 1 to 36. */
  months?: number | null | undefined;
  /** The first day, together with `to`. */
  from?: string | null | undefined;
  /** The last day, which counts too; not before `from`, and as late as you like. */
  to?: string | null | undefined;
};

/**
 * Where stock is meant to be. Give exactly one: a country, for the warehouses that serve it, or warehouses by code. Where
 * inventory does not keep which warehouses serve which countries, what is asked of a country is unknown (null).
 */
export type PlaceInput =
  {   /** The warehouses that serve this country: what an advert there may promise. */
  country: string; warehouses?: never; }
  |  { country?: never;   /** These warehouses; one that there is not holds nothing. */
  warehouses: Array<string>; };

/**
 * The campaign that marketing thinks about. Name its products in exactly one way: `skus`, `products` or `filter`; anything
 * else is refused with BAD_USER_INPUT.
 */
export type CampaignCheckInput = {
  /** The products by key, each once, 1 to 1,000. */
  skus?: Array<string> | null | undefined;
  /** The products with a discount or an expected uplift of their own, each once, 1 to 1,000. */
  products?: Array<CampaignProductInput> | null | undefined;
  /** Every product that meets these conditions: none is refused with BAD_USER_INPUT, more than 1,000 with FILTER_TOO_BROAD. */
  filter?: ProductFilter | null | undefined;
  /**
   * Where it runs; left out, everywhere. Then only what lies and arrives there counts as available to promise and, in a
   * country, only what is ordered from there as usual sales.
   */
  in?: PlaceInput | null | undefined;
  /** Its first day: today or later, at most 366 days ahead. */
  startsOn: string;
  /** Its last day, which counts: not before the first; a campaign lasts at most 366 days. */
  endsOn: string;
  /** The discount on every product that names none of its own. */
  discountPercent?: number;
  /**
   * How much more is expected to be sold than usual, in percent, 0 to 1,000: 100 is twice as much. Holds for every product
   * that names no uplift of its own.
   */
  expectedUpliftPercent?: number;
  /** The budget that pays for it: its global id or its code. One that does not exist is refused with BAD_USER_INPUT. */
  budget?: string | number | null | undefined;
  /** What the campaign itself will cost, in the budget's currency, not under 0; only together with `budget`. */
  expectedSpend?: string | null | undefined;
  /** The margin percent to keep after the discount; left out, the one that configuration sets. */
  marginFloorPercent?: number | null | undefined;
};

/** One product of a campaign. */
export type CampaignProductInput = {
  /** The product's key. */
  sku: string;
  /** Its own discount; left out, the campaign's. */
  discountPercent?: number | null | undefined;
  /** Its own expected uplift in percent, 0 to 1,000; left out, the campaign's. */
  expectedUpliftPercent?: number | null | undefined;
};

/** What an answer comes to. */
export type CampaignVerdict =
  /** Nothing speaks against it. */
  | 'GO'
  /** Something should be looked at first. */
  | 'CAUTION'
  /** It cannot be promised. */
  | 'STOP';

/** How much a finding weighs. */
export type FindingSeverity =
  /** Makes the verdict STOP. */
  | 'BLOCKER'
  /** Makes the verdict CAUTION, unless something else makes it STOP. */
  | 'WARNING'
  /** Good to know; leaves the verdict as it is. */
  | 'INFO';

/**
 * Kinds of findings. Thresholds are in `config/campaign-thresholds.json`, each with its reason; a value that meets its
 * threshold exactly is good enough unless said otherwise.
 */
export type CampaignFindingCode =
  /**
   * BLOCKER. The discounted price without tax is below the unit cost: every sale loses money. Value: the one − the other in the
   * price's currency; threshold: 0.
   */
  | 'MARGIN_NEGATIVE'
  /** WARNING. The discounted margin percent is under the floor, or the unit is given away. Value and threshold: percent. */
  | 'MARGIN_BELOW_FLOOR'
  /**
   * The units that can be promised cover too little of the expected units: WARNING, and far too little: BLOCKER. Value and
   * threshold: available to promise ÷ expected units × 100.
   */
  | 'STOCK_SHORT'
  /**
   * WARNING. Stock is short, the product is made to a plan, and the plan's free units from this week to the campaign's last
   * do not make up the shortfall. Value: usable free units; threshold: the shortfall.
   */
  | 'CAPACITY_SHORT'
  /**
   * WARNING. Stock is short, and what is ordered today would not be on the shelf before the campaign starts. Value: lead
   * time in days, with the days from receipt to shelf; threshold: days until the first day.
   */
  | 'LEAD_TIME_TOO_LONG'
  /**
   * WARNING. An active disruption touches the product and delays it by so many days or more, or nobody knows by how many.
   * Value and threshold: days of delay, of the longest.
   */
  | 'DISRUPTION_ACTIVE'
  /**
   * WARNING. Even the discounted price is above the market: discounted price ÷ mean of competitors' prices × 100, as
   * `Product.priceIndex`. Value and threshold: index.
   */
  | 'PRICE_ABOVE_MARKET'
  /**
   * WARNING, one for each issue. Enough tickets of the trailing 90 days name an issue, and they are by so many percent or
   * more above the 90 days before. Value and threshold: percent; the value is null where there were none before.
   */
  | 'SUPPORT_ISSUE_RISING'
  /** WARNING. The sales trend puts the product in decline (see `Lifecycle.stage`). Value and threshold: trend in percent. */
  | 'LIFECYCLE_DECLINE'
  /**
   * The product leaves the range before the campaign ends: WARNING, or BLOCKER where it is gone on the first day. Value:
   * days of the campaign on which it is in the range; threshold: days of the campaign.
   */
  | 'DISCONTINUED'
  /** BLOCKER. The campaign costs more than the budget has left. Value and threshold: amounts in the budget's currency. */
  | 'BUDGET_EXCEEDED'
  /**
   * Something could not be known, so it is never GO: a database did not answer (BLOCKER for inventory, cogs and sales, which
   * decide money and stock; WARNING for logistics and support), no product has the SKU, there is no price, cost, exchange
   * rate or stock record (BLOCKER), or nothing was sold in the trailing 28 days (WARNING). What a company simply does not
   * record beyond that, such as a competitor's price, is INFO. Value and threshold: null.
   */
  | 'DATA_MISSING';

/** The parts that landed cost is made of. */
export type CostComponentName =
  /** Material and bought parts. */
  | 'MATERIAL'
  /** Work on the product. */
  | 'LABOUR'
  /** Transport to our warehouse. */
  | 'FREIGHT'
  /** Customs and import duty. */
  | 'DUTY'
  /** Its share of everything else. */
  | 'OVERHEAD'
  /** All of it: where the company knows the total and not its parts. */
  | 'TOTAL';

/**
 * Conditions on a calendar day. All that are given must hold; a condition left out or null asks nothing. An unknown (null)
 * day meets none of them but `isNull: true`. Bounds that leave nothing between them are refused with BAD_USER_INPUT.
 */
export type DateFilter = {
  /** Exactly this day. */
  eq?: string | null | undefined;
  /** Exactly one of these days; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Before this day. */
  lt?: string | null | undefined;
  /** This day or before. */
  lte?: string | null | undefined;
  /** After this day. */
  gt?: string | null | undefined;
  /** This day or after. */
  gte?: string | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/**
 * Conditions on an instant. All that are given must hold; a condition left out or null asks nothing. An unknown (null)
 * instant meets none of them but `isNull: true`. Bounds that leave nothing between them are refused with BAD_USER_INPUT.
 */
export type DateTimeFilter = {
  /** Exactly this instant. */
  eq?: string | null | undefined;
  /** Exactly one of these instants; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Before this instant. */
  lt?: string | null | undefined;
  /** This instant or before. */
  lte?: string | null | undefined;
  /** After this instant. */
  gt?: string | null | undefined;
  /** This instant or after. */
  gte?: string | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** Age groups in years. */
export type AgeBand =
  /** 18 to 24. */
  | 'AGE_18_24'
  /** 25 to 34. */
  | 'AGE_25_34'
  /** 35 to 44. */
  | 'AGE_35_44'
  /** 45 to 54. */
  | 'AGE_45_54'
  /** 55 to 64. */
  | 'AGE_55_64'
  /** 65 and over. */
  | 'AGE_65_PLUS';

/** A gender as given by the customer. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Neither, or both. */
  | 'NON_BINARY';

/** Groups by recency, frequency and spend, after Shopify's RFM groups; each customer who lets us profile is in exactly one. */
export type CustomerSegment =
  /** Bought lately, often and much. */
  | 'CHAMPIONS'
  /** Buy often and much, and lately enough. */
  | 'LOYAL'
  /** Buy now and then, the last time not long ago. */
  | 'ACTIVE'
  /** Bought lately, for the first time or nearly so. */
  | 'NEW'
  /** Bought lately, and little so far. */
  | 'PROMISING'
  /** Average buyers whose last order is some time ago. */
  | 'NEEDS_ATTENTION'
  /** Good buyers who have not come back for long. */
  | 'AT_RISK'
  /** Small buyers who have nearly gone. */
  | 'ALMOST_LOST'
  /** Were among the best, and have been away longest. */
  | 'PREVIOUSLY_LOYAL'
  /** Bought little, long ago. */
  | 'DORMANT'
  /** Have never ordered. */
  | 'PROSPECTS';

/** Kinds of disruption. */
export type DisruptionKind =
  /** A supplier cannot produce. */
  | 'SUPPLIER_OUTAGE'
  /** Ships wait at a port. */
  | 'PORT_CONGESTION'
  /** People do not work. */
  | 'STRIKE'
  /** Storm, snow, flood. */
  | 'WEATHER'
  /** Goods are held at a border. */
  | 'CUSTOMS'
  /** Too little transport for too much freight. */
  | 'CAPACITY'
  /** Anything else; the summary says what. */
  | 'OTHER';

/** How bad a disruption is. */
export type Severity =
  /** Worth knowing. */
  | 'LOW'
  /** Some deliveries come late. */
  | 'MEDIUM'
  /** Most deliveries come late. */
  | 'HIGH'
  /** Nothing comes through. */
  | 'CRITICAL';

/**
 * Conditions on a text. All that are given must hold; a condition left out or null asks nothing. An unknown (null) value
 * meets none of them but `isNull: true`.
 */
export type TextFilter = {
  /** Exactly this text, letter case included. */
  eq?: string | null | undefined;
  /** Exactly one of these texts; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Holds this text anywhere, in any letter case. */
  contains?: string | null | undefined;
  /** Begins with this text, in any letter case. */
  startsWith?: string | null | undefined;
  /** Comes before this text, letter by letter as lists are ordered. */
  lt?: string | null | undefined;
  /** Comes before this text or is it. */
  lte?: string | null | undefined;
  /** Comes behind this text, letter by letter as lists are ordered. */
  gt?: string | null | undefined;
  /** Comes behind this text or is it. */
  gte?: string | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/**
 * Conditions on a whole number. All that are given must hold; a condition left out or null asks nothing. An unknown (null)
 * value meets none of them but `isNull: true`. Bounds that leave nothing between them are refused with BAD_USER_INPUT.
 */
export type IntFilter = {
  /** Exactly this number. */
  eq?: number | null | undefined;
  /** Exactly one of these numbers; an empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** More than this. */
  gt?: number | null | undefined;
  /** This or more. */
  gte?: number | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/**
 * Conditions on a number. All that are given must hold; a condition left out or null asks nothing. An unknown (null)
 * value meets none of them but `isNull: true`. Bounds that leave nothing between them are refused with BAD_USER_INPUT.
 */
export type FloatFilter = {
  /** Exactly this number. */
  eq?: number | null | undefined;
  /** Exactly one of these numbers; an empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** More than this. */
  gt?: number | null | undefined;
  /** This or more. */
  gte?: number | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/**
 * Conditions on an amount in the reporting currency, as exact decimal text such as `249.90`. All that are given must hold;
 * a condition left out or null asks nothing. An unknown (null) amount meets none of them but `isNull: true`; one without
 * a rate into the reporting currency is unknown. Bounds that leave nothing between them are refused with BAD_USER_INPUT.
 */
export type AmountFilter = {
  /** Exactly this amount. */
  eq?: string | null | undefined;
  /** Exactly one of these amounts; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
  /** More than this. */
  gt?: string | null | undefined;
  /** This or more. */
  gte?: string | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/**
 * Conditions on a yes or no. All that are given must hold; a condition left out or null asks nothing. An unknown (null)
 * value is neither true nor false.
 */
export type BooleanFilter = {
  /** True: only where it is so; false: only where it is not. */
  eq?: boolean | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** The stages of a product's life; the first rule that fits sets it. The numbers are defaults that configuration can change. */
export type LifecycleStage =
  /** Launched under 90 days ago, or not launched yet. */
  | 'INTRODUCTION'
  /** Sales trend of +20 % or more. */
  | 'GROWTH'
  /** Neither new nor clearly growing or declining. */
  | 'MATURITY'
  /** Discontinued, or a sales trend of −20 % or less. */
  | 'DECLINE';

/** How far an order has come. */
export type OrderStatus =
  /** Placed and not yet sent. */
  | 'PLACED'
  /** On its way. */
  | 'SHIPPED'
  /** All delivered. */
  | 'DELIVERED'
  /** Called off; it counts in no figure. */
  | 'CANCELLED';

/**
 * Conditions on products, answered by whichever database knows; all that are given must hold. A condition that is left out
 * or null, and a filter without conditions, ask nothing wherever they stand, also inside `or` and `not`. At most 8 levels
 * deep, and 100 comparisons in all.
 */
export type ProductFilter = {
  /** All of these filters must hold. An empty list is refused with BAD_USER_INPUT. */
  and?: Array<ProductFilter> | null | undefined;
  /** At least one of these filters must hold. An empty list is refused with BAD_USER_INPUT. */
  or?: Array<ProductFilter> | null | undefined;
  /**
   * This filter must not hold. It holds for all products or not, so that `not` leaves exactly the others: also those of
   * which a value is unknown.
   */
  not?: ProductFilter | null | undefined;
  /**
   * Where `available` and `daysOfCover` are asked of, here and in the filters inside, unless these name another place; left out,
   * everywhere. By itself it asks nothing.
   */
  in?: PlaceInput | null | undefined;
  /** On the SKU. */
  sku?: TextFilter | null | undefined;
  /** On the product's name. */
  name?: TextFilter | null | undefined;
  /** On the brand. */
  brand?: TextFilter | null | undefined;
  /** On the product's category. */
  category?: TextFilter | null | undefined;
  /** On its Global Trade Item Number; unknown where not recorded. */
  gtin?: GtinFilter | null | undefined;
  /** On its maker's part number; unknown where not recorded. */
  mpn?: TextFilter | null | undefined;
  /** On the product that it is a variant of; unknown where it is of none. */
  parent?: SkuFilter | null | undefined;
  /** On the preferred supplier's code; unknown where none is preferred. */
  supplier?: TextFilter | null | undefined;
  /** On the first day it was on sale; unknown where not recorded. */
  launchedOn?: DateFilter | null | undefined;
  /** On the day it was or will be taken out of the range; unknown while that is not decided. */
  discontinuedOn?: DateFilter | null | undefined;
  /** On the instant at which inventory's own record of it last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** On the stage of its life (see `Lifecycle.stage`). */
  lifecycleStage?: LifecycleStageFilter | null | undefined;
  /** On the units that can be sold now, over all warehouses or those of `in`; unknown where no stock is kept there. */
  available?: IntFilter | null | undefined;
  /** On the latest count of its stock in any warehouse; unknown where no stock is kept. How to take what has changed: docs/bi.md. */
  stockUpdatedAt?: DateTimeFilter | null | undefined;
  /** On the days that the stock lasts, everywhere or in the place of `in` (see `ProductInventory.daysOfCover`); unknown without sales. */
  daysOfCover?: FloatFilter | null | undefined;
  /** On the preferred supplier's days from order to receipt (see `Product.leadTimeDays`). */
  leadTimeDays?: FloatFilter | null | undefined;
  /** On whether the stock runs out before a new order could arrive (see `Product.stockoutBeforeReplenishment`). */
  stockoutBeforeReplenishment?: BooleanFilter | null | undefined;
  /** On the share of its units that sold in the trailing 28 days (see `Product.sellThroughPercent`). */
  sellThroughPercent?: FloatFilter | null | undefined;
  /** On what the units that can be sold now have cost (see `Product.stockValue`). */
  stockValue?: AmountFilter | null | undefined;
  /** On whether an active disruption touches it (see `Product.disruptions`). */
  disrupted?: BooleanFilter | null | undefined;
  /** On its selling points, each as a whole. */
  features?: WordsFilter | null | undefined;
  /** On the words that teams have put on it, each as a whole. */
  tags?: WordsFilter | null | undefined;
  /** On one of its measured facts, all of whose conditions one and the same must meet; for several facts, use `and`. */
  specifications?: SpecificationFilter | null | undefined;
  /** On the price in force today, as the customer pays it, converted into the reporting currency at today's rate. */
  price?: AmountFilter | null | undefined;
  /** On the instant at which its price last changed or came into force; unknown without a price, or where cogs keeps none. How to take what has changed: docs/bi.md. */
  priceUpdatedAt?: DateTimeFilter | null | undefined;
  /** On the unit cost in force today, converted into the reporting currency at today's rate. */
  unitCost?: AmountFilter | null | undefined;
  /** On the margin in percent of the price without tax (see `Product.margin`). */
  marginPercent?: FloatFilter | null | undefined;
  /** On the own price against the market × 100 (see `Product.priceIndex`). */
  priceIndex?: FloatFilter | null | undefined;
  /** On the tickets on it that are neither solved nor closed; 0 without tickets. */
  openTickets?: IntFilter | null | undefined;
  /** On the share of good ratings in the trailing 90 days (see `ProductSupport.csatPercent`); unknown without a rating. */
  csatPercent?: FloatFilter | null | undefined;
  /** On the mean of its reviews' stars (see `Product.reviewRating`); unknown without a rating. */
  reviewRating?: FloatFilter | null | undefined;
  /** On the units sold in a period; 0 without sales. */
  unitsSold?: UnitsSoldFilter | null | undefined;
  /** On the share of units sold in the trailing 90 days that came back (see `Product.returnsPercent`). */
  returnsPercent?: FloatFilter | null | undefined;
};

/** What products can be ordered by. */
export type ProductOrderField =
  /** By SKU. */
  | 'SKU'
  /** By name, letter by letter: capitals come before small letters. */
  | 'NAME'
  /** By brand. */
  | 'BRAND'
  /** By category. */
  | 'CATEGORY'
  /** By the preferred supplier's code. */
  | 'SUPPLIER'
  /** By the first day it was on sale. */
  | 'LAUNCHED_ON'
  /** By the day it was or will be taken out of the range. */
  | 'DISCONTINUED_ON'
  /** By the instant at which inventory's own record of it last changed. */
  | 'UPDATED_AT'
  /** By the stage of its life: introduction, growth, maturity, decline. */
  | 'LIFECYCLE_STAGE'
  /** By the units that can be sold now, over all warehouses or those of `in`. */
  | 'AVAILABLE'
  /** By the latest count of its stock in any warehouse. */
  | 'STOCK_UPDATED_AT'
  /** By the days that the stock lasts, everywhere or in the place of `in`. */
  | 'DAYS_OF_COVER'
  /** By the preferred supplier's lead time. */
  | 'LEAD_TIME_DAYS'
  /** By the share of its units that sold in the trailing 28 days. */
  | 'SELL_THROUGH_PERCENT'
  /** By what the units that can be sold now have cost. */
  | 'STOCK_VALUE'
  /** By today's price in the reporting currency. */
  | 'PRICE'
  /** By the instant at which its price last changed or came into force. */
  | 'PRICE_UPDATED_AT'
  /** By today's unit cost in the reporting currency. */
  | 'UNIT_COST'
  /** By the margin in percent of the price without tax. */
  | 'MARGIN_PERCENT'
  /** By the own price against the market. */
  | 'PRICE_INDEX'
  /** By the number of open tickets. */
  | 'OPEN_TICKETS'
  /** By the mean of its reviews' stars. */
  | 'REVIEW_RATING'
  /** By the units sold in the trailing 90 days. */
  | 'UNITS_SOLD'
  /** By the share of units sold in the trailing 90 days that came back. */
  | 'RETURNS_PERCENT';

/** The words whose values can be counted among products: all that are filtered by. */
export type ProductDimension =
  /** On the SKU. */
  | 'SKU'
  /** On the product's name. */
  | 'NAME'
  /** On the brand. */
  | 'BRAND'
  /** On the product's category. */
  | 'CATEGORY'
  /** On its Global Trade Item Number; unknown where not recorded. */
  | 'GTIN'
  /** On its maker's part number; unknown where not recorded. */
  | 'MPN'
  /** On the product that it is a variant of; unknown where it is of none. */
  | 'PARENT'
  /** On the preferred supplier's code; unknown where none is preferred. */
  | 'SUPPLIER'
  /** On the stage of its life (see `Lifecycle.stage`). */
  | 'LIFECYCLE_STAGE';

/**
 * Conditions on a list of words. Each is compared as a whole, in any letter case and with accents or without. All that are
 * given must hold; one left out or null asks nothing.
 */
export type WordsFilter = {
  /** It has this one. */
  has?: string | null | undefined;
  /** It has at least one of these; an empty list matches nothing. */
  hasAny?: Array<string> | null | undefined;
  /** It has every one of these; an empty list asks nothing. */
  hasAll?: Array<string> | null | undefined;
};

/**
 * Conditions on one measured fact. Texts are compared as a whole, in any letter case and with accents or without. Bounds
 * compare values that are plain numbers such as `2.4`, as they are kept: other values meet none, and kilograms are not
 * converted into grams, for which `unit` is there. All that are given must hold; one left out or null asks nothing. Bounds
 * that leave nothing between them are refused with BAD_USER_INPUT.
 */
export type SpecificationFilter = {
  /** What is measured, such as `Weight`. Alone, it asks whether that is recorded. */
  name: string;
  /** Its value is this. */
  eq?: string | null | undefined;
  /** Its value is one of these; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Its value is less than this. */
  lt?: number | null | undefined;
  /** Its value is this or less. */
  lte?: number | null | undefined;
  /** Its value is more than this. */
  gt?: number | null | undefined;
  /** Its value is this or more. */
  gte?: number | null | undefined;
  /** Its value is given in this unit, such as `kg`; left out, in any or none. */
  unit?: string | null | undefined;
};

/**
 * Conditions on a Global Trade Item Number. One of 12 digits and the same with zeros in front are one; spaces and hyphens do
 * not count in what is asked. All that are given must hold; one left out or null asks nothing.
 */
export type GtinFilter = {
  /** Exactly this number. */
  eq?: string | null | undefined;
  /** One of these numbers; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/**
 * Conditions on the stage of a product's life. All that are given must hold; a condition left out or null asks nothing.
 * An unknown (null) stage meets none of them but `isNull: true`.
 */
export type LifecycleStageFilter = {
  /** Exactly this stage. */
  eq?: LifecycleStage | null | undefined;
  /** One of these stages; an empty list matches nothing. */
  in?: Array<LifecycleStage> | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/**
 * Conditions on the units sold in a period. All that are given must hold; a condition left out or null asks nothing.
 * Bounds that leave nothing between them are refused with BAD_USER_INPUT.
 */
export type UnitsSoldFilter = {
  /** The period in which the orders were placed; cancelled ones do not count. */
  last?: PeriodInput;
  /** Exactly this number. */
  eq?: number | null | undefined;
  /** Exactly one of these numbers; an empty list matches nothing. */
  in?: Array<number> | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** More than this. */
  gt?: number | null | undefined;
  /** This or more. */
  gte?: number | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

/** How to order products. Where the value is unknown, the product comes last either way. */
export type ProductOrder = {
  /** What to order by. */
  field: ProductOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Where what is ordered by lies, for AVAILABLE and DAYS_OF_COVER; left out, everywhere. Other orders are the same everywhere. */
  in?: PlaceInput | null | undefined;
};

/** A figure of a scorecard. */
export type ScorecardMetricName =
  /**
   * Revenue of orders that were not cancelled, without tax, after discounts and before returns, each day's at its rate into the
   * reporting currency.
   */
  | 'REVENUE'
  /** Orders placed and not cancelled. */
  | 'ORDERS'
  /** Units ordered in them. */
  | 'UNITS'
  /** Revenue ÷ orders. */
  | 'AVERAGE_ORDER_VALUE'
  /** Units sent back, whenever that was, of those ordered in the period ÷ units × 100. */
  | 'RETURNS_PERCENT'
  /**
   * (Revenue − cost) ÷ revenue × 100 of the units whose cost is known, with costs as of each order's day; null where they
   * are less of the revenue than the company's least coverage (`ScorecardMetric.costCoveragePercent`).
   */
  | 'MARGIN_PERCENT'
  /** Tickets opened. */
  | 'TICKETS'
  /** Ratings of 4 or 5 ÷ ratings × 100, over tickets opened in the period. */
  | 'CSAT_PERCENT'
  /** Net promoter score from reviews of the period: % of answers 9 or 10 − % of answers 0 to 6. */
  | 'NPS'
  /**
   * Of the promises that fell due in the period: arrived on or before the promised day ÷ all of them × 100, by the day of
   * arrival in the destination's time zone. What was due and is not there is late; what was called off or sent back before
   * the day does not count.
   */
  | 'ON_TIME_PERCENT'
  /** Visits to the site. */
  | 'SESSIONS'
  /** Orders ÷ site sessions × 100. */
  | 'CONVERSION_PERCENT';

/** Where a shipment stands. */
export type ShipmentStatus =
  /** Being prepared. */
  | 'PENDING'
  /** With the carrier. */
  | 'IN_TRANSIT'
  /** On the van. */
  | 'OUT_FOR_DELIVERY'
  /** At the door. */
  | 'DELIVERED'
  /** Held up: damaged, lost, refused, at customs. */
  | 'EXCEPTION'
  /** Sent back to us. */
  | 'RETURNED'
  /** Called off before it arrived. */
  | 'CANCELLED';

/** Where a parcel shall go. */
export type DestinationInput = {
  /** The country. */
  country: string;
  /** The state, province or region, written as sales writes it; left out, the whole country. */
  region?: string | null | undefined;
};

/** What delivery performance is grouped by. */
export type DeliveryDimension =
  /** By carrier. */
  | 'CARRIER'
  /** By shipping method. */
  | 'METHOD'
  /** By the country delivered to. */
  | 'COUNTRY'
  /** By the warehouse sent from. */
  | 'WAREHOUSE';

/** The operations databases. */
export type SourceName =
  /** Products, stock, suppliers, purchase orders, capacity. */
  | 'inventory'
  /** Carriers, shipments, disruptions. */
  | 'logistics'
  /** Costs, prices, competitors' prices, exchange rates, budgets. */
  | 'cogs'
  /** Tickets, questions, feedback. */
  | 'support'
  /** Customers, orders, returns. */
  | 'sales';

/** Whether a database answers. */
export type SourceStatus =
  /** It answers. */
  | 'UP'
  /** It answers, but lacks something that the graph reads, or its data are stale; `message` says what. */
  | 'DEGRADED'
  /** It does not answer; its fields are null. */
  | 'DOWN';

/** The tone of a comment. */
export type Sentiment =
  /** Pleased. */
  | 'POSITIVE'
  /** Neither. */
  | 'NEUTRAL'
  /** Displeased. */
  | 'NEGATIVE';

/** How far a ticket has come. Open means all but SOLVED and CLOSED. */
export type TicketStatus =
  /** Nobody has looked at it. */
  | 'NEW'
  /** We are at work on it. */
  | 'OPEN'
  /** We wait for the customer. */
  | 'PENDING'
  /** We wait for somebody else. */
  | 'HOLD'
  /** We believe it is done. */
  | 'SOLVED'
  /** Done for good. */
  | 'CLOSED';

/** How urgent a ticket is. */
export type TicketPriority =
  /** Can wait. */
  | 'LOW'
  /** The usual. */
  | 'NORMAL'
  /** Soon. */
  | 'HIGH'
  /** Now. */
  | 'URGENT';

/**
 * Conditions on a product's key. All that are given must hold; one left out or null asks nothing. What is unknown (null) meets none of
 * them but `isNull: true`.
 */
export type SkuFilter = {
  /** Exactly this one. */
  eq?: string | null | undefined;
  /** One of these; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** True: only where it is unknown; false: only where it is known. */
  isNull?: boolean | null | undefined;
};

export type BudgetsQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type BudgetsQuery = { budgets: Array<{ __typename: 'Budget', id: string, name: string | null, category: string | null, periodStart: string | null, periodEnd: string | null, allocated: { __typename: 'Money', amount: string, currency: string } | null, committed: { __typename: 'Money', amount: string, currency: string } | null, spent: { __typename: 'Money', amount: string, currency: string } | null, remaining: { __typename: 'Money', amount: string, currency: string } | null }> | null };

export type CompetitorPricesQueryVariables = Exact<{
  sku: string;
  period?: PeriodInput;
  first?: number;
  after?: string | null | undefined;
}>;


export type CompetitorPricesQuery = { product: { __typename: 'Product', competitorPriceHistory: { __typename: 'CompetitorPriceConnection', nodes: Array<{ __typename: 'CompetitorPrice', competitor: string, observedAt: string | null, price: { __typename: 'Money', amount: string, currency: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type CustomerFeedQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type CustomerFeedQuery = { customers: { __typename: 'CustomerConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Customer', number: string, acquiredOn: string | null, acquisitionChannel: string | null, segment: CustomerSegment | null, demographics: { __typename: 'Demographics', country: string | null, region: string | null, ageBand: AgeBand | null } | null, consent: { __typename: 'Consent', email: boolean, sms: boolean, post: boolean, profiling: boolean } | null, lifetimeValue: { __typename: 'Money', amount: string, currency: string } | null, purchasePattern: { __typename: 'PurchasePattern', orders: number | null, lastOrderedAt: string | null } | null }> } | null };

export type DeliveryPerformanceQueryVariables = Exact<{
  last?: PeriodInput;
  by?: DeliveryDimension;
}>;


export type DeliveryPerformanceQuery = { deliveryPerformance: Array<{ __typename: 'DeliveryPerformance', key: string, shipments: number, onTimePercent: number | null, onTimeInFullPercent: number | null, medianDays: number | null, p90Days: number | null, exceptionPercent: number | null, averageCost: { __typename: 'Money', amount: string, currency: string } | null }> | null };

export type FeedbackFeedQueryVariables = Exact<{
  changedSince?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type FeedbackFeedQuery = { feedback: { __typename: 'FeedbackConnection', nodes: Array<{ __typename: 'Feedback', number: string, submittedAt: string | null, updatedAt: string | null, rating: number | null, wouldRecommend: number | null, sentiment: Sentiment | null, comment: string | null, product: { __typename: 'Product', sku: string } | null, customer: { __typename: 'Customer', number: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type MarginReportQueryVariables = Exact<{
  last?: PeriodInput;
}>;


export type MarginReportQuery = { salesReport: Array<{ __typename: 'SalesReportRow', category: string | null, period: string | null, orders: number | null, units: number | null, marginPercent: number | null, returnsPercent: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null, cost: { __typename: 'Money', amount: string, currency: string } | null, grossProfit: { __typename: 'Money', amount: string, currency: string } | null }> | null };

export type OrderFeedQueryVariables = Exact<{
  changedSince?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrderFeedQuery = { orders: { __typename: 'OrderConnection', totalCount: number, nodes: Array<{ __typename: 'Order', number: string, placedAt: string | null, updatedAt: string | null, status: OrderStatus | null, channel: string | null, country: string | null, total: { __typename: 'Money', amount: string, currency: string } | null, customer: { __typename: 'Customer', number: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type PriceHistoryQueryVariables = Exact<{
  sku: string;
  period?: PeriodInput;
}>;


export type PriceHistoryQuery = { product: { __typename: 'Product', priceHistory: Array<{ __typename: 'PricePeriod', effectiveFrom: string | null, effectiveTo: string | null, knownUntil: string, price: { __typename: 'Money', amount: string, currency: string } | null, net: { __typename: 'Money', amount: string, currency: string } | null, compareAt: { __typename: 'Money', amount: string, currency: string } | null }> | null } | null };

export type ProductChangesQueryVariables = Exact<{
  changedSince?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ProductChangesQuery = { products: { __typename: 'ProductConnection', totalCount: number, nodes: Array<{ __typename: 'Product', sku: string, name: string | null, category: string | null, updatedAt: string | null, inventory: { __typename: 'ProductInventory', onHand: number | null, available: number | null, committed: number | null, incoming: number | null, updatedAt: string | null } | null, price: { __typename: 'Price', effectiveFrom: string | null, updatedAt: string | null, current: { __typename: 'Money', amount: string, currency: string } | null } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type SalesComparedQueryVariables = Exact<{
  from?: string;
  to?: string;
  category?: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type SalesComparedQuery = { metrics: { __typename: 'MetricsReport', totalCount: number | null, totals: { __typename: 'MetricsRow', units: number | null, marginPercent: number | null, costCoveragePercent: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null } | null, nodes: Array<{ __typename: 'MetricsRow', brand: string | null, units: number | null, marginPercent: number | null, costCoveragePercent: number | null, ticketsPerHundredOrders: number | null, onTimePercent: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null, before: { __typename: 'MetricsValues', units: number | null, marginPercent: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null } | null, change: { __typename: 'MetricsChange', revenuePercent: number | null, unitsPercent: number | null } | null }> | null, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } | null } | null };

export type ScorecardQueryVariables = Exact<{
  last?: PeriodInput;
}>;


export type ScorecardQuery = { scorecard: { __typename: 'Scorecard', from: string, to: string, metrics: Array<{ __typename: 'ScorecardMetric', metric: ScorecardMetricName, value: number | null, previous: number | null, changePercent: number | null, unit: string }>, trend: Array<{ __typename: 'ScorecardStep', period: string, orders: number | null, units: number | null, tickets: number | null, csatPercent: number | null, onTimePercent: number | null, sessions: number | null, conversionPercent: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null }> } | null };

export type StockFeedQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type StockFeedQuery = { products: { __typename: 'ProductConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Product', sku: string, name: string | null, category: string | null, lifecycle: { __typename: 'Lifecycle', stage: LifecycleStage } | null, inventory: { __typename: 'ProductInventory', onHand: number | null, available: number | null, committed: number | null, incoming: number | null, daysOfCover: number | null, updatedAt: string | null } | null, price: { __typename: 'Price', current: { __typename: 'Money', amount: string, currency: string } | null } | null, unitCost: { __typename: 'Money', amount: string, currency: string } | null, margin: { __typename: 'Margin', percent: number | null } | null }> } | null };

export type StockHistoryQueryVariables = Exact<{
  sku: string;
  period?: PeriodInput;
  in?: PlaceInput | null | undefined;
}>;


export type StockHistoryQuery = { product: { __typename: 'Product', stockHistory: Array<{ __typename: 'StockDay', on: string, onHand: number | null, available: number | null, knownUntil: string }> | null } | null };

export type StockInPlaceQueryVariables = Exact<{
  in: PlaceInput;
  first?: number;
  after?: string | null | undefined;
}>;


export type StockInPlaceQuery = { products: { __typename: 'ProductConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Product', sku: string, name: string | null, inventory: { __typename: 'ProductInventory', available: number | null, daysOfCover: number | null, updatedAt: string | null, everywhere: number | null } | null }> } | null };

export type StockLevelFeedQueryVariables = Exact<{
  changedSince?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type StockLevelFeedQuery = { stockLevels: { __typename: 'StockLevelConnection', nodes: Array<{ __typename: 'StockLevel', onHand: number | null, available: number | null, committed: number | null, reserved: number | null, incoming: number | null, safetyStock: number | null, updatedAt: string | null, product: { __typename: 'Product', sku: string } | null, warehouse: { __typename: 'Warehouse', code: string } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type TicketFeedQueryVariables = Exact<{
  changedSince?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type TicketFeedQuery = { tickets: { __typename: 'TicketConnection', nodes: Array<{ __typename: 'Ticket', number: string, openedAt: string | null, updatedAt: string, solvedAt: string | null, status: TicketStatus | null, priority: TicketPriority | null, channel: string | null, issue: string | null, csatRating: number | null, product: { __typename: 'Product', sku: string } | null, customer: { __typename: 'Customer', number: string } | null, order: { __typename: 'Order', number: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type UnitsByDayQueryVariables = Exact<{
  from: string;
  to: string;
  brand?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type UnitsByDayQuery = { metrics: { __typename: 'MetricsReport', nodes: Array<{ __typename: 'MetricsRow', period: string | null, sku: string | null, units: number | null, returnedUnits: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null }> | null, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } | null } | null };

export type CampaignCheckQueryVariables = Exact<{
  input: CampaignCheckInput;
}>;


export type CampaignCheckQuery = { campaignCheck: { __typename: 'CampaignCheck', verdict: CampaignVerdict, startsOn: string, endsOn: string, expectedRevenue: { __typename: 'Money', amount: string, currency: string } | null, expectedGrossProfit: { __typename: 'Money', amount: string, currency: string } | null, budget: { __typename: 'Budget', name: string | null, allocated: { __typename: 'Money', amount: string, currency: string } | null, committed: { __typename: 'Money', amount: string, currency: string } | null, remaining: { __typename: 'Money', amount: string, currency: string } | null } | null, findings: Array<{ __typename: 'CampaignFinding', code: CampaignFindingCode, severity: FindingSeverity, message: string, source: SourceName }>, products: Array<{ __typename: 'CampaignProduct', verdict: CampaignVerdict, baselineUnits: number | null, expectedUnits: number | null, availableToPromise: number | null, shortfallUnits: number | null, product: { __typename: 'Product', sku: string, name: string | null } | null, promotion: { __typename: 'Promotion', discountPercent: number, marginPercent: number | null, breakEvenUpliftPercent: number | null, profitable: boolean | null, price: { __typename: 'Money', amount: string, currency: string } | null }, findings: Array<{ __typename: 'CampaignFinding', code: CampaignFindingCode, severity: FindingSeverity, message: string, source: SourceName }> }> } | null };

export type DeliveryPromiseQueryVariables = Exact<{
  sku: string;
  to: DestinationInput;
}>;


export type DeliveryPromiseQuery = { product: { __typename: 'Product', sku: string, deliveryEstimates: Array<{ __typename: 'DeliveryEstimate', method: string, carrier: string, earliest: string, latest: string, typicalDays: number, lateDays: number, onTimePercent: number | null, sampleSize: number, cost: { __typename: 'Money', amount: string, currency: string } | null }> | null } | null };

export type ProductCardQueryVariables = Exact<{
  sku: string;
  country: string;
}>;


export type ProductCardQuery = { product: { __typename: 'Product', id: string, sku: string, name: string | null, description: string | null, brand: string | null, category: string | null, features: Array<string> | null, launchedOn: string | null, discontinuedOn: string | null, priceIndex: number | null, leadTimeDays: number | null, specifications: Array<{ __typename: 'Specification', name: string | null, value: string | null, unit: string | null }> | null, lifecycle: { __typename: 'Lifecycle', stage: LifecycleStage, since: string | null, salesTrendPercent: number | null, reason: string | null } | null, inventory: { __typename: 'ProductInventory', onHand: number | null, available: number | null, committed: number | null, reserved: number | null, incoming: number | null, safetyStock: number | null, daysOfCover: number | null, updatedAt: string | null } | null, availableToPromise: Array<{ __typename: 'PromiseWeek', weekStarting: string, quantity: number | null, cumulative: number | null }> | null, unitCost: { __typename: 'Money', amount: string, currency: string } | null, costBreakdown: Array<{ __typename: 'CostComponent', component: CostComponentName | null, amount: { __typename: 'Money', amount: string, currency: string } | null }> | null, costHistory: Array<{ __typename: 'CostPeriod', effectiveFrom: string | null, effectiveTo: string | null, unitCost: { __typename: 'Money', amount: string, currency: string } | null }> | null, price: { __typename: 'Price', effectiveFrom: string | null, current: { __typename: 'Money', amount: string, currency: string } | null, compareAt: { __typename: 'Money', amount: string, currency: string } | null } | null, margin: { __typename: 'Margin', percent: number | null, gross: { __typename: 'Money', amount: string, currency: string } | null } | null, competitorPrices: Array<{ __typename: 'CompetitorPrice', competitor: string, observedAt: string | null, price: { __typename: 'Money', amount: string, currency: string } | null }> | null, suppliers: Array<{ __typename: 'ProductSupplier', leadTimeDays: number | null, onTimePercent: number | null, minimumOrderQuantity: number | null, preferred: boolean, supplier: { __typename: 'Supplier', name: string | null, country: string | null }, unitCost: { __typename: 'Money', amount: string, currency: string } | null }> | null, capacity: Array<{ __typename: 'CapacityWeek', weekStarting: string, plannedUnits: number | null, committedUnits: number | null, freeUnits: number | null, utilizationPercent: number | null }> | null, disruptions: Array<{ __typename: 'Disruption', id: string, kind: DisruptionKind | null, severity: Severity | null, summary: string | null, startedOn: string | null, expectedEndOn: string | null, delayDays: number | null }> | null, deliveryEstimates: Array<{ __typename: 'DeliveryEstimate', method: string, carrier: string, earliest: string, latest: string, typicalDays: number, lateDays: number, onTimePercent: number | null, cost: { __typename: 'Money', amount: string, currency: string } | null }> | null, support: { __typename: 'ProductSupport', openTickets: number, ticketsPerHundredOrders: number | null, csatPercent: number | null, topIssues: Array<{ __typename: 'TopIssue', issue: string, tickets: number, sharePercent: number, changePercent: number | null }> } | null, faqs: Array<{ __typename: 'Faq', question: string | null, answer: string | null, timesAsked: number | null }> | null, feedback: { __typename: 'FeedbackConnection', nodes: Array<{ __typename: 'Feedback', rating: number | null, comment: string | null, sentiment: Sentiment | null, submittedAt: string | null }> } | null, sales: { __typename: 'ProductSales', units: number | null, returnsPercent: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null, series: Array<{ __typename: 'ProductSalesStep', period: string, units: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null }> } | null, boughtWith: Array<{ __typename: 'BoughtWith', orders: number, confidencePercent: number, lift: number, product: { __typename: 'Product', sku: string, name: string | null } | null }> | null } | null };

export type ProductSearchQueryVariables = Exact<{
  text: string;
  first?: number;
}>;


export type ProductSearchQuery = { products: { __typename: 'ProductConnection', nodes: Array<{ __typename: 'Product', sku: string, name: string | null, brand: string | null, category: string | null, inventory: { __typename: 'ProductInventory', available: number | null } | null }> } | null };

export type ProductsToPromoteQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type ProductsToPromoteQuery = { products: { __typename: 'ProductConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Product', sku: string, name: string | null, lifecycle: { __typename: 'Lifecycle', stage: LifecycleStage } | null, inventory: { __typename: 'ProductInventory', available: number | null, daysOfCover: number | null } | null, margin: { __typename: 'Margin', percent: number | null } | null, support: { __typename: 'ProductSupport', openTickets: number } | null }> } | null };

export type PromotionSimulatorQueryVariables = Exact<{
  sku: string;
  discounts?: Array<number> | number;
}>;


export type PromotionSimulatorQuery = { product: { __typename: 'Product', sku: string, maximumDiscountPercent: number | null, promotions: Array<{ __typename: 'Promotion', discountPercent: number, marginPercent: number | null, breakEvenUpliftPercent: number | null, profitable: boolean | null, price: { __typename: 'Money', amount: string, currency: string } | null, unitMargin: { __typename: 'Money', amount: string, currency: string } | null }> | null } | null };

export type StockChangedSubscriptionVariables = Exact<{
  skus?: Array<string> | string | null | undefined;
  below?: number | null | undefined;
}>;


export type StockChangedSubscription = { stockChanged: { __typename: 'StockChange', sku: string, previousAvailable: number | null, available: number | null, at: string | null, product: { __typename: 'Product', name: string | null } | null } };

export type TopIssuesQueryVariables = Exact<{
  category?: string | null | undefined;
  last?: PeriodInput;
  first?: number;
}>;


export type TopIssuesQuery = { supportInsights: { __typename: 'SupportInsights', tickets: number, openTickets: number, csatPercent: number | null, nps: number | null, firstContactResolutionPercent: number | null, medianFirstReplyMinutes: number | null, medianResolutionHours: number | null, topIssues: Array<{ __typename: 'TopIssue', issue: string, tickets: number, sharePercent: number, changePercent: number | null, products: Array<{ __typename: 'Product', sku: string, name: string | null }> | null }>, faqs: Array<{ __typename: 'Faq', question: string | null, answer: string | null, timesAsked: number | null }> | null } | null };

export type Customer360QueryVariables = Exact<{
  number: string;
}>;


export type Customer360Query = { customer: { __typename: 'Customer', id: string, number: string, name: string | null, email: string | null, hashedEmail: string | null, acquiredOn: string | null, acquisitionChannel: string | null, segment: CustomerSegment | null, demographics: { __typename: 'Demographics', ageBand: AgeBand | null, gender: Gender | null, country: string | null, region: string | null, city: string | null, language: string | null } | null, consent: { __typename: 'Consent', email: boolean, sms: boolean, post: boolean, profiling: boolean } | null, rfm: { __typename: 'Rfm', recencyDays: number | null, frequency: number | null, recencyScore: number | null, frequencyScore: number | null, monetaryScore: number | null, monetary: { __typename: 'Money', amount: string, currency: string } | null } | null, lifetimeValue: { __typename: 'Money', amount: string, currency: string } | null, purchasePattern: { __typename: 'PurchasePattern', orders: number | null, averageDaysBetweenOrders: number | null, lastOrderedAt: string | null, nextOrderExpectedOn: string | null, averageOrderValue: { __typename: 'Money', amount: string, currency: string } | null, favouriteCategories: Array<{ __typename: 'FavouriteCategory', category: string, orders: number }> | null } | null, orders: { __typename: 'OrderConnection', totalCount: number, nodes: Array<{ __typename: 'Order', number: string, placedAt: string | null, status: OrderStatus | null, total: { __typename: 'Money', amount: string, currency: string } | null, lines: Array<{ __typename: 'OrderLine', quantity: number | null, discountPercent: number | null, product: { __typename: 'Product', sku: string, name: string | null } | null, unitPrice: { __typename: 'Money', amount: string, currency: string } | null }> | null, shipments: Array<{ __typename: 'Shipment', number: string, carrier: string | null, method: string | null, status: ShipmentStatus | null, trackingNumber: string | null, shippedAt: string | null, promisedOn: string | null, estimatedDeliveryOn: string | null, deliveredAt: string | null, late: boolean | null, events: Array<{ __typename: 'ShipmentEvent', status: string | null, at: string | null, location: string | null }> | null }> | null }> } | null, tickets: { __typename: 'TicketConnection', totalCount: number, nodes: Array<{ __typename: 'Ticket', number: string, subject: string | null, issue: string | null, status: TicketStatus | null, priority: TicketPriority | null, openedAt: string | null, solvedAt: string | null, csatRating: number | null, product: { __typename: 'Product', sku: string } | null, order: { __typename: 'Order', number: string } | null }> } | null, support: { __typename: 'CustomerSupport', openTickets: number, lastContactAt: string | null, csatPercent: number | null } | null, delivery: { __typename: 'CustomerDelivery', shipments: number, onTimePercent: number | null, lateInTransit: number } | null } | null };

export type HighValueCustomersQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type HighValueCustomersQuery = { customers: { __typename: 'CustomerConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Customer', number: string, segment: CustomerSegment | null, lifetimeValue: { __typename: 'Money', amount: string, currency: string } | null, purchasePattern: { __typename: 'PurchasePattern', orders: number | null, lastOrderedAt: string | null, averageOrderValue: { __typename: 'Money', amount: string, currency: string } | null } | null, demographics: { __typename: 'Demographics', country: string | null, ageBand: AgeBand | null } | null }> } | null };

export type OrderLookupQueryVariables = Exact<{
  number: string;
}>;


export type OrderLookupQuery = { order: { __typename: 'Order', number: string, placedAt: string | null, status: OrderStatus | null, channel: string | null, total: { __typename: 'Money', amount: string, currency: string } | null, customer: { __typename: 'Customer', number: string, segment: CustomerSegment | null } | null, lines: Array<{ __typename: 'OrderLine', quantity: number | null, returnedQuantity: number | null, product: { __typename: 'Product', sku: string, name: string | null } | null, total: { __typename: 'Money', amount: string, currency: string } | null }> | null, shipments: Array<{ __typename: 'Shipment', number: string, carrier: string | null, status: ShipmentStatus | null, promisedOn: string | null, deliveredAt: string | null, late: boolean | null }> | null, tickets: { __typename: 'TicketConnection', nodes: Array<{ __typename: 'Ticket', number: string, subject: string | null, status: TicketStatus | null, openedAt: string | null }> } | null } | null };

export type SegmentsQueryVariables = Exact<{
  last?: PeriodInput;
}>;


export type SegmentsQuery = { customerSegments: Array<{ __typename: 'CustomerSegmentReport', segment: CustomerSegment, customers: number, sharePercent: number | null, openTickets: number | null, csatPercent: number | null, revenue: { __typename: 'Money', amount: string, currency: string } | null, averageOrderValue: { __typename: 'Money', amount: string, currency: string } | null }> | null };

export type WinBackAudienceQueryVariables = Exact<{ [key: string]: never; }>;


export type WinBackAudienceQuery = { audience: { __typename: 'Audience', size: number | null, lifetimeValue: { __typename: 'Money', amount: string, currency: string } | null, breakdown: Array<{ __typename: 'AudienceShare', key: string, size: number, sharePercent: number }> | null, customers: { __typename: 'CustomerConnection', nodes: Array<{ __typename: 'Customer', number: string, segment: CustomerSegment | null, hashedEmail: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type DisruptionAnnouncedSubscriptionVariables = Exact<{
  minimumSeverity?: Severity | null | undefined;
}>;


export type DisruptionAnnouncedSubscription = { disruptionAnnounced: { __typename: 'Disruption', id: string, kind: DisruptionKind | null, severity: Severity | null, summary: string | null, expectedEndOn: string | null, products: { __typename: 'ProductConnection', nodes: Array<{ __typename: 'Product', sku: string }> } | null } };

export type RefetchQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RefetchQuery = { nodes: Array<
    | { __typename: 'Budget', id: string }
    | { __typename: 'Customer', number: string, id: string }
    | { __typename: 'Disruption', id: string }
    | { __typename: 'Order', number: string, id: string }
    | { __typename: 'Product', sku: string, id: string }
    | { __typename: 'Shipment', number: string, id: string }
    | { __typename: 'Ticket', number: string, id: string }
   | null> };

export type SourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type SourcesQuery = { sources: Array<{ __typename: 'Source', name: SourceName, status: SourceStatus, latencyMs: number | null, dataAsOf: string | null, message: string | null }> };

export type DisruptionsQueryVariables = Exact<{
  first?: number;
}>;


export type DisruptionsQuery = { disruptions: { __typename: 'DisruptionConnection', totalCount: number, nodes: Array<{ __typename: 'Disruption', id: string, kind: DisruptionKind | null, severity: Severity | null, summary: string | null, startedOn: string | null, expectedEndOn: string | null, delayDays: number | null, suppliers: Array<{ __typename: 'Supplier', name: string | null }> | null, lanes: Array<{ __typename: 'Lane', from: string | null, to: string | null }> | null, products: { __typename: 'ProductConnection', totalCount: number, nodes: Array<{ __typename: 'Product', sku: string, name: string | null, inventory: { __typename: 'ProductInventory', daysOfCover: number | null } | null }> } | null }> } | null };

export type PricePositionQueryVariables = Exact<{
  category?: string | null | undefined;
  first?: number;
}>;


export type PricePositionQuery = { products: { __typename: 'ProductConnection', nodes: Array<{ __typename: 'Product', sku: string, name: string | null, priceIndex: number | null, price: { __typename: 'Price', current: { __typename: 'Money', amount: string, currency: string } | null } | null, margin: { __typename: 'Margin', percent: number | null } | null, competitorPrices: Array<{ __typename: 'CompetitorPrice', competitor: string, price: { __typename: 'Money', amount: string, currency: string } | null }> | null }> } | null };

export type ProductBoardQueryVariables = Exact<{
  category: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type ProductBoardQuery = { products: { __typename: 'ProductConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ __typename: 'ProductEdge', cursor: string, node: { __typename: 'Product', id: string, sku: string, name: string | null, brand: string | null, category: string | null, lifecycle: { __typename: 'Lifecycle', stage: LifecycleStage } | null, inventory: { __typename: 'ProductInventory', onHand: number | null, available: number | null, daysOfCover: number | null, levels: Array<{ __typename: 'StockLevel', onHand: number | null, available: number | null, committed: number | null, incoming: number | null, updatedAt: string | null, warehouse: { __typename: 'Warehouse', code: string, name: string | null, country: string | null } }> } | null, unitCost: { __typename: 'Money', amount: string, currency: string } | null, price: { __typename: 'Price', current: { __typename: 'Money', amount: string, currency: string } | null } | null, margin: { __typename: 'Margin', percent: number | null } | null, competitorPrices: Array<{ __typename: 'CompetitorPrice', competitor: string, observedAt: string | null, price: { __typename: 'Money', amount: string, currency: string } | null }> | null, tickets: { __typename: 'TicketConnection', totalCount: number, nodes: Array<{ __typename: 'Ticket', number: string, subject: string | null, status: TicketStatus | null, priority: TicketPriority | null, openedAt: string | null }> } | null } }> } | null };

export type ProductBrowserQueryVariables = Exact<{
  text?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
  orderBy?: ProductOrder | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ProductBrowserQuery = { products: { __typename: 'ProductConnection', totalCount: number, facets: Array<{ __typename: 'ProductFacet', dimension: ProductDimension, values: Array<{ __typename: 'ProductFacetValue', value: string, count: number }> | null }> | null, nodes: Array<{ __typename: 'Product', sku: string, name: string | null, brand: string | null, category: string | null, lifecycle: { __typename: 'Lifecycle', stage: LifecycleStage } | null, inventory: { __typename: 'ProductInventory', available: number | null, daysOfCover: number | null } | null, price: { __typename: 'Price', current: { __typename: 'Money', amount: string, currency: string } | null } | null, margin: { __typename: 'Margin', percent: number | null } | null, support: { __typename: 'ProductSupport', openTickets: number } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type ProductsAtRiskQueryVariables = Exact<{
  first?: number;
}>;


export type ProductsAtRiskQuery = { products: { __typename: 'ProductConnection', totalCount: number, nodes: Array<{ __typename: 'Product', sku: string, name: string | null, leadTimeDays: number | null, inventory: { __typename: 'ProductInventory', available: number | null, daysOfCover: number | null } | null, disruptions: Array<{ __typename: 'Disruption', kind: DisruptionKind | null, severity: Severity | null, expectedEndOn: string | null }> | null }> } | null };


export const BudgetsDocument = {"__meta__":{"hash":"93c829696654867875c3880302976356682614ce0a54ccaba516d02f16910ad0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Budgets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"budgets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"periodStart"}},{"kind":"Field","name":{"kind":"Name","value":"periodEnd"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"committed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"spent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remaining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<BudgetsQuery, BudgetsQueryVariables>;
export const CompetitorPricesDocument = {"__meta__":{"hash":"08440202eba56613fa82725c6d996571cf12a161011c90385d57b36a57beff73"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompetitorPrices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sku"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"months"},"value":{"kind":"IntValue","value":"3"}}]}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"competitorPriceHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"competitor"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CompetitorPricesQuery, CompetitorPricesQueryVariables>;
export const CustomerFeedDocument = {"__meta__":{"hash":"e9f43d13f3784d134970112237450ee47c0bbc5ac756584be0916b2951cee251"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"acquiredOn"}},{"kind":"Field","name":{"kind":"Name","value":"acquisitionChannel"}},{"kind":"Field","name":{"kind":"Name","value":"demographics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"sms"}},{"kind":"Field","name":{"kind":"Name","value":"post"}},{"kind":"Field","name":{"kind":"Name","value":"profiling"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"lifetimeValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"purchasePattern"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"}},{"kind":"Field","name":{"kind":"Name","value":"lastOrderedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CustomerFeedQuery, CustomerFeedQueryVariables>;
export const DeliveryPerformanceDocument = {"__meta__":{"hash":"e6526f35d87188e501b0ac34ea5d14ab645cf90c6c21eac19ebcdb5aa993d752"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeliveryPerformance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}]}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryDimension"}}},"defaultValue":{"kind":"EnumValue","value":"CARRIER"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deliveryPerformance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"shipments"}},{"kind":"Field","name":{"kind":"Name","value":"onTimePercent"}},{"kind":"Field","name":{"kind":"Name","value":"onTimeInFullPercent"}},{"kind":"Field","name":{"kind":"Name","value":"medianDays"}},{"kind":"Field","name":{"kind":"Name","value":"p90Days"}},{"kind":"Field","name":{"kind":"Name","value":"exceptionPercent"}},{"kind":"Field","name":{"kind":"Name","value":"averageCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DeliveryPerformanceQuery, DeliveryPerformanceQueryVariables>;
export const FeedbackFeedDocument = {"__meta__":{"hash":"a77e5a1e45824eb97cabb787886c4de693d0f392076d709a1f9aa1dacf7c68bb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FeedbackFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feedback"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updatedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"wouldRecommend"}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FeedbackFeedQuery, FeedbackFeedQueryVariables>;
export const MarginReportDocument = {"__meta__":{"hash":"6b564adb2c5f0d83bb289bbdb6a7b41e7e09b11a8ed21559ff1b992a2e2104c8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MarginReport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"months"},"value":{"kind":"IntValue","value":"12"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"salesReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"CATEGORY"},{"kind":"EnumValue","value":"MONTH"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"orders"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grossProfit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marginPercent"}},{"kind":"Field","name":{"kind":"Name","value":"returnsPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<MarginReportQuery, MarginReportQueryVariables>;
export const OrderFeedDocument = {"__meta__":{"hash":"6ea7ce24b873e5380ca439a24c5e05b7d77177926d54ea89905f240be21a646f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updatedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<OrderFeedQuery, OrderFeedQueryVariables>;
export const PriceHistoryDocument = {"__meta__":{"hash":"aa3e7d06747c559bccccba9e4210e22a41083168ca4a086e26d903f532ab2ce9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PriceHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sku"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"months"},"value":{"kind":"IntValue","value":"12"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"knownUntil"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"net"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"compareAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PriceHistoryQuery, PriceHistoryQueryVariables>;
export const ProductChangesDocument = {"__meta__":{"hash":"1842f0bdfa9ff544dba8e9924f5064a85b20c57f1331200d2fde919e64052c29"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updatedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"stockUpdatedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"priceUpdatedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onHand"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"committed"}},{"kind":"Field","name":{"kind":"Name","value":"incoming"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ProductChangesQuery, ProductChangesQueryVariables>;
export const SalesComparedDocument = {"__meta__":{"hash":"b9981f8416ae68348c7c170b31519ab25bafa3ddc473fcd2a10e3c06cc235622"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SalesCompared"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2026-10-01","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},"defaultValue":{"kind":"StringValue","value":"2026-10-31","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"Tents","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"BRAND"}]}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"compareTo"},"value":{"kind":"EnumValue","value":"YEAR_BEFORE"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"product"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"category"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"measure"},"value":{"kind":"EnumValue","value":"REVENUE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"marginPercent"}},{"kind":"Field","name":{"kind":"Name","value":"costCoveragePercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"marginPercent"}},{"kind":"Field","name":{"kind":"Name","value":"costCoveragePercent"}},{"kind":"Field","name":{"kind":"Name","value":"ticketsPerHundredOrders"}},{"kind":"Field","name":{"kind":"Name","value":"onTimePercent"}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"marginPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revenuePercent"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SalesComparedQuery, SalesComparedQueryVariables>;
export const ScorecardDocument = {"__meta__":{"hash":"a14c529489692a78af32182fc23ee174eb19f81186643f994f02af4fc4e081d0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Scorecard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"months"},"value":{"kind":"IntValue","value":"1"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scorecard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"previous"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"WEEK"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"tickets"}},{"kind":"Field","name":{"kind":"Name","value":"csatPercent"}},{"kind":"Field","name":{"kind":"Name","value":"onTimePercent"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"}},{"kind":"Field","name":{"kind":"Name","value":"conversionPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ScorecardQuery, ScorecardQueryVariables>;
export const StockFeedDocument = {"__meta__":{"hash":"e2cbaf513f729ac541bed1ede8248e5f75204ea08838767c138e9bb0975a590f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onHand"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"committed"}},{"kind":"Field","name":{"kind":"Name","value":"incoming"}},{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"margin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StockFeedQuery, StockFeedQueryVariables>;
export const StockHistoryDocument = {"__meta__":{"hash":"0482eee8d6b127bebc22a567dbc3b97d39014ce7ea516f354c363bdf9cf49bfc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sku"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}]}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"in"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"in"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"on"}},{"kind":"Field","name":{"kind":"Name","value":"onHand"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"knownUntil"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StockHistoryQuery, StockHistoryQueryVariables>;
export const StockInPlaceDocument = {"__meta__":{"hash":"ef2f9e037937375b8b3925a519effdde3fb5810a87de9d99500d9013941e834f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockInPlace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"in"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"in"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"available"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"isNull"},"value":{"kind":"BooleanValue","value":false}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"DAYS_OF_COVER"}},{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"in"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"everywhere"},"name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"in"}}}]},{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"in"}}}]},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StockInPlaceQuery, StockInPlaceQueryVariables>;
export const StockLevelFeedDocument = {"__meta__":{"hash":"f51cceec2690c7cac9fcff4c383203f6b9c30cd018f77be247b4bea9da756f13"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockLevelFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockLevels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updatedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warehouse"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"committed"}},{"kind":"Field","name":{"kind":"Name","value":"reserved"}},{"kind":"Field","name":{"kind":"Name","value":"incoming"}},{"kind":"Field","name":{"kind":"Name","value":"safetyStock"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StockLevelFeedQuery, StockLevelFeedQueryVariables>;
export const TicketFeedDocument = {"__meta__":{"hash":"4ad26acb68081b56262ba60f45dd98736e691dcb61e02d3ed4d45aefa8d491af"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TicketFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"500"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tickets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"updatedAt"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"changedSince"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"solvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"issue"}},{"kind":"Field","name":{"kind":"Name","value":"csatRating"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<TicketFeedQuery, TicketFeedQueryVariables>;
export const UnitsByDayDocument = {"__meta__":{"hash":"ed11762bf7f9c9e97e0744b4e1ed5bb24d4ff6fe2db655d1cacc4a204b8b53c7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnitsByDay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"brand"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"1000"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DAY"},{"kind":"EnumValue","value":"SKU"}]}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"product"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"brand"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"brand"}}}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UnitsByDayQuery, UnitsByDayQueryVariables>;
export const CampaignCheckDocument = {"__meta__":{"hash":"ec0f68a555f84f48aeabcbf6dcb60860074c1c8845a340c8181689fff86e0ef6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CampaignCheck"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CampaignCheckInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"campaignCheck"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"expectedRevenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expectedGrossProfit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"budget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"committed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remaining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"promotion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"discountPercent"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marginPercent"}},{"kind":"Field","name":{"kind":"Name","value":"breakEvenUpliftPercent"}},{"kind":"Field","name":{"kind":"Name","value":"profitable"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"baselineUnits"}},{"kind":"Field","name":{"kind":"Name","value":"expectedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"availableToPromise"}},{"kind":"Field","name":{"kind":"Name","value":"shortfallUnits"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CampaignCheckQuery, CampaignCheckQueryVariables>;
export const DeliveryPromiseDocument = {"__meta__":{"hash":"3b4b25b188d8f3b6ddad42eefecbfb9f7ae446b2484272db8de550507057f260"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeliveryPromise"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sku"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DestinationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryEstimates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"carrier"}},{"kind":"Field","name":{"kind":"Name","value":"earliest"}},{"kind":"Field","name":{"kind":"Name","value":"latest"}},{"kind":"Field","name":{"kind":"Name","value":"typicalDays"}},{"kind":"Field","name":{"kind":"Name","value":"lateDays"}},{"kind":"Field","name":{"kind":"Name","value":"onTimePercent"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sampleSize"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DeliveryPromiseQuery, DeliveryPromiseQueryVariables>;
export const ProductCardDocument = {"__meta__":{"hash":"af0ab4f8949ae8af9e586c61b4e7f47a2dacfed1db9f13b8728178195530b903"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductCard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sku"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"country"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CountryCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"specifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"launchedOn"}},{"kind":"Field","name":{"kind":"Name","value":"discontinuedOn"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"salesTrendPercent"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onHand"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"committed"}},{"kind":"Field","name":{"kind":"Name","value":"reserved"}},{"kind":"Field","name":{"kind":"Name","value":"incoming"}},{"kind":"Field","name":{"kind":"Name","value":"safetyStock"}},{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableToPromise"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weeks"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekStarting"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cumulative"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costBreakdown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"component"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"compareAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"margin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gross"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"competitorPrices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"competitor"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceIndex"}},{"kind":"Field","name":{"kind":"Name","value":"suppliers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leadTimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"onTimePercent"}},{"kind":"Field","name":{"kind":"Name","value":"minimumOrderQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preferred"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leadTimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"weeks"},"value":{"kind":"IntValue","value":"4"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekStarting"}},{"kind":"Field","name":{"kind":"Name","value":"plannedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"committedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"utilizationPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"disruptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"active"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"expectedEndOn"}},{"kind":"Field","name":{"kind":"Name","value":"delayDays"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deliveryEstimates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"country"},"value":{"kind":"Variable","name":{"kind":"Name","value":"country"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"carrier"}},{"kind":"Field","name":{"kind":"Name","value":"earliest"}},{"kind":"Field","name":{"kind":"Name","value":"latest"}},{"kind":"Field","name":{"kind":"Name","value":"typicalDays"}},{"kind":"Field","name":{"kind":"Name","value":"lateDays"}},{"kind":"Field","name":{"kind":"Name","value":"onTimePercent"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"support"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTickets"}},{"kind":"Field","name":{"kind":"Name","value":"ticketsPerHundredOrders"}},{"kind":"Field","name":{"kind":"Name","value":"csatPercent"}},{"kind":"Field","name":{"kind":"Name","value":"topIssues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issue"}},{"kind":"Field","name":{"kind":"Name","value":"tickets"}},{"kind":"Field","name":{"kind":"Name","value":"sharePercent"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"faqs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"timesAsked"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"feedback"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"sentiment"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sales"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"months"},"value":{"kind":"IntValue","value":"12"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnsPercent"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"MONTH"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"boughtWith"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"}},{"kind":"Field","name":{"kind":"Name","value":"confidencePercent"}},{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ProductCardQuery, ProductCardQueryVariables>;
export const ProductSearchDocument = {"__meta__":{"hash":"c0f7e9ce03262c21def48660b6d31193ba06037163d42910ed96357e4afa8902"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ProductSearchQuery, ProductSearchQueryVariables>;
export const ProductsToPromoteDocument = {"__meta__":{"hash":"7f7ce635808c0015f6cae47baef727066b0fb0560f95bdf700a93a00abcb7911"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductsToPromote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"and"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lifecycleStage"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"GROWTH"},{"kind":"EnumValue","value":"MATURITY"}]}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"available"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"IntValue","value":"50"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"daysOfCover"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"IntValue","value":"45"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"marginPercent"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"IntValue","value":"30"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"openTickets"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lt"},"value":{"kind":"IntValue","value":"5"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"not"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"disrupted"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"MARGIN_PERCENT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"margin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"support"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTickets"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ProductsToPromoteQuery, ProductsToPromoteQueryVariables>;
export const PromotionSimulatorDocument = {"__meta__":{"hash":"e6e52aa53b73d7e39676c70df8ae1b0eb0f0f2059f46531039cf86b6f6c157ef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PromotionSimulator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sku"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"discounts"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Percent"}}}}},"defaultValue":{"kind":"ListValue","values":[{"kind":"IntValue","value":"10"},{"kind":"IntValue","value":"20"},{"kind":"IntValue","value":"30"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"promotions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"discountPercents"},"value":{"kind":"Variable","name":{"kind":"Name","value":"discounts"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"discountPercent"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitMargin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marginPercent"}},{"kind":"Field","name":{"kind":"Name","value":"breakEvenUpliftPercent"}},{"kind":"Field","name":{"kind":"Name","value":"profitable"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"maximumDiscountPercent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"marginFloorPercent"},"value":{"kind":"IntValue","value":"15"}}]},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PromotionSimulatorQuery, PromotionSimulatorQueryVariables>;
export const StockChangedDocument = {"__meta__":{"hash":"2f80654063673bccca0f2edee7965c8b9941c282c964bc8c7d0305e97119abce"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StockChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skus"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sku"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"below"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"skus"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skus"}}},{"kind":"Argument","name":{"kind":"Name","value":"below"},"value":{"kind":"Variable","name":{"kind":"Name","value":"below"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"previousAvailable"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StockChangedSubscription, StockChangedSubscriptionVariables>;
export const TopIssuesDocument = {"__meta__":{"hash":"25949196df1110119f0ef1336de1f020f8f4811a237c0ea3cc992558abb0ee18"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TopIssues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}]}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supportInsights"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"category"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tickets"}},{"kind":"Field","name":{"kind":"Name","value":"openTickets"}},{"kind":"Field","name":{"kind":"Name","value":"csatPercent"}},{"kind":"Field","name":{"kind":"Name","value":"nps"}},{"kind":"Field","name":{"kind":"Name","value":"firstContactResolutionPercent"}},{"kind":"Field","name":{"kind":"Name","value":"medianFirstReplyMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"medianResolutionHours"}},{"kind":"Field","name":{"kind":"Name","value":"topIssues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issue"}},{"kind":"Field","name":{"kind":"Name","value":"tickets"}},{"kind":"Field","name":{"kind":"Name","value":"sharePercent"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"faqs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"timesAsked"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<TopIssuesQuery, TopIssuesQueryVariables>;
export const Customer360Document = {"__meta__":{"hash":"4eab8f2ee02871fa4376ca073cb097e2adc7a98f5f81d34f2b272ebbac22c924"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Customer360"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerNumber"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"hashedEmail"}},{"kind":"Field","name":{"kind":"Name","value":"demographics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"acquiredOn"}},{"kind":"Field","name":{"kind":"Name","value":"acquisitionChannel"}},{"kind":"Field","name":{"kind":"Name","value":"consent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"sms"}},{"kind":"Field","name":{"kind":"Name","value":"post"}},{"kind":"Field","name":{"kind":"Name","value":"profiling"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"rfm"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recencyDays"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"monetary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recencyScore"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyScore"}},{"kind":"Field","name":{"kind":"Name","value":"monetaryScore"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifetimeValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"purchasePattern"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"}},{"kind":"Field","name":{"kind":"Name","value":"averageOrderValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"averageDaysBetweenOrders"}},{"kind":"Field","name":{"kind":"Name","value":"lastOrderedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextOrderExpectedOn"}},{"kind":"Field","name":{"kind":"Name","value":"favouriteCategories"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"orders"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"discountPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"carrier"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}},{"kind":"Field","name":{"kind":"Name","value":"shippedAt"}},{"kind":"Field","name":{"kind":"Name","value":"promisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedDeliveryOn"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredAt"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"location"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"issue"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"solvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"csatRating"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"support"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTickets"}},{"kind":"Field","name":{"kind":"Name","value":"lastContactAt"}},{"kind":"Field","name":{"kind":"Name","value":"csatPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipments"}},{"kind":"Field","name":{"kind":"Name","value":"onTimePercent"}},{"kind":"Field","name":{"kind":"Name","value":"lateInTransit"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<Customer360Query, Customer360QueryVariables>;
export const HighValueCustomersDocument = {"__meta__":{"hash":"dae7fd20f8e113088bd4732ee15a4cdab6383f14ed8977f79d0e4657ebc05864"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HighValueCustomers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"100"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"segment"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"CHAMPIONS"},{"kind":"EnumValue","value":"LOYAL"}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LIFETIME_VALUE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"lifetimeValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"purchasePattern"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"}},{"kind":"Field","name":{"kind":"Name","value":"averageOrderValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastOrderedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demographics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"ageBand"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<HighValueCustomersQuery, HighValueCustomersQueryVariables>;
export const OrderLookupDocument = {"__meta__":{"hash":"a8fe28486d0f028928943c332b45c7f519d028fc94583469ae52ad849b5a745c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderLookup"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderNumber"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"carrier"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"promisedOn"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredAt"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<OrderLookupQuery, OrderLookupQueryVariables>;
export const SegmentsDocument = {"__meta__":{"hash":"bee95861525ce094b4a6617a3eca1a416b99a237f99376a312f573b121a32768"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Segments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"months"},"value":{"kind":"IntValue","value":"24"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerSegments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"customers"}},{"kind":"Field","name":{"kind":"Name","value":"sharePercent"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"averageOrderValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openTickets"}},{"kind":"Field","name":{"kind":"Name","value":"csatPercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SegmentsQuery, SegmentsQueryVariables>;
export const WinBackAudienceDocument = {"__meta__":{"hash":"956a2bc67557476f8c657cc2dbb1059e172d7355acba139aa99f51bdfa8a5666"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WinBackAudience"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"audience"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"and"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"consent"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"has"},"value":{"kind":"EnumValue","value":"EMAIL"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"segment"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"AT_RISK"},{"kind":"EnumValue","value":"ALMOST_LOST"},{"kind":"EnumValue","value":"PREVIOUSLY_LOYAL"}]}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lifetimeValue"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"StringValue","value":"250.00","block":false}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"boughtCategory"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"Tents","block":false},{"kind":"StringValue","value":"Backpacks","block":false}]}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"openTickets"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"IntValue","value":"0"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lateInTransit"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"IntValue","value":"0"}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"not"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"csatPercent"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lt"},"value":{"kind":"IntValue","value":"50"}}]}}]}}]}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"lifetimeValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"EnumValue","value":"COUNTRY"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"sharePercent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"hashedEmail"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<WinBackAudienceQuery, WinBackAudienceQueryVariables>;
export const DisruptionAnnouncedDocument = {"__meta__":{"hash":"b15760c16ab6ad60ad7932fb3eb068af007133afb30c7e93ff4c5927b18b3a6b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DisruptionAnnounced"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minimumSeverity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Severity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disruptionAnnounced"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minimumSeverity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minimumSeverity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"expectedEndOn"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DisruptionAnnouncedSubscription, DisruptionAnnouncedSubscriptionVariables>;
export const RefetchDocument = {"__meta__":{"hash":"29b846b85289bb92da91645f3717b45d16b442e130eb9836329387357f4c4d82"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Refetch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Shipment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ticket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]}}]} as unknown as DocumentNode<RefetchQuery, RefetchQueryVariables>;
export const SourcesDocument = {"__meta__":{"hash":"0f554c41c9766762b5e3dd5d1e13f0ee08398292de4b9e3d9fc16cbae499e3d9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"dataAsOf"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SourcesQuery, SourcesQueryVariables>;
export const DisruptionsDocument = {"__meta__":{"hash":"8d4209b3599ff28206bbd9e2ff561de59139c13063873431bd128f856fc48a85"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Disruptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disruptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"active"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"expectedEndOn"}},{"kind":"Field","name":{"kind":"Name","value":"delayDays"}},{"kind":"Field","name":{"kind":"Name","value":"suppliers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lanes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DisruptionsQuery, DisruptionsQueryVariables>;
export const PricePositionDocument = {"__meta__":{"hash":"b2da0a1ae4a14b98e90cd28823790409dadeeb1b70a058997dbfdba9419826e0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PricePosition"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"category"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"priceIndex"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gt"},"value":{"kind":"IntValue","value":"105"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"marginPercent"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gt"},"value":{"kind":"IntValue","value":"35"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"PRICE_INDEX"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"priceIndex"}},{"kind":"Field","name":{"kind":"Name","value":"margin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"competitorPrices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"competitor"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PricePositionQuery, PricePositionQueryVariables>;
export const ProductBoardDocument = {"__meta__":{"hash":"72dc9b0da9b45959c7f22847de2521ac7f77759af859d861b53e44e553c7d25b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"category"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onHand"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"}},{"kind":"Field","name":{"kind":"Name","value":"levels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"warehouse"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"committed"}},{"kind":"Field","name":{"kind":"Name","value":"incoming"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"margin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"competitorPrices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"competitor"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ProductBoardQuery, ProductBoardQueryVariables>;
export const ProductBrowserDocument = {"__meta__":{"hash":"b54f22e1acf7b56d309bc9853dd406ed9650aad5622b721ae5c5b20adf59165c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductBrowser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"defaultValue":{"kind":"StringValue","value":"jacket","block":false}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductOrder"}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"AVAILABLE"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"25"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"CATEGORY"},{"kind":"EnumValue","value":"BRAND"},{"kind":"EnumValue","value":"LIFECYCLE_STAGE"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"margin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"support"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTickets"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ProductBrowserQuery, ProductBrowserQueryVariables>;
export const ProductsAtRiskDocument = {"__meta__":{"hash":"e08663f712c69a8a5b140e80d2f3dfbc199340bc17ec4d00578ca686e06784f1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductsAtRisk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"or"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"stockoutBeforeReplenishment"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"disrupted"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"DAYS_OF_COVER"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"inventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"daysOfCover"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leadTimeDays"}},{"kind":"Field","name":{"kind":"Name","value":"disruptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"active"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"expectedEndOn"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ProductsAtRiskQuery, ProductsAtRiskQueryVariables>;
