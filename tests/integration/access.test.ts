import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { scopes, unrestricted, type Scope } from '../../src/kernel/caller.ts';
import { globalId } from '../../src/graph/global-id.ts';
import { demo, graphForCallers, places, withScopes, type SharedGraph } from '../support/callers.ts';
import { toldErrors } from '../support/lost-values.ts';
import type { Answer } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

let graph: SharedGraph;
beforeAll(async () => {
  graph = await graphForCallers();
});
afterAll(() => graph.close());

const { sku } = stories.thinMargin;
const { customer, ticket } = stories.loyalAndAngry;
const product = (fields: string): string => `{ product(sku: "${sku}") { ${fields} } }`;
const person = (fields: string): string => `{ customer(number: "${customer}") { ${fields} } }`;

/** What each field requires: with these scopes and one more it answers, without that one it is null. */
const guardedFields: [field: string, document: string, beside: Scope[], required: Scope][] = [
  ['product', product('name'), [], 'product:read'],
  ['products', '{ products(first: 1) { totalCount } }', [], 'product:read'],
  ['Product.unitCost', product('unitCost { amount }'), ['product:read'], 'cost:read'],
  ['Product.costBreakdown', product('costBreakdown { component }'), ['product:read'], 'cost:read'],
  ['Product.costHistory', product('costHistory { effectiveFrom }'), ['product:read'], 'cost:read'],
  ['Product.margin', product('margin { percent }'), ['product:read'], 'cost:read'],
  [
    'Product.maximumDiscountPercent',
    product('maximumDiscountPercent(marginFloorPercent: 1)'),
    ['product:read'],
    'cost:read',
  ],
  ['Product.support', product('support { openTickets }'), ['product:read'], 'support:read'],
  ['Product.tickets', product('tickets { totalCount }'), ['product:read'], 'support:read'],
  ['Product.faqs', product('faqs { question }'), ['product:read'], 'support:read'],
  ['Product.feedback', product('feedback { totalCount }'), ['product:read'], 'support:read'],
  ['customer', person('number'), [], 'customer:read'],
  ['customers', '{ customers(first: 1) { totalCount } }', [], 'customer:read'],
  ['Customer.name', person('name'), ['customer:read'], 'customer:pii'],
  ['Customer.email', person('email'), ['customer:read'], 'customer:pii'],
  ['Customer.hashedEmail', person('hashedEmail'), ['customer:read'], 'customer:pii'],
  ['Customer.hashedPhone', person('hashedPhone'), ['customer:read'], 'customer:pii'],
  ['Customer.hashedFirstName', person('hashedFirstName'), ['customer:read'], 'customer:pii'],
  ['Customer.hashedLastName', person('hashedLastName'), ['customer:read'], 'customer:pii'],
  ['Customer.hashedPostalCode', person('hashedPostalCode'), ['customer:read'], 'customer:pii'],
  ['Customer.postalCode', person('postalCode'), ['customer:read'], 'customer:pii'],
  ['Customer.tickets', person('tickets { totalCount }'), ['customer:read'], 'support:read'],
  ['Customer.support', person('support { openTickets }'), ['customer:read'], 'support:read'],
  ['audience', '{ audience(filter: {}) { size } }', [], 'customer:read'],
  ['supportInsights', '{ supportInsights { tickets } }', [], 'support:read'],
  ['deliveryPerformance', '{ deliveryPerformance { key } }', [], 'product:read'],
  [
    'DeliveryPerformance.averageCost',
    '{ deliveryPerformance { averageCost { amount } } }',
    ['product:read'],
    'cost:read',
  ],
  ['disruptions', '{ disruptions { totalCount } }', [], 'product:read'],
  ['budgets', '{ budgets { name } }', [], 'budget:read'],
  ['salesReport', '{ salesReport(last: { days: 7 }, by: [CATEGORY]) { units } }', [], 'product:read'],
  [
    'SalesReportRow.grossProfit',
    '{ salesReport(last: { days: 7 }, by: [CATEGORY]) { grossProfit { amount } marginPercent cost { amount } } }',
    ['product:read'],
    'cost:read',
  ],
  ['scorecard', '{ scorecard(last: { days: 7 }) { trend { orders } } }', [], 'product:read'],
  [
    'ScorecardStep.tickets',
    '{ scorecard(last: { days: 7 }) { trend { tickets } } }',
    ['product:read'],
    'support:read',
  ],
  ['customerSegments', '{ customerSegments(last: { days: 7 }) { customers } }', [], 'customer:read'],
  [
    'CustomerSegmentReport.openTickets',
    '{ customerSegments(last: { days: 7 }) { openTickets } }',
    ['customer:read'],
    'support:read',
  ],
  ['node of a product', `{ node(id: "${globalId('Product', sku)}") { id } }`, [], 'product:read'],
  ['node of a customer', `{ node(id: "${globalId('Customer', customer)}") { id } }`, [], 'customer:read'],
  ['node of a ticket', `{ node(id: "${globalId('Ticket', ticket)}") { id } }`, [], 'support:read'],
  ['node of a budget', `{ node(id: "${globalId('Budget', 'CAM-WINTER-26')}") { id } }`, [], 'budget:read'],
];

describe.each(guardedFields)('%s', (_, document, beside, required) => {
  test(`answers to callers with ${required}`, async () => {
    const { errors, data } = await graph.ask(withScopes(...beside, required), document);
    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
  });

  test(`is FORBIDDEN to all others, who are told the scope, and loads nothing`, async () => {
    const others = scopes.filter((scope) => scope !== required);
    const answer = await graph.ask(withScopes(...others), document);
    expect(answer.errors?.length).toBeGreaterThan(0);
    for (const { extensions } of answer.errors ?? []) {
      expect(extensions).toEqual({ code: 'FORBIDDEN', requiredScopes: [expect.arrayContaining([required])] });
    }
    const open = await graph.ask(unrestricted, document);
    const cost = ({ statements }: typeof answer) =>
      new Set(statements.map(({ source, name }) => source + name));
    // What leads to a field may be loaded, and so may the customer's row, of which it is one column.
    if (required !== 'customer:pii') expect(cost(answer).size).toBeLessThan(cost(open).size);
  });
});

test('one thing that may not be read among several leaves the others', async () => {
  const ids = [globalId('Product', sku), globalId('Customer', customer)];
  const { data, errors } = await graph.ask(
    withScopes('product:read', 'operations:explore'),
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } sources { name } }',
    { ids },
  );
  expect(data.nodes).toEqual([{ __typename: 'Product' }, null]);
  expect(data.sources).toHaveLength(5);
  expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'FORBIDDEN' } }]);
});

test('a metric of a scorecard demands what the field of its figure does', async () => {
  const { data, errors } = await graph.ask(
    withScopes('product:read'),
    '{ scorecard(last: { days: 7 }) { metrics { metric value previous changePercent } } }',
  );
  const dark = data.scorecard.metrics
    .filter(({ value, previous }: Record<string, unknown>) => value === null && previous === null)
    .map(({ metric }: { metric: string }) => metric);
  expect(dark).toEqual(['MARGIN_PERCENT', 'TICKETS', 'CSAT_PERCENT', 'NPS']);
  expect(errors).toHaveLength(dark.length * 3);
});

test('whoever may not introspect is refused whole, and __typename is no introspection', async () => {
  const all = scopes.filter((scope) => scope !== 'operations:explore');
  const refused = await graph.ask(withScopes(...all), '{ __schema { types { name } } }');
  expect(refused).toMatchObject({
    status: 403,
    errors: [{ extensions: { code: 'FORBIDDEN', requiredScopes: [['operations:explore']] } }],
  });
  expect(await graph.ask(withScopes(...all), '{ __typename }')).toMatchObject({
    data: { __typename: 'Query' },
  });
  const schema = await graph.ask(withScopes('operations:explore'), '{ __type(name: "Money") { name } }');
  expect(schema.data).toEqual({ __type: { name: 'Money' } });
});

test('a federated gateway is told the schema, and given entities, by the same rules', async () => {
  const subgraph = await graphForCallers({ federation: true });
  try {
    const all = scopes.filter((scope) => scope !== 'operations:explore');
    expect((await subgraph.ask(withScopes(...all), '{ _service { sdl } }')).status).toBe(403);
    const { data, errors, statements } = await subgraph.ask(
      withScopes('product:read', 'operations:explore'),
      `query ($of: [_Any!]!) {
        entities: _entities(representations: $of) { ... on Product { sku margin { percent } } ... on Customer { number } }
      }`,
      {
        of: [
          { __typename: 'Product', sku },
          { __typename: 'Customer', number: customer },
        ],
      },
    );
    expect(data.entities).toEqual([{ sku, margin: null }, null]);
    expect(errors?.map(({ path }) => path).toSorted()).toEqual([
      ['entities', 0, 'margin'],
      ['entities', 1],
    ]);
    expect(places({ errors } as Answer, 'FORBIDDEN')).toHaveLength(2);
    expect(statements.map(({ source }) => source)).toEqual(['inventory']);
  } finally {
    await subgraph.close();
  }
});

test('traces are for callers with operations:explore', async () => {
  expect((await graph.ask(withScopes('product:read'), product('name'))).statements).toEqual([]);
  const traced = await graph.ask(withScopes('product:read', 'operations:explore'), product('name'));
  expect(traced.statements).not.toEqual([]);
});

test('an anonymous caller reads nothing at all', async () => {
  const anonymous = { ...unrestricted, kind: 'anonymous' as const };
  expect(await graph.ask(anonymous, '{ sources { name } }')).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

/** What the developer is answered, by operation. */
const developers: Record<string, Promise<Answer>> = {};

describe.each(['marketer', 'analyst', 'partner'])('the demo %s', (name) => {
  test.each(operations.filter((operation) => operation.name !== 'sources'))(
    'is answered $name as the developer is, but for what is forbidden',
    async ({ name: operation, text, variables }) => {
      const full = await (developers[operation] ??= graph.ask(unrestricted, text, variables));
      const answer = await graph.ask(demo(name), text, variables);
      const forbidden = places(answer, 'FORBIDDEN');
      expect(toldErrors(answer.errors).codes).toEqual(answer.errors ? ['FORBIDDEN'] : []);
      const judged = operation === 'campaign-check' ? /(^|\.)(findings|verdict)\b/ : /^$/;
      const differences = differing(full.data, answer.data).filter((path) => !judged.test(path));
      expect(differences.filter((path) => !forbidden.includes(path))).toEqual([]);
      // Fields that are forbidden at once are told of in any order.
      expect(forbidden.toSorted()).toMatchSnapshot();
    },
  );
});

/**
 * The places at which one answer has null and the other does not; whatever differs otherwise has its place with both
 * values.
 */
function differing(full: unknown, part: unknown, path: readonly string[] = []): string[] {
  if (part === null) return full === null ? [] : [path.join('.')];
  if (typeof full !== 'object' || full === null) {
    return Object.is(full, part) ? [] : [`${path.join('.')}: ${String(full)} and ${String(part)}`];
  }
  return [
    ...new Set(
      Object.entries(full).flatMap(([key, value]) =>
        differing(value, (part as Record<string, unknown>)[key], Array.isArray(full) ? path : [...path, key]),
      ),
    ),
  ];
}
