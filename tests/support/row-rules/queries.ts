import { globalId, type NodeType } from '../../../src/graph/global-id.ts';
import { listings } from '../../../src/sources/index.ts';
import { operations, type Operation } from '../operations.ts';
import { everyField } from './everything.ts';

const last = 'last: { days: 365 }';
const page = (type: string) => `{ totalCount nodes ${everyField(type)} }`;
const things: readonly NodeType[] = ['Product', 'Customer', 'Order', 'Shipment', 'Ticket', 'Disruption'];

/** Every way to the things that rules hide, with everything that is told of them. */
const questions: Readonly<Record<string, string>> = {
  'a product': `{ products(filter: { sku: { in: ["BAC-0001", "BAC-0011", "TEN-0002"] } }) { totalCount nodes ${everyField('Product', 1)} } }`,
  'all products': `{ products(first: 500) { totalCount nodes {
    sku name brand tags parent { sku } variants { sku } prices { market } inventory { available daysOfCover } price { current { amount } } support ${everyField('ProductSupport', 0)}
    sales(${last}) { orders units revenue { amount } returnsPercent } lifecycle { stage } } } }`,
  'products by what other sources know': `{
    unitsSold: products(first: 30, orderBy: { field: UNITS_SOLD, direction: DESC }) { totalCount nodes { sku } }
    openTickets: products(first: 30, orderBy: { field: OPEN_TICKETS, direction: DESC }) { totalCount nodes { sku } }
    margin: products(first: 30, orderBy: { field: MARGIN_PERCENT }) { totalCount nodes { sku } }
    ofParents: products(filter: { parent: { in: ["EDGE-03", "EDGE-08", "BAC-0001"] } }) { totalCount nodes { sku } }
    sold: products(filter: { unitsSold: { gte: 5, last: { days: 90 } } }) { totalCount nodes { sku } }
    found: products(search: "a") { totalCount nodes { sku } } }`,
  'some customers': `{ customers(first: 6, orderBy: { field: NUMBER, direction: DESC }) ${page('Customer')} }`,
  'all customers': `{ customers(first: 500) { totalCount nodes {
    number lifetimeValue { amount } orders(first: 50) { totalCount nodes { number total { amount } lines { quantity product { sku } } } }
    tickets(first: 50) { totalCount nodes { number } } support ${everyField('CustomerSupport')} delivery ${everyField('CustomerDelivery')} } } }`,
  'customers by what other sources know': `{
    value: customers(first: 50, orderBy: { field: LIFETIME_VALUE, direction: DESC }) { totalCount nodes { number } }
    open: customers(filter: { openTickets: { gte: 1 } }) { totalCount nodes { number } }
    late: customers(filter: { lateInTransit: { gte: 1 } }) { totalCount nodes { number } }
    bought: customers(filter: { boughtSku: { in: ["BAC-0001", "JKT-0001", "TEN-0002"] } }) { totalCount nodes { number } }
    segment: customers(filter: { segment: { in: [CHAMPIONS, LOYAL] } }) { totalCount nodes { number } }
    audience(filter: { orders: { gte: 1 } }) ${everyField('Audience')} }`,
  disruptions: `{ disruptions(first: 100) { totalCount nodes ${everyField('Disruption', 1)} } }`,
  insights: `{ all: supportInsights(${last}) ${everyField('SupportInsights', 1)}
    tents: supportInsights(filter: { category: { eq: "Tents" } }) ${everyField('SupportInsights', 1)} }`,
  deliveries: `{ ${['CARRIER', 'METHOD', 'COUNTRY', 'WAREHOUSE']
    .map((by) => `${by}: deliveryPerformance(${last}, by: ${by}) ${everyField('DeliveryPerformance')}`)
    .join(' ')} }`,
  ...Object.fromEntries(
    ['CATEGORY, BRAND', 'SKU', 'COUNTRY, MONTH', 'SEGMENT', 'CHANNEL'].map((by) => [
      `sales by ${by.toLowerCase()}`,
      `{ salesReport(${last}, by: [${by}]) ${everyField('SalesReportRow')} }`,
    ]),
  ),
  scorecard: `{ scorecard(${last}) ${everyField('Scorecard')} }`,
  segments: `{ customerSegments(${last}) ${everyField('CustomerSegmentReport')} }`,
  ...Object.fromEntries(
    Object.entries<{ readonly type: string }>(listings).map(([list, { type }]) => [
      `${list} at the root`,
      `{ ${list}(first: 40) ${page(type)} }`,
    ]),
  ),
  'lists at the root by what is known of them': `{
    orders(first: 500, filter: { sku: { in: ["BAC-0001", "JKT-0001", "TEN-0002"] } }, orderBy: { field: PLACED_AT, direction: DESC }) { totalCount nodes { number total { amount } } }
    orderLines(first: 500, filter: { country: { in: ["DE", "AT", "US"] } }, orderBy: { field: QUANTITY, direction: DESC }) { totalCount nodes { order { number } line } }
    returns(first: 500, orderBy: { field: RETURNED_ON }) { totalCount nodes { number } }
    shipments(first: 500, filter: { late: { eq: true } }, orderBy: { field: DELIVERED_AT, direction: DESC }) { totalCount nodes { number } }
    tickets(first: 500, filter: { status: { in: [NEW, OPEN, PENDING] } }) { totalCount nodes { number } }
    feedback(first: 500, filter: { rating: { lte: 3 } }) { totalCount nodes { number } }
    purchaseOrders(first: 500, filter: { late: { eq: true } }) { totalCount nodes { number } }
    stockLevels(first: 500, orderBy: { field: AVAILABLE, direction: DESC }) { totalCount nodes { product { sku } warehouse { code } available } }
    suppliers(first: 500) { totalCount nodes { code } }
    categories(filter: { products: { gte: 2 } }) { totalCount nodes { name products } } }`,
  campaigns: `{
    bySku: campaignCheck(input: { skus: ["BAC-0001", "JKT-0001", "TEN-0002", "EDGE-06"], startsOn: "2026-12-01", endsOn: "2026-12-05" }) ${everyField('CampaignCheck', 1)}
    byFilter: campaignCheck(input: { filter: { unitsSold: { gte: 1, last: { days: 90 } } }, startsOn: "2026-12-01", endsOn: "2026-12-05" }) ${everyField('CampaignCheck', 1)} }`,
};

export const handMade: readonly Operation[] = Object.entries(questions).map(([name, text]) => ({
  name,
  text,
  variables: {},
}));

/** The same, and what consumers have registered. */
export const everyQuery: readonly Operation[] = [
  ...operations.filter(({ name }) => name !== 'sources'),
  ...handMade,
];

export interface Key {
  readonly type: NodeType;
  readonly key: string;
}

/** Things by their ids. */
export const byId = (keys: readonly Key[]): Operation => ({
  name: 'by id',
  text: `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ${things.map((type) => `... on ${type} { id }`).join(' ')} } }`,
  variables: { ids: keys.map(({ type, key }) => globalId(type, key)) },
});

/** One thing of each type by its id, with everything. */
export const inFull = (keys: readonly Key[]): Operation => ({
  name: 'in full by id',
  text: `{ ${keys
    .map(
      ({ type, key }, place) =>
        `n${place}: node(id: "${globalId(type, key)}") { ... on ${type} ${everyField(type)} }`,
    )
    .join(' ')} }`,
  variables: {},
});
