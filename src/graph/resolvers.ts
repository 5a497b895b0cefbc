import type { CompleteResolvers } from './complete.ts';
import { connectionFields } from './connection.ts';
import { Audience, audienceQueries } from './audience/resolvers.ts';
import { Budget, budgetQueries } from './budget/resolvers.ts';
import { campaignQueries } from './campaign/resolvers.ts';
import { CostComponent, CostPeriod } from './cost/resolvers.ts';
import { Customer, CustomerConnection, customerQueries, PurchasePattern } from './customer/resolvers.ts';
import { Deletion, deletionQueries } from './deletion/queries.ts';
import { Disruption, disruptionQueries } from './disruption/resolvers.ts';
import { PurchaseOrder, PurchaseOrderLine } from './inventory/purchase-orders.ts';
import { inventoryQueries } from './inventory/queries.ts';
import { ProductInventory, ProductSupplier, StockChange, StockLevel } from './inventory/resolvers.ts';
import { Lifecycle } from './lifecycle/resolvers.ts';
import { Money } from './money.ts';
import { Node, nodeQueries } from './node/resolvers.ts';
import { Order, OrderLine, orderQueries, Return } from './order/resolvers.ts';
import { CompetitorPrice, MarketPrice, Price, PricePeriod, Promotion } from './price/resolvers.ts';
import { BoughtWith, Product, ProductConnection, ProductFacet, productQueries } from './product/resolvers.ts';
import {
  CustomerSegmentReport,
  MetricsChange,
  MetricsReport,
  MetricsRow,
  MetricsValues,
  reportQueries,
  SalesReportRow,
  Scorecard,
  ScorecardMetric,
  ScorecardStep,
} from './report/resolvers.ts';
import { ProductSales, ProductSalesStep } from './sales/resolvers.ts';
import { scalars } from './scalars.ts';
import {
  DeliveryEstimate,
  DeliveryPerformance,
  deliveryQueries,
  Shipment,
  shipmentQueries,
} from './shipment/resolvers.ts';
import { sourceQueries } from './source/resolvers.ts';
import { Subscription } from './subscription/resolvers.ts';
import {
  Faq,
  Feedback,
  feedbackQueries,
  insightQueries,
  ProductSupport,
  SupportInsights,
  TopIssue,
} from './support/resolvers.ts';
import { Ticket, ticketQueries } from './ticket/resolvers.ts';

export const resolvers: CompleteResolvers = {
  ...scalars,
  Query: {
    ...audienceQueries,
    ...budgetQueries,
    ...campaignQueries,
    ...customerQueries,
    ...deletionQueries,
    ...deliveryQueries,
    ...disruptionQueries,
    ...feedbackQueries,
    ...insightQueries,
    ...inventoryQueries,
    ...nodeQueries,
    ...orderQueries,
    ...productQueries,
    ...reportQueries,
    ...shipmentQueries,
    ...sourceQueries,
    ...ticketQueries,
  },
  Node,
  Audience,
  BoughtWith,
  BrandConnection: connectionFields,
  Budget,
  CarrierConnection: connectionFields,
  CategoryConnection: connectionFields,
  CompetitorPrice,
  CompetitorPriceConnection: connectionFields,
  CostComponent,
  CostPeriod,
  Customer,
  CustomerConnection,
  CustomerSegmentReport,
  Deletion,
  DeletionConnection: connectionFields,
  DeliveryEstimate,
  DeliveryPerformance,
  Disruption,
  DisruptionConnection: connectionFields,
  Faq,
  Feedback,
  FeedbackConnection: connectionFields,
  Lifecycle,
  MarketPrice,
  MetricsChange,
  MetricsReport,
  MetricsRow,
  MetricsValues,
  Money,
  Order,
  OrderConnection: connectionFields,
  OrderLine,
  OrderLineConnection: connectionFields,
  Price,
  PricePeriod,
  Product,
  ProductConnection,
  ProductFacet,
  ProductInventory,
  ProductSales,
  ProductSalesStep,
  ProductSupplier,
  ProductSupport,
  Promotion,
  PurchaseOrder,
  PurchaseOrderConnection: connectionFields,
  PurchaseOrderLine,
  PurchasePattern,
  Return,
  ReturnConnection: connectionFields,
  SalesReportRow,
  Scorecard,
  ScorecardMetric,
  ScorecardStep,
  Shipment,
  ShipmentConnection: connectionFields,
  StockChange,
  StockLevel,
  StockLevelConnection: connectionFields,
  Subscription,
  SupplierConnection: connectionFields,
  SupportInsights,
  Ticket,
  TicketConnection: connectionFields,
  TopIssue,
  WarehouseConnection: connectionFields,
};
