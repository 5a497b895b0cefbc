import { describe, expect, test } from '@jest/globals';
import type { ProductFacts } from '../../src/graph/campaign/facts.ts';
import { verdictOf, type Finding } from '../../src/graph/campaign/finding.ts';
import type { PlannedProduct } from '../../src/graph/campaign/plan.ts';
import { day, dollars, findings } from '../support/campaign.ts';

/** Code, severity, value, threshold. */
type Told = readonly [Finding['code'], Finding['severity'], value?: number | null, threshold?: number | null];
type Row = readonly [
  name: string,
  facts: Partial<ProductFacts>,
  plan: Partial<PlannedProduct>,
  told: readonly Told[],
];

const told = (found: readonly Finding[]): readonly Told[] =>
  found.map(({ code, severity, value, threshold }) => [code, severity, value, threshold]);

const price = (minor: number) => ({ value: dollars(minor) });
const yen = (minor: number) => ({ value: { minor, currency: 'JPY' } });
const twentyOff = { discountPercent: 20 };

const margins: Row[] = [
  ['a cent below cost', { cost: price(8001) }, twentyOff, [['MARGIN_NEGATIVE', 'BLOCKER', -0.01, 0]]],
  ['exactly at cost', { cost: price(8000) }, twentyOff, [['MARGIN_BELOW_FLOOR', 'WARNING', 0, 15]]],
  // 8,000 − 6,801 = 1,199 of 8,000
  [
    'just under the floor',
    { cost: price(6801) },
    twentyOff,
    [['MARGIN_BELOW_FLOOR', 'WARNING', 14.9875, 15]],
  ],
  ['exactly at the floor', { cost: price(6800) }, twentyOff, []],
  ['dear enough without the discount', { cost: price(8001) }, {}, []],
  [
    'given away and free to make',
    { cost: price(0), priceIndex: { value: 0 } },
    { discountPercent: 100 },
    [['MARGIN_BELOW_FLOOR', 'WARNING', null, 15]],
  ],
  ['given away', { cost: price(1) }, { discountPercent: 100 }, [['MARGIN_NEGATIVE', 'BLOCKER', -0.01, 0]]],
  [
    'below cost in a currency without cents',
    { price: yen(1000), cost: yen(1200) },
    {},
    [['MARGIN_NEGATIVE', 'BLOCKER', -200, 0]],
  ],
];

const units = (value: number) => ({ promise: { value: { units: value, isWhole: true } } });
const weeks = (...weeks: [number | null, number | null][]) => ({
  capacity: { value: weeks.map(([planned_units, committed_units]) => ({ planned_units, committed_units })) },
});
const tenShort: Told = ['STOCK_SHORT', 'WARNING', 90, 100];

const supplies: Row[] = [
  ['all that is expected can be promised', units(100), {}, []],
  ['one unit short', units(99), {}, [['STOCK_SHORT', 'WARNING', 99, 100]]],
  ['three quarters covered', units(75), {}, [['STOCK_SHORT', 'WARNING', 75, 100]]],
  ['under three quarters covered', units(74), {}, [['STOCK_SHORT', 'BLOCKER', 74, 75]]],
  ['nothing to promise', units(0), {}, [['STOCK_SHORT', 'BLOCKER', 0, 75]]],
  ['an uplift that stock covers', units(150), { upliftPercent: 50 }, []],
  [
    'an uplift that stock does not cover',
    units(120),
    { upliftPercent: 50 },
    [['STOCK_SHORT', 'WARNING', 80, 100]],
  ],
  // 95 of 100 planned units may be used.
  ['a plan with room for the shortfall', { ...units(90), ...weeks([100, 85]) }, {}, [tenShort]],
  [
    'a plan without room for the last unit',
    { ...units(90), ...weeks([100, 86]) },
    {},
    [tenShort, ['CAPACITY_SHORT', 'WARNING', 9, 10]],
  ],
  [
    'a week that is overbooked takes nothing from the others',
    { ...units(90), ...weeks([100, 200], [100, 85]) },
    {},
    [tenShort],
  ],
  [
    'a plan without these weeks',
    { ...units(90), ...weeks([null, null]) },
    {},
    [tenShort, ['CAPACITY_SHORT', 'WARNING', 0, 10]],
  ],
  ['a full plan that nobody needs', weeks([100, 100]), {}, []],
  // 7 days and 3 to the shelf; the campaign starts in 10.
  ['a new order that is just in time', { ...units(90), leadTimeDays: { value: 7 } }, {}, [tenShort]],
  [
    'a new order half a day late',
    { ...units(90), leadTimeDays: { value: 7.5 } },
    {},
    [tenShort, ['LEAD_TIME_TOO_LONG', 'WARNING', 10.5, 10]],
  ],
  ['a slow supplier that nobody needs', { leadTimeDays: { value: 90 } }, {}, []],
  ['a disruption without delay', { disruptions: { value: [{ delay_days: 0 }] } }, {}, []],
  [
    'a day of delay',
    { disruptions: { value: [{ delay_days: 1 }] } },
    {},
    [['DISRUPTION_ACTIVE', 'WARNING', 1, 1]],
  ],
  [
    'a delay that nobody knows',
    { disruptions: { value: [{ delay_days: null }] } },
    {},
    [['DISRUPTION_ACTIVE', 'WARNING', null, 1]],
  ],
  [
    'several delays, of which the longest is told',
    { disruptions: { value: [{ delay_days: 3 }, { delay_days: null }, { delay_days: 7 }] } },
    {},
    [['DISRUPTION_ACTIVE', 'WARNING', 7, 1]],
  ],
];

const issue = (tickets: number, before: number, name = 'zip broken') => ({ issue: name, tickets, before });
const rising: Told = ['SUPPORT_ISSUE_RISING', 'WARNING', 50, 50];
const life = (stage: string, trendPercent: number | null, discontinuedOn: string | null = null) => ({
  life: {
    value: { stage, trendPercent, discontinuedOn: discontinuedOn === null ? null : day(discontinuedOn) },
  },
});
const gone = (on: string) => ({ product: { value: { discontinued_on: day(on) } } });

const standings: Row[] = [
  ['as dear as the threshold', { priceIndex: { value: 105 } }, {}, []],
  [
    'dearer than the threshold',
    { priceIndex: { value: 105.1 } },
    {},
    [['PRICE_ABOVE_MARKET', 'WARNING', 105.1, 105]],
  ],
  ['dear, and cheap enough with the discount', { priceIndex: { value: 130 } }, twentyOff, []],
  [
    'too dear even with the discount',
    { priceIndex: { value: 135 } },
    twentyOff,
    [['PRICE_ABOVE_MARKET', 'WARNING', 108, 105]],
  ],
  ['an issue up by half', { issues: { value: [issue(6, 4)] } }, {}, [rising]],
  ['an issue up by less', { issues: { value: [issue(149, 100)] } }, {}, []],
  ['an issue up steeply with few tickets', { issues: { value: [issue(4, 1)] } }, {}, []],
  [
    'an issue that is new',
    { issues: { value: [issue(5, 0)] } },
    {},
    [['SUPPORT_ISSUE_RISING', 'WARNING', null, 50]],
  ],
  [
    'two issues, each told',
    { issues: { value: [issue(9, 6), issue(8, 8, 'too small'), issue(6, 4, 'wrong colour')] } },
    {},
    [rising, rising],
  ],
  [
    'a fifth less sold than a year ago',
    life('DECLINE', -20),
    {},
    [['LIFECYCLE_DECLINE', 'WARNING', -20, -20]],
  ],
  ['a little more than that', life('MATURITY', -19.9), {}, []],
  ['no year ago to compare with', life('MATURITY', null), {}, []],
  ['a range that ends the day after', gone('2026-12-15'), {}, []],
  ['a range that ends on the last day', gone('2026-12-14'), {}, [['DISCONTINUED', 'WARNING', 13, 14]]],
  ['a range that ends on the second day', gone('2026-12-02'), {}, [['DISCONTINUED', 'WARNING', 1, 14]]],
  ['a range that ends on the first day', gone('2026-12-01'), {}, [['DISCONTINUED', 'BLOCKER', 0, 14]]],
  [
    'long out of the range, which is no decline besides',
    { ...gone('2026-01-01'), ...life('DECLINE', -99, '2026-01-01') },
    {},
    [['DISCONTINUED', 'BLOCKER', 0, 14]],
  ],
];

const together: Row[] = [
  ['nothing at all', {}, {}, []],
  [
    'everything at once, worst first',
    {
      ...units(10),
      ...weeks([100, 95]),
      leadTimeDays: { value: 30 },
      disruptions: { value: [{ delay_days: 9 }] },
      cost: price(9000),
      priceIndex: { value: 150 },
      issues: { value: [issue(6, 4)] },
      ...life('DECLINE', -50),
      ...gone('2026-12-08'),
    },
    twentyOff,
    [
      ['MARGIN_NEGATIVE', 'BLOCKER', -10, 0],
      ['STOCK_SHORT', 'BLOCKER', 10, 75],
      ['CAPACITY_SHORT', 'WARNING', 0, 90],
      ['LEAD_TIME_TOO_LONG', 'WARNING', 33, 10],
      ['DISRUPTION_ACTIVE', 'WARNING', 9, 1],
      ['PRICE_ABOVE_MARKET', 'WARNING', 120, 105],
      rising,
      ['LIFECYCLE_DECLINE', 'WARNING', -50, -20],
      ['DISCONTINUED', 'WARNING', 7, 14],
    ],
  ],
];

describe.each([
  ['margins and', margins],
  ['supply and', supplies],
  ['market, complaints, life and', standings],
  ['taken together:', together],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s', (...[, facts, plan, expected]) => {
    expect(told(findings(facts, plan))).toEqual(expected);
  });
});

test('a threshold of configuration moves the line', () => {
  const codes = (...args: Parameters<typeof findings>) => findings(...args).map(({ code }) => code);
  expect(codes({ cost: price(6801) }, twentyOff, { marginFloorPercent: 14 })).toEqual([]);
  expect(codes({ cost: price(6800) }, twentyOff, { marginFloorPercent: 15.01 })).toEqual([
    'MARGIN_BELOW_FLOOR',
  ]);
  expect(codes(units(90), {}, { stockCoverPercent: 90 })).toEqual([]);
  expect(codes({ ...units(90), leadTimeDays: { value: 7 } }, {}, { shelfDays: 4 })).toEqual([
    'STOCK_SHORT',
    'LEAD_TIME_TOO_LONG',
  ]);
  expect(codes({ ...units(90), ...weeks([100, 86]) }, {}, { capacityUtilizationPercent: 96 })).toEqual([
    'STOCK_SHORT',
  ]);
  expect(codes({ issues: { value: [issue(4, 1)] } }, {}, { issueTickets: 4 })).toEqual([
    'SUPPORT_ISSUE_RISING',
  ]);
});

test('a verdict is as bad as the worst finding', () => {
  const verdict = (...severities: Finding['severity'][]) =>
    verdictOf(severities.map((severity) => ({ severity })));
  expect(verdict()).toBe('GO');
  expect(verdict('INFO')).toBe('GO');
  expect(verdict('INFO', 'WARNING')).toBe('CAUTION');
  expect(verdict('WARNING', 'BLOCKER', 'INFO')).toBe('STOP');
});
