import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { sampleGraph, sampleSql, type Graph } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

/** Prices, costs and margins of the sample world against the same figures reckoned by SQL over its raw tables. */
let graph: Graph;

beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

/** Today's rates, with 1 for a currency and itself; the sample world has one of each day. */
const ratesToday = `rate as (
  select from_currency, to_currency, rate from cogs.exchange_rates where day = '2026-11-20'
  union all select c, c, 1 from unnest(array['USD', 'EUR', 'GBP', 'CHF']) c)`;

const pricesToday = `price as (
  select sku, amount_minor as minor, currency, 1 + coalesce(included_tax_percent, 0) / 100 as with_tax from cogs.prices
   where daterange(effective_from, effective_to) @> date '2026-11-20')`;

const costsToday = `cost as (
  select sku, case when count(distinct r.currency) = 1 then min(r.currency) else 'USD' end as currency,
         case when count(distinct r.currency) = 1 then sum(amount_minor) else round(sum(amount_minor * rate)) end as minor
    from cogs.cost_records r left join rate on from_currency = r.currency and to_currency = 'USD'
   where daterange(effective_from, effective_to) @> date '2026-11-20' group by sku)`;

const marginsToday = `margin as (
  select sku, price.minor as price, with_tax, price.currency, cost.currency as cost_currency, cost.minor as unit_cost,
         case when price.currency = cost.currency then cost.minor else round(cost.minor * rate) end as cost
    from price full join cost using (sku)
    left join rate on from_currency = cost.currency and to_currency = price.currency)`;

const withCurrency = (minor: string, currency: string) =>
  `to_char(${minor} / 100.0, 'FM9999990.009999') || ' ' || ${currency}`;

/** What is left of a price without tax, to the decimals of price and cost. */
const left = (price: string) =>
  `round(${price} / with_tax - cost, greatest(scale(trim_scale(${price})), scale(trim_scale(cost))))`;

interface MoneyText {
  readonly amount: string;
  readonly currency: string;
}

/** What twelve digits tell: SQL and we cut fractions without an end at different places. */
const precise = (value: number | null | undefined) => (value == null ? null : Number(value.toPrecision(12)));

const text = (money: MoneyText | null | undefined) => (money ? `${money.amount} ${money.currency}` : null);

async function allProducts(fields: string) {
  const answer = await graph.query(
    `{ products(first: 500, orderBy: { field: SKU, direction: ASC }) { nodes { sku ${fields} } } }`,
  );
  return { ...answer, nodes: answer.data.products.nodes };
}

test('unit cost, price and margin of every product are those that SQL finds', async () => {
  const expected = await sampleSql<{ sku: string; percent: number | null }>(
    'cogs',
    `with ${ratesToday}, ${pricesToday}, ${costsToday}, ${marginsToday}
     select sku, ${withCurrency('unit_cost', 'cost_currency')} as cost, ${withCurrency('price', 'currency')} as price,
            ${withCurrency(left('price'), 'currency')} as gross,
            ((price / with_tax - cost) / (price / with_tax) * 100)::float8 as percent
       from margin order by sku`,
  );
  const { nodes, errors } = await allProducts(
    `unitCost { amount currency } price { current { amount currency } } margin { gross { amount currency } percent }`,
  );
  expect(errors).toBeUndefined();
  const known = new Map(expected.map((row) => [row.sku, { ...row, percent: precise(row.percent) }]));
  // Some have no price, some no cost, and some are reckoned in two currencies.
  for (const part of ['cost', 'price', 'gross'] as const) {
    expect(expected.some((row) => (row as Record<string, unknown>)[part] !== null)).toBe(true);
  }
  for (const { sku, unitCost, price, margin } of nodes) {
    expect({
      sku,
      cost: text(unitCost),
      price: text(price?.current),
      gross: text(margin?.gross),
      percent: precise(margin?.percent),
    }).toEqual(known.get(sku) ?? { sku, cost: null, price: null, gross: null, percent: null });
  }
  expect(
    nodes.find(({ sku }: { sku: string }) => sku === stories.unlikeCurrencies.sku).unitCost,
  ).not.toBeNull();
});

test('price indexes are those that SQL finds over competitors with a rate, and a competitor who asks francs is told', async () => {
  const expected = await sampleSql<{ sku: string; index: number | null; counted: number; rateless: boolean }>(
    'cogs',
    `with ${ratesToday}, ${pricesToday}, seen as (
       select sku, competitor, currency, amount_minor,
              row_number() over (partition by sku, competitor order by observed_at desc) as nth
         from cogs.competitor_prices where observed_at between '2026-10-21' and '2026-11-20T12:00Z')
     select sku, (price.minor * 100 / avg(amount_minor * rate))::float8 as index, count(rate)::int as counted,
            bool_or(rate is null) as rateless
       from price join seen using (sku) left join rate on from_currency = seen.currency and to_currency = price.currency
      where nth = 1 group by sku, price.minor`,
  );
  const { nodes, errors, unknown } = await allProducts('priceIndex priceIndexCompetitors');
  expect(errors).toBeUndefined();
  const known = new Map(expected.map((row) => [row.sku, row]));
  for (const { sku, priceIndex, priceIndexCompetitors } of nodes) {
    const { index, counted = null } = known.get(sku) ?? {};
    expect([sku, precise(priceIndex), priceIndexCompetitors]).toEqual([sku, precise(index), counted]);
  }
  expect(unknown).toHaveLength(expected.filter(({ rateless }) => rateless).length);
  for (const reason of unknown) expect(reason).toMatchObject({ code: 'EXCHANGE_RATE_MISSING', from: 'CHF' });
});

test('promotions of every product are those that SQL finds', async () => {
  const expected = await sampleSql<{
    sku: string;
    marginPercent: number | null;
    breakEvenUpliftPercent: number | null;
  }>(
    'cogs',
    `with ${ratesToday}, ${pricesToday}, ${costsToday}, ${marginsToday}, promotion as (
       select *, round(price * (1 - percent / 100)) as after from margin, unnest(array[5, 12.5, 30, 55, 100]) percent
        where price is not null and cost is not null)
     select sku, percent::float8 as "discountPercent", ${withCurrency('after', 'currency')} as price,
            ${withCurrency(left('after'), 'currency')} as "unitMargin",
            ((after / with_tax - cost) / nullif(after / with_tax, 0) * 100)::float8 as "marginPercent",
            (case when after / with_tax > cost
              then ((price / with_tax - cost) / (after / with_tax - cost) - 1) * 100 end)::float8 as "breakEvenUpliftPercent",
            after / with_tax > cost as profitable
       from promotion order by sku, percent`,
  );
  const { nodes } = await allProducts(
    `promotions(discountPercents: [5, 12.5, 30, 55, 100]) {
       discountPercent price { amount currency } unitMargin { amount currency } marginPercent breakEvenUpliftPercent profitable
     }`,
  );
  const found = nodes.flatMap(
    ({ sku, promotions }: { sku: string; promotions: readonly Record<string, never>[] }) =>
      promotions
        .filter(({ unitMargin }) => unitMargin)
        .map((promotion) => ({
          ...promotion,
          sku,
          price: text(promotion['price']),
          unitMargin: text(promotion['unitMargin']),
          marginPercent: precise(promotion['marginPercent']),
          breakEvenUpliftPercent: precise(promotion['breakEvenUpliftPercent']),
        })),
  );
  expect(found.length).toBeGreaterThan(100);
  expect(found).toEqual(
    expected.map((row) => ({
      ...row,
      marginPercent: precise(row.marginPercent),
      breakEvenUpliftPercent: precise(row.breakEvenUpliftPercent),
    })),
  );
});

test('the bestseller with the thin margin loses money at 30 percent off', async () => {
  const simulator = operations.find(({ name }) => name === 'promotion-simulator')!;
  const { data } = await graph.query(simulator.text, { sku: stories.thinMargin.sku });
  const [ten, , thirty] = data.product.promotions;
  expect(ten.profitable).toBe(true);
  expect(thirty).toMatchObject({ profitable: false, breakEvenUpliftPercent: null });
});

test('cost histories are those that a walk through every day finds', async () => {
  const { nodes, unknown } = await allProducts(
    'costHistory(first: 100) { unitCost { amount currency } effectiveFrom effectiveTo }',
  );
  const expected = await sampleSql<{ sku: string; from: string; to: string | null; cost: string | null }>(
    'cogs',
    `with daily as (
       select sku, day.day::date as day, string_agg(component || amount_minor, ' ' order by component) as parts,
              case when count(distinct r.currency) = 1 then sum(amount_minor)
                   when bool_and(rate is not null or r.currency = 'USD') then round(sum(amount_minor * coalesce(rate, 1))) end as minor,
              case when count(distinct r.currency) = 1 then min(r.currency) else 'USD' end as currency
         from cogs.cost_records r
        cross join lateral generate_series(effective_from, coalesce(effective_to - 1, date '2026-11-20'), '1 day') day(day)
         left join cogs.exchange_rates x on x.day = day.day::date and from_currency = r.currency and to_currency = 'USD'
        where sku like '%1' group by sku, day.day),
     changes as (
       select *, parts is distinct from lag(parts) over (partition by sku order by day) as changed from daily)
     select sku, day::text as from, lead(day) over (partition by sku order by day)::text as to,
            ${withCurrency('minor', 'currency')} as cost
       from changes where changed order by sku, day desc`,
  );
  const someNodes = nodes.filter(({ sku }: { sku: string }) => sku.endsWith('1'));
  const found = someNodes.flatMap(
    ({ sku, costHistory }: { sku: string; costHistory: readonly Record<string, never>[] }) =>
      costHistory.map(({ unitCost, effectiveFrom, effectiveTo }) => ({
        sku,
        from: effectiveFrom,
        to: effectiveTo,
        cost: text(unitCost),
      })),
  );
  expect(found.length).toBeGreaterThan(100);
  expect(found).toEqual(expected);
  // Cost records may begin before the rates do; then the first entry says so.
  expect(unknown).toHaveLength(
    nodes.flatMap(({ costHistory }: { costHistory: readonly { unitCost: unknown }[] }) =>
      costHistory.filter(({ unitCost }) => unitCost === null),
    ).length,
  );
});

const cogsOfTheCard = `
  unitCost { amount } costBreakdown { component } costHistory(first: 5) { unitCost { amount } } price { current { amount } }
  margin { percent } competitorPrices(first: 5) { competitor } priceIndex promotions(discountPercents: [10, 20]) { profitable }
  maximumDiscountPercent(marginFloorPercent: 15)`;

// Of a product whose costs are in several currencies, also the rates of the days on which they changed.
test.each([
  [1, []],
  [20, []],
  [150, ['rates_of_days']],
])('all that cogs says of %i products costs one statement and the rates', async (first, more) => {
  const { statements } = await graph.query(`{ products(first: ${first}) { nodes { ${cogsOfTheCard} } } }`);
  expect(
    statements
      .filter(({ source }) => source === 'cogs')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([
    'competitor_prices_seen+cost_history+costs_in_force+products_values_margin_percent_price_price_a865b88',
    'rates_in_force',
    ...more,
  ]);
});

test.each([stories.thinMargin, stories.unlikeCurrencies, stories.neverSoldNoPrice])(
  'the card of $sku reads the rates of today once',
  async ({ sku }) => {
    const card = operations.find(({ name }) => name === 'product-card')!;
    const { statements } = await graph.query(card.text, { ...card.variables, sku });
    expect(statements.filter(({ name }) => name === 'rates_in_force')).toHaveLength(1);
  },
);
