import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSession } from '../../src/database/session.ts';
import {
  costsApart,
  expectRightOrNull,
  product,
  productAlone,
  type CostsApart,
} from '../support/costs-apart.ts';
import { openGraph, type Answer, type Graph } from '../support/graph.ts';
import { load, slowest, type Load } from '../support/load.ts';
import { until } from '../support/until.ts';

/** What is done to one source while it is asked without a pause, and what callers see of it. */
const limits = {
  connections: 4,
  statement: 800,
  lock: 300,
  suspicion: 400,
  probe: 1_000,
  recovery: 200,
};
let world: CostsApart;
let graph: Graph;

beforeAll(async () => {
  world = await costsApart();
  graph = await openGraph(world.urls, undefined, {}, { limits });
}, 60_000);
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const ask = () => graph.query(product());
const isWhole = async () => !(await ask()).errors;

/** Connections of ours, as the source counts them, and how many of them run something. */
async function connections(): Promise<{ all: number; active: number }> {
  const [counted] = await world.administer<{ all: number; active: number }>(
    `select count(*)::int as all, (count(*) filter (where state <> 'idle'))::int as active
     from pg_stat_activity where application_name = 'opsgraph'`,
  );
  return counted!;
}

interface Fault {
  readonly name: string;
  /** What callers see meanwhile: nothing, or that costs are missing; or it depends on the moment. */
  readonly seen: 'nothing' | 'nulls' | 'either';
  /** Begins, and returns how it ends. */
  inflict(asked: Load<Answer>): Promise<() => unknown>;
}

const terminate = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'opsgraph'`;

const faults: readonly Fault[] = [
  {
    name: 'a backend that is killed, now and then,',
    seen: 'nothing',
    async inflict(asked) {
      for (let time = 0; time < 3; time++) {
        await world.administer(`${terminate} order by state_change desc limit 1`);
        // Who is sent again on a connection that is killed too has had his second chance.
        await asked.more(8);
      }
      return () => {};
    },
  },
  {
    name: 'a reset of every connection',
    seen: 'either',
    async inflict() {
      world.network.reset();
      return () => {};
    },
  },
  {
    name: 'a network that swallows everything',
    seen: 'nulls',
    async inflict() {
      world.network.swallow();
      return world.network.heal;
    },
  },
  {
    name: 'a network that lets little through',
    seen: 'either',
    async inflict() {
      world.network.throttle(3_000);
      return world.network.heal;
    },
  },
  {
    name: 'a locked table',
    seen: 'nulls',
    async inflict() {
      const migration = await openSession(world.victim.cluster.ownerUrl('opsgraph_cogs'));
      await migration.query('begin; lock table cogs.cost_records in access exclusive mode');
      return () => migration.end();
    },
  },
  {
    name: 'a view that has become slow',
    seen: 'nulls',
    async inflict() {
      await world.administer(`
        alter table cogs.cost_records rename to records;
        create view cogs.cost_records as select records.* from cogs.records, pg_sleep(30);
        grant select on cogs.cost_records to opsgraph_cogs;
      `);
      return () =>
        world.administer('drop view cogs.cost_records; alter table cogs.records rename to cost_records');
    },
  },
  {
    name: 'a database without a connection left for us',
    seen: 'nulls',
    async inflict() {
      await world.administer('alter role opsgraph_cogs connection limit 0');
      await world.administer(terminate);
      return () => world.administer('alter role opsgraph_cogs connection limit -1');
    },
  },
];

describe('under load', () => {
  test.each(faults)('$name costs at most its own fields, and passes', async ({ seen, inflict }) => {
    await until(isWhole);
    const [asked, others] = [load(ask, 4), load(() => graph.query(productAlone), 2)];
    await Promise.all([asked.more(20), others.more(20)]);
    const end = await inflict(asked);
    if (seen === 'nulls') await until(() => asked.answers.some(({ errors }) => errors));
    await Promise.all([asked.more(20), others.more(20)]);
    await end();
    await until(isWhole);
    const answers = await asked.stop();
    expectRightOrNull(answers);
    if (seen === 'nothing') expect(answers.filter(({ errors }) => errors)).toEqual([]);
    // Who asks for nothing of that source notices nothing, and nobody waits for longer than it takes to find out.
    expect((await others.stop()).filter(({ errors }) => errors)).toEqual([]);
    expect(slowest([...answers, ...others.answers])).toBeLessThan(10_000);
    // As many connections as before, all at rest: the pool's, and the one for probes.
    const left = await until(async () => {
      const now = await connections();
      return now.active === 0 && now;
    });
    expect(left.all).toBeLessThanOrEqual(limits.connections + 1);
    expect(world.network.open).toBe(left.all);
  });
});

test('of more requests than its connections and its queue can take, what fits is answered and the rest is null at once', async () => {
  const tight = await openGraph(
    world.urls,
    undefined,
    {},
    { limits: { connections: 1, queue: 1, lock: 20_000, statement: 20_000, suspicion: 20_000 } },
  );
  const migration = await openSession(world.victim.cluster.ownerUrl('opsgraph_cogs'));
  await migration.query('begin; lock table cogs.cost_records in access exclusive mode');
  const answered: Awaited<ReturnType<typeof ask>>[] = [];
  // A statement of its own each, so that no two share one; the last takes two.
  const fields = [
    'unitCost { amount }',
    'costBreakdown { component }',
    'costHistory(first: 1) { effectiveFrom }',
  ];
  const asked = fields.map(async (field) => {
    const answer = await tight.query(`{ product(sku: "TENT-1") { ${field} } }`);
    answered.push(answer);
    return answer;
  });
  const isNull = ({ data, errors }: Answer) => errors && Object.values(data.product)[0] === null;
  await until(() => answered.length >= 1);
  expect(answered.every(isNull)).toBe(true);
  await migration.query('commit');
  const answers = await Promise.all(asked);
  expect(answers.some((answer) => !isNull(answer))).toBe(true);
  await migration.end();
  await tight.close();
});
