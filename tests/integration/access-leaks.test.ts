import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { scopes, unrestricted, type Caller, type Scope } from '../../src/kernel/caller.ts';
import type { Answer } from '../support/graph.ts';
import { graphForCallers, withScopes, type SharedGraph } from '../support/callers.ts';

/** Ways to learn a value without reading it. Each asks for nothing that its caller may not read, but by it. */
let graph: SharedGraph;
beforeAll(async () => {
  graph = await graphForCallers();
});
afterAll(() => graph.close());

const allBut = (withheld: Scope): Caller => withScopes(...scopes.filter((scope) => scope !== withheld));
const products = (given: string): string => `{ products(${given}) { totalCount nodes { sku } } }`;
const customers = (given: string): string => `{ customers(${given}) { totalCount nodes { number } } }`;
const audience = (filter: string): string => `{ audience(filter: ${filter}) { size } }`;
const insights = '{ supportInsights(filter: { category: { eq: "Tents" } }) { tickets } }';
const days = 'startsOn: "2026-12-01", endsOn: "2026-12-02"';
const campaign = (input: string): string => `{ campaignCheck(input: { ${days}, ${input} }) { verdict } }`;
const { sku } = stories.thinMargin;
const byMargin = { field: 'MARGIN_PERCENT' };

const leaks: [name: string, withheld: Scope, document: string, variables?: Record<string, unknown>][] = [
  ['an order by margin', 'cost:read', products('orderBy: { field: MARGIN_PERCENT }')],
  ['an order by unit cost', 'cost:read', products('orderBy: { field: UNIT_COST, direction: DESC }')],
  [
    'an order by margin in a variable',
    'cost:read',
    'query ($o: ProductOrder) { products(orderBy: $o) { totalCount } }',
    { o: byMargin },
  ],
  [
    'an order by margin in a part of a variable',
    'cost:read',
    'query ($f: ProductOrderField!) { products(orderBy: { field: $f }) { totalCount } }',
    { f: 'MARGIN_PERCENT' },
  ],
  [
    "an order by margin as a variable's default",
    'cost:read',
    'query ($o: ProductOrder = { field: MARGIN_PERCENT }) { products(orderBy: $o) { totalCount } }',
  ],
  ['an order by tickets', 'support:read', products('orderBy: { field: OPEN_TICKETS }')],
  ['a filter on margin', 'cost:read', products('filter: { marginPercent: { gt: 30 } }')],
  ['a filter on unit cost', 'cost:read', products('filter: { unitCost: { lt: "10" } }')],
  ['a filter on whether there is a cost', 'cost:read', products('filter: { unitCost: { isNull: true } }')],
  ['a filter on nothing that fits', 'cost:read', products('filter: { marginPercent: { in: [] } }')],
  ['a filter inside not', 'cost:read', products('filter: { not: { marginPercent: { gt: 30 } } }')],
  [
    'a filter deep inside or and and',
    'cost:read',
    products('filter: { or: [{ sku: { eq: "A" } }, { and: [{ marginPercent: { gt: 30 } }] }] }'),
  ],
  [
    'a filter in a variable',
    'cost:read',
    'query ($f: ProductFilter) { products(filter: $f) { totalCount } }',
    { f: { and: [{ not: { marginPercent: { lt: 3 } } }] } },
  ],
  ['a filter in a search', 'cost:read', products('search: "tent", filter: { marginPercent: { gt: 30 } }')],
  [
    'a filter in a fragment',
    'cost:read',
    'query { ...Asked } fragment Asked on Query { cheap: products(filter: { unitCost: { lt: "1" } }) { totalCount } }',
  ],
  ['a filter on tickets', 'support:read', products('filter: { openTickets: { gt: 3 } }')],
  ['a filter on ratings', 'support:read', products('filter: { csatPercent: { lt: 50 } }')],
  ["a filter on customers' tickets", 'support:read', customers('filter: { openTickets: { gt: 3 } }')],
  ["a filter on customers' ratings", 'support:read', customers('filter: { csatPercent: { lt: 50 } }')],
  ['a filter on what customers bought', 'product:read', customers(`filter: { boughtSku: { eq: "${sku}" } }`)],
  ["an order by customers' tickets", 'support:read', customers('orderBy: { field: OPEN_TICKETS }')],
  ["a filter on customers' names", 'customer:pii', customers('filter: { name: { startsWith: "A" } }')],
  [
    'a filter on an address',
    'customer:pii',
    customers('filter: { not: { email: { in: ["a@example.com"] } } }'),
  ],
  ['a filter on no address', 'customer:pii', customers('filter: { email: { in: [] } }')],
  ["an order by customers' names", 'customer:pii', customers('orderBy: { field: NAME }')],
  ['an audience by name', 'customer:pii', audience('{ name: { isNull: false } }')],
  [
    'an audience by address',
    'customer:pii',
    'query ($f: CustomerFilter!) { audience(filter: $f) { size } }',
    { f: { or: [{ email: { eq: 'a@example.com' } }, {}] } },
  ],
  ['an audience by tickets', 'support:read', audience('{ openTickets: { eq: 0 } }')],
  ['an audience by ratings', 'support:read', audience('{ not: { csatPercent: { lt: 50 } } }')],
  ['complaints of a category', 'product:read', insights],
  [
    'a report by segment',
    'customer:read',
    '{ salesReport(last: { days: 7 }, by: [CATEGORY, SEGMENT]) { units } }',
  ],
  [
    'a report by segment in a variable',
    'customer:read',
    'query ($by: [SalesDimension!]!) { salesReport(last: { days: 7 }, by: $by) { units } }',
    { by: ['MONTH', 'SEGMENT'] },
  ],
  ['a campaign of a filter on margin', 'cost:read', campaign('filter: { marginPercent: { gt: 30 } }')],
  ['a campaign against a margin floor', 'cost:read', campaign(`skus: ["${sku}"], marginFloorPercent: 40`)],
  ['a campaign against a budget', 'budget:read', campaign(`skus: ["${sku}"], budget: "CAM-WINTER-26"`)],
];

describe.each(leaks)('%s', (_, withheld, document, variables) => {
  test(`is FORBIDDEN without ${withheld}, and loads nothing`, async () => {
    const { data, errors, statements } = await graph.ask(allBut(withheld), document, variables);
    expect(Object.values(data)).toEqual([null]);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requiredScopes: [[withheld]] });
    expect(statements).toEqual([]);
  });

  test('is answered to whoever may read the value', async () => {
    const { data, errors } = await graph.ask(unrestricted, document, variables);
    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
  });
});

test('a condition of nothing but null asks nothing', async () => {
  const { errors } = await graph.ask(
    allBut('cost:read'),
    'query ($none: Float) { products(filter: { marginPercent: { gt: $none }, unitCost: null }) { totalCount } }',
    { none: null },
  );
  expect(errors).toBeUndefined();
});

test('only the field that is asked by what may not be read is lost', async () => {
  const { data, errors } = await graph.ask(
    allBut('cost:read'),
    '{ a: products(orderBy: { field: MARGIN_PERCENT }) { totalCount } b: products(orderBy: { field: NAME }) { totalCount } }',
  );
  expect(data).toMatchObject({ a: null, b: { totalCount: 150 } });
  expect(errors?.map(({ path }) => path)).toEqual([['a']]);
});

describe('a campaign check without cost:read', () => {
  const check = (discountPercent: number): string => `{
    campaignCheck(input: { ${days}, skus: ["${sku}"], discountPercent: ${discountPercent} }) {
      verdict
      products { verdict findings { code severity message } promotion { price { amount } } }
    }
  }`;
  const codes = ({ data }: Answer): string[] =>
    data.campaignCheck.products.flatMap(({ findings }: { findings: { code: string }[] }) =>
      findings.map(({ code }) => code),
    );

  test('says the same whatever the margin is, never GO, and loads no cost', async () => {
    const seen = new Set<string>();
    for (const discount of [0, 30, 60, 95]) {
      const { data, errors, statements } = await graph.ask(allBut('cost:read'), check(discount));
      expect(errors).toBeUndefined();
      expect(data.campaignCheck.products[0].promotion.price).not.toBeNull();
      expect(data.campaignCheck.verdict).not.toBe('GO');
      expect(statements.map(({ name }) => name).filter((name) => /cost/.test(name))).toEqual([]);
      const { findings } = data.campaignCheck.products[0];
      expect(findings).toContainEqual({
        code: 'DATA_MISSING',
        severity: 'WARNING',
        message: 'Not judged, for you may not see it: unit cost and margin.',
      });
      const aside = findings.filter(({ code }: { code: string }) => code !== 'PRICE_ABOVE_MARKET');
      seen.add(JSON.stringify(aside));
    }
    expect(seen.size).toBe(1);
    expect(codes(await graph.ask(unrestricted, check(95)))).toContain('MARGIN_NEGATIVE');
  });

  test('without support:read it leaves complaints out and says so', async () => {
    const rising = `{ campaignCheck(input: { ${days}, skus: ["${stories.risingComplaints.sku}"] }) { products { findings { code message source } } } }`;
    expect(codes(await graph.ask(unrestricted, rising))).toContain('SUPPORT_ISSUE_RISING');
    const answer = await graph.ask(allBut('support:read'), rising);
    const { data, statements } = answer;
    expect(codes(answer)).not.toContain('SUPPORT_ISSUE_RISING');
    expect(data.campaignCheck.products[0].findings).toContainEqual({
      code: 'DATA_MISSING',
      message: 'Not judged, for you may not see it: complaints.',
      source: 'support',
    });
    expect(statements.filter(({ source }) => source === 'support')).toEqual([]);
  });
});

test('whoever may not see all rows is told of no statement, which tells how many there are', async () => {
  const document = '{ customers(filter: { openTickets: { gt: 0 } }) { totalCount } }';
  const german = await graph.ask({ ...unrestricted, countries: ['DE'] }, document);
  expect(german.data.customers.totalCount).toBeGreaterThan(0);
  expect([...german.statements, ...german.plan]).toEqual([]);
  expect((await graph.ask(unrestricted, document)).statements).not.toEqual([]);
});
