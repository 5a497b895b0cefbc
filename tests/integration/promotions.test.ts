import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

let world: OwnWorld;
let graph: Graph;

const simulator = operations.find(({ name }) => name === 'promotion-simulator')!.text;
const dollars = (amount: string) => ({ amount, currency: 'USD' });

beforeAll(async () => {
  world = await ownWorld();
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at)
       select sku, sku, '2026-01-01' from unnest(array['THIN', 'NO-PRICE', 'NO-COST', 'NO-RATE', 'FREE']) sku`,
  );
  await world.sql(
    'cogs',
    `insert into cogs.exchange_rates values ('2026-11-20', 'EUR', 'USD', 1.25);
     insert into cogs.prices (sku, amount_minor, currency, effective_from) values
       ('THIN', 9995, 'USD', '2026-01-01'), ('NO-COST', 9995, 'USD', '2026-01-01'),
       ('NO-RATE', 1000, 'USD', '2026-01-01'), ('FREE', 0, 'USD', '2026-01-01');
     insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from) values
       ('THIN', 'MATERIAL', 5600, 'EUR', '2026-01-01'), ('NO-PRICE', 'MATERIAL', 5600, 'EUR', '2026-01-01'),
       ('NO-RATE', 'MATERIAL', 500, 'CHF', '2026-01-01'), ('FREE', 'MATERIAL', 500, 'USD', '2026-01-01')`,
  );
  graph = await openGraph(world.urls, new Date('2026-11-20T12:00:00Z'));
});

afterAll(async () => {
  await graph.close();
  await world.drop();
});

const simulate = (sku: string, discounts?: number[]) => graph.query(simulator, { sku, discounts });

test('the simulator says what each discount does to a unit that sells at 99.95 and costs 70.00', async () => {
  const { data, errors, statements } = await simulate('THIN', [0, 10, 20, 30, 100]);
  expect(errors).toBeUndefined();
  expect(data.product).toEqual({
    sku: 'THIN',
    promotions: [
      {
        discountPercent: 0,
        price: dollars('99.95'),
        unitMargin: dollars('29.95'),
        marginPercent: expect.closeTo(29.964982, 6),
        breakEvenUpliftPercent: 0,
        profitable: true,
      },
      {
        // 89.955
        discountPercent: 10,
        price: dollars('89.96'),
        unitMargin: dollars('19.96'),
        marginPercent: expect.closeTo(22.187639, 6),
        breakEvenUpliftPercent: expect.closeTo(50.0501, 4),
        profitable: true,
      },
      {
        discountPercent: 20,
        price: dollars('79.96'),
        unitMargin: dollars('9.96'),
        marginPercent: expect.closeTo(12.456228, 6),
        breakEvenUpliftPercent: expect.closeTo(200.702811, 6),
        profitable: true,
      },
      {
        // 69.965
        discountPercent: 30,
        price: dollars('69.97'),
        unitMargin: dollars('-0.03'),
        marginPercent: expect.closeTo(-0.042876, 6),
        breakEvenUpliftPercent: null,
        profitable: false,
      },
      {
        discountPercent: 100,
        price: dollars('0.00'),
        unitMargin: dollars('-70.00'),
        marginPercent: null,
        breakEvenUpliftPercent: null,
        profitable: false,
      },
    ],
    // 82.36 leaves 15.007 %, 82.35 leaves 14.997 %; 17.60 % off is 82.3588, 17.61 % off is 82.348.
    maximumDiscountPercent: 17.6,
  });
  expect(statements.map(({ source, name }) => `${source} ${name}`).toSorted()).toEqual([
    'cogs products_values_margin_percent_price',
    'cogs rates_in_force',
    'inventory products_by_sku',
  ]);
});

test('the simulator asks about 10, 20 and 30 percent unless told otherwise', async () => {
  const { data } = await simulate('THIN');
  expect(data.product.promotions.map((p: { discountPercent: number }) => p.discountPercent)).toEqual([
    10, 20, 30,
  ]);
});

const unknown = { unitMargin: null, marginPercent: null, breakEvenUpliftPercent: null, profitable: null };

test('without a price there is nothing to discount', async () => {
  const { data, errors } = await simulate('NO-PRICE', [10]);
  expect(errors).toBeUndefined();
  expect(data.product).toMatchObject({
    promotions: [{ discountPercent: 10, price: null, ...unknown }],
    maximumDiscountPercent: null,
  });
});

test('without a cost the discounted price is known, and nothing else', async () => {
  const { data, errors } = await simulate('NO-COST', [10]);
  expect(errors).toBeUndefined();
  expect(data.product).toMatchObject({
    promotions: [{ price: dollars('89.96'), ...unknown }],
    maximumDiscountPercent: null,
  });
});

test('without a rate the discounted price is known, and each other figure says what is missing', async () => {
  const { data, errors, unknown: why } = await simulate('NO-RATE', [10]);
  expect(errors).toBeUndefined();
  expect(data.product).toMatchObject({
    promotions: [{ price: dollars('9.00'), ...unknown }],
    maximumDiscountPercent: null,
  });
  for (const reason of why) expect(reason).toMatchObject({ code: 'EXCHANGE_RATE_MISSING', from: 'CHF' });
  expect(why.map(({ path }) => path!.at(-1)).toSorted()).toEqual([
    'breakEvenUpliftPercent',
    'marginPercent',
    'maximumDiscountPercent',
    'profitable',
    'unitMargin',
  ]);
});

test('what is given away cannot be discounted', async () => {
  const { data, errors } = await simulate('FREE', [10]);
  expect(errors).toBeUndefined();
  expect(data.product).toMatchObject({
    promotions: [
      {
        price: dollars('0.00'),
        unitMargin: dollars('-5.00'),
        marginPercent: null,
        breakEvenUpliftPercent: null,
        profitable: false,
      },
    ],
    maximumDiscountPercent: 0,
  });
});

test.each([
  ['a discount under 0', [-1]],
  ['a discount over 100', [100.01]],
  ['no discount', []],
  ['more than 20 discounts', Array.from({ length: 21 }, (_, i) => i)],
])('%s is refused before any statement', async (_, discounts) => {
  const { errors, statements } = await simulate('THIN', discounts);
  expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(statements).toEqual([]);
});
