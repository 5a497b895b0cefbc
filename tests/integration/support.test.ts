import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Answer,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { put } from '../support/rows.ts';

/** The hand-made world's day: its trailing 90 days are 2026-06-03 to 2026-08-31. */
const now = new Date('2026-09-01T09:00:00Z');
const within = '2026-06-03T00:00:00Z';
const dayBefore = '2026-06-02T23:59:59Z';

let world: OwnWorld;
let own: Graph;
let sample: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  await put(world, 'inventory', 'products', [{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }]);
  let count = 0;
  const tickets = (rows: Record<string, unknown>[]) =>
    put(
      world,
      'support',
      'tickets',
      rows.map((row) => ({ number: `T${++count}`, csat_rating: null, issue: null, ...row })),
    );
  await tickets([
    { sku: 'A', opened_at: within, status: 'SOLVED', csat_rating: 4, issue: 'zip' },
    { sku: 'A', opened_at: within, status: 'CLOSED', csat_rating: 5, issue: 'zip' },
    { sku: 'A', opened_at: '2026-08-31T23:59:59Z', status: 'CLOSED', csat_rating: 3, issue: 'seam' },
    { sku: 'A', opened_at: '2026-08-01T00:00:00Z', status: 'HOLD', issue: 'seam' },
    { sku: 'A', opened_at: '2026-08-01T00:00:00Z', status: 'NEW', issue: 'colour' },
    { sku: 'A', opened_at: '2026-08-01T00:00:00Z', status: 'PENDING' },
    // Before the period: open ones stand open all the same, ratings do not count, issues are what is compared with.
    { sku: 'A', opened_at: dayBefore, status: 'OPEN', csat_rating: 1, issue: 'zip' },
    { sku: 'A', opened_at: '2026-03-05T00:00:00Z', status: 'CLOSED', csat_rating: 1, issue: 'gone' },
    { sku: 'A', opened_at: '2026-03-04T23:59:59Z', status: 'CLOSED', issue: 'seam' },
    // Today is not over.
    { sku: 'A', opened_at: '2026-09-01T00:00:00Z', status: 'NEW', issue: 'zip' },
    { sku: 'B', opened_at: within, status: 'SOLVED' },
  ]);
  await put(
    world,
    'sales',
    'product_daily_sales',
    [
      ...['2026-06-03', '2026-08-31'].map((day) => ({ sku: 'A', day, orders: 20 })),
      ...['2026-06-02', '2026-09-01'].map((day) => ({ sku: 'A', day, orders: 500 })),
    ].map((row) => ({
      currency: 'USD',
      units: 1,
      revenue_minor: 1,
      returned_units: 0,
      returned_minor: 0,
      ...row,
    })),
  );
  await put(world, 'support', 'questions', [
    { number: 'Q1', sku: 'A', question: 'First?', answer: 'Yes.', times_asked: 3 },
    { number: 'Q2', sku: 'A', question: 'Second?', answer: null, times_asked: 9 },
    { number: 'Q3', sku: 'A', question: 'Third?', answer: 'No.', times_asked: 3 },
    { number: 'Q4', sku: 'B', question: 'Other?', answer: 'No.', times_asked: 30 },
  ]);
  await put(world, 'support', 'feedback', [
    {
      number: 'F1',
      sku: 'A',
      rating: 5,
      would_recommend: 9,
      comment: 'Good',
      sentiment: 'POSITIVE',
      submitted_at: '2026-08-01T00:00:00Z',
    },
    {
      number: 'F2',
      sku: 'A',
      rating: null,
      would_recommend: null,
      comment: null,
      sentiment: null,
      submitted_at: '2026-08-02T00:00:00Z',
    },
    {
      number: 'F3',
      sku: 'B',
      rating: 1,
      would_recommend: 0,
      comment: 'Bad',
      sentiment: 'NEGATIVE',
      submitted_at: '2026-08-02T00:00:00Z',
    },
  ]);
  own = await openGraph(world.urls, now);
});
afterAll(async () => {
  await own.close();
  await sample.close();
  await world.drop();
});

test('support of a product by hand: the trailing 90 days, and what stands open whenever opened', async () => {
  const { data, errors } = await own.query(
    `{ products { nodes { sku support {
      openTickets ticketsPerHundredOrders csatPercent
      topIssues { issue tickets sharePercent changePercent products { sku } }
    } } } }`,
  );
  expect(errors).toBeUndefined();
  const onlyA = [{ sku: 'A' }];
  expect(data.products.nodes).toEqual([
    {
      sku: 'A',
      support: {
        openTickets: 5,
        ticketsPerHundredOrders: 15,
        csatPercent: (2 / 3) * 100,
        topIssues: [
          { issue: 'seam', tickets: 2, sharePercent: (2 / 6) * 100, changePercent: null, products: onlyA },
          { issue: 'zip', tickets: 2, sharePercent: (2 / 6) * 100, changePercent: 100, products: onlyA },
          { issue: 'colour', tickets: 1, sharePercent: (1 / 6) * 100, changePercent: null, products: onlyA },
        ],
      },
    },
    {
      sku: 'B',
      support: { openTickets: 0, ticketsPerHundredOrders: null, csatPercent: null, topIssues: [] },
    },
    {
      sku: 'C',
      support: { openTickets: 0, ticketsPerHundredOrders: null, csatPercent: null, topIssues: [] },
    },
  ]);
});

test('the first issues of a product are cut at the number asked for', async () => {
  const { data } = await own.query('{ product(sku: "A") { support { topIssues(first: 1) { issue } } } }');
  expect(data.product.support.topIssues).toEqual([{ issue: 'seam' }]);
});

test('questions come most asked first, reviews newest first with what was left out as null', async () => {
  const { data } = await own.query(
    `{ product(sku: "A") {
      faqs(first: 2) { question answer timesAsked }
      feedback(first: 5) { totalCount pageInfo { hasNextPage } nodes { rating wouldRecommend comment sentiment submittedAt } }
    } }`,
  );
  expect(data.product).toEqual({
    faqs: [
      { question: 'Second?', answer: null, timesAsked: 9 },
      { question: 'First?', answer: 'Yes.', timesAsked: 3 },
    ],
    feedback: {
      totalCount: 2,
      pageInfo: { hasNextPage: false },
      nodes: [
        {
          rating: null,
          wouldRecommend: null,
          comment: null,
          sentiment: null,
          submittedAt: '2026-08-02T00:00:00.000Z',
        },
        {
          rating: 5,
          wouldRecommend: 9,
          comment: 'Good',
          sentiment: 'POSITIVE',
          submittedAt: '2026-08-01T00:00:00.000Z',
        },
      ],
    },
  });
});

test('support figures of every sample product agree with the raw rows, for one statement', async () => {
  const rows = await sampleSql<{ sku: string; open: number; tickets: number; rated: number; good: number }>(
    'support',
    `select sku,
       count(*) filter (where status = any('{NEW,OPEN,PENDING,HOLD}'))::int as open,
       count(*) filter (where opened_at::date between '2026-08-22' and '2026-11-19')::int as tickets,
       count(*) filter (where csat_rating is not null and opened_at::date between '2026-08-22' and '2026-11-19')::int as rated,
       count(*) filter (where csat_rating in (4, 5) and opened_at::date between '2026-08-22' and '2026-11-19')::int as good
     from support.tickets where sku is not null group by sku`,
  );
  const orders = await sampleSql<{ sku: string; orders: number }>(
    'sales',
    `select l.sku, count(distinct o.number)::int as orders
     from sales.orders o join sales.order_lines l on l.order_number = o.number
     where o.status <> 'CANCELLED' and o.placed_at::date between '2026-08-22' and '2026-11-19' group by l.sku`,
  );
  const tickets = new Map(rows.map((row) => [row.sku, row]));
  const ordered = new Map(orders.map((row) => [row.sku, row.orders]));
  const { data, errors, statements } = await sample.query(
    '{ products(first: 500) { nodes { sku support { openTickets ticketsPerHundredOrders csatPercent } } } }',
  );
  expect(errors).toBeUndefined();
  for (const { sku, support } of data.products.nodes) {
    const row = tickets.get(sku);
    const placed = ordered.get(sku);
    expect(support.openTickets).toBe(row?.open ?? 0);
    expect(support.csatPercent).toEqual(row?.rated ? (row.good / row.rated) * 100 : null);
    expect(support.ticketsPerHundredOrders).toEqual(placed ? ((row?.tickets ?? 0) / placed) * 100 : null);
  }
  expect(statements.filter(({ source }) => source === 'support')).toHaveLength(1);
});

test('reviews of a sample product are walked through page by page', async () => {
  const rows = await sampleSql<{ sku: string; comments: (string | null)[] }>(
    'support',
    `select sku, array_agg(comment order by submitted_at desc, number desc) as comments
     from support.feedback group by sku order by count(*) desc, sku limit 1`,
  );
  const { sku, comments } = rows[0]!;
  const seen: (string | null)[] = [];
  for (let after: string | null = null; ;) {
    const { data }: Answer = await sample.query(
      `query ($sku: Sku!, $after: String) { product(sku: $sku) { feedback(first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { comment }
      } } }`,
      { sku, after },
    );
    const { feedback } = data.product;
    expect(feedback.totalCount).toBe(comments.length);
    seen.push(...feedback.nodes.map(({ comment }: { comment: string | null }) => comment));
    if (!feedback.pageInfo.hasNextPage) break;
    after = feedback.pageInfo.endCursor;
  }
  expect(seen).toEqual(comments);
});

test('while sales is down only the tickets per hundred orders are missing', async () => {
  const alone = await openGraph({ ...world.urls, sales: nowhere }, now);
  const { data, errors } = await alone.query(
    '{ product(sku: "A") { support { openTickets ticketsPerHundredOrders csatPercent } } }',
  );
  await alone.close();
  expect(data.product.support).toEqual({
    openTickets: 5,
    ticketsPerHundredOrders: null,
    csatPercent: (2 / 3) * 100,
  });
  expect(errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'SOURCE_UNAVAILABLE', source: 'sales' },
  ]);
});
