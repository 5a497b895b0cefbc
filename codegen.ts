import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { visit } from 'graphql';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { contract, printedSchema, printedSchemaFile } from './scripts/contract.ts';
import { output as put } from './scripts/outputs.ts';
import { typedClient } from './scripts/registry/client.ts';

/**
 * Writes what follows from the contract in schema/: the resolvers' types, the typed client of the examples, and the
 * schema in one file for tools. With --check it only says what is stale.
 */
const root = import.meta.dirname;
const output = join(root, 'src/graph/generated/resolvers.ts');

/** What a scalar is in TypeScript. Paths here and below are relative to the output. */
const scalars = {
  ID: 'string',
  Sku: '../../domain/ids.ts#Sku',
  CustomerNumber: '../../domain/ids.ts#CustomerNumber',
  OrderNumber: '../../domain/ids.ts#OrderNumber',
  TicketNumber: '../../domain/ids.ts#TicketNumber',
  ShipmentNumber: '../../domain/ids.ts#ShipmentNumber',
  ReturnNumber: '../../domain/ids.ts#ReturnNumber',
  FeedbackNumber: '../../domain/ids.ts#FeedbackNumber',
  PurchaseOrderNumber: '../../domain/ids.ts#PurchaseOrderNumber',
  Date: '../../domain/calendar.ts#CalendarDate',
  DateTime: 'Date',
  Decimal: 'string',
  CurrencyCode: 'string',
  CountryCode: 'string',
  Percent: 'number',
  Scope: '../../kernel/caller.ts#Scope',
};

/**
 * What a type's resolvers get as their parent. A type that is not listed has a parent with all its fields; one that is
 * needs a resolver for each field its parent does not hold (see src/graph/complete.ts).
 */
const parents = {
  Product: '../product/parent.ts#ProductKey',
  ProductConnection: '../product/parent.ts#ProductConnectionParent',
  ProductFacet: '../product/parent.ts#ProductFacetParent',
  Customer: '../customer/parent.ts#CustomerKey',
  CustomerConnection: '../customer/parent.ts#CustomerConnectionParent',
  Audience: '../audience/parent.ts#AudienceParent',
  PurchasePattern: '../customer/parent.ts#PurchasePatternParent',
  Order: '../order/parent.ts#OrderRow',
  OrderConnection: '../order/parent.ts#OrderConnectionParent',
  OrderLine: '../order/parent.ts#OrderLineRow',
  OrderLineConnection: '../order/parent.ts#OrderLineConnectionParent',
  Return: '../order/parent.ts#ReturnRow',
  ReturnConnection: '../order/parent.ts#ReturnConnectionParent',
  BoughtWith: '../product/parent.ts#BoughtTogetherRow',
  Lifecycle: '../lifecycle/parent.ts#LifecycleParent',
  ProductSales: '../sales/parent.ts#ProductSalesParent',
  ProductSalesStep: '../sales/parent.ts#ProductSalesStepParent',
  Disruption: '../disruption/parent.ts#DisruptionRow',
  DisruptionConnection: '../disruption/parent.ts#DisruptionConnectionParent',
  DeliveryEstimate: '../shipment/parent.ts#DeliveryEstimateParent',
  DeliveryPerformance: '../shipment/parent.ts#DeliveryPerformanceParent',
  Shipment: '../shipment/parent.ts#ShipmentRow',
  ShipmentConnection: '../shipment/parent.ts#ShipmentConnectionParent',
  CarrierConnection: '../shipment/parent.ts#CarrierConnectionParent',
  Price: '../price/parent.ts#ProductPrice',
  MarketPrice: '../price/parent.ts#MarketPriceRow',
  CompetitorPrice: '../price/parent.ts#CompetitorPriceParent',
  PricePeriod: '../price/parent.ts#PricePeriodParent',
  CompetitorPriceConnection: '../price/parent.ts#CompetitorPriceConnectionParent',
  Promotion: '../price/parent.ts#PromotionParent',
  CostComponent: '../cost/parent.ts#CostComponentParent',
  CostPeriod: '../cost/parent.ts#CostPeriodParent',
  Budget: '../budget/parent.ts#BudgetParent',
  ProductInventory: '../inventory/parent.ts#ProductStock',
  StockLevel: '../inventory/parent.ts#StockLevelRow',
  StockLevelConnection: '../inventory/parent.ts#StockLevelConnectionParent',
  StockChange: '../inventory/parent.ts#StockChangeParent',
  ProductSupplier: '../inventory/parent.ts#SupplyTerms',
  PurchaseOrder: '../inventory/parent.ts#PurchaseOrderRow',
  PurchaseOrderLine: '../inventory/parent.ts#PurchaseOrderLineRow',
  PurchaseOrderConnection: '../inventory/parent.ts#PurchaseOrderConnectionParent',
  SupplierConnection: '../inventory/parent.ts#SupplierConnectionParent',
  WarehouseConnection: '../inventory/parent.ts#WarehouseConnectionParent',
  CategoryConnection: '../inventory/parent.ts#WordConnectionParent',
  BrandConnection: '../inventory/parent.ts#WordConnectionParent',
  Ticket: '../ticket/parent.ts#TicketRow',
  TicketConnection: '../ticket/parent.ts#TicketConnectionParent',
  ProductSupport: '../support/parent.ts#ProductSupportParent',
  SupportInsights: '../support/parent.ts#InsightsParent',
  TopIssue: '../support/parent.ts#TopIssueParent',
  Faq: '../support/parent.ts#FaqRow',
  Feedback: '../support/parent.ts#FeedbackRow',
  FeedbackConnection: '../support/parent.ts#FeedbackConnectionParent',
  SalesReportRow: '../report/parent.ts#SalesReportRowParent',
  MetricsReport: '../report/parent.ts#MetricsReportParent',
  MetricsRow: '../report/parent.ts#MetricsRowParent',
  MetricsValues: '../report/parent.ts#MetricsRowParent',
  MetricsChange: '../report/parent.ts#MetricsRowParent',
  Scorecard: '../report/parent.ts#ScorecardParent',
  ScorecardMetric: '../report/parent.ts#ScorecardMetricParent',
  ScorecardStep: '../report/parent.ts#ScorecardStepParent',
  CustomerSegmentReport: '../report/parent.ts#CustomerSegmentParent',
  Deletion: '../deletion/parent.ts#DeletionRow',
  DeletionConnection: '../deletion/parent.ts#DeletionConnectionParent',
  Money: '../../domain/money.ts#Money as MoneyValue',
};

const types = await codegen({
  filename: output,
  // No resolver runs for a directive; of all of them only @oneOf says what a type is.
  schema: visit(contract, {
    DirectiveDefinition: () => null,
    Directive: ({ name }) => (name.value === 'oneOf' ? undefined : null),
  }),
  documents: [],
  plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
  pluginMap: { typescript, typescriptResolvers },
  config: {
    scalars,
    mappers: parents,
    strictScalars: true,
    contextType: '../context.ts#RequestContext',
    rootValueType: 'undefined',
    importExtension: '.ts',
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    // A parent says null where it means null, so that a forgotten field is a type error; callers may leave inputs out.
    avoidOptionals: {
      field: true,
      object: true,
      resolvers: true,
      query: true,
      subscription: true,
      defaultValue: true,
    },
    // What answers an interface carries its __typename, so that no type has to be guessed.
    resolversNonOptionalTypename: { interfaceImplementingType: true },
    optionalResolveType: true,
    makeResolverTypeCallable: true,
    skipTypename: true,
    disableDescriptions: true,
  },
});

const resolvers = await format(
  `/* Written by \`npm run codegen\` from schema/*.graphql: change those. */\n${types}`,
  { ...(await resolveConfig(output)), filepath: output },
);

const outputs = {
  [output]: resolvers,
  [join(root, 'examples/client/operations.ts')]: await typedClient(),
  [printedSchemaFile]: printedSchema,
};

for (const [path, text] of Object.entries(outputs)) put(path, text);
