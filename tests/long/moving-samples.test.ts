import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { moveWorld } from '../../sample-data/move.ts';
import { sizes, worldNow } from '../../sample-data/world.ts';
import { withSession } from '../../src/database/session.ts';
import { dayOf, daysBetween, weekStarting, type CalendarDate } from '../../src/domain/calendar.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { startCluster } from '../../src/embedded/cluster.ts';
import { startSampleSources, type SampleSources } from '../../src/embedded/sample-sources.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { openGraph } from '../support/graph.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** As one company database beside sample ones has it: not the time of the sample world. Whole weeks later, for some figures go by weeks. */
const day = 86_400_000;
const later = new Date(worldNow.getTime() + 16 * 7 * day);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let standing: SampleSources;
let moving: readonly SampleSources[];
const said: string[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  const start = (now?: Date) =>
    startSampleSources(sourceNames, folder.path, (step) => said.push(step), {
      size: sizes.small,
      today: now && (() => dayOf(now)),
    });
  standing = await start();
  // Two first starts over one directory.
  moving = await Promise.all([start(later), start(later)]);
}, 180_000);
afterAll(async () => {
  for (const each of [...moving, standing]) await each.stop();
  await folder[Symbol.asyncDispose]();
});

const document = `{
  products(first: 150, orderBy: { field: SKU }) { nodes {
    sku margin { percent } priceIndex disrupted leadTimeDays stockoutBeforeReplenishment lifecycle { stage }
    inventory { available daysOfCover }
    sales(last: { days: 90 }) { units revenue { amount } }
    availableToPromise(weeks: 3) { quantity }
    support { openTickets csatPercent }
  } }
  customers(filter: {}, first: 100, orderBy: { field: LIFETIME_VALUE, direction: DESC }) { nodes {
    number segment lifetimeValue { amount } daysSinceLastOrder delivery { lateInTransit onTimePercent }
  } }
  salesReport(last: { days: 28 }, by: [BRAND]) { brand orders marginPercent }
}`;

const answered = async (urls: SampleSources['urls'], now: Date) => {
  const graph = await openGraph(urls as SourceUrls, now);
  const { data, errors } = await graph.query(document);
  await graph.close();
  return { data, failed: errors?.map(({ path, extensions }) => [path, extensions['code']]) };
};

test('the second of two first starts waits for the first, and both end well', () => {
  expect(said.filter((step) => step.startsWith('Waiting for another start'))).not.toEqual([]);
  expect(moving[0]!.urls).toEqual(moving[1]!.urls);
});

test('a world that goes with the clock answers every day what the standing one answers on its own', async () => {
  const expected = await answered(standing.urls, worldNow);
  expect(expected.data.products.nodes.filter(({ margin }: { margin: unknown }) => margin)).not.toEqual([]);
  expect(await answered(moving[0]!.urls, later)).toEqual(expected);
});

test('it goes on by single days and back, and its weeks begin on Mondays all along', async () => {
  await using cluster = await sharedCluster();
  const moved = async (days: number) => {
    const today = dayOf(new Date(worldNow.getTime() + days * day));
    const owner = cluster.ownerUrl('opsgraph_moving_inventory');
    await moveWorld('inventory', owner, today);
    const [row] = await withSession(owner, async (session) => {
      const { rows } = await session.query<{ first: string; weekdays: number[] }>(
        `select min(week_starting)::text as first, array_agg(distinct extract(isodow from week_starting)::integer) as weekdays
         from inventory.booked_demand`,
      );
      return rows;
    });
    expect(row!.weekdays).toEqual([1]);
    return daysBetween(weekStarting(today), row!.first as CalendarDate);
  };
  const weeksAhead = new Set<number>();
  for (const days of [113, 114, 115, 116, 120, 2, -1, 112]) weeksAhead.add(await moved(days));
  expect(weeksAhead.size).toBe(1);
  expect(await answered(moving[0]!.urls, later)).toEqual(await answered(standing.urls, worldNow));
});

const sharedCluster = async () => {
  const cluster = await startCluster({ directory: folder.path });
  return { ...cluster, [Symbol.asyncDispose]: () => cluster.stop() };
};
