import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleGraph, sampleSql, type Graph } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

/** Insights into the sample world, told a second time from its raw rows. */
const topIssues = operations.find(({ name }) => name === 'top-issues')!;

let sample: Graph;
beforeAll(async () => {
  sample = await sampleGraph();
});
afterAll(() => sample.close());

test.each([['Tents'], [null]])('top issues in the category %s agree with the raw rows', async (category) => {
  const { data, errors } = await sample.query(topIssues.text, { category, first: 5 });
  expect(errors).toBeUndefined();
  const skus = await sampleSql<{ sku: string }>(
    'inventory',
    'select sku from inventory.products where $1::text is null or category = $1',
    [category],
  );
  const rows = await sampleSql<TicketOfSample>(
    'support',
    `select sku, issue, status, replies, reopens, csat_rating, opened_at, first_replied_at, solved_at
     from support.tickets`,
  );
  const known = new Set(skus.map(({ sku }) => sku));
  const all = rows.filter(({ sku }) => category === null || known.has(sku!));
  const opened = (from: string, until: string) =>
    all.filter(({ opened_at }) => opened_at.toISOString() >= from && opened_at.toISOString() < until);
  const period = opened('2026-08-22', '2026-11-20');
  const before = opened('2026-05-24', '2026-08-22');
  const solved = period.filter(isSolved);
  const rated = period.filter(({ csat_rating }) => csat_rating !== null);
  const [votes] = await sampleSql<{ nps: number }>(
    'support',
    `select avg(case when would_recommend in (9, 10) then 100 when would_recommend in (7, 8) then 0 else -100 end)::float8 as nps
     from support.feedback
     where would_recommend is not null and submitted_at::date between '2026-08-22' and '2026-11-19'
       and (sku = any($1) or $2)`,
    [[...known], category === null],
  );
  const { topIssues: issues, faqs, ...found } = data.supportInsights;
  expect(found).toEqual({
    tickets: period.length,
    openTickets: all.filter((ticket) => !isSolved(ticket)).length,
    csatPercent: expect.closeTo(
      (rated.filter(({ csat_rating }) => csat_rating! > 3).length / rated.length) * 100,
      9,
    ),
    nps: expect.closeTo(votes!.nps, 9),
    firstContactResolutionPercent: expect.closeTo(
      (solved.filter(({ replies, reopens }) => replies < 2 && reopens < 1).length / solved.length) * 100,
      9,
    ),
    medianFirstReplyMinutes: expect.closeTo(
      median(
        period.flatMap(({ opened_at, first_replied_at: replied }) =>
          replied ? (+replied - +opened_at) / 60_000 : [],
        ),
      ),
      6,
    ),
    medianResolutionHours: expect.closeTo(
      median(solved.map(({ opened_at, solved_at }) => (+solved_at! - +opened_at) / 3_600_000)),
      6,
    ),
  });
  const byIssue = [...Map.groupBy(period, ({ issue }) => issue)]
    .flatMap(([issue, tickets]) => (issue === null ? [] : { issue, tickets }))
    .toSorted((a, b) => b.tickets.length - a.tickets.length || (a.issue < b.issue ? -1 : 1));
  expect(issues).toHaveLength(Math.min(5, byIssue.length));
  for (const [index, issue] of issues.entries()) {
    const { issue: name, tickets } = byIssue[index]!;
    const earlier = before.filter((ticket) => ticket.issue === name).length;
    const bySku = [...Map.groupBy(tickets, ({ sku }) => sku)]
      .flatMap(([sku, theirs]) => (sku === null ? [] : { sku, count: theirs.length }))
      .toSorted((a, b) => b.count - a.count || (a.sku < b.sku ? -1 : 1));
    expect(issue).toEqual({
      issue: name,
      tickets: tickets.length,
      sharePercent: expect.closeTo((tickets.length / period.length) * 100, 9),
      changePercent: nearly(earlier === 0 ? null : (tickets.length / earlier - 1) * 100),
      products: bySku.slice(0, 3).map(({ sku }) => ({ sku, name: expect.any(String) })),
    });
  }
  const questions = await sampleSql(
    'support',
    `select question, answer, times_asked as "timesAsked" from support.questions
     where sku = any($1) or category = $2 or $2::text is null order by times_asked desc, number limit 5`,
    [[...known], category],
  );
  expect(faqs).toEqual(questions);
});

const nearly = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));

interface TicketOfSample {
  readonly sku: string | null;
  readonly issue: string | null;
  readonly status: string;
  readonly replies: number;
  readonly reopens: number;
  readonly csat_rating: number | null;
  readonly opened_at: Date;
  readonly first_replied_at: Date | null;
  readonly solved_at: Date | null;
}

const isSolved = ({ status }: TicketOfSample) => status === 'SOLVED' || status === 'CLOSED';

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
