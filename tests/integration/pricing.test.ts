import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, type Answer, type Graph, type OwnWorld } from '../support/graph.ts';

/** Costs, prices and the market in a world small enough to reckon by hand; its today is 2026-11-20. */
let world: OwnWorld;
let graph: Graph;

const skus = [
  'ABROAD',
  'ENDED',
  'FREE',
  'HISTORY',
  'MIXED',
  'MIXED-NO-RATE',
  'NO-COST',
  'NO-PRICE',
  'NO-RATE',
]
  .concat(['NOTHING', 'ODD', 'PLAIN', 'TODAY', 'YEN'])
  .map((sku) => `('${sku}', '${sku}', '2026-01-01')`);

beforeAll(async () => {
  world = await ownWorld();
  await world.sql('inventory', `insert into inventory.products (sku, name, updated_at) values ${skus}`);
  await world.sql(
    'cogs',
    `insert into cogs.exchange_rates (day, from_currency, to_currency, rate) values
       ('2026-11-17', 'EUR', 'USD', 1.3), ('2026-11-18', 'EUR', 'USD', 1.1), ('2026-11-21', 'EUR', 'USD', 9),
       ('2026-01-05', 'EUR', 'USD', 1.2), ('2026-02-01', 'EUR', 'USD', 1.25),
       ('2026-11-12', 'CHF', 'USD', 1.2);
     insert into cogs.prices (sku, amount_minor, compare_at_minor, currency, effective_from, effective_to) values
       ('PLAIN', 10000, null, 'USD', '2026-01-01', null), ('NO-COST', 10000, null, 'USD', '2026-01-01', null),
       ('FREE', 0, null, 'USD', '2026-01-01', null), ('MIXED', 10000, null, 'EUR', '2026-01-01', null),
       ('ABROAD', 10000, null, 'USD', '2026-01-01', null), ('NO-RATE', 2000, null, 'USD', '2026-01-01', null),
       ('MIXED-NO-RATE', 2000, null, 'USD', '2026-01-01', null), ('YEN', 10000, 12000, 'JPY', '2026-01-01', null),
       ('ODD', 1234, null, 'ZZZ', '2026-01-01', null), ('ENDED', 1000, null, 'USD', '2026-01-01', '2026-11-20'),
       ('TODAY', 9000, null, 'USD', '2026-01-01', '2026-11-20'),
       ('TODAY', 8000, 9000, 'USD', '2026-11-20', '2026-11-21'), ('TODAY', 7000, null, 'USD', '2026-11-21', null);
     insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from, effective_to) values
       ('PLAIN', 'OVERHEAD', 1000, 'USD', '2026-01-01', null), ('PLAIN', 'MATERIAL', 5000, 'USD', '2026-01-01', null),
       ('PLAIN', 'DUTY', 99, 'USD', '2026-01-01', '2026-11-20'), ('PLAIN', 'LABOUR', 99, 'USD', '2026-11-21', null),
       ('NO-PRICE', 'MATERIAL', 600, 'USD', '2026-01-01', null), ('FREE', 'MATERIAL', 600, 'USD', '2026-01-01', null),
       ('MIXED', 'MATERIAL', 4000, 'EUR', '2026-01-01', null), ('MIXED', 'FREIGHT', 1100, 'USD', '2026-01-01', null),
       ('ABROAD', 'MATERIAL', 5000, 'EUR', '2026-01-01', null), ('NO-RATE', 'MATERIAL', 1000, 'CHF', '2026-01-01', null),
       ('MIXED-NO-RATE', 'MATERIAL', 1000, 'CHF', '2026-01-01', null),
       ('MIXED-NO-RATE', 'DUTY', 50, 'USD', '2026-01-01', null),
       ('YEN', 'MATERIAL', 2500, 'JPY', '2026-01-01', null), ('ODD', 'MATERIAL', 617, 'ZZZ', '2026-01-01', null),
       ('HISTORY', 'MATERIAL', 500, 'USD', '2026-01-10', '2026-02-03'),
       ('HISTORY', 'MATERIAL', 520, 'USD', '2026-02-03', '2026-03-01'),
       ('HISTORY', 'MATERIAL', 520, 'USD', '2026-03-01', '2026-12-01'),
       ('HISTORY', 'MATERIAL', 530, 'USD', '2026-12-01', null),
       ('HISTORY', 'FREIGHT', 100, 'EUR', '2026-01-10', '2026-01-20'),
       ('HISTORY', 'FREIGHT', 200, 'EUR', '2026-01-20', '2026-06-01');
     insert into cogs.competitor_prices (sku, competitor, amount_minor, currency, observed_at) values
       ('PLAIN', 'A', 9500, 'USD', '2026-11-20T11:00Z'), ('PLAIN', 'A', 8000, 'USD', '2026-11-01T00:00Z'),
       ('PLAIN', 'B', 8000, 'EUR', '2026-10-21T00:00Z'), ('PLAIN', 'C', 5000, 'USD', '2026-10-20T23:59:59.999Z'),
       ('PLAIN', 'D', 100, 'USD', '2026-11-20T12:00:00.001Z'), ('PLAIN', 'E', 11700, 'USD', '2026-11-20T12:00Z'),
       ('ABROAD', 'F', 100, 'CHF', '2026-11-19T00:00Z'), ('ABROAD', 'G', 12000, 'USD', '2026-11-19T00:00Z'),
       ('NO-PRICE', 'H', 100, 'EUR', '2026-11-19T00:00Z'), ('NO-PRICE', 'I', 105, 'USD', '2026-11-19T00:00Z'),
       ('FREE', 'J', 105, 'USD', '2026-11-19T00:00Z');`,
  );
  graph = await openGraph(world.urls, new Date('2026-11-20T12:00:00Z'));
});

afterAll(async () => {
  await graph.close();
  await world.drop();
});

const money = 'amount currency';
const ask = async (sku: string, fields: string) => {
  const answer = await graph.query(`query ($sku: Sku!) { product(sku: $sku) { ${fields} } }`, { sku });
  return { ...answer, product: answer.data.product };
};
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const unknowns = ({ errors, unknown }: Answer) => {
  expect(errors).toBeUndefined();
  return unknown.map(({ path, code, message }) => [path?.slice(1).join('.'), code, message]);
};

const unit = `unitCost { ${money} } price { current { ${money} } } margin { gross { ${money} } percent }`;

test('a cost adds up what is in force today, and a margin is what it leaves of the price', async () => {
  const { product, errors } = await ask('PLAIN', `${unit} costBreakdown { component amount { ${money} } }`);
  expect(errors).toBeUndefined();
  expect(product).toEqual({
    unitCost: dollars('60.00'),
    price: { current: dollars('100.00') },
    margin: { gross: dollars('40.00'), percent: 40 },
    costBreakdown: [
      { component: 'MATERIAL', amount: dollars('50.00') },
      { component: 'OVERHEAD', amount: dollars('10.00') },
    ],
  });
});

test.each([
  ['NO-PRICE', { unitCost: dollars('6.00'), price: null, margin: null }],
  ['NO-COST', { unitCost: null, price: { current: dollars('100.00') }, margin: null }],
  ['NOTHING', { unitCost: null, price: null, margin: null }],
  ['ENDED', { unitCost: null, price: null, margin: null }],
  [
    'FREE',
    {
      unitCost: dollars('6.00'),
      price: { current: dollars('0.00') },
      margin: { gross: dollars('-6.00'), percent: null },
    },
  ],
  [
    'YEN',
    {
      unitCost: { amount: '2500', currency: 'JPY' },
      price: { current: { amount: '10000', currency: 'JPY' } },
      margin: { gross: { amount: '7500', currency: 'JPY' }, percent: 75 },
    },
  ],
  [
    'ODD',
    {
      unitCost: { amount: '6.17', currency: 'ZZZ' },
      price: { current: { amount: '12.34', currency: 'ZZZ' } },
      margin: { gross: { amount: '6.17', currency: 'ZZZ' }, percent: 50 },
    },
  ],
])('%s: what is not known is null, and what is, is exact', async (sku, expected) => {
  const { product, errors } = await ask(sku, unit);
  expect(errors).toBeUndefined();
  expect(product).toEqual(expected);
});

test('components in unlike currencies come in the reporting currency, the margin in that of the price', async () => {
  // 40 EUR at 1.10 and 11 USD are 55 USD, and these are 50 EUR.
  expect((await ask('MIXED', unit)).product).toEqual({
    unitCost: dollars('55.00'),
    price: { current: euros('100.00') },
    margin: { gross: euros('50.00'), percent: 50 },
  });
  expect((await ask('ABROAD', unit)).product).toEqual({
    unitCost: euros('50.00'),
    price: { current: dollars('100.00') },
    margin: { gross: dollars('45.00'), percent: 45 },
  });
});

test('a rate older than seven days is no rate: what needs it is null and says which is missing', async () => {
  const message = 'No exchange rate from CHF to USD is known for 2026-11-20.';
  const unlike = await ask('NO-RATE', unit);
  expect(unlike.product).toEqual({
    unitCost: { amount: '10.00', currency: 'CHF' },
    price: { current: dollars('20.00') },
    margin: null,
  });
  expect(unknowns(unlike)).toEqual([['margin', 'EXCHANGE_RATE_MISSING', message]]);
  const mixed = await ask('MIXED-NO-RATE', `${unit} costBreakdown { component amount { ${money} } }`);
  expect(mixed.product).toMatchObject({ unitCost: null, price: { current: dollars('20.00') }, margin: null });
  expect(mixed.product.costBreakdown).toHaveLength(2);
  expect(unknowns(mixed)).toEqual([
    ['unitCost', 'EXCHANGE_RATE_MISSING', message],
    ['margin', 'EXCHANGE_RATE_MISSING', message],
  ]);
});

test('a price that changes today has changed, and tomorrow it changes again', async () => {
  const price = `price { current { ${money} } compareAt { ${money} } effectiveFrom }`;
  expect((await ask('TODAY', price)).product.price).toEqual({
    current: dollars('80.00'),
    compareAt: dollars('90.00'),
    effectiveFrom: '2026-11-20',
  });
  const tomorrow = await openGraph(world.urls, new Date('2026-11-21T00:00:00Z'));
  const { data } = await tomorrow.query(`{ product(sku: "TODAY") { ${price} } }`);
  await tomorrow.close();
  expect(data.product.price).toEqual({
    current: dollars('70.00'),
    compareAt: null,
    effectiveFrom: '2026-11-21',
  });
});

test('the history of a cost has an entry for each change of a component, at the rate of that day', async () => {
  const history = `costHistory(first: 3) { unitCost { ${money} } effectiveFrom effectiveTo }`;
  const { product } = await ask('HISTORY', history);
  expect(product.costHistory).toEqual([
    { unitCost: dollars('5.20'), effectiveFrom: '2026-06-01', effectiveTo: '2026-12-01' },
    // 5.20 + 2.00 at 1.25
    { unitCost: dollars('7.70'), effectiveFrom: '2026-02-03', effectiveTo: '2026-06-01' },
    { unitCost: null, effectiveFrom: '2026-01-20', effectiveTo: '2026-02-03' },
  ]);
  expect(unknowns(await ask('HISTORY', history))).toEqual([
    [
      'costHistory.2.unitCost',
      'EXCHANGE_RATE_MISSING',
      'No exchange rate from EUR to USD is known for 2026-01-20.',
    ],
  ]);
  const all = await ask('HISTORY', `costHistory { unitCost { ${money} } effectiveFrom }`);
  // 5.00 + 1.00 at 1.20
  expect(all.product.costHistory[3]).toEqual({ unitCost: dollars('6.20'), effectiveFrom: '2026-01-10' });
  expect(all.product.costHistory).toHaveLength(4);
  expect((await ask('NOTHING', history)).product.costHistory).toEqual([]);
});

const market = `competitorPrices { competitor price { ${money} } observedAt } priceIndex`;

test('the market is what each competitor last asked in thirty days and up to now', async () => {
  const { product, errors } = await ask('PLAIN', market);
  expect(errors).toBeUndefined();
  expect(product.competitorPrices).toEqual([
    { competitor: 'B', price: euros('80.00'), observedAt: '2026-10-21T00:00:00.000Z' },
    { competitor: 'A', price: dollars('95.00'), observedAt: '2026-11-20T11:00:00.000Z' },
    { competitor: 'E', price: dollars('117.00'), observedAt: '2026-11-20T12:00:00.000Z' },
  ]);
  // The mean of 88, 95 and 117 is 100.
  expect(product.priceIndex).toBe(100);
  const two = await ask('PLAIN', 'competitorPrices(first: 2) { competitor } priceIndex');
  expect(two.product).toEqual({
    competitorPrices: [{ competitor: 'B' }, { competitor: 'A' }],
    priceIndex: 100,
  });
});

test('a competitor without a rate comes last, and the price index counts the others', async () => {
  const answer = await ask('ABROAD', `${market} priceIndexCompetitors`);
  expect(answer.product.competitorPrices.map(({ competitor }: { competitor: string }) => competitor)).toEqual(
    ['G', 'F'],
  );
  // 100 against the one of 120 dollars.
  expect(answer.product).toMatchObject({ priceIndex: 83.33333333333333, priceIndexCompetitors: 1 });
  expect(unknowns(answer)).toEqual([
    ['priceIndex', 'EXCHANGE_RATE_MISSING', 'No exchange rate from CHF to USD is known for 2026-11-20.'],
  ]);
});

test('there is no price index without an own price or without a competitor', async () => {
  const noPrice = await ask('NO-PRICE', market);
  expect(noPrice.errors).toBeUndefined();
  expect(noPrice.product.priceIndex).toBeNull();
  expect(noPrice.product.competitorPrices).toMatchObject([{ competitor: 'I' }, { competitor: 'H' }]);
  expect((await ask('NOTHING', market)).product).toEqual({ competitorPrices: [], priceIndex: null });
  expect((await ask('FREE', market)).product.priceIndex).toBe(0);
});

test('a company without costs, competitors or rates is told that they are unknown', async () => {
  const bare = await ownWorld();
  await bare.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at) values ('P', 'P', '2026-01-01')`,
  );
  await bare.sql(
    'cogs',
    `drop table cogs.cost_records, cogs.competitor_prices, cogs.exchange_rates, cogs.budgets;
     insert into cogs.prices (sku, amount_minor, currency, effective_from) values ('P', 100, 'USD', '2026-01-01')`,
  );
  const graph = await openGraph(bare.urls);
  const { data, errors } = await graph.query(
    `{ budgets { id }
       product(sku: "P") { ${unit} ${market} costBreakdown { component } costHistory { effectiveFrom }
         promotions(discountPercents: [50]) { price { ${money} } unitMargin { ${money} } profitable }
         maximumDiscountPercent(marginFloorPercent: 10) } }`,
  );
  await graph.close();
  await bare.drop();
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    budgets: null,
    product: {
      unitCost: null,
      price: { current: dollars('1.00') },
      margin: null,
      competitorPrices: null,
      priceIndex: null,
      costBreakdown: null,
      costHistory: null,
      promotions: [{ price: dollars('0.50'), unitMargin: null, profitable: null }],
      maximumDiscountPercent: null,
    },
  });
});
