import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectWithstood, longestBlock, type Attack } from '../support/attacks/attack.ts';
import { runsBefore } from '../../src/operations/compiled/executor.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, type Reply } from '../support/attacks/wire.ts';

/** Questions that are asked in a few words, may be asked, and have long answers. */
const row = `category brand sku country channel period complete orders units revenue { amount currency }
  cost { amount currency } unitsWithoutCost grossProfit { amount currency } marginPercent returnsPercent`;
const report = (by: string, days: number, atMost: number, fields = row): string =>
  `{ salesReport(last: { days: ${days} }, by: [${by}], atMost: ${atMost}) { ${fields} } }`;
const priced = { 'x-opsgraph-cost': '1' };
const answered = (name: string, document: string, code: string | null = null): Attack => ({
  name,
  run: (port, attempt) => ask(port, `${document}${' '.repeat(attempt)}`, undefined, priced),
  status: 200,
  code,
});
const costOf = ({ text }: Reply): { requestedQueryCost: number; actualQueryCost: number } =>
  JSON.parse(text).extensions.cost;

/** Pages of all products that there are, under as many names as one operation may have or can pay for. */
const pages = (count: number, first: number, fields: string): string =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: products(first: ${first}) { nodes { ${fields} } }`).join(' ')} }`;
const discounts = Array.from({ length: 20 }, (_, n) => n);

const attacks: Attack[] = [
  answered('a report of thousands of rows', report('SKU, COUNTRY, DAY', 1_000, 15_000)),
  answered(
    'a report of more rows than are wanted',
    report('SKU, COUNTRY, DAY', 1_000, 5_000),
    'REPORT_TOO_LARGE',
  ),
  answered(
    'the promises of every week of every product',
    pages(18, 120, 'availableToPromise(weeks: 52) { weekStarting quantity cumulative }'),
  ),
  answered(
    'twenty promotions of every product',
    pages(
      20,
      120,
      `promotions(discountPercents: [${discounts}]) { price { amount } unitMargin { amount } breakEvenUpliftPercent }`,
    ),
  ),
  answered(
    'the sales of every day of every product',
    pages(18, 120, 'sales(last: { days: 48 }) { series(by: DAY) { period units revenue { amount } } }'),
  ),
  answered('since when every product is in its stage', pages(20, 120, 'lifecycle { since }')),
  answered(
    'all that is known of every product',
    pages(
      20,
      120,
      `sku name lifecycle { stage } inventory { available daysOfCover levels { onHand } } leadTimeDays
       stockoutBeforeReplenishment price { current { amount } } margin { percent } disrupted
       support { openTickets csatPercent } sales { units } suppliers { leadTimeDays }
       costHistory(first: 2) { unitCost { amount } } competitorPrices(first: 5) { price { amount } }`,
    ),
  ),
  answered(
    'an audience with what each of it bought',
    `{ audience(filter: {}) { size customers(first: 500) { nodes { number lifetimeValue { amount } segment
       purchasePattern { orders } orders(first: 5) { nodes { number lines { quantity } } } } } } }`,
  ),
];

/** What takes long to work out, and is answered in few words. */
const workedOut: Attack[] = [
  answered(
    'each day of a scorecard of three years',
    `{ scorecard(last: { days: 1000 }) { metrics { metric value previous changePercent } trend(by: DAY) { period
       revenue { amount } orders units tickets csatPercent onTimePercent sessions conversionPercent } } }`,
  ),
  answered(
    'a campaign of every product',
    `{ campaignCheck(input: { startsOn: "2026-11-25", endsOn: "2026-12-20", filter: {}, discountPercent: 15 }) {
       verdict products { sku verdict expectedUnits findings { code } promotion { price { amount } } } } }`,
  ),
  answered(
    'products by figures of every source',
    `{ products(first: 500, filter: { daysOfCover: { gt: 0 }, marginPercent: { gt: 1 }, openTickets: { gte: 0 },
       unitsSold: { last: { days: 90 }, gte: 0 } }) { totalCount nodes { sku name sales { units } } } }`,
  ),
];

describe('from one caller', () => {
  let target: Target;
  beforeAll(async () => {
    target = await startTarget({ limits: { costCapacity: 1e9 } });
  });
  afterAll(() => target.stop());

  test.each(attacks)('$name', async (attack) => {
    const { requestedQueryCost, actualQueryCost } = costOf(await expectWithstood(target, attack));
    expect(actualQueryCost).toBeLessThanOrEqual(requestedQueryCost);
    // The least is an audience, which is one page; an ordinary board costs 25.
    expect(actualQueryCost).toBeGreaterThan(300);
  });

  test.each(workedOut)('$name', (attack) => expectWithstood(target, attack));

  test('what databases were at work for in vain is paid as if it had been answered, compiled or not', async () => {
    for (let runs = 0; runs <= runsBefore; runs += 1) {
      const reply = await ask(target.port, report('SKU, COUNTRY, DAY', 1_000, 5_000), undefined, priced);
      const { requestedQueryCost, actualQueryCost } = costOf(reply);
      expect(requestedQueryCost).toBeGreaterThan(4_000);
      expect(actualQueryCost).toBe(requestedQueryCost);
    }
  });

  test.each([
    [
      'more days of every product than one may ask',
      pages(1, 500, 'sales(last: { months: 36 }) { series(by: DAY) { units } }'),
    ],
    [
      'more weeks of every product than one may ask',
      pages(10, 500, 'availableToPromise(weeks: 52) { quantity }'),
    ],
    [
      'reports side by side',
      `{ a: ${report('SKU', 1_000, 15_000).slice(2, -2)} b: ${report('DAY', 1_000, 15_000).slice(2, -2)} }`,
    ],
  ])('%s', async (_, document) => {
    expect(await ask(target.port, document)).toMatchObject({ status: 400, code: 'MAX_COST_EXCEEDED' });
  });
});

describe('of what may not be read', () => {
  const poor = { 'x-caller': JSON.stringify({ scopes: ['product:read'] }) };
  const refused = (name: string, code: string, document: string, variables?: object): Attack => ({
    name,
    run: (port, attempt) => ask(port, `${document}${' '.repeat(attempt)}`, variables, poor),
    status: 200,
    code,
  });
  const representations = `query ($these: [_Any!]!) { _entities(representations: $these) { __typename } }`;
  const many = (representation: object) => ({ these: Array.from({ length: 5_000 }, () => representation) });
  let target: Target;
  beforeAll(async () => {
    target = await startTarget({ federation: true, limits: { costCapacity: 1e9 } });
  });
  afterAll(() => target.stop());

  test.each([
    refused(
      'costs of what is bought with every product, under 24 names',
      'FORBIDDEN',
      pages(
        1,
        120,
        `boughtWith(first: 5) { product { ${Array.from({ length: 24 }, (_, n) => `c${n}: unitCost { amount }`).join(' ')} } }`,
      ),
    ),
    refused(
      '5,000 customers of a gateway',
      'FORBIDDEN',
      representations,
      many({ __typename: 'Customer', number: 'C-1' }),
    ),
    refused(
      '5,000 things of a gateway that are none',
      'BAD_USER_INPUT',
      representations,
      many({ __typename: 'X' }),
    ),
  ])('$name', (attack) => expectWithstood(target, attack));
});

test('a flood of reports costs its sender, and nobody else anything', async () => {
  const target = await startTarget();
  const as = (id: string) => ({ ...priced, 'x-caller': JSON.stringify({ id }) });
  const flood = () =>
    Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        ask(target.port, report('SKU, COUNTRY, DAY', 1_000 + n, 15_000, 'sku'), undefined, as('flood')),
      ),
    );
  try {
    await ask(target.port, report('BRAND', 7, 100, 'units'), undefined, as('honest'));
    const { answer, blockedMs, defects } = await target.during(async () => {
      let over = false;
      const flooded = flood().finally(() => (over = true));
      const honest: Reply[] = [];
      do {
        honest.push(
          await ask(
            target.port,
            report('BRAND', 8 + (honest.length % 50), 100, 'units'),
            undefined,
            as('honest'),
          ),
          await ask(
            target.port,
            '{ customers(first: 5) { nodes { number orders { totalCount } } } }',
            undefined,
            as('honest'),
          ),
        );
      } while (!over);
      return { flooded: await flooded, honest };
    });
    expect(defects).toEqual([]);
    expect(blockedMs).toBeLessThanOrEqual(longestBlock);
    for (const { status, code } of answer.honest) expect([status, code]).toEqual([200, null]);
    const admitted = answer.flooded.filter(({ status }) => status === 200);
    // Fourteen at once are all that a caller may spend; the others are told when to come again.
    expect(answer.flooded.filter(({ code }) => code === 'THROTTLED').length).toBeGreaterThanOrEqual(7);
    for (const reply of admitted) expect(costOf(reply).actualQueryCost).toBeGreaterThan(900);
  } finally {
    await target.stop();
  }
}, 120_000);

describe('with answers that are given again', () => {
  let target: Target;
  beforeAll(async () => {
    target = await startTarget({
      answerCache: { bytes: 64 * 1_048_576, redisUrl: null, databases: 'attacked' },
    });
  });
  afterAll(() => target.stop());

  test.each([
    ['a long report', report('SKU, COUNTRY, MONTH', 120, 5_000)],
    [
      'a page that is just short enough to be kept',
      pages(1, 100, 'sku name availableToPromise(weeks: 25) { weekStarting quantity }'),
    ],
  ])(
    '%s, asked for twenty times at once, keeps nobody waiting and is paid by its size',
    async (_, document) => {
      const first = costOf(await ask(target.port, document, undefined, priced));
      const { answer, blockedMs } = await target.during(() =>
        Promise.all(Array.from({ length: 20 }, () => ask(target.port, document, undefined, priced))),
      );
      expect(blockedMs).toBeLessThanOrEqual(longestBlock);
      const answers = answer.filter(({ status }) => status === 200);
      expect(answers.length).toBeGreaterThan(5);
      for (const reply of answers) {
        expect(costOf(reply).actualQueryCost).toBeGreaterThanOrEqual(first.actualQueryCost / 10);
      }
    },
  );
});
