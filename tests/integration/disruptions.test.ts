import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { globalId } from '../../src/graph/global-id.ts';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { put } from '../support/rows.ts';

const operation = operations.find(({ name }) => name === 'disruptions')!.text;

describe('in the sample world', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await sampleGraph();
  });
  afterAll(() => graph.close());

  test('active disruptions come with what they hit and the products they touch', async () => {
    const { data, errors } = await graph.query(operation);
    expect(errors).toBeUndefined();
    const active = await sampleSql(
      'logistics',
      `select number, kind, severity, summary, started_on::text as "startedOn",
         expected_end_on::text as "expectedEndOn", delay_days as "delayDays",
         array(select supplier_code from logistics.disruption_suppliers where disruption_number = number) as suppliers,
         array(select lane_code from logistics.disruption_lanes where disruption_number = number order by 1) as lanes
       from logistics.disruptions
       where daterange(started_on, ended_on) @> date '2026-11-20' order by started_on desc, number`,
    );
    expect(data.disruptions.totalCount).toBe(active.length);
    expect(active.length).toBeGreaterThan(4);
    const supply = await sampleSql<{ sku: string; preferred: string | null; lanes: string[] }>(
      'inventory',
      `select sku, (select supplier_code from inventory.product_suppliers s where s.sku = p.sku and preferred) as preferred,
         array(select lane_code from inventory.inbound_lanes l where l.sku = p.sku) as lanes
       from inventory.products p order by sku`,
    );
    const names = new Map(
      (
        await sampleSql<{ code: string; name: string }>(
          'inventory',
          'select code, name from inventory.suppliers',
        )
      ).map(({ code, name }) => [code, name]),
    );
    for (const [i, { number, suppliers, lanes, ...own }] of active.entries()) {
      const node = data.disruptions.nodes[i];
      expect(node).toMatchObject({ ...own, id: globalId('Disruption', number as string) });
      const hit = suppliers as string[];
      const blocked = lanes as string[];
      expect(node.suppliers.map(({ name }: { name: string }) => name)).toEqual(
        hit.map((code) => names.get(code)).toSorted(),
      );
      expect(node.lanes).toHaveLength(blocked.length);
      const affected = supply.filter(
        (product) =>
          hit.includes(product.preferred!) ||
          (product.lanes.length > 0 && product.lanes.every((lane) => blocked.includes(lane))),
      );
      expect(node.products.totalCount).toBe(affected.length);
      expect(node.products.nodes.map(({ sku }: { sku: string }) => sku)).toEqual(
        affected.slice(0, 10).map(({ sku }) => sku),
      );
    }
  });

  test('the operation costs as many statements for one disruption as for all', async () => {
    const names = async (first: number) =>
      (await graph.query(operation, { first })).statements
        .map(({ source, name }) => `${source}.${name}`)
        .toSorted();
    const all = await names(500);
    expect(all).toEqual([
      'inventory.affected_count',
      'inventory.affected_page_sku_asc_on_open_open',
      'inventory.products_values_available',
      'inventory.products_values_days_of_cover',
      'inventory.suppliers_by_code',
      'logistics.disruption_count',
      'logistics.disruption_page_newest_first_on_open_open',
      'logistics.lanes_by_code',
      'logistics.lanes_hit+suppliers_hit',
      'sales.products_page_rows_units',
    ]);
    expect(await names(2)).toEqual(all);
  });

  test('products know the disruptions that touch them, for one statement each however many are asked', async () => {
    const { supplierDisrupted, allLanesDisrupted, oneLaneDisrupted } = stories;
    const { data, statements } = await graph.query(
      `{ ${[supplierDisrupted, allLanesDisrupted, oneLaneDisrupted].map(({ sku }, i) => `p${i}: product(sku: "${sku}") { disrupted disruptions(active: true) { id } }`).join(' ')} }`,
    );
    expect([data.p0, data.p1, data.p2].map(({ disrupted }) => disrupted)).toEqual([true, true, false]);
    const ids = [data.p0, data.p1].map(({ disruptions }) => disruptions.map(({ id }: { id: string }) => id));
    expect(ids[0]).toContain(globalId('Disruption', supplierDisrupted.disruption));
    expect(ids[1]).toContain(globalId('Disruption', allLanesDisrupted.disruption));
    expect(data.p2.disruptions).toEqual([]);
    expect(statements.map(({ name }) => name).toSorted()).toEqual([
      'disruptions_of_lanes',
      'disruptions_of_suppliers',
      'inbound_lanes+preferred_suppliers',
      'products_by_sku',
      'products_page_rows_hits',
      'products_values_disrupted',
    ]);
    const page = await graph.query('{ products(first: 200) { nodes { disrupted disruptions { id } } } }');
    // The second pair of statements is for `disruptions`, which asks for past ones too.
    expect(page.statements).toHaveLength(6);
  });

  test('pages go through all disruptions, newest start first, forwards and backwards', async () => {
    const expected = await sampleSql<{ number: string }>(
      'logistics',
      'select number from logistics.disruptions order by started_on desc, number',
    );
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await graph.query(
        'query ($after: String) { disruptions(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...data.disruptions.nodes.map(({ id }: { id: string }) => id));
      after = data.disruptions.pageInfo.endCursor as string;
      if (!data.disruptions.pageInfo.hasNextPage) break;
    }
    const ids = expected.map(({ number }) => globalId('Disruption', number));
    expect(seen).toEqual(ids);
    const { data } = await graph.query('{ disruptions(last: 3) { nodes { id } } }');
    expect(data.disruptions.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(-3));
  });

  test('a cursor of the active ones is refused among the others', async () => {
    const { data } = await graph.query('{ disruptions(active: true, first: 1) { pageInfo { endCursor } } }');
    const { errors } = await graph.query(
      'query ($after: String) { disruptions(active: false, after: $after) { totalCount } }',
      {
        after: data.disruptions.pageInfo.endCursor,
      },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('while inventory is down disruptions still answer with their lanes', async () => {
    const broken = await sampleGraph({ inventory: nowhere });
    const { data, errors } = await broken.query(
      '{ disruptions(first: 1) { nodes { summary lanes { code } suppliers { name } products { totalCount } } } }',
    );
    expect(data.disruptions.nodes[0]).toMatchObject({ lanes: expect.any(Array), products: null });
    for (const { extensions } of errors!)
      expect(extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', source: 'inventory' });
    await broken.close();
  });
});

describe('by hand, on the tenth of March', () => {
  let world: OwnWorld;
  let graph: Graph;

  beforeAll(async () => {
    world = await ownWorld();
    await put(
      world,
      'inventory',
      'products',
      ['P1', 'P2', 'P3', 'P4'].map((sku) => ({ sku })),
    );
    await world.sql(
      'inventory',
      `insert into inventory.suppliers values ('S1', 'Zeta Works'), ('S2', 'Alpha Works');
       insert into inventory.product_suppliers (sku, supplier_code, preferred) values
         ('P1', 'S1', true), ('P2', 'S2', true), ('P2', 'S1', false);
       insert into inventory.inbound_lanes values ('P3', 'L1'), ('P3', 'L2'), ('P4', 'L1')`,
    );
    await world.sql(
      'logistics',
      `insert into logistics.lanes values ('L1', 'Oslo', 'Kiel'), ('L2', 'Riga', 'Kiel');
       insert into logistics.disruptions (number, kind, severity, summary, started_on, ended_on) values
         ('D-today', 'STRIKE', 'HIGH', 'Starts today', '2026-03-10', null),
         ('D-over', 'STRIKE', 'LOW', 'Ends today', '2026-03-01', '2026-03-10'),
         ('D-last', 'STRIKE', 'LOW', 'Last day today', '2026-03-01', '2026-03-11'),
         ('D-ahead', 'STRIKE', 'LOW', 'Starts tomorrow', '2026-03-11', null);
       insert into logistics.disruption_suppliers values
         ('D-today', 'S1'), ('D-today', 'S2'), ('D-over', 'S2'), ('D-ahead', 'S2'), ('D-today', 'S404');
       insert into logistics.disruption_lanes values ('D-last', 'L1'), ('D-ahead', 'L1'), ('D-ahead', 'L2')`,
    );
    graph = await openGraph(world.urls, new Date('2026-03-10T23:00:00Z'));
  });
  afterAll(async () => {
    await graph.close();
    await world.drop();
  });

  interface Told {
    readonly sku: string;
    readonly disrupted: boolean;
    readonly active: { summary: string }[];
    readonly others: { summary: string }[];
  }

  const summaries = ({ nodes }: { nodes: { summary: string }[] }) => nodes.map(({ summary }) => summary);

  test('active is what has started and not ended; its last day counts, its end and what lies ahead do not', async () => {
    const { data } = await graph.query(
      `{ active: disruptions(active: true) { totalCount nodes { summary } }
         others: disruptions(active: false) { totalCount nodes { summary } }
         all: disruptions { totalCount } }`,
    );
    expect(summaries(data.active)).toEqual(['Starts today', 'Last day today']);
    expect(summaries(data.others)).toEqual(['Starts tomorrow', 'Ends today']);
    expect([data.active.totalCount, data.others.totalCount, data.all.totalCount]).toEqual([2, 2, 4]);
  });

  test('suppliers are told by name, those nobody knows left out', async () => {
    const { data } = await graph.query(
      '{ disruptions(active: true, first: 1) { nodes { suppliers { name } lanes { code } } } }',
    );
    expect(data.disruptions.nodes[0]).toEqual({
      suppliers: [{ name: 'Alpha Works' }, { name: 'Zeta Works' }],
      lanes: [],
    });
  });

  test('A product is affected by its preferred supplier or by all of its lanes, not by one of two', async () => {
    const { data } = await graph.query(
      `{ products(orderBy: { field: SKU }) { nodes { sku disrupted
           active: disruptions(active: true) { summary } others: disruptions(active: false) { summary } } } }`,
    );
    const told = data.products.nodes.map((node: Told) => [
      node.sku,
      node.disrupted,
      summaries({ nodes: node.active }),
      summaries({ nodes: node.others }),
    ]);
    expect(told).toEqual([
      ['P1', true, ['Starts today'], []],
      ['P2', true, ['Starts today'], ['Starts tomorrow', 'Ends today']],
      ['P3', false, [], ['Starts tomorrow']],
      ['P4', true, ['Last day today'], ['Starts tomorrow']],
    ]);
  });

  test('a disruption is found again by its id', async () => {
    const id = globalId('Disruption', 'D-over');
    const { data } = await graph.query(
      `{ node(id: "${id}") { id ... on Disruption { endedOn startedOn } } }`,
    );
    expect(data.node).toEqual({ id, startedOn: '2026-03-01', endedOn: '2026-03-10' });
  });

  test('a company that records no disruptions gets null, not none', async () => {
    for (const table of ['disruptions', 'disruption_suppliers', 'disruption_lanes']) {
      await world.sql('logistics', `alter table logistics.${table} rename to ${table}_elsewhere`);
    }
    const { data, errors } = await graph.query(
      '{ disruptions { totalCount } product(sku: "P1") { disrupted disruptions { id } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ disruptions: null, product: { disrupted: null, disruptions: null } });
  });
});
