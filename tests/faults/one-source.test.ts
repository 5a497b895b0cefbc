import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { costsApart, expectRightOrNull, product, whole, type CostsApart } from '../support/costs-apart.ts';
import { openGraph, type Graph } from '../support/graph.ts';
import { load, slowest } from '../support/load.ts';
import { until } from '../support/until.ts';

/** One source's own Postgres is killed and migrated under load; the four others stand elsewhere. */
let world: CostsApart;
let graph: Graph;

beforeAll(async () => {
  world = await costsApart();
  graph = await openGraph(
    world.urls,
    undefined,
    {},
    { limits: { suspicion: 500, probe: 1_000, recovery: 200 } },
  );
}, 60_000);
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const ask = () => graph.query(product());
const isWhole = async () => !(await ask()).errors;

test('kill -9 of a source under load costs its fields alone, and a restart brings them back', async () => {
  await until(isWhole);
  const requests = load(ask, 4);
  await requests.more(20);
  await world.victim.kill();
  await until(() => requests.answers.some(({ errors }) => errors));
  world.network.leadTo((await world.victim.restart()).port);
  await until(isWhole);
  const answers = await requests.stop();
  expectRightOrNull(answers);
  // No request waited for longer than it takes to find out.
  expect(slowest(answers)).toBeLessThan(10_000);
});

test('a migration while serving costs no answer', async () => {
  await until(isWhole);
  const requests = load(ask, 4);
  await requests.more(20);
  await world.administer('alter table cogs.cost_records add column note text');
  await world.administer('alter table cogs.cost_records alter column currency type varchar(3)');
  await world.administer(`
    begin;
    create table cogs.records (like cogs.cost_records including all);
    insert into cogs.records select * from cogs.cost_records;
    drop table cogs.cost_records;
    alter table cogs.records rename to cost_records;
    grant select on cogs.cost_records to opsgraph_cogs;
    select pg_sleep(0.3);
    commit;
  `);
  await requests.more(20);
  const answers = await requests.stop();
  for (const { data, errors } of answers)
    expect({ data, errors }).toEqual({ data: whole, errors: undefined });
});
