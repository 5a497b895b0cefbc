import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

let world: OwnWorld;
let graph: Graph;

const budgets = operations.find(({ name }) => name === 'budgets')!.text;
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name);

beforeAll(async () => {
  world = await ownWorld();
  await world.sql(
    'cogs',
    `insert into cogs.budgets values
       ('B-YEAR', 'The year', null, '2026-01-01', '2026-12-31', 'USD', 100000, 20000, 30000),
       ('A-YEAR', 'The year, too', 'Tents', '2026-01-01', '2026-12-31', 'JPY', 100000, 60000, 50000),
       ('ENDS-TODAY', 'Ends today', 'Tents', '2026-11-01', '2026-11-20', 'USD', 10005, 0, 1),
       ('BEGINS-TODAY', 'Begins today', 'Boots', '2026-11-20', '2026-11-30', 'USD', 0, 0, 0),
       ('ENDED', 'Ended', null, '2026-11-01', '2026-11-19', 'USD', 1, 1, 1),
       ('AHEAD', 'Ahead', null, '2026-11-21', '2026-12-31', 'USD', 1, 1, 1)`,
  );
  graph = await openGraph(world.urls, new Date('2026-11-20T23:59:59Z'));
});

afterAll(async () => {
  await graph.close();
  await world.drop();
});

test("today's budgets come soonest to end first, with what remains of each", async () => {
  const { data, errors, statements } = await graph.query(budgets);
  expect(errors).toBeUndefined();
  expect(data.budgets).toEqual([
    {
      id: expect.any(String),
      name: 'Ends today',
      category: 'Tents',
      periodStart: '2026-11-01',
      periodEnd: '2026-11-20',
      allocated: dollars('100.05'),
      committed: dollars('0.00'),
      spent: dollars('0.01'),
      remaining: dollars('100.04'),
    },
    expect.objectContaining({ name: 'Begins today', category: 'Boots', remaining: dollars('0.00') }),
    // Overspent, in a currency without decimals.
    expect.objectContaining({ name: 'The year, too', remaining: { amount: '-10000', currency: 'JPY' } }),
    expect.objectContaining({ name: 'The year', category: null, remaining: dollars('500.00') }),
  ]);
  expect(statements).toMatchObject([{ source: 'cogs', name: 'budgets_in_force', rows: 4 }]);
});

test('budgets of another day are those whose period contains it, ends included', async () => {
  const on = async (day: string) => namesOf((await graph.query(budgets, { on: day })).data.budgets);
  expect(await on('2026-11-19')).toEqual(['Ended', 'Ends today', 'The year, too', 'The year']);
  expect(await on('2026-11-21')).toEqual(['Begins today', 'The year, too', 'Ahead', 'The year']);
  expect(await on('2025-12-31')).toEqual([]);
});

test('a budget is found again by its id, many of them in one statement', async () => {
  const { data } = await graph.query('{ budgets { id } }');
  const ids = data.budgets.map(({ id }: { id: string }) => id);
  const again = await graph.query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Budget { name remaining { amount } } } }',
    { ids: [...ids, Buffer.from('Budget:NONE').toString('base64url')] },
  );
  expect(again.errors).toBeUndefined();
  expect(again.data.nodes.at(-1)).toBeNull();
  expect(again.data.nodes.slice(0, -1)).toMatchObject(
    ids.map((id: string) => ({ __typename: 'Budget', id, name: expect.any(String) })),
  );
  expect(again.statements).toMatchObject([{ source: 'cogs', name: 'budgets_by_code', rows: 4 }]);
});

test('a day that is none is refused', async () => {
  const { errors } = await graph.query(budgets, { on: '2026-02-30' });
  expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('the budgets of the sample world are those that SQL finds', async () => {
  const sample = await sampleGraph();
  const { data } = await sample.query(budgets);
  await sample.close();
  const expected = await sampleSql<{ name: string; remaining: string }>(
    'cogs',
    `select name, to_char((allocated_minor - committed_minor - spent_minor) / 100.0, 'FM9999990.00') as remaining
       from cogs.budgets where date '2026-11-20' between period_start and period_end
      order by period_end, code collate "C"`,
  );
  expect(expected.length).toBeGreaterThan(10);
  expect(
    data.budgets.map(({ name, remaining }: { name: string; remaining: { amount: string } }) => ({
      name,
      remaining: remaining.amount,
    })),
  ).toEqual(expected);
});
