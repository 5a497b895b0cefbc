import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { globalId } from '../../src/graph/global-id.ts';
import { fields } from '../support/contract.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';

let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const { runsOutBeforeDelivery, supplierDisrupted, loyalAndAngry } = stories;
const disruption = globalId('Disruption', supplierDisrupted.disruption);
const inProduct = (asked: string) => `product(sku: "${runsOutBeforeDelivery.sku}") { ${asked} }`;
const inCustomer = (asked: string) => `customer(number: "${loyalAndAngry.customer}") { ${asked} }`;
const inAudience = (asked: string) => `audience(filter: { country: { eq: "DE" } }) { ${asked} }`;
const inDisruption = (asked: string) => `node(id: "${disruption}") { ... on Disruption { ${asked} } }`;
const inOrder = (asked: string) => `ticket(number: "${loyalAndAngry.ticket}") { order { ${asked} } }`;
const inQuery = (asked: string) => asked;

/** Every field that answers with pages, with each way in which it is answered: around it, of it, and besides its page. */
const asked: readonly [field: string, around: typeof inQuery, key: string, besides?: string][] = [
  ['Query.products', inQuery, 'sku'],
  ['Query.products', inQuery, 'sku', 'search: "tent"'],
  ['Query.products', inQuery, 'sku', 'filter: { category: { eq: "Tents" } }'],
  ['Query.products', inQuery, 'sku', 'orderBy: { field: MARGIN_PERCENT, direction: ASC }'],
  ['Query.customers', inQuery, 'number'],
  ['Query.customers', inQuery, 'number', 'filter: { segment: { eq: CHAMPIONS } }'],
  ['Query.customers', inQuery, 'number', 'orderBy: { field: LIFETIME_VALUE, direction: DESC }'],
  ['Query.customers', inQuery, 'number', 'filter: { country: { eq: "DE" } }'],
  ['Query.disruptions', inQuery, 'kind'],
  ['Query.orders', inQuery, 'number'],
  ['Query.orders', inQuery, 'number', 'filter: { status: { eq: DELIVERED } }'],
  ['Query.orderLines', inQuery, 'quantity'],
  ['Query.returns', inQuery, 'number'],
  ['Query.shipments', inQuery, 'number'],
  ['Query.carriers', inQuery, 'code'],
  ['Query.tickets', inQuery, 'number'],
  ['Query.feedback', inQuery, 'comment'],
  ['Query.purchaseOrders', inQuery, 'number'],
  ['Query.stockLevels', inQuery, 'available'],
  ['Query.suppliers', inQuery, 'code'],
  ['Query.warehouses', inQuery, 'code'],
  ['Query.categories', inQuery, 'name'],
  ['Query.brands', inQuery, 'name'],
  ['Product.tickets', inProduct, 'number'],
  ['Product.feedback', inProduct, 'comment'],
  ['Product.competitorPriceHistory', inProduct, 'competitor'],
  ['Customer.tickets', inCustomer, 'number'],
  ['Order.tickets', inOrder, 'number'],
  ['Customer.orders', inCustomer, 'number'],
  ['Audience.customers', inAudience, 'number'],
  ['Disruption.products', inDisruption, 'sku'],
];

test('every field that answers with pages is asked here', () => {
  const paged = fields.filter(({ type }) => /Connection!?$/.test(String(type))).map(({ path }) => path);
  // In the sample world nothing was ever deleted.
  expect(new Set(asked.map(([field]) => field)).add('Query.deletions')).toEqual(new Set(paged));
});

describe.each(asked)('%s', (field, around, key, besides = '') => {
  const ask = async (page: string, selected: string) => {
    const given = [besides, page].filter(Boolean).join(', ');
    const named = `found: ${field.split('.')[1]}${given && `(${given})`} { ${selected} }`;
    const { data, errors, statements } = await graph.query(`{ ${around(named)} }`);
    expect(errors).toBeUndefined();
    let found = data as Record<string, Record<string, unknown>>;
    while (!('found' in found)) found = Object.values(found)[0] as typeof found;
    return {
      found: found['found'] as Record<string, unknown>,
      names: statements.map(({ source, name }) => `${source}.${name}`).toSorted(),
    };
  };
  const without = (names: readonly string[], others: readonly string[]) =>
    names.filter((name) => !others.includes(name));
  const what = besides || 'all of it';

  test(`of ${what}: the total alone is one counting statement, and no page is read`, async () => {
    const total = await ask('', 'totalCount');
    const page = await ask('', `nodes { ${key} }`);
    expect(total.found['totalCount']).toBeGreaterThan(0);
    expect(without(total.names, page.names)).toHaveLength(1);
    expect(without(page.names, total.names)).not.toHaveLength(0);
  });

  test(`of ${what}: a page of nothing is empty, with its total, for as little`, async () => {
    const total = await ask('', 'totalCount');
    for (const page of ['first: 0', 'last: 0']) {
      const empty = await ask(page, `totalCount nodes { ${key} } edges { cursor node { ${key} } }`);
      expect(empty.found).toEqual({ ...total.found, nodes: [], edges: [] });
      expect(empty.names).toEqual(total.names);
    }
    const { found } = await ask('first: 0', 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }');
    expect(found['pageInfo']).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});
