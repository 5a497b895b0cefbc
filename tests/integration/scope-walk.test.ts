import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type GraphQLNamedType,
  type SelectionSetNode,
} from 'graphql';
import { unrestricted, type Caller, type Scope } from '../../src/kernel/caller.ts';
import { meets } from '../../src/operations/access/requirement.ts';
import { SchemaRequirements } from '../../src/operations/access/schema-requirements.ts';
import { graphForCallers, withScopes, type SharedGraph } from '../support/callers.ts';
import { schema } from '../support/contract.ts';
import { everyField } from '../support/row-rules/everything.ts';
import { sampleSql, type Answer } from '../support/graph.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { stories } from '../../sample-data/stories.ts';
import { listings } from '../../src/sources/index.ts';
import { globalId, nodeTypes, type NodeType } from '../../src/graph/global-id.ts';

/** Every root field, with every field below it, for callers who may read little of it. */
const requirements = new SchemaRequirements(schema);
let graph: SharedGraph;
let keys: Record<NodeType, string>;
let ones: Record<string, string>;
let kept: readonly Kept[];
beforeAll(async () => {
  // The walk asks more than anybody may.
  const wide = { tokens: 1e6, selections: 1e5, aliases: 1e4, depth: 50, cost: 1e9, costCapacity: 1e9 };
  graph = await graphForCallers({ limits: { ...defaultLimits, ...wide } });
  keys = await someKeys();
  ones = await someOnes();
  kept = await valuesKept();
});
afterAll(() => graph.close());

const last = 'last: { days: 90 }';
const days = 'startsOn: "2026-12-01", endsOn: "2026-12-02"';
const page = (type: string): string =>
  `{ totalCount pageInfo { endCursor } nodes ${everyField(type, 1)} edges { cursor node { ${isThing(type) ? 'id' : '__typename'} } } }`;
const isThing = (type: string): boolean => (nodeTypes as readonly string[]).includes(type);

/** How each root field is asked in full. */
const queries: Readonly<Record<string, () => string>> = {
  product: () => `product(sku: "${keys.Product}") ${everyField('Product')}`,
  products: () => `products(first: 2) ${page('Product')}`,
  customer: () => `customer(number: "${keys.Customer}") ${everyField('Customer')}`,
  customers: () => `customers(first: 2) ${page('Customer')}`,
  audience: () => `audience(filter: {}) ${everyField('Audience')}`,
  supportInsights: () => `supportInsights(${last}) ${everyField('SupportInsights', 1)}`,
  deliveryPerformance: () => `deliveryPerformance(${last}) ${everyField('DeliveryPerformance')}`,
  campaignCheck: () =>
    `campaignCheck(input: { ${days}, skus: ["${keys.Product}"], discountPercent: 30 }) ${everyField('CampaignCheck', 1)}`,
  disruptions: () => `disruptions(first: 2) ${page('Disruption')}`,
  budgets: () => `budgets ${everyField('Budget')}`,
  salesReport: () => `salesReport(${last}, by: [CATEGORY]) ${everyField('SalesReportRow')}`,
  scorecard: () => `scorecard(${last}) ${everyField('Scorecard')}`,
  customerSegments: () => `customerSegments(${last}) ${everyField('CustomerSegmentReport')}`,
  ...Object.fromEntries(
    Object.entries<{ readonly type: string }>(listings).map(([list, { type }]) => [
      list,
      () => `${list}(first: 2) ${page(type)}`,
    ]),
  ),
  deletions: () => `deletions(of: ORDER, first: 2) ${page('Deletion')}`,
  order: () => `order(number: "${keys.Order}") ${everyField('Order')}`,
  shipment: () => `shipment(number: "${keys.Shipment}") ${everyField('Shipment')}`,
  ticket: () => `ticket(number: "${keys.Ticket}") ${everyField('Ticket')}`,
  return: () => `return(number: "${ones.return}") ${everyField('Return')}`,
  review: () => `review(number: "${ones.review}") ${everyField('Feedback')}`,
  purchaseOrder: () => `purchaseOrder(number: "${ones.purchaseOrder}") ${everyField('PurchaseOrder')}`,
  supplier: () => `supplier(code: "${ones.supplier}") ${everyField('Supplier')}`,
  warehouse: () => `warehouse(code: "${ones.warehouse}") ${everyField('Warehouse')}`,
  carrier: () => `carrier(code: "${ones.carrier}") ${everyField('Carrier')}`,
  sources: () => `sources ${everyField('Source')}`,
  ...Object.fromEntries(
    ['node', 'nodes'].map((name) => [
      name,
      () =>
        nodeTypes
          .map((type) => {
            const id = `"${globalId(type, keys[type])}"`;
            const given = name === 'node' ? `id: ${id}` : `ids: [${id}]`;
            return `of${type}: ${name}(${given}) { __typename id ... on ${type} ${everyField(type, 1)} }`;
          })
          .join(' '),
    ]),
  ),
};
const roots = Object.keys(schema.getQueryType()!.getFields());

test('every root field is asked', () => {
  expect(Object.keys(queries).toSorted()).toEqual(roots.toSorted());
});

const little: Readonly<Record<string, Scope[]>> = {
  'no scopes': [],
  'product:read': ['product:read'],
  'customer:read': ['customer:read'],
  'support:read': ['support:read'],
  'budget:read': ['budget:read'],
  'cost:read alone': ['cost:read'],
  'customer:pii alone': ['customer:pii'],
  'all but costs and people': ['product:read', 'support:read', 'budget:read', 'export'],
};

describe.each(Object.keys(little))('a caller with %s', (name) => {
  const caller: Caller = { ...withScopes(...little[name]!), id: name };

  test.each(roots)('is told by %s nothing that demands more', async (root) => {
    const document = `{ ${queries[root]!()} }`;
    const answer = await graph.ask(caller, document);
    expect(told(document, answer.data).filter((path) => !may(caller, path))).toEqual([]);
    const text = JSON.stringify(answer);
    const leaked = kept.filter(({ of, value }) => !may(caller, of) && text.includes(value));
    expect(leaked).toEqual([]);
  });
});

test('the walk meets what it says is kept from others', async () => {
  const answers = [];
  for (const root of roots) answers.push((await graph.ask(unrestricted, `{ ${queries[root]!()} }`)).data);
  const found = JSON.stringify(answers);
  const met = Map.groupBy(
    kept.filter(({ value }) => found.includes(value)),
    ({ of }) => of,
  );
  expect([...met.keys()].toSorted()).toEqual([...new Set(kept.map(({ of }) => of))].toSorted());
});

test('without scopes only the state of the databases is told', async () => {
  const answered: string[] = [];
  for (const root of roots) {
    const { data } = await graph.ask(withScopes(), `{ ${queries[root]!()} }`);
    const values = Object.values(data).flat();
    if (values.some((value) => value !== null)) answered.push(root);
  }
  expect(answered).toEqual(['sources']);
});

test.each(nodeTypes)('whether a %s exists is told to nobody who may not read it', async (type) => {
  const about = async (key: string): Promise<Answer> =>
    graph.ask(withScopes(), `{ node(id: "${globalId(type, key)}") { id } }`);
  const [there, absent] = [await about(keys[type]), await about('NOBODY-0')];
  // What the budget has left moves with the clock.
  expect([there.status, there.data, there.errors]).toEqual([absent.status, absent.data, absent.errors]);
  expect(there.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

/** The coordinates of all that an answer tells, and nothing of what is null in it. */
function told(document: string, data: unknown): readonly string[] {
  const [operation] = parse(document).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  const found = new Set<string>();
  read(operation.selectionSet, schema.getQueryType()!, data, found);
  return [...found];
}

function read(
  { selections }: SelectionSetNode,
  type: GraphQLNamedType,
  data: unknown,
  found: Set<string>,
): void {
  if (data === null) return;
  if (Array.isArray(data))
    return data.forEach((item) => read({ kind: Kind.SELECTION_SET, selections }, type, item, found));
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      read(selection.selectionSet, schema.getType(selection.typeCondition!.name.value)!, data, found);
    } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
      const value = (data as Record<string, unknown>)[(selection.alias ?? selection.name).value];
      if (value === null || value === undefined) continue;
      if (!(isObjectType(type) || isInterfaceType(type))) continue;
      found.add(`${type.name}.${selection.name.value}`);
      const below = getNamedType(type.getFields()[selection.name.value]!.type);
      if (selection.selectionSet) read(selection.selectionSet, below, value, found);
    }
  }
}

const may = (caller: Caller, coordinate: string): boolean => {
  const requirement = requirements.of(coordinate);
  return requirement !== null && meets(caller, requirement);
};

/** A value that only whoever may read a field may ever see. */
interface Kept {
  readonly of: string;
  readonly value: string;
}

async function valuesKept(): Promise<readonly Kept[]> {
  const people = await sampleSql<Record<'name' | 'email', string>>(
    'sales',
    'select name, email from sales.customers where number = $1 or number in (select number from sales.customers order by number limit 5)',
    [keys.Customer],
  );
  const tickets = await sampleSql<{ subject: string }>(
    'support',
    'select subject from support.tickets where number = $1',
    [keys.Ticket],
  );
  const budgets = await sampleSql<{ name: string }>('cogs', 'select name from cogs.budgets');
  const { data } = await graph.ask(
    unrestricted,
    `{ product(sku: "${keys.Product}") { margin { percent } } products(first: 5) { nodes { margin { percent } } } }`,
  );
  const margins = [data.product, ...data.products.nodes].flatMap(({ margin }) => margin ?? []);
  return [
    ...people.map(({ name }) => ({ of: 'Customer.name', value: name })),
    ...people.map(({ email }) => ({ of: 'Customer.email', value: email })),
    ...tickets.map(({ subject }) => ({ of: 'Ticket.subject', value: subject })),
    ...budgets.map(({ name }) => ({ of: 'Budget.name', value: name })),
    ...margins.map(({ percent }) => ({ of: 'Margin.percent', value: String(percent) })),
  ].filter(({ value }) => value);
}

/** Something of each type. */
async function someKeys(): Promise<Record<NodeType, string>> {
  const { customer, ticket } = stories.loyalAndAngry;
  const one = async (source: 'sales' | 'logistics', text: string) =>
    (await sampleSql<{ key: string }>(source, text, source === 'sales' ? [customer] : []))[0]!.key;
  return {
    Product: stories.thinMargin.sku,
    Customer: customer,
    Ticket: ticket,
    Budget: 'CAM-WINTER-26',
    Order: await one('sales', 'select min(number) as key from sales.orders where customer_number = $1'),
    Shipment: await one('logistics', 'select min(number) as key from logistics.shipments'),
    Disruption: await one('logistics', 'select min(number) as key from logistics.disruptions'),
  };
}

/** Of what has no id, one of each kind, by the field that finds it. */
async function someOnes(): Promise<Record<string, string>> {
  const tables = {
    return: ['sales', 'returns', 'number'],
    review: ['support', 'feedback', 'number'],
    purchaseOrder: ['inventory', 'purchase_orders', 'number'],
    supplier: ['inventory', 'suppliers', 'code'],
    warehouse: ['inventory', 'warehouses', 'code'],
    carrier: ['logistics', 'carriers', 'code'],
  } as const;
  const found = Object.entries(tables).map(async ([field, [source, table, key]]) => {
    const [row] = await sampleSql<{ key: string }>(
      source,
      `select min(${key}) as key from ${source}.${table}`,
    );
    return [field, row!.key] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}
