import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSession, type Session } from '../../src/database/session.ts';
import { edgeRows } from '../support/filters/edge-rows.ts';
import { doubledWorld, type DoubledWorld } from '../support/filters/one-database.ts';
import { productCases, type Case } from '../support/filters/product-cases.ts';
import { facetSql, matchingSql, words, type ProductValues } from '../support/filters/product-oracle.ts';
import { openGraph, type Graph } from '../support/graph.ts';
import { reportingBy } from '../support/reporting-calendar.ts';

/** Random filters over five databases, held against one SQL statement over a copy of all five in one. */
const seed = 20261120;
const cases = 500;

// By days other than those that its rows were made by.
const timeZone = 'America/Los_Angeles';
reportingBy({ timeZone });

let world: DoubledWorld;
let graph: Graph;
let oracle: Session;
let values: readonly ProductValues[];

beforeAll(async () => {
  world = await doubledWorld(edgeRows);
  graph = await openGraph(world.urls);
  oracle = await openSession(world.oneUrl);
  await oracle.query(`set timezone = '${timeZone}'`);
  await oracle.query(
    readFileSync(join(import.meta.dirname, '../support/filters/product-values.sql'), 'utf8'),
  );
  values = (await oracle.query<Record<string, never>>('select * from oracle.product_values')).rows;
}, 60_000);
afterAll(async () => {
  await graph.close();
  await oracle.end();
  await world.drop();
});

const document = `query ($filter: ProductFilter, $orderBy: ProductOrder, $thenBy: ProductOrder, $first: Int, $after: String, $last: Int, $before: String) {
  products(filter: $filter, orderBy: $orderBy, thenBy: $thenBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { sku }
  }
}`;

/** Longer walks say no more. */
const pagesWalked = 4;

/** Walks from one end, and holds each page against its place in the whole list. */
async function holds({ filter, orderBy, thenBy, size, backwards }: Case): Promise<void> {
  const { rows } = await oracle.query<{ sku: string }>(matchingSql(filter, orderBy, thenBy));
  const expected = rows.map(({ sku }) => sku);
  let cursor: string | null = null;
  let walked = 0;
  for (let page = 0; page < pagesWalked; page++) {
    const place = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { data, errors } = await graph.query(document, { filter, orderBy, thenBy, ...place });
    expect(errors).toBeUndefined();
    const { totalCount, pageInfo, nodes } = data.products;
    const [from, to] = backwards
      ? [Math.max(0, expected.length - walked - size), expected.length - walked]
      : [walked, walked + size];
    expect({ totalCount, skus: nodes.map(({ sku }: { sku: string }) => sku) }).toEqual({
      totalCount: expected.length,
      skus: expected.slice(from, to),
    });
    expect(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage).toBe(
      backwards ? from > 0 : to < expected.length,
    );
    walked += size;
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
    if (walked >= expected.length) return;
  }
}

test(`${cases} random filters, orders and pages answer as one SQL statement does (seed ${seed})`, async () => {
  await fc.assert(fc.asyncProperty(productCases(values), holds), { numRuns: cases, seed });
}, 300_000);

const facets = `query ($filter: ProductFilter, $by: [ProductDimension!]!) {
  products(filter: $filter, first: 0) { facets(by: $by, first: 500) { dimension values { value count } } }
}`;

async function countsAsOneStatement({ filter }: Case): Promise<void> {
  const by = Object.keys(words);
  const { data, errors } = await graph.query(facets, { filter, by });
  expect(errors).toBeUndefined();
  for (const { dimension, values: counted } of data.products.facets) {
    const { rows } = await oracle.query(facetSql(filter, words[dimension] ?? ''));
    const known = rows.filter(({ value }) => value !== null).slice(0, 500);
    // Unknown of all of them, it is not none.
    const expected = known.length === 0 && rows.length > 0 ? null : known;
    expect({ dimension, counted }).toEqual({ dimension, counted: expected });
  }
}

test(`values of words under random filters are counted as one SQL statement counts them (seed ${seed})`, async () => {
  await fc.assert(fc.asyncProperty(productCases(values), countsAsOneStatement), { numRuns: 200, seed });
}, 300_000);

test('what the oracle reckons is what the fields of the graph answer', async () => {
  const { data } = await graph.query(`{ products(first: 500, orderBy: { field: SKU }) { nodes {
    sku name brand category launchedOn discontinuedOn lifecycle { stage } leadTimeDays stockoutBeforeReplenishment disrupted priceIndex stockValue { amount } sellThroughPercent returnsPercent reviewRating
    inventory { available daysOfCover } margin { percent } support { openTickets csatPercent }
    sales(last: { days: 90 }) { units } } } }`);
  const bySku = new Map(values.map((row) => [row['sku'], row]));
  expect(data.products.nodes).toHaveLength(values.length);
  for (const node of data.products.nodes) {
    const { inventory, margin, support, lifecycle, sales, stockValue, ...own } = node;
    // An empty text is told as null.
    const words = Object.fromEntries(
      ['name', 'brand', 'category'].map((word) => [word, bySku.get(node.sku)?.[word] || null]),
    );
    expect({ ...bySku.get(node.sku), ...words }).toMatchObject({
      ...own,
      lifecycleStage: lifecycle.stage,
      available: inventory && inventory.available,
      daysOfCover: inventory?.daysOfCover ?? null,
      marginPercent: margin?.percent ?? null,
      openTickets: support.openTickets,
      csatPercent: support.csatPercent,
      unitsSold: sales.units,
    });
    expect(Number(bySku.get(node.sku)?.['stockValue'] ?? NaN)).toEqual(Number(stockValue?.amount ?? NaN));
  }
});
