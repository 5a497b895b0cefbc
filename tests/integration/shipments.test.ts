import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
import { put } from '../support/rows.ts';

describe('in the sample world', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await sampleGraph();
  });
  afterAll(() => graph.close());

  test('customers get the figures that SQL over their parcels gives', async () => {
    const rows = await sampleSql(
      'logistics',
      `select customer_number as number, count(*)::int as shipments,
         avg(case when delivered_at::date <= promised_on then 100.0 else 0 end)
           filter (where promised_on < '2026-11-20' and (withdrawn_on >= promised_on) is not false)::float8 as percent,
         (count(*) filter (where promised_on < '2026-11-20' and shipped_at is not null)
           - count(*) filter (where promised_on < '2026-11-20' and status in ('DELIVERED', 'RETURNED')))::int as late
       from logistics.shipments group by 1
       having count(*) filter (where status = 'DELIVERED' and promised_on is not null) > 0 order by 4 desc, 2 desc, 1 limit 12`,
    );
    expect(rows[0]!.late).toBeGreaterThan(0);
    const asked = rows.map((row, i) => `c${i}: customer(number: "${row.number}") { ...fares }`).join(' ');
    const { data, errors, statements } = await graph.query(
      `{ ${asked} } fragment fares on Customer { delivery { shipments onTimePercent lateInTransit } }`,
    );
    expect(errors).toBeUndefined();
    expect(statements.filter(({ source }) => source === 'logistics').map(({ name }) => name)).toEqual([
      'delivery_to_customers',
    ]);
    rows.forEach(({ shipments, percent, late }, i) => {
      expect(data[`c${i}`].delivery).toEqual({
        shipments,
        onTimePercent: expect.closeTo(percent as number),
        lateInTransit: late,
      });
    });
  });

  test('orders show their parcels and events, for one statement each however many are asked', async () => {
    const ids = (
      await sampleSql<{ number: string }>(
        'sales',
        `select number from sales.orders where status <> 'CANCELLED' order by placed_at desc limit 40`,
      )
    ).map(({ number }) => globalId('Order', number));
    const ask = (count: number) =>
      graph.query(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { number
           shipments { number carrier status shippedAt order { number } events { status at location } } } } }`,
        { ids: ids.slice(0, count) },
      );
    const { data, errors, statements } = await ask(40);
    expect(errors).toBeUndefined();
    const logistics = statements.filter(({ source }) => source === 'logistics').map(({ name }) => name);
    expect(logistics).toEqual(['shipments_of_orders', 'events_of_shipments']);
    expect((await ask(2)).statements).toHaveLength(statements.length);
    for (const order of data.nodes) {
      const parcels = await sampleSql(
        'logistics',
        `select s.number, c.name as carrier, status, shipped_at as "shippedAt" from logistics.shipments s
         join logistics.carriers c on c.code = carrier_code where order_number = $1
         order by coalesce(shipped_at, 'infinity'), s.number`,
        [order.number],
      );
      expect(order.shipments).toMatchObject(JSON.parse(JSON.stringify(parcels)));
      for (const parcel of order.shipments) {
        expect(parcel.order.number).toBe(order.number);
        const events = await sampleSql(
          'logistics',
          `select status, occurred_at as at, location from logistics.shipment_events where shipment_number = $1
           order by sequence`,
          [parcel.number],
        );
        expect(parcel.events).toEqual(JSON.parse(JSON.stringify(events)));
      }
    }
  });

  test('a parcel is found again by its id, and its order is null with an error while sales is down', async () => {
    const [row] = await sampleSql(
      'logistics',
      'select number from logistics.shipments order by number limit 1',
    );
    const id = globalId('Shipment', row!.number as string);
    const query = `{ node(id: "${id}") { __typename id ... on Shipment { number order { number } } } }`;
    expect((await graph.query(query)).data.node).toMatchObject({ __typename: 'Shipment', id, ...row });
    const withoutSales = await sampleGraph({ sales: nowhere });
    const { data, errors } = await withoutSales.query(query);
    expect(data.node).toMatchObject({ ...row, order: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions.source])).toEqual([
      [['node', 'order'], 'sales'],
    ]);
    await withoutSales.close();
  });
});

describe('by hand', () => {
  let world: OwnWorld;
  let graph: Graph;
  const now = new Date('2026-03-10T12:00:00Z');
  const shipment = { order_number: 'O1', customer_number: 'C1' };

  beforeAll(async () => {
    world = await ownWorld();
    await put(world, 'sales', 'customers', [{ number: 'C1' }, { number: 'C2' }]);
    await put(world, 'sales', 'orders', [{ number: 'O1', customer_number: 'C1' }]);
    await world.sql('logistics', `insert into logistics.carriers values ('SWIFT', 'Swift')`);
    await put(world, 'logistics', 'shipments', [
      { ...shipment, number: 'S1', status: 'PENDING', promised_on: '2026-03-01' },
      {
        ...shipment,
        number: 'S2',
        status: 'IN_TRANSIT',
        shipped_at: '2026-03-04T08:00:00Z',
        promised_on: '2026-03-09',
      },
      {
        ...shipment,
        number: 'S3',
        status: 'EXCEPTION',
        shipped_at: '2026-03-03T08:00:00Z',
        promised_on: '2026-03-10',
      },
      {
        ...shipment,
        number: 'S4',
        status: 'RETURNED',
        shipped_at: '2026-03-02T08:00:00Z',
        promised_on: '2026-03-01',
      },
      // Sent back on the day before it was due, and on that day.
      ...['2026-02-28', '2026-03-01'].map((withdrawn_on, place) => ({
        ...shipment,
        number: `S4${'AB'[place]}`,
        status: 'RETURNED',
        shipped_at: '2026-02-27T08:00:00Z',
        promised_on: '2026-03-01',
        withdrawn_on,
      })),
      {
        ...shipment,
        number: 'S5',
        status: 'DELIVERED',
        shipped_at: '2026-03-01T08:00:00Z',
        delivered_at: '2026-03-02T23:59:59Z',
        promised_on: '2026-03-02',
      },
      {
        ...shipment,
        number: 'S6',
        status: 'DELIVERED',
        shipped_at: '2026-03-01T07:00:00Z',
        delivered_at: '2026-03-03T00:00:00Z',
        promised_on: '2026-03-02',
      },
      {
        ...shipment,
        number: 'S7',
        status: 'DELIVERED',
        shipped_at: '2026-03-01T08:00:00Z',
        delivered_at: '2026-03-03T00:00:00Z',
      },
    ]);
    graph = await openGraph(world.urls, now);
  });
  afterAll(async () => {
    await graph.close();
    await world.drop();
  });

  const order = globalId('Order', 'O1');

  test('first shipped comes first, what has not left comes last, and late is only what was promised', async () => {
    const { data } = await graph.query(
      `{ node(id: "${order}") { ... on Order { shipments { number late } } } }`,
    );
    expect(data.node.shipments.map(Object.values)).toEqual([
      ['S4A', null],
      ['S4B', true],
      ['S6', true],
      ['S5', false],
      ['S7', null],
      ['S4', null],
      ['S3', false],
      ['S2', true],
      ['S1', true],
    ]);
  });

  test('a customer is told of parcels late on their way; of promises that fell due, those still here or sent back later are late too', async () => {
    const { data } = await graph.query(
      '{ a: customer(number: "C1") { ...d } b: customer(number: "C2") { ...d } } fragment d on Customer { delivery { shipments onTimePercent lateInTransit } }',
    );
    expect(data.a.delivery).toEqual({ shipments: 9, onTimePercent: 20, lateInTransit: 1 });
    expect(data.b.delivery).toEqual({ shipments: 0, onTimePercent: null, lateInTransit: 0 });
  });

  test('an order that sales does not know is null, and so are events that a company does not record', async () => {
    await put(world, 'logistics', 'shipments', [{ number: 'S8', order_number: 'O404' }]);
    await world.sql('logistics', 'alter table logistics.shipment_events rename to events_elsewhere');
    const { data, errors } = await graph.query(
      `{ node(id: "${globalId('Shipment', 'S8')}") { ... on Shipment { order { number } events { status } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({ order: null, events: null });
  });
});
