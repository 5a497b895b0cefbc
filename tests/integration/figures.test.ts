import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import type { Values } from '../../src/figures/catalogue.ts';
import { brokenFigures } from '../../src/figures/definition-check.ts';
import { customerCatalogues, productCatalogues } from '../../src/sources/index.ts';
import { testCluster } from '../support/cluster.ts';
import { nowhere, sampleGraph, type Answer, type Graph } from '../support/graph.ts';

/** Figures of products as fields show them: read through the one definition that filters and orders use too. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const ten = `sku
  inventory { available daysOfCover }
  leadTimeDays stockoutBeforeReplenishment disrupted
  lifecycle { stage }
  unitCost { amount } margin { percent } priceIndex
  support { openTickets }`;

test('ten figures of a page cost eight statements beside the page, however many products it has', async () => {
  const ask = (first: number) => graph.query(`{ products(first: ${first}) { nodes { ${ten} } } }`);
  const [few, many] = [await ask(1), await ask(100)];
  expect(many.errors).toBeUndefined();
  expect(new Set(many.unknown.map(({ code }) => code))).toEqual(new Set(['EXCHANGE_RATE_MISSING']));
  expect(many.data.products.nodes).toHaveLength(100);
  const names = ({ statements }: Answer) =>
    statements.map(({ source, name }) => `${source} ${name}`).toSorted();
  const named = names(many);
  expect(named.filter((name) => !name.startsWith('inventory product_page'))).toHaveLength(8);
  expect(names(few)).toEqual(named);
});

const bySource = {
  inventory: ['inventory', 'leadTimeDays', 'stockoutBeforeReplenishment', 'disrupted', 'lifecycle'],
  logistics: ['disrupted'],
  cogs: ['unitCost', 'margin', 'priceIndex'],
  support: ['support'],
  sales: ['stockoutBeforeReplenishment', 'lifecycle'],
} as const;

test.each(Object.entries(bySource))(
  'while %s is down, only the figures fail that stand on it',
  async (source, lost) => {
    const without = await sampleGraph({ [source]: nowhere });
    const { data, errors } = await without.query(`{ product(sku: "TEN-0001") { ${ten} } }`);
    await without.close();
    const failed = new Set(errors?.map(({ path }) => path?.[1]));
    expect([...failed].filter((field) => field !== 'inventory').toSorted()).toEqual(
      lost.filter((field) => field !== 'inventory').toSorted(),
    );
    expect(errors?.every(({ extensions }) => extensions['source'] === source)).toBe(true);
    if (source === 'sales') {
      expect(data.product.inventory).toEqual({ available: expect.any(Number), daysOfCover: null });
    }
  },
);

test('two periods of one figure do not mix, whoever asks first', async () => {
  const { data } = await graph.query(
    `{ products(first: 20, orderBy: { field: UNITS_SOLD, direction: DESC }) { nodes {
      week: sales(last: { weeks: 1 }) { units } year: sales(last: { months: 12 }) { units } } } }`,
  );
  const nodes: { week: { units: number }; year: { units: number } }[] = data.products.nodes;
  expect(nodes.every(({ week, year }) => week.units < year.units)).toBe(true);
});

test('every definition can be read by the layout that it is defined over', async () => {
  for (const catalogue of [...productCatalogues, ...customerCatalogues]) {
    const url = testCluster().readerUrls[catalogue.source];
    expect(await withSession(url, (session) => brokenFigures(session, catalogue))).toEqual([]);
  }
});

test('a definition whose column is not there is told, with the field that shows it', async () => {
  const [inventory] = productCatalogues;
  const colour = {
    type: 'text',
    value: ({ own }: Values) => own('colour'),
    shows: 'Product.colour',
  } as const;
  const catalogue = { ...inventory!, figures: { ...inventory!.figures, colour } };
  expect(
    await withSession(testCluster().readerUrls.inventory, (session) => brokenFigures(session, catalogue)),
  ).toEqual([{ figure: 'colour', shows: 'Product.colour', says: 'column base.colour does not exist' }]);
});
