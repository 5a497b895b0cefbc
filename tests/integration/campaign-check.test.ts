import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { globalId } from '../../src/graph/global-id.ts';
import { nowhere, sampleGraph, sampleSql, type Answer, type Graph } from '../support/graph.ts';

/** The sample world's stories, as a campaign of the first two weeks of December meets them. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const document = `query Check($input: CampaignCheckInput!) {
  campaignCheck(input: $input) {
    verdict
    expectedRevenue { amount currency }
    expectedGrossProfit { amount currency }
    budget { name remaining { amount } }
    findings { code severity source message value threshold }
    products {
      sku product { sku name } verdict promotion { discountPercent price { amount } marginPercent profitable }
      baselineUnits expectedUnits availableToPromise shortfallUnits
      findings { code severity source message value threshold }
    }
  }
}`;
const december = { startsOn: '2026-12-01', endsOn: '2026-12-14' };

const ask = (input: Record<string, unknown>, on = graph): Promise<Answer> =>
  on.query(document, { input: { ...december, ...input } });

async function check(input: Record<string, unknown>) {
  const { data, errors } = await ask(input);
  expect(errors).toBeUndefined();
  return data.campaignCheck;
}

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);

/** The one product of a campaign. */
const checkOne = async (sku: string, input: Record<string, unknown> = {}) =>
  (await check({ skus: [sku], ...input })).products[0];

describe('the stories', () => {
  test('what sells best leaves nothing at 30 % off, and something at 10 %', async () => {
    const { sku } = stories.thinMargin;
    const thirty = await checkOne(sku, { discountPercent: 30 });
    expect(thirty).toMatchObject({ verdict: 'STOP', promotion: { discountPercent: 30, profitable: false } });
    expect(thirty.findings[0]).toMatchObject({
      code: 'MARGIN_NEGATIVE',
      severity: 'BLOCKER',
      source: 'cogs',
    });
    expect(await checkOne(sku, { discountPercent: 10 })).toMatchObject({ verdict: 'GO', findings: [] });
    expect(codes((await checkOne(sku, { discountPercent: 20, marginFloorPercent: 50 })).findings)).toEqual([
      'MARGIN_BELOW_FLOOR',
    ]);
  });

  test('what runs out before the next delivery is short, and no order comes in time', async () => {
    const { sku } = stories.runsOutBeforeDelivery;
    const product = await checkOne(sku, { expectedUpliftPercent: 200 });
    expect(product.verdict).toBe('STOP');
    expect(codes(product.findings)).toEqual(expect.arrayContaining(['STOCK_SHORT', 'LEAD_TIME_TOO_LONG']));
    expect(product.shortfallUnits).toBe(product.expectedUnits - product.availableToPromise);
  });

  test('what people complain about more and more should not be advertised before a look', async () => {
    const { sku, issue } = stories.risingComplaints;
    const { verdict, findings } = await checkOne(sku);
    expect(verdict).toBe('CAUTION');
    expect(findings).toMatchObject([{ code: 'SUPPORT_ISSUE_RISING', source: 'support' }]);
    expect(findings[0].message).toContain(issue);
  });

  test.each([
    ['a supplier that stands still', stories.supplierDisrupted.sku, true],
    ['all lanes blocked', stories.allLanesDisrupted.sku, true],
    ['one of two lanes blocked', stories.oneLaneDisrupted.sku, false],
  ])('%s', async (_, sku, disrupted) => {
    const { findings } = await checkOne(sku);
    expect(codes(findings).includes('DISRUPTION_ACTIVE')).toBe(disrupted);
  });

  test('what has no price and never sold cannot be promised', async () => {
    const product = await checkOne(stories.neverSoldNoPrice.sku);
    expect(product).toMatchObject({ verdict: 'STOP', baselineUnits: 0, promotion: { price: null } });
    expect(product.findings).toMatchObject([
      { code: 'DATA_MISSING', severity: 'BLOCKER', source: 'cogs' },
      { code: 'DATA_MISSING', severity: 'WARNING', source: 'sales' },
    ]);
  });
});

test('units are those of the last 28 days, and the promise that of the campaign’s weeks', async () => {
  const { sku } = stories.risingComplaints;
  const [sold] = await sampleSql<{ units: number }>(
    'sales',
    `select sum(line.quantity)::int as units from sales.order_lines line
       join sales.orders placed on placed.number = line.order_number
      where line.sku = $1 and placed.status <> 'CANCELLED'
        and placed.placed_at >= '2026-10-23' and placed.placed_at < '2026-11-20'`,
    [sku],
  );
  const { data } = await graph.query(
    `{ product(sku: "${sku}") { availableToPromise(weeks: 6) { weekStarting quantity } } }`,
  );
  const weeks = data.product.availableToPromise.filter(
    ({ weekStarting }: { weekStarting: string }) =>
      weekStarting >= '2026-11-30' && weekStarting <= '2026-12-14',
  );
  expect(weeks).toHaveLength(3);
  expect(await checkOne(sku, { expectedUpliftPercent: 300 })).toMatchObject({
    baselineUnits: Math.round(sold!.units / 2),
    expectedUnits: sold!.units * 2,
    availableToPromise: Math.min(...weeks.map(({ quantity }: { quantity: number }) => quantity)),
  });
});

describe('a source that does not answer', () => {
  const { sku } = stories.thinMargin;
  const calm = { skus: [sku], discountPercent: 10, budget: 'CAM-WINTER-26', expectedSpend: '1' };

  test('costs nothing as long as all of them answer', async () => {
    expect(await check(calm)).toMatchObject({ verdict: 'GO', findings: [] });
  });

  test.each(sourceNames)(
    '%s: is named, on the campaign and its product, and it is not GO',
    async (source) => {
      const broken = await sampleGraph({ [source]: nowhere });
      const { data, errors } = await ask(calm, broken);
      await broken.close();
      const verdict = ['logistics', 'support'].includes(source) ? 'CAUTION' : 'STOP';
      const severity = verdict === 'STOP' ? 'BLOCKER' : 'WARNING';
      const { products, ...campaign } = data.campaignCheck;
      for (const checked of [campaign, products[0]]) {
        expect(checked.verdict).toBe(verdict);
        expect(checked.findings).toMatchObject([{ code: 'DATA_MISSING', severity, source }]);
        expect(checked.findings[0].message).toContain(`The ${source} database did not answer.`);
      }
      // Only what the product itself says of its name is an error.
      expect((errors ?? []).map(({ path }) => path!.join('.'))).toEqual(
        source === 'inventory' ? ['campaignCheck.products.0.product.name'] : [],
      );
      expect(campaign.expectedRevenue === null).toBe(['cogs', 'sales'].includes(source));
      expect(campaign.budget === null).toBe(source === 'cogs');
      expect(products[0].availableToPromise === null).toBe(source === 'inventory');
    },
  );

  test('that knows what a filter lets through leaves a campaign without products', async () => {
    const broken = await sampleGraph({ inventory: nowhere });
    const { data, errors } = await ask({ filter: { category: { eq: 'Tents' } } }, broken);
    await broken.close();
    expect(errors).toBeUndefined();
    expect(data.campaignCheck).toMatchObject({ verdict: 'STOP', products: [], expectedRevenue: null });
    expect(data.campaignCheck.findings).toMatchObject([
      {
        code: 'DATA_MISSING',
        source: 'inventory',
        message: 'The inventory database did not answer. Unknown: which products the filter lets through.',
      },
    ]);
  });
});

test('a campaign costs the same statements for one product as for all', async () => {
  const names = async (input: Record<string, unknown>) => {
    const { errors, statements } = await ask(input);
    expect(errors).toBeUndefined();
    return statements.map(({ source, name }) => `${source}.${name}`).toSorted();
  };
  const rows = await sampleSql<{ sku: string }>('inventory', 'select sku from inventory.products');
  const many = rows
    .map(({ sku }) => sku)
    .concat(Array.from({ length: 1000 - rows.length }, (_, i) => `UNKNOWN-${i}`));
  const one = await names({ skus: [stories.thinMargin.sku] });
  expect(one).toHaveLength(9);
  expect(new Set(one).size).toBe(9);
  expect(await names({ skus: many })).toEqual(one);
});

test('products may be named by a filter, and then come by SKU', async () => {
  const rows = await sampleSql<{ sku: string }>(
    'inventory',
    `select sku from inventory.products where category in ('Tents', 'Backpacks') order by sku collate "C"`,
  );
  const { products } = await check({
    filter: { category: { in: ['Tents', 'Backpacks'] } },
    discountPercent: 5,
  });
  expect(products.map(({ sku }: { sku: string }) => sku)).toEqual(rows.map(({ sku }) => sku));
  expect(products[0].promotion.discountPercent).toBe(5);
});

test('an unknown SKU is named, and stops the campaign but not the rest of the answer', async () => {
  const { verdict, expectedRevenue, products } = await check({ skus: ['NO-SUCH', stories.thinMargin.sku] });
  expect({ verdict, expectedRevenue }).toEqual({ verdict: 'STOP', expectedRevenue: null });
  expect(products[0]).toMatchObject({
    sku: 'NO-SUCH',
    product: null,
    verdict: 'STOP',
    baselineUnits: null,
    availableToPromise: null,
    findings: [{ code: 'DATA_MISSING', severity: 'BLOCKER', message: 'No product has the SKU NO-SUCH.' }],
  });
  expect(products[1]).toMatchObject({ product: { sku: stories.thinMargin.sku }, verdict: 'GO' });
});

describe('the budget', () => {
  const skus = [stories.thinMargin.sku];

  test.each([
    ['code', 'CAM-WINTER-26'],
    ['global id', globalId('Budget', 'CAM-WINTER-26')],
  ])('named by its %s pays as far as it reaches', async (_, budget) => {
    expect(await check({ skus, budget, expectedSpend: '137600' })).toMatchObject({
      verdict: 'GO',
      budget: { name: 'Winter is outside', remaining: { amount: '137600.00' } },
    });
    expect(await check({ skus, budget, expectedSpend: '137600.01' })).toMatchObject({
      verdict: 'STOP',
      findings: [
        {
          code: 'BUDGET_EXCEEDED',
          severity: 'BLOCKER',
          source: 'cogs',
          value: 137_600.01,
          threshold: 137_600,
        },
      ],
    });
  });

  test.each([
    ['a code that nobody gave', 'NO-BUDGET'],
    ['the id of something else', globalId('Product', stories.thinMargin.sku)],
    ['a text that is neither', 'not a code'],
  ])('%s is refused', async (_, budget) => {
    const { errors } = await ask({ skus, budget });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors![0]!.message).toContain('input.budget');
  });
});

const one = { skus: ['A'] };
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `S-${i}`);

test.each<[string, Record<string, unknown>, string]>([
  ['no products', {}, 'exactly one of skus, products and filter'],
  ['products named twice over', { ...one, filter: {} }, 'it uses skus and filter'],
  ['an empty list', { skus: [] }, 'input.skus'],
  ['10,000 SKUs', { skus: numbered(10_000) }, 'input.skus must be between 1 and 1000'],
  ['1,001 products', { products: numbered(1001).map((sku) => ({ sku })) }, 'input.products'],
  ['a SKU twice', { skus: ['A', 'B', 'A'] }, 'input.skus names A twice'],
  [
    'a product twice',
    { products: [{ sku: 'A' }, { sku: 'A', discountPercent: 5 }] },
    'input.products names A twice',
  ],
  ['dates reversed', { ...one, startsOn: '2026-12-14', endsOn: '2026-12-13' }, 'input.endsOn'],
  ['a campaign of the past', { ...one, startsOn: '2026-11-19' }, 'input.startsOn must be 2026-11-20'],
  ['a campaign far ahead', { ...one, startsOn: '2027-11-22', endsOn: '2027-11-23' }, 'input.startsOn'],
  ['a campaign of 367 days', { ...one, startsOn: '2026-11-20', endsOn: '2027-11-21' }, 'input.endsOn'],
  ['a discount above 100', { ...one, discountPercent: 101 }, 'Percent'],
  ['an uplift below 0', { ...one, expectedUpliftPercent: -1 }, 'input.expectedUpliftPercent'],
  [
    'an endless uplift of one product',
    { products: [{ sku: 'A', expectedUpliftPercent: 1001 }] },
    'input.products[0].expectedUpliftPercent',
  ],
  ['money without a budget', { ...one, expectedSpend: '10' }, 'input.expectedSpend'],
  ['money that comes in', { ...one, budget: 'B', expectedSpend: '-10' }, 'input.expectedSpend'],
])('%s: is refused before any SQL, and what is wrong is named', async (_, input, named) => {
  const { errors, statements } = await ask(input);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(errors![0]!.message).toContain(named);
  expect(statements).toEqual([]);
});

test('a campaign may begin today, or last 366 days', async () => {
  expect(
    await check({ skus: [stories.thinMargin.sku], startsOn: '2026-11-20', endsOn: '2026-11-20' }),
  ).toBeDefined();
  expect(
    await check({ skus: [stories.thinMargin.sku], startsOn: '2027-11-21', endsOn: '2028-11-20' }),
  ).toBeDefined();
});

test('a filter that lets nothing through is refused', async () => {
  const { errors } = await ask({ filter: { category: { in: [] } } });
  expect(errors).toMatchObject([
    { message: 'input.filter lets no product through.', extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});
