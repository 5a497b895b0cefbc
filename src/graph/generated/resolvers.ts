/* Written by `npm run codegen` from schema/*.graphql: change those. */
import type { Scope } from '../../kernel/caller.ts';
import type { Sku } from '../../domain/ids.ts';
import type { CustomerNumber } from '../../domain/ids.ts';
import type { OrderNumber } from '../../domain/ids.ts';
import type { TicketNumber } from '../../domain/ids.ts';
import type { ShipmentNumber } from '../../domain/ids.ts';
import type { ReturnNumber } from '../../domain/ids.ts';
import type { FeedbackNumber } from '../../domain/ids.ts';
import type { PurchaseOrderNumber } from '../../domain/ids.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type {
  ProductKey,
  ProductConnectionParent,
  ProductFacetParent,
  BoughtTogetherRow,
} from '../product/parent.ts';
import type { CustomerKey, CustomerConnectionParent, PurchasePatternParent } from '../customer/parent.ts';
import type { AudienceParent } from '../audience/parent.ts';
import type {
  OrderRow,
  OrderConnectionParent,
  OrderLineRow,
  OrderLineConnectionParent,
  ReturnRow,
  ReturnConnectionParent,
} from '../order/parent.ts';
import type { LifecycleParent } from '../lifecycle/parent.ts';
import type { ProductSalesParent, ProductSalesStepParent } from '../sales/parent.ts';
import type { DisruptionRow, DisruptionConnectionParent } from '../disruption/parent.ts';
import type {
  DeliveryEstimateParent,
  DeliveryPerformanceParent,
  ShipmentRow,
  ShipmentConnectionParent,
  CarrierConnectionParent,
} from '../shipment/parent.ts';
import type {
  ProductPrice,
  MarketPriceRow,
  CompetitorPriceParent,
  PricePeriodParent,
  CompetitorPriceConnectionParent,
  PromotionParent,
} from '../price/parent.ts';
import type { CostComponentParent, CostPeriodParent } from '../cost/parent.ts';
import type { BudgetParent } from '../budget/parent.ts';
import type {
  ProductStock,
  StockLevelRow,
  StockLevelConnectionParent,
  StockChangeParent,
  SupplyTerms,
  PurchaseOrderRow,
  PurchaseOrderLineRow,
  PurchaseOrderConnectionParent,
  SupplierConnectionParent,
  WarehouseConnectionParent,
  WordConnectionParent,
} from '../inventory/parent.ts';
import type { TicketRow, TicketConnectionParent } from '../ticket/parent.ts';
import type {
  ProductSupportParent,
  InsightsParent,
  TopIssueParent,
  FaqRow,
  FeedbackRow,
  FeedbackConnectionParent,
} from '../support/parent.ts';
import type {
  SalesReportRowParent,
  MetricsReportParent,
  MetricsRowParent,
  ScorecardParent,
  ScorecardMetricParent,
  ScorecardStepParent,
  CustomerSegmentParent,
} from '../report/parent.ts';
import type { DeletionRow, DeletionConnectionParent } from '../deletion/parent.ts';
import type { Money as MoneyValue } from '../../domain/money.ts';
import type { RequestContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  Scope: { input: Scope; output: Scope };
  Sku: { input: Sku; output: Sku };
  CustomerNumber: { input: CustomerNumber; output: CustomerNumber };
  OrderNumber: { input: OrderNumber; output: OrderNumber };
  TicketNumber: { input: TicketNumber; output: TicketNumber };
  ShipmentNumber: { input: ShipmentNumber; output: ShipmentNumber };
  ReturnNumber: { input: ReturnNumber; output: ReturnNumber };
  FeedbackNumber: { input: FeedbackNumber; output: FeedbackNumber };
  PurchaseOrderNumber: { input: PurchaseOrderNumber; output: PurchaseOrderNumber };
  Date: { input: CalendarDate; output: CalendarDate };
  DateTime: { input: Date; output: Date };
  Decimal: { input: string; output: string };
  CurrencyCode: { input: string; output: string };
  CountryCode: { input: string; output: string };
  Percent: { input: number; output: number };
};

export type Audience = {
  readonly size: Maybe<Scalars['Int']['output']>;
  readonly lifetimeValue: Maybe<Money>;
  readonly summarizedAt: Maybe<Scalars['DateTime']['output']>;
  readonly breakdown: Maybe<ReadonlyArray<AudienceShare>>;
  readonly customers: Maybe<CustomerConnection>;
};

export type AudienceBreakdownArgs = {
  by: AudienceDimension;
  first?: Scalars['Int']['input'];
};

export type AudienceCustomersArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type AudienceDimension =
  'COUNTRY' | 'REGION' | 'AGE_BAND' | 'GENDER' | 'SEGMENT' | 'ACQUISITION_CHANNEL';

export type AudienceShare = {
  readonly key: Scalars['String']['output'];
  readonly size: Scalars['Int']['output'];
  readonly sharePercent: Scalars['Float']['output'];
};

export type CacheControlScope = 'PUBLIC' | 'PRIVATE';

export type Money = {
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

export type Node = {
  readonly id: Scalars['ID']['output'];
};

export type PageInfo = {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

export type OrderDirection = 'ASC' | 'DESC';

export type PeriodInput = {
  readonly days?: InputMaybe<Scalars['Int']['input']>;
  readonly weeks?: InputMaybe<Scalars['Int']['input']>;
  readonly months?: InputMaybe<Scalars['Int']['input']>;
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  readonly to?: InputMaybe<Scalars['Date']['input']>;
};

export type PlaceInput =
  | { readonly country: Scalars['CountryCode']['input']; readonly warehouses?: never }
  | { readonly country?: never; readonly warehouses: ReadonlyArray<Scalars['String']['input']> };

export type TrendInterval = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

export type ChoiceFilter = {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type Query = {
  readonly product: Maybe<Product>;
  readonly products: Maybe<ProductConnection>;
  readonly customer: Maybe<Customer>;
  readonly customers: Maybe<CustomerConnection>;
  readonly order: Maybe<Order>;
  readonly orders: Maybe<OrderConnection>;
  readonly ticket: Maybe<Ticket>;
  readonly tickets: Maybe<TicketConnection>;
  readonly orderLines: Maybe<OrderLineConnection>;
  readonly return: Maybe<Return>;
  readonly returns: Maybe<ReturnConnection>;
  readonly shipment: Maybe<Shipment>;
  readonly shipments: Maybe<ShipmentConnection>;
  readonly carrier: Maybe<Carrier>;
  readonly carriers: Maybe<CarrierConnection>;
  readonly review: Maybe<Feedback>;
  readonly feedback: Maybe<FeedbackConnection>;
  readonly stockLevels: Maybe<StockLevelConnection>;
  readonly purchaseOrder: Maybe<PurchaseOrder>;
  readonly purchaseOrders: Maybe<PurchaseOrderConnection>;
  readonly supplier: Maybe<Supplier>;
  readonly suppliers: Maybe<SupplierConnection>;
  readonly warehouse: Maybe<Warehouse>;
  readonly warehouses: Maybe<WarehouseConnection>;
  readonly categories: Maybe<CategoryConnection>;
  readonly brands: Maybe<BrandConnection>;
  readonly deletions: Maybe<DeletionConnection>;
  readonly audience: Maybe<Audience>;
  readonly supportInsights: Maybe<SupportInsights>;
  readonly deliveryPerformance: Maybe<ReadonlyArray<DeliveryPerformance>>;
  readonly campaignCheck: Maybe<CampaignCheck>;
  readonly disruptions: Maybe<DisruptionConnection>;
  readonly budgets: Maybe<ReadonlyArray<Budget>>;
  readonly salesReport: Maybe<ReadonlyArray<SalesReportRow>>;
  readonly metrics: Maybe<MetricsReport>;
  readonly scorecard: Maybe<Scorecard>;
  readonly customerSegments: Maybe<ReadonlyArray<CustomerSegmentReport>>;
  readonly sources: ReadonlyArray<Source>;
  readonly node: Maybe<Node>;
  readonly nodes: ReadonlyArray<Maybe<Node>>;
};

export type QueryProductArgs = {
  sku: Scalars['Sku']['input'];
};

export type QueryProductsArgs = {
  filter: InputMaybe<ProductFilter>;
  search: InputMaybe<Scalars['String']['input']>;
  orderBy: InputMaybe<ProductOrder>;
  thenBy: InputMaybe<ProductOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryCustomerArgs = {
  number: Scalars['CustomerNumber']['input'];
};

export type QueryCustomersArgs = {
  filter: InputMaybe<CustomerFilter>;
  orderBy: InputMaybe<CustomerOrder>;
  thenBy: InputMaybe<CustomerOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryOrderArgs = {
  number: Scalars['OrderNumber']['input'];
};

export type QueryOrdersArgs = {
  filter: InputMaybe<OrdersFilter>;
  orderBy: InputMaybe<OrdersOrder>;
  thenBy: InputMaybe<OrdersOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryTicketArgs = {
  number: Scalars['TicketNumber']['input'];
};

export type QueryTicketsArgs = {
  filter: InputMaybe<TicketsFilter>;
  orderBy: InputMaybe<TicketsOrder>;
  thenBy: InputMaybe<TicketsOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryOrderLinesArgs = {
  filter: InputMaybe<OrderLinesFilter>;
  orderBy: InputMaybe<OrderLinesOrder>;
  thenBy: InputMaybe<OrderLinesOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryReturnArgs = {
  number: Scalars['ReturnNumber']['input'];
};

export type QueryReturnsArgs = {
  filter: InputMaybe<ReturnsFilter>;
  orderBy: InputMaybe<ReturnsOrder>;
  thenBy: InputMaybe<ReturnsOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryShipmentArgs = {
  number: Scalars['ShipmentNumber']['input'];
};

export type QueryShipmentsArgs = {
  filter: InputMaybe<ShipmentsFilter>;
  orderBy: InputMaybe<ShipmentsOrder>;
  thenBy: InputMaybe<ShipmentsOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryCarrierArgs = {
  code: Scalars['String']['input'];
};

export type QueryCarriersArgs = {
  filter: InputMaybe<CarriersFilter>;
  orderBy: InputMaybe<CarriersOrder>;
  thenBy: InputMaybe<CarriersOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryReviewArgs = {
  number: Scalars['FeedbackNumber']['input'];
};

export type QueryFeedbackArgs = {
  filter: InputMaybe<FeedbackFilter>;
  orderBy: InputMaybe<FeedbackOrder>;
  thenBy: InputMaybe<FeedbackOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryStockLevelsArgs = {
  filter: InputMaybe<StockLevelsFilter>;
  orderBy: InputMaybe<StockLevelsOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryPurchaseOrderArgs = {
  number: Scalars['PurchaseOrderNumber']['input'];
};

export type QueryPurchaseOrdersArgs = {
  filter: InputMaybe<PurchaseOrdersFilter>;
  orderBy: InputMaybe<PurchaseOrdersOrder>;
  thenBy: InputMaybe<PurchaseOrdersOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QuerySupplierArgs = {
  code: Scalars['String']['input'];
};

export type QuerySuppliersArgs = {
  filter: InputMaybe<SuppliersFilter>;
  orderBy: InputMaybe<SuppliersOrder>;
  thenBy: InputMaybe<SuppliersOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryWarehouseArgs = {
  code: Scalars['String']['input'];
};

export type QueryWarehousesArgs = {
  filter: InputMaybe<WarehousesFilter>;
  orderBy: InputMaybe<WarehousesOrder>;
  thenBy: InputMaybe<WarehousesOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryCategoriesArgs = {
  filter: InputMaybe<CategoriesFilter>;
  orderBy: InputMaybe<CategoriesOrder>;
  thenBy: InputMaybe<CategoriesOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryBrandsArgs = {
  filter: InputMaybe<BrandsFilter>;
  orderBy: InputMaybe<BrandsOrder>;
  thenBy: InputMaybe<BrandsOrder>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryDeletionsArgs = {
  of: DeletedThing;
  filter: InputMaybe<DeletionsFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryAudienceArgs = {
  filter: CustomerFilter;
};

export type QuerySupportInsightsArgs = {
  filter: InputMaybe<SupportInsightsFilter>;
  last?: PeriodInput;
};

export type QueryDeliveryPerformanceArgs = {
  last?: PeriodInput;
  by?: DeliveryDimension;
};

export type QueryCampaignCheckArgs = {
  input: CampaignCheckInput;
};

export type QueryDisruptionsArgs = {
  active: InputMaybe<Scalars['Boolean']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type QueryBudgetsArgs = {
  on: InputMaybe<Scalars['Date']['input']>;
};

export type QuerySalesReportArgs = {
  last: PeriodInput;
  by: ReadonlyArray<SalesDimension>;
  atMost?: Scalars['Int']['input'];
};

export type QueryMetricsArgs = {
  by: ReadonlyArray<MetricsDimension>;
  period: PeriodInput;
  filter: InputMaybe<MetricsFilter>;
  compareTo: InputMaybe<PeriodComparison>;
  orderBy: InputMaybe<MetricsOrder>;
  first?: Scalars['Int']['input'];
  after: InputMaybe<Scalars['String']['input']>;
};

export type QueryScorecardArgs = {
  last: PeriodInput;
};

export type QueryCustomerSegmentsArgs = {
  last: PeriodInput;
};

export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};

export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

export type Subscription = {
  readonly stockChanged: StockChange;
  readonly disruptionAnnounced: Disruption;
};

export type SubscriptionStockChangedArgs = {
  skus: InputMaybe<ReadonlyArray<Scalars['Sku']['input']>>;
  below: InputMaybe<Scalars['Int']['input']>;
  in: InputMaybe<PlaceInput>;
};

export type SubscriptionDisruptionAnnouncedArgs = {
  minimumSeverity: InputMaybe<Severity>;
};

export type Budget = Node & {
  readonly id: Scalars['ID']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  readonly category: Maybe<Scalars['String']['output']>;
  readonly periodStart: Maybe<Scalars['Date']['output']>;
  readonly periodEnd: Maybe<Scalars['Date']['output']>;
  readonly allocated: Maybe<Money>;
  readonly committed: Maybe<Money>;
  readonly spent: Maybe<Money>;
  readonly remaining: Maybe<Money>;
};

export type CampaignCheckInput = {
  readonly skus?: InputMaybe<ReadonlyArray<Scalars['Sku']['input']>>;
  readonly products?: InputMaybe<ReadonlyArray<CampaignProductInput>>;
  readonly filter?: InputMaybe<ProductFilter>;
  readonly in?: InputMaybe<PlaceInput>;
  readonly startsOn: Scalars['Date']['input'];
  readonly endsOn: Scalars['Date']['input'];
  readonly discountPercent: Scalars['Percent']['input'];
  readonly expectedUpliftPercent: Scalars['Float']['input'];
  readonly budget?: InputMaybe<Scalars['ID']['input']>;
  readonly expectedSpend?: InputMaybe<Scalars['Decimal']['input']>;
  readonly marginFloorPercent?: InputMaybe<Scalars['Percent']['input']>;
};

export type CampaignProductInput = {
  readonly sku: Scalars['Sku']['input'];
  readonly discountPercent?: InputMaybe<Scalars['Percent']['input']>;
  readonly expectedUpliftPercent?: InputMaybe<Scalars['Float']['input']>;
};

export type CampaignCheck = {
  readonly verdict: CampaignVerdict;
  readonly startsOn: Scalars['Date']['output'];
  readonly endsOn: Scalars['Date']['output'];
  readonly expectedRevenue: Maybe<Money>;
  readonly expectedGrossProfit: Maybe<Money>;
  readonly costCoveragePercent: Maybe<Scalars['Float']['output']>;
  readonly budget: Maybe<Budget>;
  readonly findings: ReadonlyArray<CampaignFinding>;
  readonly products: ReadonlyArray<CampaignProduct>;
};

export type CampaignProduct = {
  readonly sku: Scalars['Sku']['output'];
  readonly product: Maybe<Product>;
  readonly verdict: CampaignVerdict;
  readonly promotion: Promotion;
  readonly baselineUnits: Maybe<Scalars['Int']['output']>;
  readonly expectedUnits: Maybe<Scalars['Int']['output']>;
  readonly availableToPromise: Maybe<Scalars['Int']['output']>;
  readonly shortfallUnits: Maybe<Scalars['Int']['output']>;
  readonly findings: ReadonlyArray<CampaignFinding>;
};

export type CampaignFinding = {
  readonly code: CampaignFindingCode;
  readonly severity: FindingSeverity;
  readonly message: Scalars['String']['output'];
  readonly source: SourceName;
  readonly value: Maybe<Scalars['Float']['output']>;
  readonly threshold: Maybe<Scalars['Float']['output']>;
};

export type CampaignVerdict = 'GO' | 'CAUTION' | 'STOP';

export type FindingSeverity = 'BLOCKER' | 'WARNING' | 'INFO';

export type CampaignFindingCode =
  | 'MARGIN_NEGATIVE'
  | 'MARGIN_BELOW_FLOOR'
  | 'STOCK_SHORT'
  | 'CAPACITY_SHORT'
  | 'LEAD_TIME_TOO_LONG'
  | 'DISRUPTION_ACTIVE'
  | 'PRICE_ABOVE_MARKET'
  | 'SUPPORT_ISSUE_RISING'
  | 'LIFECYCLE_DECLINE'
  | 'DISCONTINUED'
  | 'BUDGET_EXCEEDED'
  | 'DATA_MISSING';

export type CostComponent = {
  readonly component: Maybe<CostComponentName>;
  readonly amount: Maybe<Money>;
};

export type CostComponentName = 'MATERIAL' | 'LABOUR' | 'FREIGHT' | 'DUTY' | 'OVERHEAD' | 'TOTAL';

export type CostPeriod = {
  readonly unitCost: Maybe<Money>;
  readonly effectiveFrom: Maybe<Scalars['Date']['output']>;
  readonly effectiveTo: Maybe<Scalars['Date']['output']>;
  readonly knownUntil: Scalars['Date']['output'];
};

export type CustomerFilter = {
  readonly and?: InputMaybe<ReadonlyArray<CustomerFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<CustomerFilter>>;
  readonly not?: InputMaybe<CustomerFilter>;
  readonly number?: InputMaybe<TextFilter>;
  readonly name?: InputMaybe<TextFilter>;
  readonly email?: InputMaybe<EmailFilter>;
  readonly country?: InputMaybe<TextFilter>;
  readonly region?: InputMaybe<TextFilter>;
  readonly city?: InputMaybe<TextFilter>;
  readonly ageBand?: InputMaybe<AgeBandFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  readonly acquisitionChannel?: InputMaybe<TextFilter>;
  readonly segment?: InputMaybe<CustomerSegmentFilter>;
  readonly lifetimeValue?: InputMaybe<AmountFilter>;
  readonly orders?: InputMaybe<IntFilter>;
  readonly lastOrderedAt?: InputMaybe<DateTimeFilter>;
  readonly lastOrderedOn?: InputMaybe<DateFilter>;
  readonly daysSinceLastOrder?: InputMaybe<IntFilter>;
  readonly averageOrderValue?: InputMaybe<AmountFilter>;
  readonly returnsPercent?: InputMaybe<FloatFilter>;
  readonly openTickets?: InputMaybe<IntFilter>;
  readonly csatPercent?: InputMaybe<FloatFilter>;
  readonly lateInTransit?: InputMaybe<IntFilter>;
  readonly consent?: InputMaybe<ConsentFilter>;
  readonly boughtSku?: InputMaybe<BoughtSkuFilter>;
  readonly boughtCategory?: InputMaybe<BoughtCategoryFilter>;
};

export type CustomerOrderField =
  | 'NUMBER'
  | 'NAME'
  | 'UPDATED_AT'
  | 'LIFETIME_VALUE'
  | 'ORDERS'
  | 'LAST_ORDERED_AT'
  | 'DAYS_SINCE_LAST_ORDER'
  | 'AVERAGE_ORDER_VALUE'
  | 'RETURNS_PERCENT'
  | 'OPEN_TICKETS'
  | 'LATE_IN_TRANSIT';

export type EmailFilter = {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type AgeBandFilter = {
  readonly eq?: InputMaybe<AgeBand>;
  readonly in?: InputMaybe<ReadonlyArray<AgeBand>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CustomerSegmentFilter = {
  readonly eq?: InputMaybe<CustomerSegment>;
  readonly in?: InputMaybe<ReadonlyArray<CustomerSegment>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ConsentFilter = {
  readonly has?: InputMaybe<ConsentKind>;
  readonly hasNot?: InputMaybe<ConsentKind>;
};

export type ConsentKind = 'EMAIL' | 'SMS' | 'POST' | 'PROFILING';

export type BoughtSkuFilter = {
  readonly eq?: InputMaybe<Scalars['Sku']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Sku']['input']>>;
};

export type BoughtCategoryFilter = {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type CustomerOrder = {
  readonly field: CustomerOrderField;
  readonly direction: OrderDirection;
};

export type DateFilter = {
  readonly eq?: InputMaybe<Scalars['Date']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Date']['input']>>;
  readonly lt?: InputMaybe<Scalars['Date']['input']>;
  readonly lte?: InputMaybe<Scalars['Date']['input']>;
  readonly gt?: InputMaybe<Scalars['Date']['input']>;
  readonly gte?: InputMaybe<Scalars['Date']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type DateTimeFilter = {
  readonly eq?: InputMaybe<Scalars['DateTime']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['DateTime']['input']>>;
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly lte?: InputMaybe<Scalars['DateTime']['input']>;
  readonly gt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Customer = Node & {
  readonly id: Scalars['ID']['output'];
  readonly number: Scalars['String']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  readonly email: Maybe<Scalars['String']['output']>;
  readonly hashedEmail: Maybe<Scalars['String']['output']>;
  readonly hashedPhone: Maybe<Scalars['String']['output']>;
  readonly hashedFirstName: Maybe<Scalars['String']['output']>;
  readonly hashedLastName: Maybe<Scalars['String']['output']>;
  readonly hashedPostalCode: Maybe<Scalars['String']['output']>;
  readonly postalCode: Maybe<Scalars['String']['output']>;
  readonly demographics: Maybe<Demographics>;
  readonly acquiredOn: Maybe<Scalars['Date']['output']>;
  readonly acquisitionChannel: Maybe<Scalars['String']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  readonly consent: Maybe<Consent>;
  readonly segment: Maybe<CustomerSegment>;
  readonly rfm: Maybe<Rfm>;
  readonly lifetimeValue: Maybe<Money>;
  readonly daysSinceLastOrder: Maybe<Scalars['Int']['output']>;
  readonly returnsPercent: Maybe<Scalars['Float']['output']>;
  readonly summarizedAt: Maybe<Scalars['DateTime']['output']>;
  readonly purchasePattern: Maybe<PurchasePattern>;
  readonly orders: Maybe<OrderConnection>;
  readonly tickets: Maybe<TicketConnection>;
  readonly support: Maybe<CustomerSupport>;
  readonly delivery: Maybe<CustomerDelivery>;
};

export type CustomerHashedEmailArgs = {
  for?: AdPlatform;
};

export type CustomerHashedPhoneArgs = {
  for?: AdPlatform;
};

export type CustomerHashedFirstNameArgs = {
  for?: AdPlatform;
};

export type CustomerHashedLastNameArgs = {
  for?: AdPlatform;
};

export type CustomerOrdersArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type CustomerTicketsArgs = {
  filter: InputMaybe<TicketFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type AdPlatform = 'GOOGLE' | 'META';

export type Demographics = {
  readonly ageBand: Maybe<AgeBand>;
  readonly gender: Maybe<Gender>;
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  readonly region: Maybe<Scalars['String']['output']>;
  readonly city: Maybe<Scalars['String']['output']>;
  readonly language: Maybe<Scalars['String']['output']>;
};

export type AgeBand = 'AGE_18_24' | 'AGE_25_34' | 'AGE_35_44' | 'AGE_45_54' | 'AGE_55_64' | 'AGE_65_PLUS';

export type Gender = 'FEMALE' | 'MALE' | 'NON_BINARY';

export type Consent = {
  readonly email: Scalars['Boolean']['output'];
  readonly sms: Scalars['Boolean']['output'];
  readonly post: Scalars['Boolean']['output'];
  readonly profiling: Scalars['Boolean']['output'];
};

export type CustomerSegment =
  | 'CHAMPIONS'
  | 'LOYAL'
  | 'ACTIVE'
  | 'NEW'
  | 'PROMISING'
  | 'NEEDS_ATTENTION'
  | 'AT_RISK'
  | 'ALMOST_LOST'
  | 'PREVIOUSLY_LOYAL'
  | 'DORMANT'
  | 'PROSPECTS';

export type Rfm = {
  readonly recencyDays: Maybe<Scalars['Int']['output']>;
  readonly frequency: Maybe<Scalars['Int']['output']>;
  readonly monetary: Maybe<Money>;
  readonly recencyScore: Maybe<Scalars['Int']['output']>;
  readonly frequencyScore: Maybe<Scalars['Int']['output']>;
  readonly monetaryScore: Maybe<Scalars['Int']['output']>;
};

export type PurchasePattern = {
  readonly orders: Maybe<Scalars['Int']['output']>;
  readonly averageOrderValue: Maybe<Money>;
  readonly averageDaysBetweenOrders: Maybe<Scalars['Float']['output']>;
  readonly lastOrderedAt: Maybe<Scalars['DateTime']['output']>;
  readonly nextOrderExpectedOn: Maybe<Scalars['Date']['output']>;
  readonly favouriteCategories: Maybe<ReadonlyArray<FavouriteCategory>>;
};

export type PurchasePatternFavouriteCategoriesArgs = {
  first?: Scalars['Int']['input'];
};

export type FavouriteCategory = {
  readonly category: Scalars['String']['output'];
  readonly orders: Scalars['Int']['output'];
};

export type CustomerSupport = {
  readonly openTickets: Scalars['Int']['output'];
  readonly lastContactAt: Maybe<Scalars['DateTime']['output']>;
  readonly csatPercent: Maybe<Scalars['Float']['output']>;
};

export type CustomerDelivery = {
  readonly shipments: Scalars['Int']['output'];
  readonly onTimePercent: Maybe<Scalars['Float']['output']>;
  readonly lateInTransit: Scalars['Int']['output'];
};

export type CustomerConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<CustomerEdge>;
  readonly nodes: ReadonlyArray<Customer>;
};

export type CustomerEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Customer;
};

export type Deletion = {
  readonly key: Scalars['String']['output'];
  readonly deletedAt: Scalars['DateTime']['output'];
};

export type DeletedThing =
  'CUSTOMER' | 'ORDER' | 'RETURN' | 'SHIPMENT' | 'TICKET' | 'FEEDBACK' | 'PRODUCT' | 'PURCHASE_ORDER';

export type DeletionsFilter = {
  readonly deletedAt?: InputMaybe<DateTimeFilter>;
};

export type DeletionConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<DeletionEdge>;
  readonly nodes: ReadonlyArray<Deletion>;
};

export type DeletionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Deletion;
};

export type Disruption = Node & {
  readonly id: Scalars['ID']['output'];
  readonly kind: Maybe<DisruptionKind>;
  readonly severity: Maybe<Severity>;
  readonly summary: Maybe<Scalars['String']['output']>;
  readonly startedOn: Maybe<Scalars['Date']['output']>;
  readonly expectedEndOn: Maybe<Scalars['Date']['output']>;
  readonly endedOn: Maybe<Scalars['Date']['output']>;
  readonly delayDays: Maybe<Scalars['Int']['output']>;
  readonly suppliers: Maybe<ReadonlyArray<Supplier>>;
  readonly lanes: Maybe<ReadonlyArray<Lane>>;
  readonly products: Maybe<ProductConnection>;
};

export type DisruptionProductsArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type DisruptionKind =
  'SUPPLIER_OUTAGE' | 'PORT_CONGESTION' | 'STRIKE' | 'WEATHER' | 'CUSTOMS' | 'CAPACITY' | 'OTHER';

export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

export type Lane = {
  readonly code: Scalars['String']['output'];
  readonly from: Maybe<Scalars['String']['output']>;
  readonly to: Maybe<Scalars['String']['output']>;
};

export type DisruptionConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<DisruptionEdge>;
  readonly nodes: ReadonlyArray<Disruption>;
};

export type DisruptionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Disruption;
};

export type TextFilter = {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
  readonly lt?: InputMaybe<Scalars['String']['input']>;
  readonly lte?: InputMaybe<Scalars['String']['input']>;
  readonly gt?: InputMaybe<Scalars['String']['input']>;
  readonly gte?: InputMaybe<Scalars['String']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type IntFilter = {
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  readonly lt?: InputMaybe<Scalars['Int']['input']>;
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
  readonly gt?: InputMaybe<Scalars['Int']['input']>;
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type FloatFilter = {
  readonly eq?: InputMaybe<Scalars['Float']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  readonly lt?: InputMaybe<Scalars['Float']['input']>;
  readonly lte?: InputMaybe<Scalars['Float']['input']>;
  readonly gt?: InputMaybe<Scalars['Float']['input']>;
  readonly gte?: InputMaybe<Scalars['Float']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type AmountFilter = {
  readonly eq?: InputMaybe<Scalars['Decimal']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Decimal']['input']>>;
  readonly lt?: InputMaybe<Scalars['Decimal']['input']>;
  readonly lte?: InputMaybe<Scalars['Decimal']['input']>;
  readonly gt?: InputMaybe<Scalars['Decimal']['input']>;
  readonly gte?: InputMaybe<Scalars['Decimal']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type BooleanFilter = {
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ProductInventory = {
  readonly onHand: Maybe<Scalars['Int']['output']>;
  readonly available: Maybe<Scalars['Int']['output']>;
  readonly committed: Maybe<Scalars['Int']['output']>;
  readonly reserved: Maybe<Scalars['Int']['output']>;
  readonly incoming: Maybe<Scalars['Int']['output']>;
  readonly safetyStock: Maybe<Scalars['Int']['output']>;
  readonly daysOfCover: Maybe<Scalars['Float']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  readonly levels: ReadonlyArray<StockLevel>;
};

export type ProductInventoryAvailableArgs = {
  in: InputMaybe<PlaceInput>;
};

export type ProductInventoryDaysOfCoverArgs = {
  in: InputMaybe<PlaceInput>;
};

export type StockLevel = {
  readonly product: Maybe<Product>;
  readonly warehouse: Warehouse;
  readonly onHand: Maybe<Scalars['Int']['output']>;
  readonly available: Maybe<Scalars['Int']['output']>;
  readonly committed: Maybe<Scalars['Int']['output']>;
  readonly reserved: Maybe<Scalars['Int']['output']>;
  readonly incoming: Maybe<Scalars['Int']['output']>;
  readonly safetyStock: Maybe<Scalars['Int']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

export type StockLevelConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<StockLevelEdge>;
  readonly nodes: ReadonlyArray<StockLevel>;
};

export type StockLevelEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: StockLevel;
};

export type StockDay = {
  readonly on: Scalars['Date']['output'];
  readonly onHand: Maybe<Scalars['Int']['output']>;
  readonly available: Maybe<Scalars['Int']['output']>;
  readonly knownUntil: Scalars['Date']['output'];
};

export type Warehouse = {
  readonly code: Scalars['String']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  readonly city: Maybe<Scalars['String']['output']>;
};

export type PromiseWeek = {
  readonly weekStarting: Scalars['Date']['output'];
  readonly quantity: Maybe<Scalars['Int']['output']>;
  readonly cumulative: Maybe<Scalars['Int']['output']>;
};

export type CapacityWeek = {
  readonly weekStarting: Scalars['Date']['output'];
  readonly plannedUnits: Maybe<Scalars['Int']['output']>;
  readonly committedUnits: Maybe<Scalars['Int']['output']>;
  readonly freeUnits: Maybe<Scalars['Int']['output']>;
  readonly utilizationPercent: Maybe<Scalars['Float']['output']>;
};

export type Supplier = {
  readonly code: Scalars['String']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  readonly country: Maybe<Scalars['CountryCode']['output']>;
};

export type ProductSupplier = {
  readonly supplier: Supplier;
  readonly preferred: Scalars['Boolean']['output'];
  readonly leadTimeDays: Maybe<Scalars['Float']['output']>;
  readonly onTimePercent: Maybe<Scalars['Float']['output']>;
  readonly minimumOrderQuantity: Maybe<Scalars['Int']['output']>;
  readonly unitCost: Maybe<Money>;
};

export type StockChange = {
  readonly sku: Scalars['Sku']['output'];
  readonly product: Maybe<Product>;
  readonly previousAvailable: Maybe<Scalars['Int']['output']>;
  readonly available: Maybe<Scalars['Int']['output']>;
  readonly at: Maybe<Scalars['DateTime']['output']>;
};

export type WarehouseConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<WarehouseEdge>;
  readonly nodes: ReadonlyArray<Warehouse>;
};

export type WarehouseEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Warehouse;
};

export type SupplierConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<SupplierEdge>;
  readonly nodes: ReadonlyArray<Supplier>;
};

export type SupplierEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Supplier;
};

export type PurchaseOrder = {
  readonly number: Scalars['String']['output'];
  readonly supplier: Maybe<Supplier>;
  readonly status: PurchaseOrderStatus;
  readonly orderedOn: Scalars['Date']['output'];
  readonly late: Maybe<Scalars['Boolean']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  readonly lines: Maybe<ReadonlyArray<PurchaseOrderLine>>;
};

export type PurchaseOrderStatus = 'OPEN' | 'RECEIVED' | 'CANCELLED';

export type PurchaseOrderLine = {
  readonly product: Maybe<Product>;
  readonly warehouse: Maybe<Warehouse>;
  readonly quantity: Scalars['Int']['output'];
  readonly receivedQuantity: Scalars['Int']['output'];
  readonly expectedOn: Maybe<Scalars['Date']['output']>;
};

export type PurchaseOrderConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<PurchaseOrderEdge>;
  readonly nodes: ReadonlyArray<PurchaseOrder>;
};

export type PurchaseOrderEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: PurchaseOrder;
};

export type Lifecycle = {
  readonly stage: LifecycleStage;
  readonly since: Maybe<Scalars['Date']['output']>;
  readonly salesTrendPercent: Maybe<Scalars['Float']['output']>;
  readonly reason: Maybe<Scalars['String']['output']>;
};

export type LifecycleStage = 'INTRODUCTION' | 'GROWTH' | 'MATURITY' | 'DECLINE';

export type BrandsFilter = {
  readonly and?: InputMaybe<ReadonlyArray<BrandsFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<BrandsFilter>>;
  readonly not?: InputMaybe<BrandsFilter>;
  readonly name?: InputMaybe<TextFilter>;
  readonly products?: InputMaybe<IntFilter>;
};

export type BrandsOrderField = 'NAME' | 'PRODUCTS';

export type BrandsOrder = {
  readonly field: BrandsOrderField;
  readonly direction: OrderDirection;
};

export type CarriersFilter = {
  readonly and?: InputMaybe<ReadonlyArray<CarriersFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<CarriersFilter>>;
  readonly not?: InputMaybe<CarriersFilter>;
  readonly code?: InputMaybe<ChoiceFilter>;
  readonly name?: InputMaybe<TextFilter>;
};

export type CarriersOrderField = 'CODE' | 'NAME';

export type CarriersOrder = {
  readonly field: CarriersOrderField;
  readonly direction: OrderDirection;
};

export type CategoriesFilter = {
  readonly and?: InputMaybe<ReadonlyArray<CategoriesFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<CategoriesFilter>>;
  readonly not?: InputMaybe<CategoriesFilter>;
  readonly name?: InputMaybe<TextFilter>;
  readonly products?: InputMaybe<IntFilter>;
};

export type CategoriesOrderField = 'NAME' | 'PRODUCTS';

export type CategoriesOrder = {
  readonly field: CategoriesOrderField;
  readonly direction: OrderDirection;
};

export type FeedbackFilter = {
  readonly and?: InputMaybe<ReadonlyArray<FeedbackFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<FeedbackFilter>>;
  readonly not?: InputMaybe<FeedbackFilter>;
  readonly number?: InputMaybe<FeedbackNumberFilter>;
  readonly sku?: InputMaybe<SkuFilter>;
  readonly customer?: InputMaybe<CustomerNumberFilter>;
  readonly rating?: InputMaybe<IntFilter>;
  readonly wouldRecommend?: InputMaybe<IntFilter>;
  readonly sentiment?: InputMaybe<SentimentFilter>;
  readonly submittedAt?: InputMaybe<DateTimeFilter>;
  readonly submittedOn?: InputMaybe<DateFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
};

export type FeedbackOrderField = 'NUMBER' | 'RATING' | 'SUBMITTED_AT' | 'UPDATED_AT';

export type FeedbackOrder = {
  readonly field: FeedbackOrderField;
  readonly direction: OrderDirection;
};

export type OrderLinesFilter = {
  readonly and?: InputMaybe<ReadonlyArray<OrderLinesFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<OrderLinesFilter>>;
  readonly not?: InputMaybe<OrderLinesFilter>;
  readonly order?: InputMaybe<OrderNumberFilter>;
  readonly sku?: InputMaybe<SkuFilter>;
  readonly quantity?: InputMaybe<IntFilter>;
  readonly discountPercent?: InputMaybe<FloatFilter>;
  readonly placedAt?: InputMaybe<DateTimeFilter>;
  readonly placedOn?: InputMaybe<DateFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  readonly status?: InputMaybe<OrderStatusFilter>;
  readonly channel?: InputMaybe<TextFilter>;
  readonly country?: InputMaybe<TextFilter>;
  readonly customer?: InputMaybe<CustomerNumberFilter>;
};

export type OrderLinesOrderField = 'PLACE' | 'QUANTITY' | 'PLACED_AT' | 'UPDATED_AT';

export type OrderLinesOrder = {
  readonly field: OrderLinesOrderField;
  readonly direction: OrderDirection;
};

export type OrdersFilter = {
  readonly and?: InputMaybe<ReadonlyArray<OrdersFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<OrdersFilter>>;
  readonly not?: InputMaybe<OrdersFilter>;
  readonly number?: InputMaybe<OrderNumberFilter>;
  readonly placedAt?: InputMaybe<DateTimeFilter>;
  readonly placedOn?: InputMaybe<DateFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  readonly status?: InputMaybe<OrderStatusFilter>;
  readonly channel?: InputMaybe<TextFilter>;
  readonly country?: InputMaybe<TextFilter>;
  readonly region?: InputMaybe<TextFilter>;
  readonly customer?: InputMaybe<CustomerNumberFilter>;
  readonly sku?: InputMaybe<SkuFilter>;
};

export type OrdersOrderField = 'NUMBER' | 'PLACED_AT' | 'UPDATED_AT';

export type OrdersOrder = {
  readonly field: OrdersOrderField;
  readonly direction: OrderDirection;
};

export type PurchaseOrdersFilter = {
  readonly and?: InputMaybe<ReadonlyArray<PurchaseOrdersFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<PurchaseOrdersFilter>>;
  readonly not?: InputMaybe<PurchaseOrdersFilter>;
  readonly number?: InputMaybe<PurchaseOrderNumberFilter>;
  readonly supplier?: InputMaybe<ChoiceFilter>;
  readonly status?: InputMaybe<PurchaseOrderStatusFilter>;
  readonly orderedOn?: InputMaybe<DateFilter>;
  readonly expectedOn?: InputMaybe<DateFilter>;
  readonly late?: InputMaybe<BooleanFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  readonly sku?: InputMaybe<SkuFilter>;
};

export type PurchaseOrdersOrderField = 'NUMBER' | 'ORDERED_ON' | 'EXPECTED_ON' | 'UPDATED_AT';

export type PurchaseOrdersOrder = {
  readonly field: PurchaseOrdersOrderField;
  readonly direction: OrderDirection;
};

export type ReturnsFilter = {
  readonly and?: InputMaybe<ReadonlyArray<ReturnsFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ReturnsFilter>>;
  readonly not?: InputMaybe<ReturnsFilter>;
  readonly number?: InputMaybe<ReturnNumberFilter>;
  readonly order?: InputMaybe<OrderNumberFilter>;
  readonly returnedOn?: InputMaybe<DateFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  readonly sku?: InputMaybe<SkuFilter>;
  readonly customer?: InputMaybe<CustomerNumberFilter>;
  readonly channel?: InputMaybe<TextFilter>;
  readonly country?: InputMaybe<TextFilter>;
};

export type ReturnsOrderField = 'NUMBER' | 'RETURNED_ON' | 'UPDATED_AT';

export type ReturnsOrder = {
  readonly field: ReturnsOrderField;
  readonly direction: OrderDirection;
};

export type ShipmentsFilter = {
  readonly and?: InputMaybe<ReadonlyArray<ShipmentsFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ShipmentsFilter>>;
  readonly not?: InputMaybe<ShipmentsFilter>;
  readonly number?: InputMaybe<ShipmentNumberFilter>;
  readonly order?: InputMaybe<OrderNumberFilter>;
  readonly customer?: InputMaybe<CustomerNumberFilter>;
  readonly carrier?: InputMaybe<TextFilter>;
  readonly method?: InputMaybe<TextFilter>;
  readonly status?: InputMaybe<ShipmentStatusFilter>;
  readonly country?: InputMaybe<TextFilter>;
  readonly region?: InputMaybe<TextFilter>;
  readonly orderedAt?: InputMaybe<DateTimeFilter>;
  readonly orderedOn?: InputMaybe<DateFilter>;
  readonly shippedAt?: InputMaybe<DateTimeFilter>;
  readonly promisedOn?: InputMaybe<DateFilter>;
  readonly deliveredAt?: InputMaybe<DateTimeFilter>;
  readonly deliveredOn?: InputMaybe<DateFilter>;
  readonly late?: InputMaybe<BooleanFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
};

export type ShipmentsOrderField =
  'NUMBER' | 'ORDERED_AT' | 'SHIPPED_AT' | 'PROMISED_ON' | 'DELIVERED_AT' | 'UPDATED_AT';

export type ShipmentsOrder = {
  readonly field: ShipmentsOrderField;
  readonly direction: OrderDirection;
};

export type StockLevelsFilter = {
  readonly and?: InputMaybe<ReadonlyArray<StockLevelsFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<StockLevelsFilter>>;
  readonly not?: InputMaybe<StockLevelsFilter>;
  readonly sku?: InputMaybe<SkuFilter>;
  readonly warehouse?: InputMaybe<ChoiceFilter>;
  readonly available?: InputMaybe<IntFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
};

export type StockLevelsOrderField = 'PLACE' | 'AVAILABLE' | 'UPDATED_AT';

export type StockLevelsOrder = {
  readonly field: StockLevelsOrderField;
  readonly direction: OrderDirection;
};

export type SuppliersFilter = {
  readonly and?: InputMaybe<ReadonlyArray<SuppliersFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<SuppliersFilter>>;
  readonly not?: InputMaybe<SuppliersFilter>;
  readonly code?: InputMaybe<ChoiceFilter>;
  readonly name?: InputMaybe<TextFilter>;
  readonly country?: InputMaybe<TextFilter>;
};

export type SuppliersOrderField = 'CODE' | 'NAME';

export type SuppliersOrder = {
  readonly field: SuppliersOrderField;
  readonly direction: OrderDirection;
};

export type TicketsFilter = {
  readonly and?: InputMaybe<ReadonlyArray<TicketsFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<TicketsFilter>>;
  readonly not?: InputMaybe<TicketsFilter>;
  readonly number?: InputMaybe<TicketNumberFilter>;
  readonly openedAt?: InputMaybe<DateTimeFilter>;
  readonly openedOn?: InputMaybe<DateFilter>;
  readonly solvedAt?: InputMaybe<DateTimeFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  readonly status?: InputMaybe<TicketStatusFilter>;
  readonly priority?: InputMaybe<TicketPriorityFilter>;
  readonly channel?: InputMaybe<TextFilter>;
  readonly issue?: InputMaybe<TextFilter>;
  readonly csatRating?: InputMaybe<IntFilter>;
  readonly sku?: InputMaybe<SkuFilter>;
  readonly order?: InputMaybe<OrderNumberFilter>;
};

export type TicketsOrderField = 'NUMBER' | 'OPENED_AT' | 'SOLVED_AT' | 'UPDATED_AT' | 'CSAT_RATING';

export type TicketsOrder = {
  readonly field: TicketsOrderField;
  readonly direction: OrderDirection;
};

export type WarehousesFilter = {
  readonly and?: InputMaybe<ReadonlyArray<WarehousesFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<WarehousesFilter>>;
  readonly not?: InputMaybe<WarehousesFilter>;
  readonly code?: InputMaybe<ChoiceFilter>;
  readonly name?: InputMaybe<TextFilter>;
  readonly country?: InputMaybe<TextFilter>;
  readonly city?: InputMaybe<TextFilter>;
};

export type WarehousesOrderField = 'CODE' | 'NAME';

export type WarehousesOrder = {
  readonly field: WarehousesOrderField;
  readonly direction: OrderDirection;
};

export type MetricsDimension =
  | 'DAY'
  | 'WEEK'
  | 'MONTH'
  | 'QUARTER'
  | 'YEAR'
  | 'CATEGORY'
  | 'BRAND'
  | 'SKU'
  | 'SUPPLIER'
  | 'LIFECYCLE_STAGE'
  | 'COUNTRY'
  | 'REGION'
  | 'SEGMENT'
  | 'AGE_BAND'
  | 'ACQUISITION_CHANNEL'
  | 'CHANNEL'
  | 'ORDER_COUNTRY'
  | 'CARRIER'
  | 'METHOD'
  | 'WAREHOUSE'
  | 'ISSUE'
  | 'TICKET_CHANNEL';

export type MetricsMeasure =
  | 'ORDERS'
  | 'UNITS'
  | 'REVENUE'
  | 'COST'
  | 'GROSS_PROFIT'
  | 'MARGIN_PERCENT'
  | 'COST_COVERAGE_PERCENT'
  | 'DISCOUNT_PERCENT'
  | 'AVERAGE_ORDER_VALUE'
  | 'RETURNED_UNITS'
  | 'RETURNS_PERCENT'
  | 'CUSTOMERS'
  | 'NEW_CUSTOMERS'
  | 'TICKETS'
  | 'TICKETS_PER_HUNDRED_ORDERS'
  | 'CSAT_PERCENT'
  | 'NPS'
  | 'FIRST_CONTACT_RESOLUTION_PERCENT'
  | 'SHIPMENTS'
  | 'ON_TIME_PERCENT'
  | 'ON_TIME_IN_FULL_PERCENT'
  | 'TYPICAL_DAYS'
  | 'LATE_DAYS'
  | 'SHIPPING_COST'
  | 'SESSIONS'
  | 'CONVERSION_PERCENT';

export type PeriodComparison = 'PREVIOUS_PERIOD' | 'YEAR_BEFORE' | 'YEAR_BEFORE_WEEKDAYS';

export type MetricsOrder = {
  readonly measure?: InputMaybe<MetricsMeasure>;
  readonly dimension?: InputMaybe<MetricsDimension>;
  readonly direction: OrderDirection;
};

export type MetricsFilter = {
  readonly product?: InputMaybe<ProductFilter>;
  readonly customer?: InputMaybe<CustomerFilter>;
  readonly channel?: InputMaybe<ChoiceFilter>;
  readonly orderCountry?: InputMaybe<ChoiceFilter>;
  readonly carrier?: InputMaybe<ChoiceFilter>;
  readonly method?: InputMaybe<ChoiceFilter>;
  readonly warehouse?: InputMaybe<ChoiceFilter>;
  readonly issue?: InputMaybe<ChoiceFilter>;
  readonly ticketChannel?: InputMaybe<ChoiceFilter>;
};

export type MetricsReport = {
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly totals: Maybe<MetricsRow>;
  readonly nodes: Maybe<ReadonlyArray<MetricsRow>>;
  readonly pageInfo: Maybe<PageInfo>;
  readonly knownUntil: Scalars['Date']['output'];
};

export type MetricsRow = {
  readonly period: Maybe<Scalars['String']['output']>;
  readonly complete: Maybe<Scalars['Boolean']['output']>;
  readonly category: Maybe<Scalars['String']['output']>;
  readonly brand: Maybe<Scalars['String']['output']>;
  readonly sku: Maybe<Scalars['Sku']['output']>;
  readonly supplier: Maybe<Scalars['String']['output']>;
  readonly lifecycleStage: Maybe<LifecycleStage>;
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  readonly region: Maybe<Scalars['String']['output']>;
  readonly segment: Maybe<CustomerSegment>;
  readonly ageBand: Maybe<AgeBand>;
  readonly acquisitionChannel: Maybe<Scalars['String']['output']>;
  readonly channel: Maybe<Scalars['String']['output']>;
  readonly orderCountry: Maybe<Scalars['CountryCode']['output']>;
  readonly carrier: Maybe<Scalars['String']['output']>;
  readonly method: Maybe<Scalars['String']['output']>;
  readonly warehouse: Maybe<Scalars['String']['output']>;
  readonly issue: Maybe<Scalars['String']['output']>;
  readonly ticketChannel: Maybe<Scalars['String']['output']>;
  readonly orders: Maybe<Scalars['Int']['output']>;
  readonly units: Maybe<Scalars['Int']['output']>;
  readonly revenue: Maybe<Money>;
  readonly cost: Maybe<Money>;
  readonly grossProfit: Maybe<Money>;
  readonly marginPercent: Maybe<Scalars['Float']['output']>;
  readonly costCoveragePercent: Maybe<Scalars['Float']['output']>;
  readonly discountPercent: Maybe<Scalars['Float']['output']>;
  readonly averageOrderValue: Maybe<Money>;
  readonly returnedUnits: Maybe<Scalars['Int']['output']>;
  readonly returnsPercent: Maybe<Scalars['Float']['output']>;
  readonly customers: Maybe<Scalars['Int']['output']>;
  readonly newCustomers: Maybe<Scalars['Int']['output']>;
  readonly tickets: Maybe<Scalars['Int']['output']>;
  readonly ticketsPerHundredOrders: Maybe<Scalars['Float']['output']>;
  readonly csatPercent: Maybe<Scalars['Float']['output']>;
  readonly nps: Maybe<Scalars['Float']['output']>;
  readonly firstContactResolutionPercent: Maybe<Scalars['Float']['output']>;
  readonly shipments: Maybe<Scalars['Int']['output']>;
  readonly onTimePercent: Maybe<Scalars['Float']['output']>;
  readonly onTimeInFullPercent: Maybe<Scalars['Float']['output']>;
  readonly typicalDays: Maybe<Scalars['Float']['output']>;
  readonly lateDays: Maybe<Scalars['Float']['output']>;
  readonly shippingCost: Maybe<Money>;
  readonly sessions: Maybe<Scalars['Int']['output']>;
  readonly conversionPercent: Maybe<Scalars['Float']['output']>;
  readonly before: Maybe<MetricsValues>;
  readonly change: Maybe<MetricsChange>;
};

export type MetricsValues = {
  readonly orders: Maybe<Scalars['Int']['output']>;
  readonly units: Maybe<Scalars['Int']['output']>;
  readonly revenue: Maybe<Money>;
  readonly cost: Maybe<Money>;
  readonly grossProfit: Maybe<Money>;
  readonly marginPercent: Maybe<Scalars['Float']['output']>;
  readonly costCoveragePercent: Maybe<Scalars['Float']['output']>;
  readonly discountPercent: Maybe<Scalars['Float']['output']>;
  readonly averageOrderValue: Maybe<Money>;
  readonly returnedUnits: Maybe<Scalars['Int']['output']>;
  readonly returnsPercent: Maybe<Scalars['Float']['output']>;
  readonly customers: Maybe<Scalars['Int']['output']>;
  readonly newCustomers: Maybe<Scalars['Int']['output']>;
  readonly tickets: Maybe<Scalars['Int']['output']>;
  readonly ticketsPerHundredOrders: Maybe<Scalars['Float']['output']>;
  readonly csatPercent: Maybe<Scalars['Float']['output']>;
  readonly nps: Maybe<Scalars['Float']['output']>;
  readonly firstContactResolutionPercent: Maybe<Scalars['Float']['output']>;
  readonly shipments: Maybe<Scalars['Int']['output']>;
  readonly onTimePercent: Maybe<Scalars['Float']['output']>;
  readonly onTimeInFullPercent: Maybe<Scalars['Float']['output']>;
  readonly typicalDays: Maybe<Scalars['Float']['output']>;
  readonly lateDays: Maybe<Scalars['Float']['output']>;
  readonly shippingCost: Maybe<Money>;
  readonly sessions: Maybe<Scalars['Int']['output']>;
  readonly conversionPercent: Maybe<Scalars['Float']['output']>;
};

export type MetricsChange = {
  readonly ordersPercent: Maybe<Scalars['Float']['output']>;
  readonly unitsPercent: Maybe<Scalars['Float']['output']>;
  readonly revenuePercent: Maybe<Scalars['Float']['output']>;
  readonly costPercent: Maybe<Scalars['Float']['output']>;
  readonly grossProfitPercent: Maybe<Scalars['Float']['output']>;
  readonly marginPoints: Maybe<Scalars['Float']['output']>;
  readonly costCoveragePoints: Maybe<Scalars['Float']['output']>;
  readonly discountPoints: Maybe<Scalars['Float']['output']>;
  readonly averageOrderValuePercent: Maybe<Scalars['Float']['output']>;
  readonly returnedUnitsPercent: Maybe<Scalars['Float']['output']>;
  readonly returnsPoints: Maybe<Scalars['Float']['output']>;
  readonly customersPercent: Maybe<Scalars['Float']['output']>;
  readonly newCustomersPercent: Maybe<Scalars['Float']['output']>;
  readonly ticketsPercent: Maybe<Scalars['Float']['output']>;
  readonly ticketsPerHundredOrdersPercent: Maybe<Scalars['Float']['output']>;
  readonly csatPoints: Maybe<Scalars['Float']['output']>;
  readonly npsPoints: Maybe<Scalars['Float']['output']>;
  readonly firstContactResolutionPoints: Maybe<Scalars['Float']['output']>;
  readonly shipmentsPercent: Maybe<Scalars['Float']['output']>;
  readonly onTimePoints: Maybe<Scalars['Float']['output']>;
  readonly onTimeInFullPoints: Maybe<Scalars['Float']['output']>;
  readonly typicalDaysPercent: Maybe<Scalars['Float']['output']>;
  readonly lateDaysPercent: Maybe<Scalars['Float']['output']>;
  readonly shippingCostPercent: Maybe<Scalars['Float']['output']>;
  readonly sessionsPercent: Maybe<Scalars['Float']['output']>;
  readonly conversionPoints: Maybe<Scalars['Float']['output']>;
};

export type Order = Node & {
  readonly id: Scalars['ID']['output'];
  readonly number: Scalars['String']['output'];
  readonly placedAt: Maybe<Scalars['DateTime']['output']>;
  readonly status: Maybe<OrderStatus>;
  readonly channel: Maybe<Scalars['String']['output']>;
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  readonly total: Maybe<Money>;
  readonly net: Maybe<Money>;
  readonly customer: Maybe<Customer>;
  readonly lines: Maybe<ReadonlyArray<OrderLine>>;
  readonly shipments: Maybe<ReadonlyArray<Shipment>>;
  readonly tickets: Maybe<TicketConnection>;
};

export type OrderTicketsArgs = {
  filter: InputMaybe<TicketFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type OrderStatus = 'PLACED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';

export type OrderLine = {
  readonly order: Maybe<Order>;
  readonly line: Scalars['Int']['output'];
  readonly product: Maybe<Product>;
  readonly quantity: Maybe<Scalars['Int']['output']>;
  readonly unitPrice: Maybe<Money>;
  readonly discountPercent: Maybe<Scalars['Float']['output']>;
  readonly total: Maybe<Money>;
  readonly net: Maybe<Money>;
  readonly returnedQuantity: Maybe<Scalars['Int']['output']>;
};

export type OrderConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<OrderEdge>;
  readonly nodes: ReadonlyArray<Order>;
};

export type OrderEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Order;
};

export type OrderLineConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<OrderLineEdge>;
  readonly nodes: ReadonlyArray<OrderLine>;
};

export type OrderLineEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: OrderLine;
};

export type Return = {
  readonly number: Scalars['String']['output'];
  readonly order: Maybe<Order>;
  readonly product: Maybe<Product>;
  readonly quantity: Scalars['Int']['output'];
  readonly refund: Maybe<Money>;
  readonly returnedOn: Maybe<Scalars['Date']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

export type ReturnConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<ReturnEdge>;
  readonly nodes: ReadonlyArray<Return>;
};

export type ReturnEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Return;
};

export type Price = {
  readonly current: Maybe<Money>;
  readonly net: Maybe<Money>;
  readonly compareAt: Maybe<Money>;
  readonly effectiveFrom: Maybe<Scalars['Date']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

export type PricePeriod = {
  readonly price: Maybe<Money>;
  readonly net: Maybe<Money>;
  readonly compareAt: Maybe<Money>;
  readonly effectiveFrom: Maybe<Scalars['Date']['output']>;
  readonly effectiveTo: Maybe<Scalars['Date']['output']>;
  readonly knownUntil: Scalars['Date']['output'];
};

export type MarketPrice = {
  readonly market: Scalars['String']['output'];
  readonly price: Price;
};

export type Margin = {
  readonly gross: Maybe<Money>;
  readonly percent: Maybe<Scalars['Float']['output']>;
};

export type CompetitorPrice = {
  readonly competitor: Scalars['String']['output'];
  readonly price: Maybe<Money>;
  readonly observedAt: Maybe<Scalars['DateTime']['output']>;
};

export type CompetitorPriceConnection = {
  readonly knownUntil: Scalars['Date']['output'];
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<CompetitorPriceEdge>;
  readonly nodes: ReadonlyArray<CompetitorPrice>;
};

export type CompetitorPriceEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: CompetitorPrice;
};

export type Promotion = {
  readonly discountPercent: Scalars['Float']['output'];
  readonly price: Maybe<Money>;
  readonly unitMargin: Maybe<Money>;
  readonly marginPercent: Maybe<Scalars['Float']['output']>;
  readonly breakEvenUpliftPercent: Maybe<Scalars['Float']['output']>;
  readonly profitable: Maybe<Scalars['Boolean']['output']>;
};

export type ProductFilter = {
  readonly and?: InputMaybe<ReadonlyArray<ProductFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ProductFilter>>;
  readonly not?: InputMaybe<ProductFilter>;
  readonly in?: InputMaybe<PlaceInput>;
  readonly sku?: InputMaybe<TextFilter>;
  readonly name?: InputMaybe<TextFilter>;
  readonly brand?: InputMaybe<TextFilter>;
  readonly category?: InputMaybe<TextFilter>;
  readonly gtin?: InputMaybe<GtinFilter>;
  readonly mpn?: InputMaybe<TextFilter>;
  readonly parent?: InputMaybe<SkuFilter>;
  readonly supplier?: InputMaybe<TextFilter>;
  readonly launchedOn?: InputMaybe<DateFilter>;
  readonly discontinuedOn?: InputMaybe<DateFilter>;
  readonly updatedAt?: InputMaybe<DateTimeFilter>;
  readonly lifecycleStage?: InputMaybe<LifecycleStageFilter>;
  readonly available?: InputMaybe<IntFilter>;
  readonly stockUpdatedAt?: InputMaybe<DateTimeFilter>;
  readonly daysOfCover?: InputMaybe<FloatFilter>;
  readonly leadTimeDays?: InputMaybe<FloatFilter>;
  readonly stockoutBeforeReplenishment?: InputMaybe<BooleanFilter>;
  readonly sellThroughPercent?: InputMaybe<FloatFilter>;
  readonly stockValue?: InputMaybe<AmountFilter>;
  readonly disrupted?: InputMaybe<BooleanFilter>;
  readonly features?: InputMaybe<WordsFilter>;
  readonly tags?: InputMaybe<WordsFilter>;
  readonly specifications?: InputMaybe<SpecificationFilter>;
  readonly price?: InputMaybe<AmountFilter>;
  readonly priceUpdatedAt?: InputMaybe<DateTimeFilter>;
  readonly unitCost?: InputMaybe<AmountFilter>;
  readonly marginPercent?: InputMaybe<FloatFilter>;
  readonly priceIndex?: InputMaybe<FloatFilter>;
  readonly openTickets?: InputMaybe<IntFilter>;
  readonly csatPercent?: InputMaybe<FloatFilter>;
  readonly reviewRating?: InputMaybe<FloatFilter>;
  readonly unitsSold?: InputMaybe<UnitsSoldFilter>;
  readonly returnsPercent?: InputMaybe<FloatFilter>;
};

export type ProductOrderField =
  | 'SKU'
  | 'NAME'
  | 'BRAND'
  | 'CATEGORY'
  | 'SUPPLIER'
  | 'LAUNCHED_ON'
  | 'DISCONTINUED_ON'
  | 'UPDATED_AT'
  | 'LIFECYCLE_STAGE'
  | 'AVAILABLE'
  | 'STOCK_UPDATED_AT'
  | 'DAYS_OF_COVER'
  | 'LEAD_TIME_DAYS'
  | 'SELL_THROUGH_PERCENT'
  | 'STOCK_VALUE'
  | 'PRICE'
  | 'PRICE_UPDATED_AT'
  | 'UNIT_COST'
  | 'MARGIN_PERCENT'
  | 'PRICE_INDEX'
  | 'OPEN_TICKETS'
  | 'REVIEW_RATING'
  | 'UNITS_SOLD'
  | 'RETURNS_PERCENT';

export type ProductDimension =
  'SKU' | 'NAME' | 'BRAND' | 'CATEGORY' | 'GTIN' | 'MPN' | 'PARENT' | 'SUPPLIER' | 'LIFECYCLE_STAGE';

export type Product = Node & {
  readonly id: Scalars['ID']['output'];
  readonly sku: Scalars['Sku']['output'];
  readonly name: Maybe<Scalars['String']['output']>;
  readonly description: Maybe<Scalars['String']['output']>;
  readonly brand: Maybe<Scalars['String']['output']>;
  readonly category: Maybe<Scalars['String']['output']>;
  readonly features: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly specifications: Maybe<ReadonlyArray<Specification>>;
  readonly launchedOn: Maybe<Scalars['Date']['output']>;
  readonly discontinuedOn: Maybe<Scalars['Date']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  readonly url: Maybe<Scalars['String']['output']>;
  readonly imageUrl: Maybe<Scalars['String']['output']>;
  readonly gtin: Maybe<Scalars['String']['output']>;
  readonly mpn: Maybe<Scalars['String']['output']>;
  readonly tags: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly parent: Maybe<Product>;
  readonly variants: Maybe<ReadonlyArray<Product>>;
  readonly lifecycle: Maybe<Lifecycle>;
  readonly inventory: Maybe<ProductInventory>;
  readonly stockHistory: Maybe<ReadonlyArray<StockDay>>;
  readonly availableToPromise: Maybe<ReadonlyArray<PromiseWeek>>;
  readonly unitCost: Maybe<Money>;
  readonly sellThroughPercent: Maybe<Scalars['Float']['output']>;
  readonly returnsPercent: Maybe<Scalars['Float']['output']>;
  readonly reviewRating: Maybe<Scalars['Float']['output']>;
  readonly stockValue: Maybe<Money>;
  readonly costBreakdown: Maybe<ReadonlyArray<CostComponent>>;
  readonly costHistory: Maybe<ReadonlyArray<CostPeriod>>;
  readonly price: Maybe<Price>;
  readonly prices: Maybe<ReadonlyArray<MarketPrice>>;
  readonly priceHistory: Maybe<ReadonlyArray<PricePeriod>>;
  readonly margin: Maybe<Margin>;
  readonly competitorPrices: Maybe<ReadonlyArray<CompetitorPrice>>;
  readonly competitorPriceHistory: Maybe<CompetitorPriceConnection>;
  readonly priceIndex: Maybe<Scalars['Float']['output']>;
  readonly priceIndexCompetitors: Maybe<Scalars['Int']['output']>;
  readonly promotions: Maybe<ReadonlyArray<Promotion>>;
  readonly maximumDiscountPercent: Maybe<Scalars['Float']['output']>;
  readonly suppliers: Maybe<ReadonlyArray<ProductSupplier>>;
  readonly leadTimeDays: Maybe<Scalars['Float']['output']>;
  readonly stockoutBeforeReplenishment: Maybe<Scalars['Boolean']['output']>;
  readonly capacity: Maybe<ReadonlyArray<CapacityWeek>>;
  readonly disrupted: Maybe<Scalars['Boolean']['output']>;
  readonly disruptions: Maybe<ReadonlyArray<Disruption>>;
  readonly deliveryEstimates: Maybe<ReadonlyArray<DeliveryEstimate>>;
  readonly support: Maybe<ProductSupport>;
  readonly tickets: Maybe<TicketConnection>;
  readonly faqs: Maybe<ReadonlyArray<Faq>>;
  readonly feedback: Maybe<FeedbackConnection>;
  readonly sales: Maybe<ProductSales>;
  readonly boughtWith: Maybe<ReadonlyArray<BoughtWith>>;
};

export type ProductVariantsArgs = {
  first?: Scalars['Int']['input'];
};

export type ProductStockHistoryArgs = {
  period?: PeriodInput;
  in: InputMaybe<PlaceInput>;
};

export type ProductAvailableToPromiseArgs = {
  weeks?: Scalars['Int']['input'];
  in: InputMaybe<PlaceInput>;
};

export type ProductCostHistoryArgs = {
  period: InputMaybe<PeriodInput>;
  first: InputMaybe<Scalars['Int']['input']>;
};

export type ProductPricesArgs = {
  markets: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ProductPriceHistoryArgs = {
  period?: PeriodInput;
};

export type ProductCompetitorPricesArgs = {
  first?: Scalars['Int']['input'];
};

export type ProductCompetitorPriceHistoryArgs = {
  period?: PeriodInput;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type ProductPromotionsArgs = {
  discountPercents: ReadonlyArray<Scalars['Percent']['input']>;
};

export type ProductMaximumDiscountPercentArgs = {
  marginFloorPercent: Scalars['Percent']['input'];
};

export type ProductCapacityArgs = {
  weeks?: Scalars['Int']['input'];
};

export type ProductDisruptionsArgs = {
  active: InputMaybe<Scalars['Boolean']['input']>;
};

export type ProductDeliveryEstimatesArgs = {
  to: DestinationInput;
};

export type ProductTicketsArgs = {
  filter: InputMaybe<TicketFilter>;
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type ProductFaqsArgs = {
  first?: Scalars['Int']['input'];
};

export type ProductFeedbackArgs = {
  first: InputMaybe<Scalars['Int']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
};

export type ProductSalesArgs = {
  last?: PeriodInput;
};

export type ProductBoughtWithArgs = {
  first?: Scalars['Int']['input'];
};

export type Specification = {
  readonly name: Maybe<Scalars['String']['output']>;
  readonly value: Maybe<Scalars['String']['output']>;
  readonly unit: Maybe<Scalars['String']['output']>;
};

export type BoughtWith = {
  readonly product: Maybe<Product>;
  readonly orders: Scalars['Int']['output'];
  readonly confidencePercent: Scalars['Float']['output'];
  readonly lift: Scalars['Float']['output'];
};

export type ProductConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<ProductEdge>;
  readonly nodes: ReadonlyArray<Product>;
  readonly facets: Maybe<ReadonlyArray<ProductFacet>>;
};

export type ProductConnectionFacetsArgs = {
  by: ReadonlyArray<ProductDimension>;
  first?: Scalars['Int']['input'];
};

export type ProductFacet = {
  readonly dimension: ProductDimension;
  readonly values: Maybe<ReadonlyArray<ProductFacetValue>>;
};

export type ProductFacetValue = {
  readonly value: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
};

export type ProductEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Product;
};

export type WordsFilter = {
  readonly has?: InputMaybe<Scalars['String']['input']>;
  readonly hasAny?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly hasAll?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type SpecificationFilter = {
  readonly name: Scalars['String']['input'];
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly lt?: InputMaybe<Scalars['Float']['input']>;
  readonly lte?: InputMaybe<Scalars['Float']['input']>;
  readonly gt?: InputMaybe<Scalars['Float']['input']>;
  readonly gte?: InputMaybe<Scalars['Float']['input']>;
  readonly unit?: InputMaybe<Scalars['String']['input']>;
};

export type GtinFilter = {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type LifecycleStageFilter = {
  readonly eq?: InputMaybe<LifecycleStage>;
  readonly in?: InputMaybe<ReadonlyArray<LifecycleStage>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UnitsSoldFilter = {
  readonly last: PeriodInput;
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  readonly lt?: InputMaybe<Scalars['Int']['input']>;
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
  readonly gt?: InputMaybe<Scalars['Int']['input']>;
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ProductOrder = {
  readonly field: ProductOrderField;
  readonly direction: OrderDirection;
  readonly in?: InputMaybe<PlaceInput>;
};

export type Category = {
  readonly name: Scalars['String']['output'];
  readonly products: Scalars['Int']['output'];
};

export type CategoryConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<CategoryEdge>;
  readonly nodes: ReadonlyArray<Category>;
};

export type CategoryEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Category;
};

export type Brand = {
  readonly name: Scalars['String']['output'];
  readonly products: Scalars['Int']['output'];
};

export type BrandConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<BrandEdge>;
  readonly nodes: ReadonlyArray<Brand>;
};

export type BrandEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Brand;
};

export type SalesDimension =
  'CATEGORY' | 'BRAND' | 'SKU' | 'COUNTRY' | 'SEGMENT' | 'CHANNEL' | 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

export type SalesReportRow = {
  readonly category: Maybe<Scalars['String']['output']>;
  readonly brand: Maybe<Scalars['String']['output']>;
  readonly sku: Maybe<Scalars['Sku']['output']>;
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  readonly segment: Maybe<CustomerSegment>;
  readonly channel: Maybe<Scalars['String']['output']>;
  readonly period: Maybe<Scalars['String']['output']>;
  readonly complete: Maybe<Scalars['Boolean']['output']>;
  readonly knownUntil: Scalars['Date']['output'];
  readonly orders: Maybe<Scalars['Int']['output']>;
  readonly units: Maybe<Scalars['Int']['output']>;
  readonly revenue: Maybe<Money>;
  readonly cost: Maybe<Money>;
  readonly unitsWithoutCost: Maybe<Scalars['Int']['output']>;
  readonly costCoveragePercent: Maybe<Scalars['Float']['output']>;
  readonly grossProfit: Maybe<Money>;
  readonly marginPercent: Maybe<Scalars['Float']['output']>;
  readonly returnsPercent: Maybe<Scalars['Float']['output']>;
};

export type Scorecard = {
  readonly from: Scalars['Date']['output'];
  readonly to: Scalars['Date']['output'];
  readonly knownUntil: Scalars['Date']['output'];
  readonly previousFrom: Scalars['Date']['output'];
  readonly metrics: ReadonlyArray<ScorecardMetric>;
  readonly trend: ReadonlyArray<ScorecardStep>;
};

export type ScorecardTrendArgs = {
  by?: TrendInterval;
};

export type ScorecardMetricName =
  | 'REVENUE'
  | 'ORDERS'
  | 'UNITS'
  | 'AVERAGE_ORDER_VALUE'
  | 'RETURNS_PERCENT'
  | 'MARGIN_PERCENT'
  | 'TICKETS'
  | 'CSAT_PERCENT'
  | 'NPS'
  | 'ON_TIME_PERCENT'
  | 'SESSIONS'
  | 'CONVERSION_PERCENT';

export type ScorecardMetric = {
  readonly metric: ScorecardMetricName;
  readonly value: Maybe<Scalars['Float']['output']>;
  readonly previous: Maybe<Scalars['Float']['output']>;
  readonly changePercent: Maybe<Scalars['Float']['output']>;
  readonly costCoveragePercent: Maybe<Scalars['Float']['output']>;
  readonly unit: Scalars['String']['output'];
};

export type ScorecardStep = {
  readonly period: Scalars['String']['output'];
  readonly complete: Scalars['Boolean']['output'];
  readonly revenue: Maybe<Money>;
  readonly orders: Maybe<Scalars['Int']['output']>;
  readonly units: Maybe<Scalars['Int']['output']>;
  readonly tickets: Maybe<Scalars['Int']['output']>;
  readonly csatPercent: Maybe<Scalars['Float']['output']>;
  readonly onTimePercent: Maybe<Scalars['Float']['output']>;
  readonly sessions: Maybe<Scalars['Int']['output']>;
  readonly conversionPercent: Maybe<Scalars['Float']['output']>;
};

export type CustomerSegmentReport = {
  readonly segment: CustomerSegment;
  readonly knownUntil: Scalars['Date']['output'];
  readonly customers: Scalars['Int']['output'];
  readonly sharePercent: Maybe<Scalars['Float']['output']>;
  readonly orders: Maybe<Scalars['Int']['output']>;
  readonly revenue: Maybe<Money>;
  readonly averageOrderValue: Maybe<Money>;
  readonly openTickets: Maybe<Scalars['Int']['output']>;
  readonly csatPercent: Maybe<Scalars['Float']['output']>;
  readonly summarizedAt: Maybe<Scalars['DateTime']['output']>;
};

export type ProductSales = {
  readonly from: Scalars['Date']['output'];
  readonly to: Scalars['Date']['output'];
  readonly knownUntil: Scalars['Date']['output'];
  readonly orders: Maybe<Scalars['Int']['output']>;
  readonly units: Maybe<Scalars['Int']['output']>;
  readonly revenue: Maybe<Money>;
  readonly returnsPercent: Maybe<Scalars['Float']['output']>;
  readonly series: ReadonlyArray<ProductSalesStep>;
};

export type ProductSalesSeriesArgs = {
  by: TrendInterval;
};

export type ProductSalesStep = {
  readonly period: Scalars['String']['output'];
  readonly complete: Scalars['Boolean']['output'];
  readonly units: Maybe<Scalars['Int']['output']>;
  readonly revenue: Maybe<Money>;
};

export type Shipment = Node & {
  readonly id: Scalars['ID']['output'];
  readonly number: Scalars['String']['output'];
  readonly order: Maybe<Order>;
  readonly carrier: Maybe<Scalars['String']['output']>;
  readonly method: Maybe<Scalars['String']['output']>;
  readonly status: Maybe<ShipmentStatus>;
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  readonly region: Maybe<Scalars['String']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  readonly trackingNumber: Maybe<Scalars['String']['output']>;
  readonly shippedAt: Maybe<Scalars['DateTime']['output']>;
  readonly promisedOn: Maybe<Scalars['Date']['output']>;
  readonly estimatedDeliveryOn: Maybe<Scalars['Date']['output']>;
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  readonly late: Maybe<Scalars['Boolean']['output']>;
  readonly events: Maybe<ReadonlyArray<ShipmentEvent>>;
};

export type ShipmentStatus =
  'PENDING' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'EXCEPTION' | 'RETURNED' | 'CANCELLED';

export type ShipmentEvent = {
  readonly status: Maybe<Scalars['String']['output']>;
  readonly at: Maybe<Scalars['DateTime']['output']>;
  readonly location: Maybe<Scalars['String']['output']>;
};

export type DestinationInput = {
  readonly country: Scalars['CountryCode']['input'];
  readonly region?: InputMaybe<Scalars['String']['input']>;
};

export type DeliveryEstimate = {
  readonly method: Scalars['String']['output'];
  readonly carrier: Scalars['String']['output'];
  readonly earliest: Scalars['Date']['output'];
  readonly latest: Scalars['Date']['output'];
  readonly typicalDays: Scalars['Float']['output'];
  readonly lateDays: Scalars['Float']['output'];
  readonly onTimePercent: Maybe<Scalars['Float']['output']>;
  readonly cost: Maybe<Money>;
  readonly sampleSize: Scalars['Int']['output'];
  readonly lane: DeliveryLane;
};

export type DeliveryLane = 'EXACT' | 'COUNTRY' | 'ALL';

export type DeliveryDimension = 'CARRIER' | 'METHOD' | 'COUNTRY' | 'WAREHOUSE';

export type DeliveryPerformance = {
  readonly key: Scalars['String']['output'];
  readonly knownUntil: Scalars['Date']['output'];
  readonly shipments: Scalars['Int']['output'];
  readonly onTimePercent: Maybe<Scalars['Float']['output']>;
  readonly onTimeInFullPercent: Maybe<Scalars['Float']['output']>;
  readonly typicalDays: Maybe<Scalars['Float']['output']>;
  readonly lateDays: Maybe<Scalars['Float']['output']>;
  readonly medianDays: Maybe<Scalars['Float']['output']>;
  readonly p90Days: Maybe<Scalars['Float']['output']>;
  readonly exceptionPercent: Maybe<Scalars['Float']['output']>;
  readonly averageCost: Maybe<Money>;
};

export type ShipmentConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<ShipmentEdge>;
  readonly nodes: ReadonlyArray<Shipment>;
};

export type ShipmentEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Shipment;
};

export type Carrier = {
  readonly code: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

export type CarrierConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<CarrierEdge>;
  readonly nodes: ReadonlyArray<Carrier>;
};

export type CarrierEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Carrier;
};

export type SourceName = 'inventory' | 'logistics' | 'cogs' | 'support' | 'sales';

export type Source = {
  readonly name: SourceName;
  readonly status: SourceStatus;
  readonly latencyMs: Maybe<Scalars['Float']['output']>;
  readonly dataAsOf: Maybe<Scalars['DateTime']['output']>;
  readonly message: Maybe<Scalars['String']['output']>;
};

export type SourceStatus = 'UP' | 'DEGRADED' | 'DOWN';

export type ProductSupport = {
  readonly openTickets: Scalars['Int']['output'];
  readonly ticketsPerHundredOrders: Maybe<Scalars['Float']['output']>;
  readonly csatPercent: Maybe<Scalars['Float']['output']>;
  readonly topIssues: ReadonlyArray<TopIssue>;
};

export type ProductSupportTopIssuesArgs = {
  first?: Scalars['Int']['input'];
};

export type SupportInsights = {
  readonly from: Scalars['Date']['output'];
  readonly to: Scalars['Date']['output'];
  readonly knownUntil: Scalars['Date']['output'];
  readonly tickets: Scalars['Int']['output'];
  readonly openTickets: Scalars['Int']['output'];
  readonly csatPercent: Maybe<Scalars['Float']['output']>;
  readonly nps: Maybe<Scalars['Float']['output']>;
  readonly firstContactResolutionPercent: Maybe<Scalars['Float']['output']>;
  readonly medianFirstReplyMinutes: Maybe<Scalars['Float']['output']>;
  readonly medianResolutionHours: Maybe<Scalars['Float']['output']>;
  readonly topIssues: ReadonlyArray<TopIssue>;
  readonly faqs: Maybe<ReadonlyArray<Faq>>;
};

export type SupportInsightsTopIssuesArgs = {
  first?: Scalars['Int']['input'];
};

export type SupportInsightsFaqsArgs = {
  first?: Scalars['Int']['input'];
};

export type SupportInsightsFilter = {
  readonly category?: InputMaybe<ChoiceFilter>;
};

export type TopIssue = {
  readonly issue: Scalars['String']['output'];
  readonly tickets: Scalars['Int']['output'];
  readonly sharePercent: Scalars['Float']['output'];
  readonly changePercent: Maybe<Scalars['Float']['output']>;
  readonly products: Maybe<ReadonlyArray<Product>>;
};

export type TopIssueProductsArgs = {
  first?: Scalars['Int']['input'];
};

export type Faq = {
  readonly question: Maybe<Scalars['String']['output']>;
  readonly answer: Maybe<Scalars['String']['output']>;
  readonly timesAsked: Maybe<Scalars['Int']['output']>;
};

export type Feedback = {
  readonly number: Scalars['String']['output'];
  readonly product: Maybe<Product>;
  readonly customer: Maybe<Customer>;
  readonly rating: Maybe<Scalars['Int']['output']>;
  readonly wouldRecommend: Maybe<Scalars['Int']['output']>;
  readonly comment: Maybe<Scalars['String']['output']>;
  readonly sentiment: Maybe<Sentiment>;
  readonly submittedAt: Maybe<Scalars['DateTime']['output']>;
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

export type Sentiment = 'POSITIVE' | 'NEUTRAL' | 'NEGATIVE';

export type FeedbackConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<FeedbackEdge>;
  readonly nodes: ReadonlyArray<Feedback>;
};

export type FeedbackEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Feedback;
};

export type Ticket = Node & {
  readonly id: Scalars['ID']['output'];
  readonly number: Scalars['String']['output'];
  readonly subject: Maybe<Scalars['String']['output']>;
  readonly issue: Maybe<Scalars['String']['output']>;
  readonly status: Maybe<TicketStatus>;
  readonly priority: Maybe<TicketPriority>;
  readonly channel: Maybe<Scalars['String']['output']>;
  readonly openedAt: Maybe<Scalars['DateTime']['output']>;
  readonly firstRepliedAt: Maybe<Scalars['DateTime']['output']>;
  readonly solvedAt: Maybe<Scalars['DateTime']['output']>;
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly csatRating: Maybe<Scalars['Int']['output']>;
  readonly product: Maybe<Product>;
  readonly order: Maybe<Order>;
  readonly customer: Maybe<Customer>;
};

export type TicketStatus = 'NEW' | 'OPEN' | 'PENDING' | 'HOLD' | 'SOLVED' | 'CLOSED';

export type TicketPriority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

export type TicketFilter = {
  readonly open?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TicketConnection = {
  readonly totalCount: Scalars['Int']['output'];
  readonly pageInfo: PageInfo;
  readonly edges: ReadonlyArray<TicketEdge>;
  readonly nodes: ReadonlyArray<Ticket>;
};

export type TicketEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Ticket;
};

export type CustomerNumberFilter = {
  readonly eq?: InputMaybe<Scalars['CustomerNumber']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['CustomerNumber']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type OrderNumberFilter = {
  readonly eq?: InputMaybe<Scalars['OrderNumber']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['OrderNumber']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TicketNumberFilter = {
  readonly eq?: InputMaybe<Scalars['TicketNumber']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['TicketNumber']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ShipmentNumberFilter = {
  readonly eq?: InputMaybe<Scalars['ShipmentNumber']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ShipmentNumber']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ReturnNumberFilter = {
  readonly eq?: InputMaybe<Scalars['ReturnNumber']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ReturnNumber']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type FeedbackNumberFilter = {
  readonly eq?: InputMaybe<Scalars['FeedbackNumber']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['FeedbackNumber']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type PurchaseOrderNumberFilter = {
  readonly eq?: InputMaybe<Scalars['PurchaseOrderNumber']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['PurchaseOrderNumber']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SkuFilter = {
  readonly eq?: InputMaybe<Scalars['Sku']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Sku']['input']>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type OrderStatusFilter = {
  readonly eq?: InputMaybe<OrderStatus>;
  readonly in?: InputMaybe<ReadonlyArray<OrderStatus>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ShipmentStatusFilter = {
  readonly eq?: InputMaybe<ShipmentStatus>;
  readonly in?: InputMaybe<ReadonlyArray<ShipmentStatus>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type PurchaseOrderStatusFilter = {
  readonly eq?: InputMaybe<PurchaseOrderStatus>;
  readonly in?: InputMaybe<ReadonlyArray<PurchaseOrderStatus>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SentimentFilter = {
  readonly eq?: InputMaybe<Sentiment>;
  readonly in?: InputMaybe<ReadonlyArray<Sentiment>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TicketStatusFilter = {
  readonly eq?: InputMaybe<TicketStatus>;
  readonly in?: InputMaybe<ReadonlyArray<TicketStatus>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TicketPriorityFilter = {
  readonly eq?: InputMaybe<TicketPriority>;
  readonly in?: InputMaybe<ReadonlyArray<TicketPriority>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<
  TResult,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<
  TResult,
  TKey extends string,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<
  TTypes,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
> = (parent: TParent, context: TContext, info: GraphQLResolveInfo) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  obj: T,
  context: TContext,
  info: GraphQLResolveInfo,
) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<
  TResult = Record<PropertyKey, never>,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | (BudgetParent & { __typename: 'Budget' })
    | (CustomerKey & { __typename: 'Customer' })
    | (DisruptionRow & { __typename: 'Disruption' })
    | (OrderRow & { __typename: 'Order' })
    | (ProductKey & { __typename: 'Product' })
    | (ShipmentRow & { __typename: 'Shipment' })
    | (TicketRow & { __typename: 'Ticket' });
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Audience: ResolverTypeWrapper<AudienceParent>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AudienceDimension: AudienceDimension;
  AudienceShare: ResolverTypeWrapper<AudienceShare>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Scope: ResolverTypeWrapper<Scalars['Scope']['output']>;
  CacheControlScope: CacheControlScope;
  Sku: ResolverTypeWrapper<Scalars['Sku']['output']>;
  CustomerNumber: ResolverTypeWrapper<Scalars['CustomerNumber']['output']>;
  OrderNumber: ResolverTypeWrapper<Scalars['OrderNumber']['output']>;
  TicketNumber: ResolverTypeWrapper<Scalars['TicketNumber']['output']>;
  ShipmentNumber: ResolverTypeWrapper<Scalars['ShipmentNumber']['output']>;
  ReturnNumber: ResolverTypeWrapper<Scalars['ReturnNumber']['output']>;
  FeedbackNumber: ResolverTypeWrapper<Scalars['FeedbackNumber']['output']>;
  PurchaseOrderNumber: ResolverTypeWrapper<Scalars['PurchaseOrderNumber']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Percent: ResolverTypeWrapper<Scalars['Percent']['output']>;
  Money: ResolverTypeWrapper<MoneyValue>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  OrderDirection: OrderDirection;
  PeriodInput: PeriodInput;
  PlaceInput: PlaceInput;
  TrendInterval: TrendInterval;
  ChoiceFilter: ChoiceFilter;
  Query: ResolverTypeWrapper<undefined>;
  Subscription: ResolverTypeWrapper<undefined>;
  Budget: ResolverTypeWrapper<BudgetParent>;
  CampaignCheckInput: CampaignCheckInput;
  CampaignProductInput: CampaignProductInput;
  CampaignCheck: ResolverTypeWrapper<
    Omit<CampaignCheck, 'expectedRevenue' | 'expectedGrossProfit' | 'budget' | 'products'> & {
      expectedRevenue: Maybe<ResolversTypes['Money']>;
      expectedGrossProfit: Maybe<ResolversTypes['Money']>;
      budget: Maybe<ResolversTypes['Budget']>;
      products: ReadonlyArray<ResolversTypes['CampaignProduct']>;
    }
  >;
  CampaignProduct: ResolverTypeWrapper<
    Omit<CampaignProduct, 'product' | 'promotion'> & {
      product: Maybe<ResolversTypes['Product']>;
      promotion: ResolversTypes['Promotion'];
    }
  >;
  CampaignFinding: ResolverTypeWrapper<CampaignFinding>;
  CampaignVerdict: CampaignVerdict;
  FindingSeverity: FindingSeverity;
  CampaignFindingCode: CampaignFindingCode;
  CostComponent: ResolverTypeWrapper<CostComponentParent>;
  CostComponentName: CostComponentName;
  CostPeriod: ResolverTypeWrapper<CostPeriodParent>;
  CustomerFilter: CustomerFilter;
  CustomerOrderField: CustomerOrderField;
  EmailFilter: EmailFilter;
  AgeBandFilter: AgeBandFilter;
  CustomerSegmentFilter: CustomerSegmentFilter;
  ConsentFilter: ConsentFilter;
  ConsentKind: ConsentKind;
  BoughtSkuFilter: BoughtSkuFilter;
  BoughtCategoryFilter: BoughtCategoryFilter;
  CustomerOrder: CustomerOrder;
  DateFilter: DateFilter;
  DateTimeFilter: DateTimeFilter;
  Customer: ResolverTypeWrapper<CustomerKey>;
  AdPlatform: AdPlatform;
  Demographics: ResolverTypeWrapper<Demographics>;
  AgeBand: AgeBand;
  Gender: Gender;
  Consent: ResolverTypeWrapper<Consent>;
  CustomerSegment: CustomerSegment;
  Rfm: ResolverTypeWrapper<Omit<Rfm, 'monetary'> & { monetary: Maybe<ResolversTypes['Money']> }>;
  PurchasePattern: ResolverTypeWrapper<PurchasePatternParent>;
  FavouriteCategory: ResolverTypeWrapper<FavouriteCategory>;
  CustomerSupport: ResolverTypeWrapper<CustomerSupport>;
  CustomerDelivery: ResolverTypeWrapper<CustomerDelivery>;
  CustomerConnection: ResolverTypeWrapper<CustomerConnectionParent>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  Deletion: ResolverTypeWrapper<DeletionRow>;
  DeletedThing: DeletedThing;
  DeletionsFilter: DeletionsFilter;
  DeletionConnection: ResolverTypeWrapper<DeletionConnectionParent>;
  DeletionEdge: ResolverTypeWrapper<Omit<DeletionEdge, 'node'> & { node: ResolversTypes['Deletion'] }>;
  Disruption: ResolverTypeWrapper<DisruptionRow>;
  DisruptionKind: DisruptionKind;
  Severity: Severity;
  Lane: ResolverTypeWrapper<Lane>;
  DisruptionConnection: ResolverTypeWrapper<DisruptionConnectionParent>;
  DisruptionEdge: ResolverTypeWrapper<Omit<DisruptionEdge, 'node'> & { node: ResolversTypes['Disruption'] }>;
  TextFilter: TextFilter;
  IntFilter: IntFilter;
  FloatFilter: FloatFilter;
  AmountFilter: AmountFilter;
  BooleanFilter: BooleanFilter;
  ProductInventory: ResolverTypeWrapper<ProductStock>;
  StockLevel: ResolverTypeWrapper<StockLevelRow>;
  StockLevelConnection: ResolverTypeWrapper<StockLevelConnectionParent>;
  StockLevelEdge: ResolverTypeWrapper<Omit<StockLevelEdge, 'node'> & { node: ResolversTypes['StockLevel'] }>;
  StockDay: ResolverTypeWrapper<StockDay>;
  Warehouse: ResolverTypeWrapper<Warehouse>;
  PromiseWeek: ResolverTypeWrapper<PromiseWeek>;
  CapacityWeek: ResolverTypeWrapper<CapacityWeek>;
  Supplier: ResolverTypeWrapper<Supplier>;
  ProductSupplier: ResolverTypeWrapper<SupplyTerms>;
  StockChange: ResolverTypeWrapper<StockChangeParent>;
  WarehouseConnection: ResolverTypeWrapper<WarehouseConnectionParent>;
  WarehouseEdge: ResolverTypeWrapper<WarehouseEdge>;
  SupplierConnection: ResolverTypeWrapper<SupplierConnectionParent>;
  SupplierEdge: ResolverTypeWrapper<SupplierEdge>;
  PurchaseOrder: ResolverTypeWrapper<PurchaseOrderRow>;
  PurchaseOrderStatus: PurchaseOrderStatus;
  PurchaseOrderLine: ResolverTypeWrapper<PurchaseOrderLineRow>;
  PurchaseOrderConnection: ResolverTypeWrapper<PurchaseOrderConnectionParent>;
  PurchaseOrderEdge: ResolverTypeWrapper<
    Omit<PurchaseOrderEdge, 'node'> & { node: ResolversTypes['PurchaseOrder'] }
  >;
  Lifecycle: ResolverTypeWrapper<LifecycleParent>;
  LifecycleStage: LifecycleStage;
  BrandsFilter: BrandsFilter;
  BrandsOrderField: BrandsOrderField;
  BrandsOrder: BrandsOrder;
  CarriersFilter: CarriersFilter;
  CarriersOrderField: CarriersOrderField;
  CarriersOrder: CarriersOrder;
  CategoriesFilter: CategoriesFilter;
  CategoriesOrderField: CategoriesOrderField;
  CategoriesOrder: CategoriesOrder;
  FeedbackFilter: FeedbackFilter;
  FeedbackOrderField: FeedbackOrderField;
  FeedbackOrder: FeedbackOrder;
  OrderLinesFilter: OrderLinesFilter;
  OrderLinesOrderField: OrderLinesOrderField;
  OrderLinesOrder: OrderLinesOrder;
  OrdersFilter: OrdersFilter;
  OrdersOrderField: OrdersOrderField;
  OrdersOrder: OrdersOrder;
  PurchaseOrdersFilter: PurchaseOrdersFilter;
  PurchaseOrdersOrderField: PurchaseOrdersOrderField;
  PurchaseOrdersOrder: PurchaseOrdersOrder;
  ReturnsFilter: ReturnsFilter;
  ReturnsOrderField: ReturnsOrderField;
  ReturnsOrder: ReturnsOrder;
  ShipmentsFilter: ShipmentsFilter;
  ShipmentsOrderField: ShipmentsOrderField;
  ShipmentsOrder: ShipmentsOrder;
  StockLevelsFilter: StockLevelsFilter;
  StockLevelsOrderField: StockLevelsOrderField;
  StockLevelsOrder: StockLevelsOrder;
  SuppliersFilter: SuppliersFilter;
  SuppliersOrderField: SuppliersOrderField;
  SuppliersOrder: SuppliersOrder;
  TicketsFilter: TicketsFilter;
  TicketsOrderField: TicketsOrderField;
  TicketsOrder: TicketsOrder;
  WarehousesFilter: WarehousesFilter;
  WarehousesOrderField: WarehousesOrderField;
  WarehousesOrder: WarehousesOrder;
  MetricsDimension: MetricsDimension;
  MetricsMeasure: MetricsMeasure;
  PeriodComparison: PeriodComparison;
  MetricsOrder: MetricsOrder;
  MetricsFilter: MetricsFilter;
  MetricsReport: ResolverTypeWrapper<MetricsReportParent>;
  MetricsRow: ResolverTypeWrapper<MetricsRowParent>;
  MetricsValues: ResolverTypeWrapper<MetricsRowParent>;
  MetricsChange: ResolverTypeWrapper<MetricsRowParent>;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderStatus: OrderStatus;
  OrderLine: ResolverTypeWrapper<OrderLineRow>;
  OrderConnection: ResolverTypeWrapper<OrderConnectionParent>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderLineConnection: ResolverTypeWrapper<OrderLineConnectionParent>;
  OrderLineEdge: ResolverTypeWrapper<Omit<OrderLineEdge, 'node'> & { node: ResolversTypes['OrderLine'] }>;
  Return: ResolverTypeWrapper<ReturnRow>;
  ReturnConnection: ResolverTypeWrapper<ReturnConnectionParent>;
  ReturnEdge: ResolverTypeWrapper<Omit<ReturnEdge, 'node'> & { node: ResolversTypes['Return'] }>;
  Price: ResolverTypeWrapper<ProductPrice>;
  PricePeriod: ResolverTypeWrapper<PricePeriodParent>;
  MarketPrice: ResolverTypeWrapper<MarketPriceRow>;
  Margin: ResolverTypeWrapper<Omit<Margin, 'gross'> & { gross: Maybe<ResolversTypes['Money']> }>;
  CompetitorPrice: ResolverTypeWrapper<CompetitorPriceParent>;
  CompetitorPriceConnection: ResolverTypeWrapper<CompetitorPriceConnectionParent>;
  CompetitorPriceEdge: ResolverTypeWrapper<
    Omit<CompetitorPriceEdge, 'node'> & { node: ResolversTypes['CompetitorPrice'] }
  >;
  Promotion: ResolverTypeWrapper<PromotionParent>;
  ProductFilter: ProductFilter;
  ProductOrderField: ProductOrderField;
  ProductDimension: ProductDimension;
  Product: ResolverTypeWrapper<ProductKey>;
  Specification: ResolverTypeWrapper<Specification>;
  BoughtWith: ResolverTypeWrapper<BoughtTogetherRow>;
  ProductConnection: ResolverTypeWrapper<ProductConnectionParent>;
  ProductFacet: ResolverTypeWrapper<ProductFacetParent>;
  ProductFacetValue: ResolverTypeWrapper<ProductFacetValue>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  WordsFilter: WordsFilter;
  SpecificationFilter: SpecificationFilter;
  GtinFilter: GtinFilter;
  LifecycleStageFilter: LifecycleStageFilter;
  UnitsSoldFilter: UnitsSoldFilter;
  ProductOrder: ProductOrder;
  Category: ResolverTypeWrapper<Category>;
  CategoryConnection: ResolverTypeWrapper<WordConnectionParent>;
  CategoryEdge: ResolverTypeWrapper<CategoryEdge>;
  Brand: ResolverTypeWrapper<Brand>;
  BrandConnection: ResolverTypeWrapper<WordConnectionParent>;
  BrandEdge: ResolverTypeWrapper<BrandEdge>;
  SalesDimension: SalesDimension;
  SalesReportRow: ResolverTypeWrapper<SalesReportRowParent>;
  Scorecard: ResolverTypeWrapper<ScorecardParent>;
  ScorecardMetricName: ScorecardMetricName;
  ScorecardMetric: ResolverTypeWrapper<ScorecardMetricParent>;
  ScorecardStep: ResolverTypeWrapper<ScorecardStepParent>;
  CustomerSegmentReport: ResolverTypeWrapper<CustomerSegmentParent>;
  ProductSales: ResolverTypeWrapper<ProductSalesParent>;
  ProductSalesStep: ResolverTypeWrapper<ProductSalesStepParent>;
  Shipment: ResolverTypeWrapper<ShipmentRow>;
  ShipmentStatus: ShipmentStatus;
  ShipmentEvent: ResolverTypeWrapper<ShipmentEvent>;
  DestinationInput: DestinationInput;
  DeliveryEstimate: ResolverTypeWrapper<DeliveryEstimateParent>;
  DeliveryLane: DeliveryLane;
  DeliveryDimension: DeliveryDimension;
  DeliveryPerformance: ResolverTypeWrapper<DeliveryPerformanceParent>;
  ShipmentConnection: ResolverTypeWrapper<ShipmentConnectionParent>;
  ShipmentEdge: ResolverTypeWrapper<Omit<ShipmentEdge, 'node'> & { node: ResolversTypes['Shipment'] }>;
  Carrier: ResolverTypeWrapper<Carrier>;
  CarrierConnection: ResolverTypeWrapper<CarrierConnectionParent>;
  CarrierEdge: ResolverTypeWrapper<CarrierEdge>;
  SourceName: SourceName;
  Source: ResolverTypeWrapper<Source>;
  SourceStatus: SourceStatus;
  ProductSupport: ResolverTypeWrapper<ProductSupportParent>;
  SupportInsights: ResolverTypeWrapper<InsightsParent>;
  SupportInsightsFilter: SupportInsightsFilter;
  TopIssue: ResolverTypeWrapper<TopIssueParent>;
  Faq: ResolverTypeWrapper<FaqRow>;
  Feedback: ResolverTypeWrapper<FeedbackRow>;
  Sentiment: Sentiment;
  FeedbackConnection: ResolverTypeWrapper<FeedbackConnectionParent>;
  FeedbackEdge: ResolverTypeWrapper<Omit<FeedbackEdge, 'node'> & { node: ResolversTypes['Feedback'] }>;
  Ticket: ResolverTypeWrapper<TicketRow>;
  TicketStatus: TicketStatus;
  TicketPriority: TicketPriority;
  TicketFilter: TicketFilter;
  TicketConnection: ResolverTypeWrapper<TicketConnectionParent>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  CustomerNumberFilter: CustomerNumberFilter;
  OrderNumberFilter: OrderNumberFilter;
  TicketNumberFilter: TicketNumberFilter;
  ShipmentNumberFilter: ShipmentNumberFilter;
  ReturnNumberFilter: ReturnNumberFilter;
  FeedbackNumberFilter: FeedbackNumberFilter;
  PurchaseOrderNumberFilter: PurchaseOrderNumberFilter;
  SkuFilter: SkuFilter;
  OrderStatusFilter: OrderStatusFilter;
  ShipmentStatusFilter: ShipmentStatusFilter;
  PurchaseOrderStatusFilter: PurchaseOrderStatusFilter;
  SentimentFilter: SentimentFilter;
  TicketStatusFilter: TicketStatusFilter;
  TicketPriorityFilter: TicketPriorityFilter;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Audience: AudienceParent;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  AudienceShare: AudienceShare;
  Float: Scalars['Float']['output'];
  Scope: Scalars['Scope']['output'];
  Sku: Scalars['Sku']['output'];
  CustomerNumber: Scalars['CustomerNumber']['output'];
  OrderNumber: Scalars['OrderNumber']['output'];
  TicketNumber: Scalars['TicketNumber']['output'];
  ShipmentNumber: Scalars['ShipmentNumber']['output'];
  ReturnNumber: Scalars['ReturnNumber']['output'];
  FeedbackNumber: Scalars['FeedbackNumber']['output'];
  PurchaseOrderNumber: Scalars['PurchaseOrderNumber']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  Percent: Scalars['Percent']['output'];
  Money: MoneyValue;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PeriodInput: PeriodInput;
  PlaceInput: PlaceInput;
  ChoiceFilter: ChoiceFilter;
  Query: undefined;
  Subscription: undefined;
  Budget: BudgetParent;
  CampaignCheckInput: CampaignCheckInput;
  CampaignProductInput: CampaignProductInput;
  CampaignCheck: Omit<CampaignCheck, 'expectedRevenue' | 'expectedGrossProfit' | 'budget' | 'products'> & {
    expectedRevenue: Maybe<ResolversParentTypes['Money']>;
    expectedGrossProfit: Maybe<ResolversParentTypes['Money']>;
    budget: Maybe<ResolversParentTypes['Budget']>;
    products: ReadonlyArray<ResolversParentTypes['CampaignProduct']>;
  };
  CampaignProduct: Omit<CampaignProduct, 'product' | 'promotion'> & {
    product: Maybe<ResolversParentTypes['Product']>;
    promotion: ResolversParentTypes['Promotion'];
  };
  CampaignFinding: CampaignFinding;
  CostComponent: CostComponentParent;
  CostPeriod: CostPeriodParent;
  CustomerFilter: CustomerFilter;
  EmailFilter: EmailFilter;
  AgeBandFilter: AgeBandFilter;
  CustomerSegmentFilter: CustomerSegmentFilter;
  ConsentFilter: ConsentFilter;
  BoughtSkuFilter: BoughtSkuFilter;
  BoughtCategoryFilter: BoughtCategoryFilter;
  CustomerOrder: CustomerOrder;
  DateFilter: DateFilter;
  DateTimeFilter: DateTimeFilter;
  Customer: CustomerKey;
  Demographics: Demographics;
  Consent: Consent;
  Rfm: Omit<Rfm, 'monetary'> & { monetary: Maybe<ResolversParentTypes['Money']> };
  PurchasePattern: PurchasePatternParent;
  FavouriteCategory: FavouriteCategory;
  CustomerSupport: CustomerSupport;
  CustomerDelivery: CustomerDelivery;
  CustomerConnection: CustomerConnectionParent;
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  Deletion: DeletionRow;
  DeletionsFilter: DeletionsFilter;
  DeletionConnection: DeletionConnectionParent;
  DeletionEdge: Omit<DeletionEdge, 'node'> & { node: ResolversParentTypes['Deletion'] };
  Disruption: DisruptionRow;
  Lane: Lane;
  DisruptionConnection: DisruptionConnectionParent;
  DisruptionEdge: Omit<DisruptionEdge, 'node'> & { node: ResolversParentTypes['Disruption'] };
  TextFilter: TextFilter;
  IntFilter: IntFilter;
  FloatFilter: FloatFilter;
  AmountFilter: AmountFilter;
  BooleanFilter: BooleanFilter;
  ProductInventory: ProductStock;
  StockLevel: StockLevelRow;
  StockLevelConnection: StockLevelConnectionParent;
  StockLevelEdge: Omit<StockLevelEdge, 'node'> & { node: ResolversParentTypes['StockLevel'] };
  StockDay: StockDay;
  Warehouse: Warehouse;
  PromiseWeek: PromiseWeek;
  CapacityWeek: CapacityWeek;
  Supplier: Supplier;
  ProductSupplier: SupplyTerms;
  StockChange: StockChangeParent;
  WarehouseConnection: WarehouseConnectionParent;
  WarehouseEdge: WarehouseEdge;
  SupplierConnection: SupplierConnectionParent;
  SupplierEdge: SupplierEdge;
  PurchaseOrder: PurchaseOrderRow;
  PurchaseOrderLine: PurchaseOrderLineRow;
  PurchaseOrderConnection: PurchaseOrderConnectionParent;
  PurchaseOrderEdge: Omit<PurchaseOrderEdge, 'node'> & { node: ResolversParentTypes['PurchaseOrder'] };
  Lifecycle: LifecycleParent;
  BrandsFilter: BrandsFilter;
  BrandsOrder: BrandsOrder;
  CarriersFilter: CarriersFilter;
  CarriersOrder: CarriersOrder;
  CategoriesFilter: CategoriesFilter;
  CategoriesOrder: CategoriesOrder;
  FeedbackFilter: FeedbackFilter;
  FeedbackOrder: FeedbackOrder;
  OrderLinesFilter: OrderLinesFilter;
  OrderLinesOrder: OrderLinesOrder;
  OrdersFilter: OrdersFilter;
  OrdersOrder: OrdersOrder;
  PurchaseOrdersFilter: PurchaseOrdersFilter;
  PurchaseOrdersOrder: PurchaseOrdersOrder;
  ReturnsFilter: ReturnsFilter;
  ReturnsOrder: ReturnsOrder;
  ShipmentsFilter: ShipmentsFilter;
  ShipmentsOrder: ShipmentsOrder;
  StockLevelsFilter: StockLevelsFilter;
  StockLevelsOrder: StockLevelsOrder;
  SuppliersFilter: SuppliersFilter;
  SuppliersOrder: SuppliersOrder;
  TicketsFilter: TicketsFilter;
  TicketsOrder: TicketsOrder;
  WarehousesFilter: WarehousesFilter;
  WarehousesOrder: WarehousesOrder;
  MetricsOrder: MetricsOrder;
  MetricsFilter: MetricsFilter;
  MetricsReport: MetricsReportParent;
  MetricsRow: MetricsRowParent;
  MetricsValues: MetricsRowParent;
  MetricsChange: MetricsRowParent;
  Order: OrderRow;
  OrderLine: OrderLineRow;
  OrderConnection: OrderConnectionParent;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderLineConnection: OrderLineConnectionParent;
  OrderLineEdge: Omit<OrderLineEdge, 'node'> & { node: ResolversParentTypes['OrderLine'] };
  Return: ReturnRow;
  ReturnConnection: ReturnConnectionParent;
  ReturnEdge: Omit<ReturnEdge, 'node'> & { node: ResolversParentTypes['Return'] };
  Price: ProductPrice;
  PricePeriod: PricePeriodParent;
  MarketPrice: MarketPriceRow;
  Margin: Omit<Margin, 'gross'> & { gross: Maybe<ResolversParentTypes['Money']> };
  CompetitorPrice: CompetitorPriceParent;
  CompetitorPriceConnection: CompetitorPriceConnectionParent;
  CompetitorPriceEdge: Omit<CompetitorPriceEdge, 'node'> & { node: ResolversParentTypes['CompetitorPrice'] };
  Promotion: PromotionParent;
  ProductFilter: ProductFilter;
  Product: ProductKey;
  Specification: Specification;
  BoughtWith: BoughtTogetherRow;
  ProductConnection: ProductConnectionParent;
  ProductFacet: ProductFacetParent;
  ProductFacetValue: ProductFacetValue;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  WordsFilter: WordsFilter;
  SpecificationFilter: SpecificationFilter;
  GtinFilter: GtinFilter;
  LifecycleStageFilter: LifecycleStageFilter;
  UnitsSoldFilter: UnitsSoldFilter;
  ProductOrder: ProductOrder;
  Category: Category;
  CategoryConnection: WordConnectionParent;
  CategoryEdge: CategoryEdge;
  Brand: Brand;
  BrandConnection: WordConnectionParent;
  BrandEdge: BrandEdge;
  SalesReportRow: SalesReportRowParent;
  Scorecard: ScorecardParent;
  ScorecardMetric: ScorecardMetricParent;
  ScorecardStep: ScorecardStepParent;
  CustomerSegmentReport: CustomerSegmentParent;
  ProductSales: ProductSalesParent;
  ProductSalesStep: ProductSalesStepParent;
  Shipment: ShipmentRow;
  ShipmentEvent: ShipmentEvent;
  DestinationInput: DestinationInput;
  DeliveryEstimate: DeliveryEstimateParent;
  DeliveryPerformance: DeliveryPerformanceParent;
  ShipmentConnection: ShipmentConnectionParent;
  ShipmentEdge: Omit<ShipmentEdge, 'node'> & { node: ResolversParentTypes['Shipment'] };
  Carrier: Carrier;
  CarrierConnection: CarrierConnectionParent;
  CarrierEdge: CarrierEdge;
  Source: Source;
  ProductSupport: ProductSupportParent;
  SupportInsights: InsightsParent;
  SupportInsightsFilter: SupportInsightsFilter;
  TopIssue: TopIssueParent;
  Faq: FaqRow;
  Feedback: FeedbackRow;
  FeedbackConnection: FeedbackConnectionParent;
  FeedbackEdge: Omit<FeedbackEdge, 'node'> & { node: ResolversParentTypes['Feedback'] };
  Ticket: TicketRow;
  TicketFilter: TicketFilter;
  TicketConnection: TicketConnectionParent;
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  CustomerNumberFilter: CustomerNumberFilter;
  OrderNumberFilter: OrderNumberFilter;
  TicketNumberFilter: TicketNumberFilter;
  ShipmentNumberFilter: ShipmentNumberFilter;
  ReturnNumberFilter: ReturnNumberFilter;
  FeedbackNumberFilter: FeedbackNumberFilter;
  PurchaseOrderNumberFilter: PurchaseOrderNumberFilter;
  SkuFilter: SkuFilter;
  OrderStatusFilter: OrderStatusFilter;
  ShipmentStatusFilter: ShipmentStatusFilter;
  PurchaseOrderStatusFilter: PurchaseOrderStatusFilter;
  SentimentFilter: SentimentFilter;
  TicketStatusFilter: TicketStatusFilter;
  TicketPriorityFilter: TicketPriorityFilter;
};

export type AudienceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Audience'] = ResolversParentTypes['Audience'],
> = {
  size: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lifetimeValue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  summarizedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  breakdown: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['AudienceShare']>>,
    ParentType,
    ContextType,
    RequireFields<AudienceBreakdownArgs, 'by' | 'first'>
  >;
  customers: Resolver<
    Maybe<ResolversTypes['CustomerConnection']>,
    ParentType,
    ContextType,
    Partial<AudienceCustomersArgs>
  >;
};

export type AudienceShareResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['AudienceShare'] = ResolversParentTypes['AudienceShare'],
> = {
  key: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharePercent: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export interface ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Scope'], any> {
  name: 'Scope';
}

export interface SkuScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Sku'], any> {
  name: 'Sku';
}

export interface CustomerNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['CustomerNumber'],
  any
> {
  name: 'CustomerNumber';
}

export interface OrderNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['OrderNumber'], any> {
  name: 'OrderNumber';
}

export interface TicketNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['TicketNumber'],
  any
> {
  name: 'TicketNumber';
}

export interface ShipmentNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['ShipmentNumber'],
  any
> {
  name: 'ShipmentNumber';
}

export interface ReturnNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['ReturnNumber'],
  any
> {
  name: 'ReturnNumber';
}

export interface FeedbackNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['FeedbackNumber'],
  any
> {
  name: 'FeedbackNumber';
}

export interface PurchaseOrderNumberScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['PurchaseOrderNumber'],
  any
> {
  name: 'PurchaseOrderNumber';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<
  ResolversTypes['CurrencyCode'],
  any
> {
  name: 'CurrencyCode';
}

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface PercentScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Percent'], any> {
  name: 'Percent';
}

export type MoneyResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money'],
> = {
  amount: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type NodeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node'],
> = {
  __resolveType?: TypeResolveFn<
    'Budget' | 'Customer' | 'Disruption' | 'Order' | 'Product' | 'Shipment' | 'Ticket',
    ParentType,
    ContextType
  >;
};

export type PageInfoResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo'],
> = {
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query'],
> = {
  product: Resolver<
    Maybe<ResolversTypes['Product']>,
    ParentType,
    ContextType,
    RequireFields<QueryProductArgs, 'sku'>
  >;
  products: Resolver<
    Maybe<ResolversTypes['ProductConnection']>,
    ParentType,
    ContextType,
    Partial<QueryProductsArgs>
  >;
  customer: Resolver<
    Maybe<ResolversTypes['Customer']>,
    ParentType,
    ContextType,
    RequireFields<QueryCustomerArgs, 'number'>
  >;
  customers: Resolver<
    Maybe<ResolversTypes['CustomerConnection']>,
    ParentType,
    ContextType,
    Partial<QueryCustomersArgs>
  >;
  order: Resolver<
    Maybe<ResolversTypes['Order']>,
    ParentType,
    ContextType,
    RequireFields<QueryOrderArgs, 'number'>
  >;
  orders: Resolver<
    Maybe<ResolversTypes['OrderConnection']>,
    ParentType,
    ContextType,
    Partial<QueryOrdersArgs>
  >;
  ticket: Resolver<
    Maybe<ResolversTypes['Ticket']>,
    ParentType,
    ContextType,
    RequireFields<QueryTicketArgs, 'number'>
  >;
  tickets: Resolver<
    Maybe<ResolversTypes['TicketConnection']>,
    ParentType,
    ContextType,
    Partial<QueryTicketsArgs>
  >;
  orderLines: Resolver<
    Maybe<ResolversTypes['OrderLineConnection']>,
    ParentType,
    ContextType,
    Partial<QueryOrderLinesArgs>
  >;
  return: Resolver<
    Maybe<ResolversTypes['Return']>,
    ParentType,
    ContextType,
    RequireFields<QueryReturnArgs, 'number'>
  >;
  returns: Resolver<
    Maybe<ResolversTypes['ReturnConnection']>,
    ParentType,
    ContextType,
    Partial<QueryReturnsArgs>
  >;
  shipment: Resolver<
    Maybe<ResolversTypes['Shipment']>,
    ParentType,
    ContextType,
    RequireFields<QueryShipmentArgs, 'number'>
  >;
  shipments: Resolver<
    Maybe<ResolversTypes['ShipmentConnection']>,
    ParentType,
    ContextType,
    Partial<QueryShipmentsArgs>
  >;
  carrier: Resolver<
    Maybe<ResolversTypes['Carrier']>,
    ParentType,
    ContextType,
    RequireFields<QueryCarrierArgs, 'code'>
  >;
  carriers: Resolver<
    Maybe<ResolversTypes['CarrierConnection']>,
    ParentType,
    ContextType,
    Partial<QueryCarriersArgs>
  >;
  review: Resolver<
    Maybe<ResolversTypes['Feedback']>,
    ParentType,
    ContextType,
    RequireFields<QueryReviewArgs, 'number'>
  >;
  feedback: Resolver<
    Maybe<ResolversTypes['FeedbackConnection']>,
    ParentType,
    ContextType,
    Partial<QueryFeedbackArgs>
  >;
  stockLevels: Resolver<
    Maybe<ResolversTypes['StockLevelConnection']>,
    ParentType,
    ContextType,
    Partial<QueryStockLevelsArgs>
  >;
  purchaseOrder: Resolver<
    Maybe<ResolversTypes['PurchaseOrder']>,
    ParentType,
    ContextType,
    RequireFields<QueryPurchaseOrderArgs, 'number'>
  >;
  purchaseOrders: Resolver<
    Maybe<ResolversTypes['PurchaseOrderConnection']>,
    ParentType,
    ContextType,
    Partial<QueryPurchaseOrdersArgs>
  >;
  supplier: Resolver<
    Maybe<ResolversTypes['Supplier']>,
    ParentType,
    ContextType,
    RequireFields<QuerySupplierArgs, 'code'>
  >;
  suppliers: Resolver<
    Maybe<ResolversTypes['SupplierConnection']>,
    ParentType,
    ContextType,
    Partial<QuerySuppliersArgs>
  >;
  warehouse: Resolver<
    Maybe<ResolversTypes['Warehouse']>,
    ParentType,
    ContextType,
    RequireFields<QueryWarehouseArgs, 'code'>
  >;
  warehouses: Resolver<
    Maybe<ResolversTypes['WarehouseConnection']>,
    ParentType,
    ContextType,
    Partial<QueryWarehousesArgs>
  >;
  categories: Resolver<
    Maybe<ResolversTypes['CategoryConnection']>,
    ParentType,
    ContextType,
    Partial<QueryCategoriesArgs>
  >;
  brands: Resolver<
    Maybe<ResolversTypes['BrandConnection']>,
    ParentType,
    ContextType,
    Partial<QueryBrandsArgs>
  >;
  deletions: Resolver<
    Maybe<ResolversTypes['DeletionConnection']>,
    ParentType,
    ContextType,
    RequireFields<QueryDeletionsArgs, 'of'>
  >;
  audience: Resolver<
    Maybe<ResolversTypes['Audience']>,
    ParentType,
    ContextType,
    RequireFields<QueryAudienceArgs, 'filter'>
  >;
  supportInsights: Resolver<
    Maybe<ResolversTypes['SupportInsights']>,
    ParentType,
    ContextType,
    RequireFields<QuerySupportInsightsArgs, 'last'>
  >;
  deliveryPerformance: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['DeliveryPerformance']>>,
    ParentType,
    ContextType,
    RequireFields<QueryDeliveryPerformanceArgs, 'last' | 'by'>
  >;
  campaignCheck: Resolver<
    Maybe<ResolversTypes['CampaignCheck']>,
    ParentType,
    ContextType,
    RequireFields<QueryCampaignCheckArgs, 'input'>
  >;
  disruptions: Resolver<
    Maybe<ResolversTypes['DisruptionConnection']>,
    ParentType,
    ContextType,
    Partial<QueryDisruptionsArgs>
  >;
  budgets: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Budget']>>,
    ParentType,
    ContextType,
    Partial<QueryBudgetsArgs>
  >;
  salesReport: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['SalesReportRow']>>,
    ParentType,
    ContextType,
    RequireFields<QuerySalesReportArgs, 'last' | 'by' | 'atMost'>
  >;
  metrics: Resolver<
    Maybe<ResolversTypes['MetricsReport']>,
    ParentType,
    ContextType,
    RequireFields<QueryMetricsArgs, 'by' | 'period' | 'first'>
  >;
  scorecard: Resolver<
    Maybe<ResolversTypes['Scorecard']>,
    ParentType,
    ContextType,
    RequireFields<QueryScorecardArgs, 'last'>
  >;
  customerSegments: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['CustomerSegmentReport']>>,
    ParentType,
    ContextType,
    RequireFields<QueryCustomerSegmentsArgs, 'last'>
  >;
  sources: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  node: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes: Resolver<
    ReadonlyArray<Maybe<ResolversTypes['Node']>>,
    ParentType,
    ContextType,
    RequireFields<QueryNodesArgs, 'ids'>
  >;
};

export type SubscriptionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription'],
> = {
  stockChanged: SubscriptionResolver<
    ResolversTypes['StockChange'],
    'stockChanged',
    ParentType,
    ContextType,
    Partial<SubscriptionStockChangedArgs>
  >;
  disruptionAnnounced: SubscriptionResolver<
    ResolversTypes['Disruption'],
    'disruptionAnnounced',
    ParentType,
    ContextType,
    Partial<SubscriptionDisruptionAnnouncedArgs>
  >;
};

export type BudgetResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Budget'] = ResolversParentTypes['Budget'],
> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  periodStart: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  periodEnd: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  allocated: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  committed: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  spent: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  remaining: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignCheckResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CampaignCheck'] = ResolversParentTypes['CampaignCheck'],
> = {
  verdict: Resolver<ResolversTypes['CampaignVerdict'], ParentType, ContextType>;
  startsOn: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  endsOn: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  expectedRevenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expectedGrossProfit: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costCoveragePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  budget: Resolver<Maybe<ResolversTypes['Budget']>, ParentType, ContextType>;
  findings: Resolver<ReadonlyArray<ResolversTypes['CampaignFinding']>, ParentType, ContextType>;
  products: Resolver<ReadonlyArray<ResolversTypes['CampaignProduct']>, ParentType, ContextType>;
};

export type CampaignProductResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CampaignProduct'] = ResolversParentTypes['CampaignProduct'],
> = {
  sku: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  verdict: Resolver<ResolversTypes['CampaignVerdict'], ParentType, ContextType>;
  promotion: Resolver<ResolversTypes['Promotion'], ParentType, ContextType>;
  baselineUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expectedUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  availableToPromise: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shortfallUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  findings: Resolver<ReadonlyArray<ResolversTypes['CampaignFinding']>, ParentType, ContextType>;
};

export type CampaignFindingResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CampaignFinding'] = ResolversParentTypes['CampaignFinding'],
> = {
  code: Resolver<ResolversTypes['CampaignFindingCode'], ParentType, ContextType>;
  severity: Resolver<ResolversTypes['FindingSeverity'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source: Resolver<ResolversTypes['SourceName'], ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  threshold: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CostComponentResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CostComponent'] = ResolversParentTypes['CostComponent'],
> = {
  component: Resolver<Maybe<ResolversTypes['CostComponentName']>, ParentType, ContextType>;
  amount: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CostPeriodResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CostPeriod'] = ResolversParentTypes['CostPeriod'],
> = {
  unitCost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  effectiveFrom: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  effectiveTo: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type CustomerResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'],
> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hashedEmail: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<CustomerHashedEmailArgs, 'for'>
  >;
  hashedPhone: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<CustomerHashedPhoneArgs, 'for'>
  >;
  hashedFirstName: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<CustomerHashedFirstNameArgs, 'for'>
  >;
  hashedLastName: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType,
    RequireFields<CustomerHashedLastNameArgs, 'for'>
  >;
  hashedPostalCode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  demographics: Resolver<Maybe<ResolversTypes['Demographics']>, ParentType, ContextType>;
  acquiredOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  acquisitionChannel: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  consent: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  segment: Resolver<Maybe<ResolversTypes['CustomerSegment']>, ParentType, ContextType>;
  rfm: Resolver<Maybe<ResolversTypes['Rfm']>, ParentType, ContextType>;
  lifetimeValue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  daysSinceLastOrder: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  returnsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  summarizedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  purchasePattern: Resolver<Maybe<ResolversTypes['PurchasePattern']>, ParentType, ContextType>;
  orders: Resolver<
    Maybe<ResolversTypes['OrderConnection']>,
    ParentType,
    ContextType,
    Partial<CustomerOrdersArgs>
  >;
  tickets: Resolver<
    Maybe<ResolversTypes['TicketConnection']>,
    ParentType,
    ContextType,
    Partial<CustomerTicketsArgs>
  >;
  support: Resolver<Maybe<ResolversTypes['CustomerSupport']>, ParentType, ContextType>;
  delivery: Resolver<Maybe<ResolversTypes['CustomerDelivery']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DemographicsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Demographics'] = ResolversParentTypes['Demographics'],
> = {
  ageBand: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  gender: Resolver<Maybe<ResolversTypes['Gender']>, ParentType, ContextType>;
  country: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent'],
> = {
  email: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sms: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  post: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  profiling: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RfmResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Rfm'] = ResolversParentTypes['Rfm'],
> = {
  recencyDays: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  frequency: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  monetary: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  recencyScore: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  frequencyScore: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  monetaryScore: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PurchasePatternResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PurchasePattern'] = ResolversParentTypes['PurchasePattern'],
> = {
  orders: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  averageOrderValue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  averageDaysBetweenOrders: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lastOrderedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextOrderExpectedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  favouriteCategories: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['FavouriteCategory']>>,
    ParentType,
    ContextType,
    RequireFields<PurchasePatternFavouriteCategoriesArgs, 'first'>
  >;
};

export type FavouriteCategoryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['FavouriteCategory'] = ResolversParentTypes['FavouriteCategory'],
> = {
  category: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerSupportResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CustomerSupport'] = ResolversParentTypes['CustomerSupport'],
> = {
  openTickets: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastContactAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  csatPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CustomerDeliveryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CustomerDelivery'] = ResolversParentTypes['CustomerDelivery'],
> = {
  shipments: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onTimePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lateInTransit: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
};

export type CustomerEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type DeletionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Deletion'] = ResolversParentTypes['Deletion'],
> = {
  key: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deletedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeletionConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeletionConnection'] = ResolversParentTypes['DeletionConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['DeletionEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Deletion']>, ParentType, ContextType>;
};

export type DeletionEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeletionEdge'] = ResolversParentTypes['DeletionEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Deletion'], ParentType, ContextType>;
};

export type DisruptionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Disruption'] = ResolversParentTypes['Disruption'],
> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind: Resolver<Maybe<ResolversTypes['DisruptionKind']>, ParentType, ContextType>;
  severity: Resolver<Maybe<ResolversTypes['Severity']>, ParentType, ContextType>;
  summary: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expectedEndOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  endedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  delayDays: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  suppliers: Resolver<Maybe<ReadonlyArray<ResolversTypes['Supplier']>>, ParentType, ContextType>;
  lanes: Resolver<Maybe<ReadonlyArray<ResolversTypes['Lane']>>, ParentType, ContextType>;
  products: Resolver<
    Maybe<ResolversTypes['ProductConnection']>,
    ParentType,
    ContextType,
    Partial<DisruptionProductsArgs>
  >;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LaneResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Lane'] = ResolversParentTypes['Lane'],
> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DisruptionConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DisruptionConnection'] =
    ResolversParentTypes['DisruptionConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['DisruptionEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Disruption']>, ParentType, ContextType>;
};

export type DisruptionEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DisruptionEdge'] = ResolversParentTypes['DisruptionEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Disruption'], ParentType, ContextType>;
};

export type ProductInventoryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductInventory'] = ResolversParentTypes['ProductInventory'],
> = {
  onHand: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  available: Resolver<
    Maybe<ResolversTypes['Int']>,
    ParentType,
    ContextType,
    Partial<ProductInventoryAvailableArgs>
  >;
  committed: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reserved: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  incoming: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  safetyStock: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  daysOfCover: Resolver<
    Maybe<ResolversTypes['Float']>,
    ParentType,
    ContextType,
    Partial<ProductInventoryDaysOfCoverArgs>
  >;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  levels: Resolver<ReadonlyArray<ResolversTypes['StockLevel']>, ParentType, ContextType>;
};

export type StockLevelResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel'],
> = {
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  warehouse: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
  onHand: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  available: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  committed: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reserved: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  incoming: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  safetyStock: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type StockLevelConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['StockLevelConnection'] =
    ResolversParentTypes['StockLevelConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['StockLevelEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['StockLevel']>, ParentType, ContextType>;
};

export type StockLevelEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['StockLevelEdge'] = ResolversParentTypes['StockLevelEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
};

export type StockDayResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['StockDay'] = ResolversParentTypes['StockDay'],
> = {
  on: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  onHand: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  available: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type WarehouseResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse'],
> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  city: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PromiseWeekResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PromiseWeek'] = ResolversParentTypes['PromiseWeek'],
> = {
  weekStarting: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quantity: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cumulative: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CapacityWeekResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CapacityWeek'] = ResolversParentTypes['CapacityWeek'],
> = {
  weekStarting: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  plannedUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  committedUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  freeUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  utilizationPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type SupplierResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'],
> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
};

export type ProductSupplierResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductSupplier'] = ResolversParentTypes['ProductSupplier'],
> = {
  supplier: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
  preferred: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  leadTimeDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onTimePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minimumOrderQuantity: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unitCost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type StockChangeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['StockChange'] = ResolversParentTypes['StockChange'],
> = {
  sku: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  previousAvailable: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  available: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  at: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WarehouseConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['WarehouseConnection'] =
    ResolversParentTypes['WarehouseConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['WarehouseEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Warehouse']>, ParentType, ContextType>;
};

export type WarehouseEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['WarehouseEdge'] = ResolversParentTypes['WarehouseEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type SupplierConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SupplierConnection'] = ResolversParentTypes['SupplierConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['SupplierEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type SupplierEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SupplierEdge'] = ResolversParentTypes['SupplierEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
};

export type PurchaseOrderResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PurchaseOrder'] = ResolversParentTypes['PurchaseOrder'],
> = {
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supplier: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['PurchaseOrderStatus'], ParentType, ContextType>;
  orderedOn: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  late: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lines: Resolver<Maybe<ReadonlyArray<ResolversTypes['PurchaseOrderLine']>>, ParentType, ContextType>;
};

export type PurchaseOrderLineResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PurchaseOrderLine'] = ResolversParentTypes['PurchaseOrderLine'],
> = {
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  warehouse: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  receivedQuantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PurchaseOrderConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PurchaseOrderConnection'] =
    ResolversParentTypes['PurchaseOrderConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrderEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['PurchaseOrder']>, ParentType, ContextType>;
};

export type PurchaseOrderEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PurchaseOrderEdge'] = ResolversParentTypes['PurchaseOrderEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['PurchaseOrder'], ParentType, ContextType>;
};

export type LifecycleResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Lifecycle'] = ResolversParentTypes['Lifecycle'],
> = {
  stage: Resolver<ResolversTypes['LifecycleStage'], ParentType, ContextType>;
  since: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  salesTrendPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MetricsReportResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MetricsReport'] = ResolversParentTypes['MetricsReport'],
> = {
  totalCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totals: Resolver<Maybe<ResolversTypes['MetricsRow']>, ParentType, ContextType>;
  nodes: Resolver<Maybe<ReadonlyArray<ResolversTypes['MetricsRow']>>, ParentType, ContextType>;
  pageInfo: Resolver<Maybe<ResolversTypes['PageInfo']>, ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type MetricsRowResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MetricsRow'] = ResolversParentTypes['MetricsRow'],
> = {
  period: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  complete: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  category: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  brand: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sku: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  supplier: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lifecycleStage: Resolver<Maybe<ResolversTypes['LifecycleStage']>, ParentType, ContextType>;
  country: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  segment: Resolver<Maybe<ResolversTypes['CustomerSegment']>, ParentType, ContextType>;
  ageBand: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  acquisitionChannel: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderCountry: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  carrier: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warehouse: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issue: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ticketChannel: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orders: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  units: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  grossProfit: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  marginPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  costCoveragePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  discountPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageOrderValue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnedUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  returnsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  customers: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  newCustomers: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tickets: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ticketsPerHundredOrders: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  csatPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nps: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  firstContactResolutionPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shipments: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  onTimePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onTimeInFullPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typicalDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lateDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shippingCost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sessions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  conversionPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  before: Resolver<Maybe<ResolversTypes['MetricsValues']>, ParentType, ContextType>;
  change: Resolver<Maybe<ResolversTypes['MetricsChange']>, ParentType, ContextType>;
};

export type MetricsValuesResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MetricsValues'] = ResolversParentTypes['MetricsValues'],
> = {
  orders: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  units: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  grossProfit: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  marginPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  costCoveragePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  discountPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageOrderValue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnedUnits: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  returnsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  customers: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  newCustomers: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tickets: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ticketsPerHundredOrders: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  csatPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nps: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  firstContactResolutionPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shipments: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  onTimePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onTimeInFullPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typicalDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lateDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shippingCost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sessions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  conversionPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MetricsChangeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MetricsChange'] = ResolversParentTypes['MetricsChange'],
> = {
  ordersPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unitsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  revenuePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  costPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grossProfitPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  marginPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  costCoveragePoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  discountPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageOrderValuePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  returnedUnitsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  returnsPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  customersPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  newCustomersPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ticketsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ticketsPerHundredOrdersPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  csatPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  npsPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  firstContactResolutionPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shipmentsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onTimePoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onTimeInFullPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typicalDaysPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lateDaysPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shippingCostPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sessionsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  conversionPoints: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OrderResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'],
> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  channel: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  total: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  net: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  lines: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrderLine']>>, ParentType, ContextType>;
  shipments: Resolver<Maybe<ReadonlyArray<ResolversTypes['Shipment']>>, ParentType, ContextType>;
  tickets: Resolver<
    Maybe<ResolversTypes['TicketConnection']>,
    ParentType,
    ContextType,
    Partial<OrderTicketsArgs>
  >;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderLineResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine'],
> = {
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  line: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unitPrice: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  discountPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  total: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  net: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnedQuantity: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
};

export type OrderEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderLineConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['OrderLineConnection'] =
    ResolversParentTypes['OrderLineConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['OrderLineEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['OrderLine']>, ParentType, ContextType>;
};

export type OrderLineEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['OrderLineEdge'] = ResolversParentTypes['OrderLineEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['OrderLine'], ParentType, ContextType>;
};

export type ReturnResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'],
> = {
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refund: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ReturnConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ReturnConnection'] = ResolversParentTypes['ReturnConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['ReturnEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Return']>, ParentType, ContextType>;
};

export type ReturnEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ReturnEdge'] = ResolversParentTypes['ReturnEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Return'], ParentType, ContextType>;
};

export type PriceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price'],
> = {
  current: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  net: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  compareAt: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  effectiveFrom: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PricePeriodResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['PricePeriod'] = ResolversParentTypes['PricePeriod'],
> = {
  price: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  net: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  compareAt: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  effectiveFrom: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  effectiveTo: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type MarketPriceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['MarketPrice'] = ResolversParentTypes['MarketPrice'],
> = {
  market: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price: Resolver<ResolversTypes['Price'], ParentType, ContextType>;
};

export type MarginResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Margin'] = ResolversParentTypes['Margin'],
> = {
  gross: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  percent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CompetitorPriceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CompetitorPrice'] = ResolversParentTypes['CompetitorPrice'],
> = {
  competitor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  observedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CompetitorPriceConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CompetitorPriceConnection'] =
    ResolversParentTypes['CompetitorPriceConnection'],
> = {
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['CompetitorPriceEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['CompetitorPrice']>, ParentType, ContextType>;
};

export type CompetitorPriceEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CompetitorPriceEdge'] =
    ResolversParentTypes['CompetitorPriceEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['CompetitorPrice'], ParentType, ContextType>;
};

export type PromotionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Promotion'] = ResolversParentTypes['Promotion'],
> = {
  discountPercent: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  price: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  unitMargin: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  marginPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  breakEvenUpliftPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  profitable: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ProductResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'],
> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  brand: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  features: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  specifications: Resolver<Maybe<ReadonlyArray<ResolversTypes['Specification']>>, ParentType, ContextType>;
  launchedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  discontinuedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageUrl: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gtin: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mpn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  parent: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  variants: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Product']>>,
    ParentType,
    ContextType,
    RequireFields<ProductVariantsArgs, 'first'>
  >;
  lifecycle: Resolver<Maybe<ResolversTypes['Lifecycle']>, ParentType, ContextType>;
  inventory: Resolver<Maybe<ResolversTypes['ProductInventory']>, ParentType, ContextType>;
  stockHistory: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['StockDay']>>,
    ParentType,
    ContextType,
    RequireFields<ProductStockHistoryArgs, 'period'>
  >;
  availableToPromise: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['PromiseWeek']>>,
    ParentType,
    ContextType,
    RequireFields<ProductAvailableToPromiseArgs, 'weeks'>
  >;
  unitCost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sellThroughPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  returnsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reviewRating: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stockValue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costBreakdown: Resolver<Maybe<ReadonlyArray<ResolversTypes['CostComponent']>>, ParentType, ContextType>;
  costHistory: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['CostPeriod']>>,
    ParentType,
    ContextType,
    Partial<ProductCostHistoryArgs>
  >;
  price: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType>;
  prices: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['MarketPrice']>>,
    ParentType,
    ContextType,
    Partial<ProductPricesArgs>
  >;
  priceHistory: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['PricePeriod']>>,
    ParentType,
    ContextType,
    RequireFields<ProductPriceHistoryArgs, 'period'>
  >;
  margin: Resolver<Maybe<ResolversTypes['Margin']>, ParentType, ContextType>;
  competitorPrices: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['CompetitorPrice']>>,
    ParentType,
    ContextType,
    RequireFields<ProductCompetitorPricesArgs, 'first'>
  >;
  competitorPriceHistory: Resolver<
    Maybe<ResolversTypes['CompetitorPriceConnection']>,
    ParentType,
    ContextType,
    RequireFields<ProductCompetitorPriceHistoryArgs, 'period'>
  >;
  priceIndex: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  priceIndexCompetitors: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  promotions: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Promotion']>>,
    ParentType,
    ContextType,
    RequireFields<ProductPromotionsArgs, 'discountPercents'>
  >;
  maximumDiscountPercent: Resolver<
    Maybe<ResolversTypes['Float']>,
    ParentType,
    ContextType,
    RequireFields<ProductMaximumDiscountPercentArgs, 'marginFloorPercent'>
  >;
  suppliers: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProductSupplier']>>, ParentType, ContextType>;
  leadTimeDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stockoutBeforeReplenishment: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  capacity: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['CapacityWeek']>>,
    ParentType,
    ContextType,
    RequireFields<ProductCapacityArgs, 'weeks'>
  >;
  disrupted: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  disruptions: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Disruption']>>,
    ParentType,
    ContextType,
    Partial<ProductDisruptionsArgs>
  >;
  deliveryEstimates: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['DeliveryEstimate']>>,
    ParentType,
    ContextType,
    RequireFields<ProductDeliveryEstimatesArgs, 'to'>
  >;
  support: Resolver<Maybe<ResolversTypes['ProductSupport']>, ParentType, ContextType>;
  tickets: Resolver<
    Maybe<ResolversTypes['TicketConnection']>,
    ParentType,
    ContextType,
    Partial<ProductTicketsArgs>
  >;
  faqs: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Faq']>>,
    ParentType,
    ContextType,
    RequireFields<ProductFaqsArgs, 'first'>
  >;
  feedback: Resolver<
    Maybe<ResolversTypes['FeedbackConnection']>,
    ParentType,
    ContextType,
    Partial<ProductFeedbackArgs>
  >;
  sales: Resolver<
    Maybe<ResolversTypes['ProductSales']>,
    ParentType,
    ContextType,
    RequireFields<ProductSalesArgs, 'last'>
  >;
  boughtWith: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['BoughtWith']>>,
    ParentType,
    ContextType,
    RequireFields<ProductBoughtWithArgs, 'first'>
  >;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SpecificationResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Specification'] = ResolversParentTypes['Specification'],
> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BoughtWithResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['BoughtWith'] = ResolversParentTypes['BoughtWith'],
> = {
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  orders: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  confidencePercent: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lift: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  facets: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ProductFacet']>>,
    ParentType,
    ContextType,
    RequireFields<ProductConnectionFacetsArgs, 'by' | 'first'>
  >;
};

export type ProductFacetResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductFacet'] = ResolversParentTypes['ProductFacet'],
> = {
  dimension: Resolver<ResolversTypes['ProductDimension'], ParentType, ContextType>;
  values: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProductFacetValue']>>, ParentType, ContextType>;
};

export type ProductFacetValueResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductFacetValue'] = ResolversParentTypes['ProductFacetValue'],
> = {
  value: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type CategoryResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'],
> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CategoryConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CategoryConnection'] = ResolversParentTypes['CategoryConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['CategoryEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Category']>, ParentType, ContextType>;
};

export type CategoryEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CategoryEdge'] = ResolversParentTypes['CategoryEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
};

export type BrandResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand'],
> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BrandConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['BrandConnection'] = ResolversParentTypes['BrandConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['BrandEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Brand']>, ParentType, ContextType>;
};

export type BrandEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['BrandEdge'] = ResolversParentTypes['BrandEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Brand'], ParentType, ContextType>;
};

export type SalesReportRowResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SalesReportRow'] = ResolversParentTypes['SalesReportRow'],
> = {
  category: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  brand: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sku: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  country: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  segment: Resolver<Maybe<ResolversTypes['CustomerSegment']>, ParentType, ContextType>;
  channel: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  period: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  complete: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  orders: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  units: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  unitsWithoutCost: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  costCoveragePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grossProfit: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  marginPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  returnsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ScorecardResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Scorecard'] = ResolversParentTypes['Scorecard'],
> = {
  from: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  previousFrom: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  metrics: Resolver<ReadonlyArray<ResolversTypes['ScorecardMetric']>, ParentType, ContextType>;
  trend: Resolver<
    ReadonlyArray<ResolversTypes['ScorecardStep']>,
    ParentType,
    ContextType,
    RequireFields<ScorecardTrendArgs, 'by'>
  >;
};

export type ScorecardMetricResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ScorecardMetric'] = ResolversParentTypes['ScorecardMetric'],
> = {
  metric: Resolver<ResolversTypes['ScorecardMetricName'], ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  previous: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  changePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  costCoveragePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScorecardStepResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ScorecardStep'] = ResolversParentTypes['ScorecardStep'],
> = {
  period: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  complete: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  orders: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  units: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tickets: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  csatPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onTimePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sessions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  conversionPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CustomerSegmentReportResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CustomerSegmentReport'] =
    ResolversParentTypes['CustomerSegmentReport'],
> = {
  segment: Resolver<ResolversTypes['CustomerSegment'], ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  customers: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  orders: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  averageOrderValue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  openTickets: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  csatPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  summarizedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProductSalesResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductSales'] = ResolversParentTypes['ProductSales'],
> = {
  from: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  orders: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  units: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnsPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  series: Resolver<
    ReadonlyArray<ResolversTypes['ProductSalesStep']>,
    ParentType,
    ContextType,
    RequireFields<ProductSalesSeriesArgs, 'by'>
  >;
};

export type ProductSalesStepResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductSalesStep'] = ResolversParentTypes['ProductSalesStep'],
> = {
  period: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  complete: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  units: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ShipmentResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment'],
> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  carrier: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['ShipmentStatus']>, ParentType, ContextType>;
  country: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  trackingNumber: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  promisedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  estimatedDeliveryOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  deliveredAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  late: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  events: Resolver<Maybe<ReadonlyArray<ResolversTypes['ShipmentEvent']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipmentEventResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ShipmentEvent'] = ResolversParentTypes['ShipmentEvent'],
> = {
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  location: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeliveryEstimateResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeliveryEstimate'] = ResolversParentTypes['DeliveryEstimate'],
> = {
  method: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  carrier: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  earliest: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  latest: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  typicalDays: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lateDays: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  onTimePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  cost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sampleSize: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lane: Resolver<ResolversTypes['DeliveryLane'], ParentType, ContextType>;
};

export type DeliveryPerformanceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['DeliveryPerformance'] =
    ResolversParentTypes['DeliveryPerformance'],
> = {
  key: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  shipments: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onTimePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  onTimeInFullPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  typicalDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lateDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  medianDays: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p90Days: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  exceptionPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageCost: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ShipmentConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ShipmentConnection'] = ResolversParentTypes['ShipmentConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['ShipmentEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Shipment']>, ParentType, ContextType>;
};

export type ShipmentEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ShipmentEdge'] = ResolversParentTypes['ShipmentEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Shipment'], ParentType, ContextType>;
};

export type CarrierResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Carrier'] = ResolversParentTypes['Carrier'],
> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CarrierConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CarrierConnection'] = ResolversParentTypes['CarrierConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['CarrierEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Carrier']>, ParentType, ContextType>;
};

export type CarrierEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['CarrierEdge'] = ResolversParentTypes['CarrierEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Carrier'], ParentType, ContextType>;
};

export type SourceResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source'],
> = {
  name: Resolver<ResolversTypes['SourceName'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
  latencyMs: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  dataAsOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductSupportResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['ProductSupport'] = ResolversParentTypes['ProductSupport'],
> = {
  openTickets: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ticketsPerHundredOrders: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  csatPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  topIssues: Resolver<
    ReadonlyArray<ResolversTypes['TopIssue']>,
    ParentType,
    ContextType,
    RequireFields<ProductSupportTopIssuesArgs, 'first'>
  >;
};

export type SupportInsightsResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['SupportInsights'] = ResolversParentTypes['SupportInsights'],
> = {
  from: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  knownUntil: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  tickets: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openTickets: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  csatPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nps: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  firstContactResolutionPercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  medianFirstReplyMinutes: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  medianResolutionHours: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  topIssues: Resolver<
    ReadonlyArray<ResolversTypes['TopIssue']>,
    ParentType,
    ContextType,
    RequireFields<SupportInsightsTopIssuesArgs, 'first'>
  >;
  faqs: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Faq']>>,
    ParentType,
    ContextType,
    RequireFields<SupportInsightsFaqsArgs, 'first'>
  >;
};

export type TopIssueResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['TopIssue'] = ResolversParentTypes['TopIssue'],
> = {
  issue: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tickets: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharePercent: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  changePercent: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  products: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Product']>>,
    ParentType,
    ContextType,
    RequireFields<TopIssueProductsArgs, 'first'>
  >;
};

export type FaqResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Faq'] = ResolversParentTypes['Faq'],
> = {
  question: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answer: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timesAsked: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FeedbackResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Feedback'] = ResolversParentTypes['Feedback'],
> = {
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  rating: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  wouldRecommend: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  comment: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentiment: Resolver<Maybe<ResolversTypes['Sentiment']>, ParentType, ContextType>;
  submittedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type FeedbackConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['FeedbackConnection'] = ResolversParentTypes['FeedbackConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['FeedbackEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Feedback']>, ParentType, ContextType>;
};

export type FeedbackEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['FeedbackEdge'] = ResolversParentTypes['FeedbackEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Feedback'], ParentType, ContextType>;
};

export type TicketResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket'],
> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issue: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['TicketStatus']>, ParentType, ContextType>;
  priority: Resolver<Maybe<ResolversTypes['TicketPriority']>, ParentType, ContextType>;
  channel: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstRepliedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  solvedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  csatRating: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  customer: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketConnectionResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['TicketConnection'] = ResolversParentTypes['TicketConnection'],
> = {
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type TicketEdgeResolvers<
  ContextType = RequestContext,
  ParentType extends ResolversParentTypes['TicketEdge'] = ResolversParentTypes['TicketEdge'],
> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  Audience: AudienceResolvers<ContextType>;
  AudienceShare: AudienceShareResolvers<ContextType>;
  Scope: GraphQLScalarType;
  Sku: GraphQLScalarType;
  CustomerNumber: GraphQLScalarType;
  OrderNumber: GraphQLScalarType;
  TicketNumber: GraphQLScalarType;
  ShipmentNumber: GraphQLScalarType;
  ReturnNumber: GraphQLScalarType;
  FeedbackNumber: GraphQLScalarType;
  PurchaseOrderNumber: GraphQLScalarType;
  Date: GraphQLScalarType;
  DateTime: GraphQLScalarType;
  Decimal: GraphQLScalarType;
  CurrencyCode: GraphQLScalarType;
  CountryCode: GraphQLScalarType;
  Percent: GraphQLScalarType;
  Money: MoneyResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
  Budget: BudgetResolvers<ContextType>;
  CampaignCheck: CampaignCheckResolvers<ContextType>;
  CampaignProduct: CampaignProductResolvers<ContextType>;
  CampaignFinding: CampaignFindingResolvers<ContextType>;
  CostComponent: CostComponentResolvers<ContextType>;
  CostPeriod: CostPeriodResolvers<ContextType>;
  Customer: CustomerResolvers<ContextType>;
  Demographics: DemographicsResolvers<ContextType>;
  Consent: ConsentResolvers<ContextType>;
  Rfm: RfmResolvers<ContextType>;
  PurchasePattern: PurchasePatternResolvers<ContextType>;
  FavouriteCategory: FavouriteCategoryResolvers<ContextType>;
  CustomerSupport: CustomerSupportResolvers<ContextType>;
  CustomerDelivery: CustomerDeliveryResolvers<ContextType>;
  CustomerConnection: CustomerConnectionResolvers<ContextType>;
  CustomerEdge: CustomerEdgeResolvers<ContextType>;
  Deletion: DeletionResolvers<ContextType>;
  DeletionConnection: DeletionConnectionResolvers<ContextType>;
  DeletionEdge: DeletionEdgeResolvers<ContextType>;
  Disruption: DisruptionResolvers<ContextType>;
  Lane: LaneResolvers<ContextType>;
  DisruptionConnection: DisruptionConnectionResolvers<ContextType>;
  DisruptionEdge: DisruptionEdgeResolvers<ContextType>;
  ProductInventory: ProductInventoryResolvers<ContextType>;
  StockLevel: StockLevelResolvers<ContextType>;
  StockLevelConnection: StockLevelConnectionResolvers<ContextType>;
  StockLevelEdge: StockLevelEdgeResolvers<ContextType>;
  StockDay: StockDayResolvers<ContextType>;
  Warehouse: WarehouseResolvers<ContextType>;
  PromiseWeek: PromiseWeekResolvers<ContextType>;
  CapacityWeek: CapacityWeekResolvers<ContextType>;
  Supplier: SupplierResolvers<ContextType>;
  ProductSupplier: ProductSupplierResolvers<ContextType>;
  StockChange: StockChangeResolvers<ContextType>;
  WarehouseConnection: WarehouseConnectionResolvers<ContextType>;
  WarehouseEdge: WarehouseEdgeResolvers<ContextType>;
  SupplierConnection: SupplierConnectionResolvers<ContextType>;
  SupplierEdge: SupplierEdgeResolvers<ContextType>;
  PurchaseOrder: PurchaseOrderResolvers<ContextType>;
  PurchaseOrderLine: PurchaseOrderLineResolvers<ContextType>;
  PurchaseOrderConnection: PurchaseOrderConnectionResolvers<ContextType>;
  PurchaseOrderEdge: PurchaseOrderEdgeResolvers<ContextType>;
  Lifecycle: LifecycleResolvers<ContextType>;
  MetricsReport: MetricsReportResolvers<ContextType>;
  MetricsRow: MetricsRowResolvers<ContextType>;
  MetricsValues: MetricsValuesResolvers<ContextType>;
  MetricsChange: MetricsChangeResolvers<ContextType>;
  Order: OrderResolvers<ContextType>;
  OrderLine: OrderLineResolvers<ContextType>;
  OrderConnection: OrderConnectionResolvers<ContextType>;
  OrderEdge: OrderEdgeResolvers<ContextType>;
  OrderLineConnection: OrderLineConnectionResolvers<ContextType>;
  OrderLineEdge: OrderLineEdgeResolvers<ContextType>;
  Return: ReturnResolvers<ContextType>;
  ReturnConnection: ReturnConnectionResolvers<ContextType>;
  ReturnEdge: ReturnEdgeResolvers<ContextType>;
  Price: PriceResolvers<ContextType>;
  PricePeriod: PricePeriodResolvers<ContextType>;
  MarketPrice: MarketPriceResolvers<ContextType>;
  Margin: MarginResolvers<ContextType>;
  CompetitorPrice: CompetitorPriceResolvers<ContextType>;
  CompetitorPriceConnection: CompetitorPriceConnectionResolvers<ContextType>;
  CompetitorPriceEdge: CompetitorPriceEdgeResolvers<ContextType>;
  Promotion: PromotionResolvers<ContextType>;
  Product: ProductResolvers<ContextType>;
  Specification: SpecificationResolvers<ContextType>;
  BoughtWith: BoughtWithResolvers<ContextType>;
  ProductConnection: ProductConnectionResolvers<ContextType>;
  ProductFacet: ProductFacetResolvers<ContextType>;
  ProductFacetValue: ProductFacetValueResolvers<ContextType>;
  ProductEdge: ProductEdgeResolvers<ContextType>;
  Category: CategoryResolvers<ContextType>;
  CategoryConnection: CategoryConnectionResolvers<ContextType>;
  CategoryEdge: CategoryEdgeResolvers<ContextType>;
  Brand: BrandResolvers<ContextType>;
  BrandConnection: BrandConnectionResolvers<ContextType>;
  BrandEdge: BrandEdgeResolvers<ContextType>;
  SalesReportRow: SalesReportRowResolvers<ContextType>;
  Scorecard: ScorecardResolvers<ContextType>;
  ScorecardMetric: ScorecardMetricResolvers<ContextType>;
  ScorecardStep: ScorecardStepResolvers<ContextType>;
  CustomerSegmentReport: CustomerSegmentReportResolvers<ContextType>;
  ProductSales: ProductSalesResolvers<ContextType>;
  ProductSalesStep: ProductSalesStepResolvers<ContextType>;
  Shipment: ShipmentResolvers<ContextType>;
  ShipmentEvent: ShipmentEventResolvers<ContextType>;
  DeliveryEstimate: DeliveryEstimateResolvers<ContextType>;
  DeliveryPerformance: DeliveryPerformanceResolvers<ContextType>;
  ShipmentConnection: ShipmentConnectionResolvers<ContextType>;
  ShipmentEdge: ShipmentEdgeResolvers<ContextType>;
  Carrier: CarrierResolvers<ContextType>;
  CarrierConnection: CarrierConnectionResolvers<ContextType>;
  CarrierEdge: CarrierEdgeResolvers<ContextType>;
  Source: SourceResolvers<ContextType>;
  ProductSupport: ProductSupportResolvers<ContextType>;
  SupportInsights: SupportInsightsResolvers<ContextType>;
  TopIssue: TopIssueResolvers<ContextType>;
  Faq: FaqResolvers<ContextType>;
  Feedback: FeedbackResolvers<ContextType>;
  FeedbackConnection: FeedbackConnectionResolvers<ContextType>;
  FeedbackEdge: FeedbackEdgeResolvers<ContextType>;
  Ticket: TicketResolvers<ContextType>;
  TicketConnection: TicketConnectionResolvers<ContextType>;
  TicketEdge: TicketEdgeResolvers<ContextType>;
};
