import { expect, test } from '@jest/globals';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
} from 'graphql';
import { dimensions } from '../../src/graph/report/metrics/dimensions.ts';
import { metricNames, metrics } from '../../src/graph/report/metrics/measures.ts';
import { scopes } from '../../src/kernel/caller.ts';
import { allBrands, both, implies, type Requirement } from '../../src/operations/access/requirement.ts';
import { SchemaRequirements } from '../../src/operations/access/schema-requirements.ts';
import { figuredEntities, shownBy } from '../../scripts/figures/sdl.ts';
import { words } from '../../scripts/figures/words.ts';
import { fields, schema, types } from '../support/contract.ts';

/**
 * What a caller learns who may ask by an input field or an enum value: the field that answers the same. Asking requires
 * at least what reading that field does.
 */
const tells: Readonly<Record<string, string>> = {
  ...Object.assign({}, ...figuredEntities.map(shownBy)),
  'AudienceDimension.COUNTRY': 'Demographics.country',
  'AudienceDimension.REGION': 'Demographics.region',
  'AudienceDimension.AGE_BAND': 'Demographics.ageBand',
  'AudienceDimension.GENDER': 'Demographics.gender',
  'AudienceDimension.SEGMENT': 'Customer.segment',
  'AudienceDimension.ACQUISITION_CHANNEL': 'Customer.acquisitionChannel',
  'SalesDimension.CATEGORY': 'SalesReportRow.category',
  'SalesDimension.BRAND': 'SalesReportRow.brand',
  'SalesDimension.SKU': 'SalesReportRow.sku',
  'SalesDimension.COUNTRY': 'SalesReportRow.country',
  'SalesDimension.SEGMENT': 'SalesReportRow.segment',
  'SalesDimension.CHANNEL': 'SalesReportRow.channel',
  'SalesDimension.DAY': 'SalesReportRow.period',
  'SalesDimension.WEEK': 'SalesReportRow.period',
  'SalesDimension.MONTH': 'SalesReportRow.period',
  'SalesDimension.QUARTER': 'SalesReportRow.period',
  ...Object.fromEntries(
    metricNames.map((name) => [`MetricsMeasure.${metrics[name].order}`, `MetricsRow.${name}`]),
  ),
  ...Object.fromEntries(
    Object.entries(dimensions).map(([name, [field]]) => [`MetricsDimension.${name}`, `MetricsRow.${field}`]),
  ),
  'MetricsFilter.channel': 'MetricsRow.channel',
  'MetricsFilter.orderCountry': 'MetricsRow.orderCountry',
  'MetricsFilter.carrier': 'MetricsRow.carrier',
  'MetricsFilter.method': 'MetricsRow.method',
  'MetricsFilter.warehouse': 'MetricsRow.warehouse',
  'MetricsFilter.issue': 'MetricsRow.issue',
  'MetricsFilter.ticketChannel': 'MetricsRow.ticketChannel',
  'DeliveryDimension.CARRIER': 'DeliveryPerformance.key',
  'DeliveryDimension.METHOD': 'DeliveryPerformance.key',
  'DeliveryDimension.COUNTRY': 'DeliveryPerformance.key',
  'DeliveryDimension.WAREHOUSE': 'DeliveryPerformance.key',
  'ScorecardMetricName.REVENUE': 'SalesReportRow.revenue',
  'ScorecardMetricName.ORDERS': 'SalesReportRow.orders',
  'ScorecardMetricName.UNITS': 'SalesReportRow.units',
  'ScorecardMetricName.AVERAGE_ORDER_VALUE': 'SalesReportRow.revenue',
  'ScorecardMetricName.RETURNS_PERCENT': 'SalesReportRow.returnsPercent',
  'ScorecardMetricName.MARGIN_PERCENT': 'SalesReportRow.marginPercent',
  'ScorecardMetricName.TICKETS': 'SupportInsights.tickets',
  'ScorecardMetricName.CSAT_PERCENT': 'SupportInsights.csatPercent',
  'ScorecardMetricName.NPS': 'SupportInsights.nps',
  'ScorecardMetricName.ON_TIME_PERCENT': 'DeliveryPerformance.onTimePercent',
  'ScorecardMetricName.SESSIONS': 'ScorecardStep.sessions',
  'ScorecardMetricName.CONVERSION_PERCENT': 'ScorecardStep.conversionPercent',
  'CampaignFindingCode.MARGIN_NEGATIVE': 'Margin.percent',
  'CampaignFindingCode.MARGIN_BELOW_FLOOR': 'Margin.percent',
  'CampaignFindingCode.STOCK_SHORT': 'Product.availableToPromise',
  'CampaignFindingCode.CAPACITY_SHORT': 'Product.capacity',
  'CampaignFindingCode.LEAD_TIME_TOO_LONG': 'Product.leadTimeDays',
  'CampaignFindingCode.DISRUPTION_ACTIVE': 'Product.disruptions',
  'CampaignFindingCode.PRICE_ABOVE_MARKET': 'Product.priceIndex',
  'CampaignFindingCode.SUPPORT_ISSUE_RISING': 'ProductSupport.topIssues',
  'CampaignFindingCode.LIFECYCLE_DECLINE': 'Lifecycle.salesTrendPercent',
  'CampaignFindingCode.DISCONTINUED': 'Product.discontinuedOn',
  'CampaignFindingCode.BUDGET_EXCEEDED': 'Budget.remaining',
  'CampaignFindingCode.DATA_MISSING': 'CampaignFinding.message',
  'CampaignCheckInput.skus': 'Product.sku',
  'CampaignCheckInput.products': 'Product.sku',
  'CampaignCheckInput.filter': 'Product.sku',
  'CampaignCheckInput.in': 'CampaignProduct.availableToPromise',
  'CampaignCheckInput.startsOn': 'CampaignCheck.startsOn',
  'CampaignCheckInput.endsOn': 'CampaignCheck.endsOn',
  'CampaignCheckInput.discountPercent': 'Promotion.discountPercent',
  'CampaignCheckInput.expectedUpliftPercent': 'CampaignProduct.expectedUnits',
  'CampaignCheckInput.budget': 'Budget.remaining',
  'CampaignCheckInput.expectedSpend': 'Budget.remaining',
  'CampaignCheckInput.marginFloorPercent': 'Margin.percent',
  'SupportInsightsFilter.category': 'Product.category',
  'TicketFilter.open': 'Ticket.status',
  'DeletionsFilter.deletedAt': 'Deletion.deletedAt',
  'DeletedThing.CUSTOMER': 'Customer.number',
  'DeletedThing.ORDER': 'Order.number',
  'DeletedThing.RETURN': 'Return.number',
  'DeletedThing.SHIPMENT': 'Shipment.number',
  'DeletedThing.TICKET': 'Ticket.number',
  'DeletedThing.FEEDBACK': 'Feedback.number',
  'DeletedThing.PRODUCT': 'Product.sku',
  'DeletedThing.PURCHASE_ORDER': 'PurchaseOrder.number',
};

/** How filters are put together. */
const structure = /^\w+Filter\.(and|or|not)$|^ProductFilter\.in$|^MetricsFilter\.(product|customer)$/;

/** Inputs that only say how a condition compares or what is asked for: they tell what their place in a filter tells. */
const comparisons = [
  ...Object.keys(words).map((type) => `${type}Filter`),
  ...figuredEntities.flatMap(({ inputs }) => (inputs ? [`${inputs}Order`] : [])),
  'AgeBandFilter',
  'MetricsOrder',
  'AmountFilter',
  'BooleanFilter',
  'BoughtCategoryFilter',
  'BoughtSkuFilter',
  'CampaignProductInput',
  'ChoiceFilter',
  'ConsentFilter',
  'CustomerOrder',
  'CustomerSegmentFilter',
  'DateFilter',
  'DateTimeFilter',
  'DestinationInput',
  'EmailFilter',
  'FloatFilter',
  'GtinFilter',
  'IntFilter',
  'LifecycleStageFilter',
  'PeriodInput',
  'PlaceInput',
  'ProductOrder',
  'SpecificationFilter',
  'TextFilter',
  'UnitsSoldFilter',
  'WordsFilter',
];

/** Enums whose values are values, and name no field. */
const values = [
  'PeriodComparison',
  'AdPlatform',
  'AgeBand',
  'CacheControlScope',
  'CampaignVerdict',
  'ConsentKind',
  'CostComponentName',
  'CustomerSegment',
  'DeliveryLane',
  'DisruptionKind',
  'FindingSeverity',
  'Gender',
  'LifecycleStage',
  'OrderDirection',
  'OrderStatus',
  'PurchaseOrderStatus',
  'Sentiment',
  'Severity',
  'ShipmentStatus',
  'SourceName',
  'SourceStatus',
  'TicketPriority',
  'TicketStatus',
  'TrendInterval',
];

const requirements = new SchemaRequirements(schema);
const declares = (node: (typeof fields)[number]['astNode']): boolean =>
  (node?.directives ?? []).some(({ name }) => ['authenticated', 'requiresScopes'].includes(name.value));

test('every type is for callers who have signed in, most of them for certain scopes', () => {
  const uncovered = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => requirements.of(name) === null);
  expect(uncovered.map(({ name }) => name)).toEqual([]);
});

test('every field is covered, by its type or by itself', () => {
  expect(fields.filter(({ path }) => requirements.of(path) === null).map(({ path }) => path)).toEqual([]);
});

test('every root field says itself what it demands, and that is no less than its type does', () => {
  const roots = fields.filter(({ on }) => on === 'Query');
  const vague = roots.filter(({ astNode, path, type }) => {
    const inherited = requirements.of(getNamedType(type).name);
    return !declares(astNode) || (inherited && !implies(requirements.of(path)!, inherited));
  });
  expect(vague.map(({ path }) => path)).toEqual([]);
});

test('scopes are named as everywhere, and each of them but export opens something', () => {
  const required = new Set(fields.flatMap(({ path }) => requirements.of(path)!.flat()));
  expect([...required].filter((need) => need !== allBrands && !scopes.includes(need))).toEqual([]);
  expect(scopes.filter((scope) => !required.has(scope))).toEqual(['export', 'operations:explore']);
});

test('all that a summary of a customer says is for who may see all brands', () => {
  const overAllBrands = fields.filter(({ path }) =>
    requirements.of(path)!.every((all) => all.includes(allBrands)),
  );
  const types = ['CustomerSegmentReport', 'PurchasePattern', 'Rfm'];
  expect(
    overAllBrands
      .filter(({ on }) => !types.includes(on))
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual([
    'Audience.lifetimeValue',
    'Customer.daysSinceLastOrder',
    'Customer.lifetimeValue',
    'Customer.purchasePattern',
    'Customer.rfm',
    'Customer.segment',
    'MetricsRow.segment',
    'Query.customerSegments',
    'SalesReportRow.segment',
  ]);
});

test('a field that demands more than its object may be null', () => {
  const stuck = fields.filter((field) => requirements.beyond(field.on, field) && isNonNullType(field.type));
  expect(stuck.map(({ path }) => path)).toEqual([]);
});

test('every input field and enum value is known for what it tells', () => {
  const named = types.flatMap((type) =>
    (isInputObjectType(type) && !comparisons.includes(type.name)
      ? Object.values(type.getFields())
      : isEnumType(type) && !values.includes(type.name)
        ? type.getValues()
        : []
    ).map(({ name }) => `${type.name}.${name}`),
  );
  expect(named.filter((coordinate) => !structure.test(coordinate) && !(coordinate in tells))).toEqual([]);
  expect(Object.keys(tells).filter((coordinate) => !named.includes(coordinate))).toEqual([]);
});

test('asking by a value demands at least what reading it does, wherever it can be asked', () => {
  const cheaper = Object.entries(tells).filter(([asked, told]) => {
    const own = requirements.of(asked) ?? [[]];
    return placesOf(asked.split('.')[0]!).some((place) => !implies(both(place, own), requirements.of(told)!));
  });
  expect(cheaper).toEqual([]);
});

/** What must be met where an input type or enum can be given, or an enum is answered. */
function placesOf(name: string): readonly Requirement[] {
  return fields.flatMap(({ args, type, path }) => {
    const field = requirements.of(path)!;
    const given = args.flatMap((arg) => waysTo(arg.type, name)).map((inside) => both(field, inside));
    return getNamedType(type).name === name ? [field, ...given] : given;
  });
}

/** What the fields of inputs require that lead there. */
function waysTo(type: GraphQLInputType, name: string, seen = new Set<string>()): readonly Requirement[] {
  const named = getNamedType(type);
  if (named.name === name) return [[[]]];
  if (seen.has(named.name) || !isInputObjectType(named)) return [];
  seen.add(named.name);
  return Object.values(named.getFields()).flatMap((field) =>
    waysTo(field.type, name, seen).map((inside) =>
      both(requirements.ofInput(`${named.name}.${field.name}`) ?? [[]], inside),
    ),
  );
}
