import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nowhere, openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { put } from '../support/rows.ts';

/** The last ten days are 2026-08-22 to 2026-08-31, the ten before begin on 2026-08-12. */
const now = new Date('2026-09-01T09:00:00Z');
const topIssues = operations.find(({ name }) => name === 'top-issues')!;

let world: OwnWorld;
let own: Graph;
let sample: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  await put(world, 'inventory', 'products', [
    { sku: 'TENT1', name: 'Tent 1', category: 'Tents' },
    { sku: 'TENT2', name: 'Tent 2', category: 'Tents' },
    { sku: 'LAMP1', name: 'Lamp 1', category: 'Lamps' },
    { sku: 'ODD1', name: 'Odd 1', category: null },
  ]);
  const blank = { sku: null, issue: null, csat_rating: null, first_replied_at: null, solved_at: null };
  const inside = { ...blank, opened_at: '2026-08-22T00:00:00Z' };
  const before = { ...blank, opened_at: '2026-08-21T23:59:59Z' };
  const rows = [
    // Solved at once: a reply after 10 minutes, done after 1 hour.
    {
      ...inside,
      sku: 'TENT1',
      issue: 'zip',
      status: 'SOLVED',
      replies: 1,
      csat_rating: 5,
      first_replied_at: '2026-08-22T00:10:00Z',
      solved_at: '2026-08-22T01:00:00Z',
    },
    // Two replies: not at once.
    {
      ...inside,
      sku: 'TENT1',
      issue: 'zip',
      status: 'CLOSED',
      replies: 2,
      csat_rating: 3,
      first_replied_at: '2026-08-22T00:30:00Z',
      solved_at: '2026-08-22T04:00:00Z',
    },
    // Opened again: not at once.
    {
      ...inside,
      sku: 'TENT2',
      issue: 'Zip\u00a0',
      status: 'SOLVED',
      replies: 1,
      reopens: 1,
      first_replied_at: '2026-08-22T02:00:00Z',
      solved_at: '2026-08-22T03:00:00Z',
    },
    // Solved without any reply.
    { ...inside, sku: 'LAMP1', issue: 'dim', status: 'CLOSED', solved_at: '2026-08-22T09:00:00Z' },
    // Solved once, and open again now: not solved.
    {
      ...inside,
      sku: 'LAMP1',
      issue: 'dim\r\n',
      status: 'OPEN',
      replies: 1,
      first_replied_at: '2026-08-22T01:00:00Z',
      solved_at: '2026-08-29T00:00:00Z',
    },
    { ...inside, issue: 'invoice', status: 'NEW' },
    { ...inside, sku: 'ODD1', issue: ' ', status: 'HOLD', opened_at: '2026-08-31T23:59:59Z' },
    { ...inside, sku: 'GONE', issue: 'invoice', status: 'PENDING' },
    { ...before, sku: 'TENT1', issue: ' ZIP', status: 'OPEN', csat_rating: 1 },
    { ...before, sku: 'TENT1', issue: 'zip', status: 'CLOSED', opened_at: '2026-08-12T00:00:00Z' },
    { ...before, sku: 'LAMP1', issue: 'dim', status: 'CLOSED', opened_at: '2026-08-11T23:59:59Z' },
    { ...before, sku: 'LAMP1', issue: 'leak', status: 'CLOSED' },
    // Today is not over; what is open counts all the same.
    { ...inside, sku: 'TENT1', issue: 'zip', status: 'NEW', opened_at: '2026-09-01T00:00:00Z' },
  ];
  await put(
    world,
    'support',
    'tickets',
    rows.map((row, index) => ({ replies: 0, reopens: 0, ...row, number: `T${index}` })),
  );
  await put(
    world,
    'support',
    'feedback',
    [
      ['TENT1', 10, '2026-08-22T00:00:00Z'],
      ['TENT1', 9, '2026-08-31T23:59:59Z'],
      ['TENT2', 8, '2026-08-25T00:00:00Z'],
      ['LAMP1', 6, '2026-08-25T00:00:00Z'],
      ['LAMP1', null, '2026-08-25T00:00:00Z'],
      ['ODD1', 0, '2026-08-21T23:59:59Z'],
      ['ODD1', 0, '2026-09-01T00:00:00Z'],
    ].map(([sku, would_recommend, submitted_at], index) => ({
      number: `F${index}`,
      sku,
      would_recommend,
      submitted_at,
    })),
  );
  await put(world, 'support', 'questions', [
    { number: 'Q1', sku: 'TENT1', category: null, question: 'Of a tent?', times_asked: 5 },
    { number: 'Q2', sku: null, category: 'Tents', question: 'Of tents?', times_asked: 7 },
    { number: 'Q3', sku: null, category: null, question: 'Of the shop?', times_asked: 9 },
    { number: 'Q4', sku: 'LAMP1', category: null, question: 'Of a lamp?', times_asked: 8 },
    { number: 'Q0', sku: null, category: 'Tents', question: 'Of all tents?', times_asked: 5 },
  ]);
  own = await openGraph(world.urls, now);
});
afterAll(async () => {
  await own.close();
  await sample.close();
  await world.drop();
});

const figures = `from to tickets openTickets csatPercent nps firstContactResolutionPercent
  medianFirstReplyMinutes medianResolutionHours
  topIssues(first: 3) { issue tickets sharePercent changePercent products(first: 2) { sku } }
  faqs(first: 3) { question }`;

async function insights(on: Graph, args: string, selection = figures) {
  const { data, errors } = await on.query(`{ supportInsights(${args}) { ${selection} } }`);
  expect(errors).toBeUndefined();
  return data.supportInsights;
}

test('insights over everything, by hand', async () => {
  expect(await insights(own, 'last: { days: 10 }')).toEqual({
    from: '2026-08-22',
    to: '2026-08-31',
    tickets: 8,
    openTickets: 6,
    csatPercent: 50,
    // 10 and 9 for, 6 against, 8 neither, one without an answer.
    nps: 25,
    firstContactResolutionPercent: 50,
    // Of 10, 30, 60 and 120 minutes, and of 1, 3, 4 and 9 hours: half way between the two in the middle.
    medianFirstReplyMinutes: 45,
    medianResolutionHours: 3.5,
    topIssues: [
      {
        issue: 'zip',
        tickets: 3,
        sharePercent: 37.5,
        changePercent: 50,
        products: [{ sku: 'TENT1' }, { sku: 'TENT2' }],
      },
      { issue: 'dim', tickets: 2, sharePercent: 25, changePercent: null, products: [{ sku: 'LAMP1' }] },
      // As many as before it in the alphabet; the one product that is named is none of inventory's.
      { issue: 'invoice', tickets: 2, sharePercent: 25, changePercent: null, products: [] },
    ],
    faqs: [{ question: 'Of the shop?' }, { question: 'Of a lamp?' }, { question: 'Of tents?' }],
  });
});

test('insights into a category look at its products, and at questions about it or them', async () => {
  expect(await insights(own, 'filter: { category: { eq: "Tents" } }, last: { days: 10 }')).toEqual({
    from: '2026-08-22',
    to: '2026-08-31',
    tickets: 3,
    openTickets: 2,
    csatPercent: 50,
    nps: (2 / 3) * 100,
    firstContactResolutionPercent: (1 / 3) * 100,
    medianFirstReplyMinutes: 30,
    medianResolutionHours: 3,
    topIssues: [
      {
        issue: 'zip',
        tickets: 3,
        sharePercent: 100,
        changePercent: 50,
        products: [{ sku: 'TENT1' }, { sku: 'TENT2' }],
      },
    ],
    faqs: [{ question: 'Of tents?' }, { question: 'Of all tents?' }, { question: 'Of a tent?' }],
  });
});

test('a category without products has no tickets, and what needs some is not known', async () => {
  for (const filter of ['{ category: { eq: "Boats" } }', '{ category: { in: [] } }']) {
    expect(await insights(own, `filter: ${filter}, last: { days: 10 }`)).toEqual({
      from: '2026-08-22',
      to: '2026-08-31',
      tickets: 0,
      openTickets: 0,
      csatPercent: null,
      nps: null,
      firstContactResolutionPercent: null,
      medianFirstReplyMinutes: null,
      medianResolutionHours: null,
      topIssues: [],
      faqs: [],
    });
  }
});

test('a condition that is null asks for everything; two conditions must both hold', async () => {
  const count = async (filter: string) =>
    (await insights(own, `filter: ${filter}, last: { days: 10 }`, 'tickets')).tickets;
  expect(await count('{ category: { eq: null } }')).toBe(8);
  expect(await count('{ category: { in: ["Tents", "Lamps"] } }')).toBe(5);
  expect(await count('{ category: { eq: "Tents", in: ["Lamps"] } }')).toBe(0);
});

test('each part of the insights costs its own statement, however long its lists', async () => {
  const names = async (selection: string, args = 'last: { days: 90 }') => {
    const { statements } = await sample.query(`{ supportInsights(${args}) { ${selection} } }`);
    return statements.map(({ name }) => name).toSorted();
  };
  expect(await names('tickets csatPercent medianResolutionHours')).toEqual(['ticket_figures']);
  expect(await names('nps')).toEqual(['recommendations', 'ticket_counts']);
  expect(await names('tickets', 'filter: { category: { eq: "Tents" } }')).toEqual([
    'skus_in_categories',
    'ticket_counts',
  ]);
  for (const first of [1, 10]) {
    const { statements } = await sample.query(topIssues.text, { category: 'Tents', first });
    expect(statements.map(({ source, name }) => `${source}.${name}`).toSorted()).toEqual([
      'inventory.products_by_sku',
      'inventory.skus_in_categories',
      'support.faqs',
      'support.open_tickets',
      'support.products_by_issue',
      'support.recommendations',
      'support.ticket_figures',
      'support.top_issues',
    ]);
  }
});

test('while inventory is down insights into a category cannot be had, those into everything can', async () => {
  const alone = await openGraph({ ...world.urls, inventory: nowhere }, now);
  const { data, errors } = await alone.query(`{
    category: supportInsights(filter: { category: { eq: "Tents" } }, last: { days: 10 }) { tickets nps }
    everything: supportInsights(last: { days: 10 }) { tickets topIssues(first: 1) { issue products { sku name } } }
  }`);
  await alone.close();
  expect(data.category).toBeNull();
  expect(data.everything).toEqual({
    tickets: 8,
    topIssues: [
      {
        issue: 'zip',
        products: [
          { sku: 'TENT1', name: null },
          { sku: 'TENT2', name: null },
        ],
      },
    ],
  });
  expect(errors).toHaveLength(3);
  for (const { extensions } of errors ?? []) {
    expect(extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', source: 'inventory' });
  }
});

test('a company without reviews and questions still has its tickets looked into', async () => {
  const bare = await ownWorld();
  await bare.sql('support', 'drop table support.questions, support.feedback');
  const graph = await openGraph(bare.urls, now);
  expect(await insights(graph, 'last: { days: 10 }', 'tickets nps faqs { question }')).toEqual({
    tickets: 0,
    nps: null,
    faqs: null,
  });
  await graph.close();
  await bare.drop();
});

test('tickets are found by an issue in whatever letter case and white space, and told as they are', async () => {
  const found = async (issue: object) => {
    const { data, errors } = await own.query(
      'query ($issue: TextFilter) { tickets(filter: { issue: $issue }) { nodes { number issue } } }',
      { issue },
    );
    expect(errors).toBeUndefined();
    return data.tickets.nodes.map(({ issue }: { issue: string | null }) => issue).toSorted();
  };
  expect(await found({ eq: 'ZIP' })).toEqual([' ZIP', 'Zip\u00a0', 'zip', 'zip', 'zip', 'zip']);
  expect(await found({ in: ['\tzip ', 'Dim'] })).toHaveLength(9);
  expect(await found({ isNull: true })).toEqual([' ']);
});
