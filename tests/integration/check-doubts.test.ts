import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { findingsOf } from '../../src/database/schema-check/finding.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { staleAfterHours } from '../../src/sources/freshness.ts';
import { sources } from '../../src/sources/index.ts';
import { inDatabase, testCluster } from '../support/cluster.ts';
import { openGraph, ownWorld, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

let world: OwnWorld;
beforeAll(async () => {
  world = await ownWorld();
});
afterAll(() => world.drop());

const now = new Date('2026-11-20T12:00:00Z');
const freshness = { now, staleAfterHours: staleAfterHours({}).hours };
const warnings = async (source: SourceName, url = world.urls[source]) =>
  findingsOf(await checkSource(source, url, sources[source].tables, freshness)).filter(
    ({ severity }) => severity === 'warning',
  );

describe('a check finds', () => {
  test('data that are older than they may be', async () => {
    await put(world, 'sales', 'customers', [{ number: 'ANN' }]);
    await put(world, 'sales', 'orders', [
      { number: 'O1', customer_number: 'ANN', placed_at: '2026-11-17T11:00:00Z' },
    ]);
    expect(await warnings('sales')).toContainEqual({
      severity: 'warning',
      what: 'sales.orders is stale: its newest entry is of 2026-11-17T11:00:00.000Z, 73 hours ago and not within 72 hours',
      cost: expect.stringContaining('DEGRADED'),
      mend: expect.stringContaining('STALE_AFTER_HOURS'),
    });
    await world.sql('sales', `update sales.orders set placed_at = '2026-11-17T13:00:00Z'`);
    expect((await warnings('sales')).filter(({ what }) => what.includes('stale'))).toEqual([]);
  });

  test('periods that end on their last day, after which nothing is in force for a day', async () => {
    const price = (sku: string, from: string, to: string | null) => ({
      sku,
      amount_minor: 1,
      currency: 'USD',
      effective_from: from,
      effective_to: to,
    });
    await put(world, 'cogs', 'prices', [
      price('A', '2026-01-01', '2026-01-31'),
      price('A', '2026-02-01', '2026-02-28'),
      price('A', '2026-03-01', null),
      price('B', '2026-01-01', '2026-02-01'),
      price('B', '2026-02-01', '2026-02-10'),
      // A while without a price is one that a company may mean.
      price('B', '2026-06-01', null),
    ]);
    const found = async () =>
      (await warnings('cogs')).map(({ what }) => what).filter((what) => what.includes('effective_to'));
    expect(await found()).toEqual([
      'cogs.prices: effective_to is the day before the next effective_from, in 2 of 3 cases looked at',
    ]);
    await world.sql('cogs', `update cogs.prices set effective_to = effective_to + 1 where sku = 'A'`);
    expect(await found()).toEqual([]);
  });

  test('features that are not in what search looks through, so that no filter finds them', async () => {
    const features = ['Taped seams', 'Gear loft'];
    await put(world, 'inventory', 'products', [
      { sku: 'A', name: 'A', features },
      { sku: 'B', name: 'B', features },
      { sku: 'C', name: 'C' },
    ]);
    expect((await warnings('inventory')).filter(({ what }) => what.includes('search_text'))).toEqual([]);
    await world.sql(
      'inventory',
      `alter table inventory.products drop column search_text;
       alter table inventory.products add column search_text text not null generated always as (lower(name)) stored`,
    );
    expect((await warnings('inventory')).map(({ what }) => what)).toContain(
      'inventory.products: features are not in search_text, in 2 of 2 cases looked at',
    );
  });

  test('parcels of which the carrier says nothing more; nobody waits for them', async () => {
    await put(world, 'logistics', 'carriers', [{ code: 'SWIFT', name: 'Swift' }]);
    const parcel = (number: string, promised_on: string, status: string) => ({
      number,
      customer_number: 'ANN',
      status,
      promised_on,
      ordered_at: promised_on,
      delivered_at: status === 'DELIVERED' ? promised_on : null,
    });
    await put(world, 'logistics', 'shipments', [
      parcel('S1', '2026-08-01', 'IN_TRANSIT'),
      parcel('S2', '2026-08-01', 'DELIVERED'),
      parcel('S3', '2026-09-21', 'IN_TRANSIT'),
      parcel('S4', '2026-09-20', 'EXCEPTION'),
      parcel('S5', '2026-11-19', 'IN_TRANSIT'),
      parcel('S6', '2026-11-20', 'IN_TRANSIT'),
    ]);
    expect((await warnings('logistics')).map(({ what }) => what)).toContain(
      'logistics.shipments: parcels that were promised 60 days ago are still with the carrier, in 2 of 3 cases looked at',
    );
    const graph = await openGraph(world.urls, now);
    const { data } = await graph.query(
      '{ customer(number: "ANN") { delivery { lateInTransit } } customers(filter: { lateInTransit: { eq: 2 } }) { totalCount } }',
    );
    await graph.close();
    // Those that were promised from 2026-09-21 to yesterday.
    expect(data).toEqual({ customer: { delivery: { lateInTransit: 2 } }, customers: { totalCount: 1 } });
    await world.sql(
      'logistics',
      `update logistics.shipments set status = 'DELIVERED', delivered_at = promised_on`,
    );
    expect((await warnings('logistics')).filter(({ what }) => what.includes('still with'))).toEqual([]);
  });

  test('none of it in the sample world, at its own time', async () => {
    for (const source of ['sales', 'inventory', 'logistics', 'cogs'] as const) {
      const url = inDatabase(testCluster().ownerUrl, `opsgraph_${source}`);
      expect((await warnings(source, url)).map(({ what }) => what)).toEqual([]);
    }
  });
});
