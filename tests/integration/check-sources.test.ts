import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { sources } from '../../src/sources/index.ts';
import { checkBench, runSql, type CheckBench } from '../support/check-bench.ts';

let bench: CheckBench;
beforeAll(async () => {
  bench = await checkBench();
});
afterAll(() => bench.drop());

describe('Of tables', () => {
  test('a required one that is missing is an error, an optional one a note that tells which fields are null', async () => {
    expect(
      await bench.findingsAfter('inventory', 'drop table inventory.stock_levels, inventory.capacity_weeks'),
    ).toEqual([
      expect.objectContaining({
        severity: 'error',
        what: 'inventory.stock_levels is not there',
        cost: 'All that is read from inventory.stock_levels fails with SOURCE_UNAVAILABLE.',
      }),
      expect.objectContaining({
        severity: 'note',
        what: 'inventory.capacity_weeks is not there, which is allowed',
        cost: 'Unknown, so null: Product.capacity.',
      }),
    ]);
  });

  test('a required one that is empty is a warning', async () => {
    const { url } = await bench.database('logistics');
    const { tables } = await checkSource('logistics', url, sources.logistics.tables);
    expect(tables.flatMap(({ findings }) => findings)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        what: `logistics.carriers shows ${bench.reader} no rows`,
      }),
      expect.objectContaining({
        severity: 'warning',
        what: `logistics.shipments shows ${bench.reader} no rows`,
      }),
    ]);
  });

  test('a view that fails is an error in its own words', async () => {
    const findings = await bench.findingsAfter(
      'cogs',
      `drop table cogs.exchange_rates;
       create view cogs.exchange_rates as
       select date '2026-01-01' as day, 'EUR' as from_currency, 'USD' as to_currency, 1 / (n - 1)::numeric as rate
       from generate_series(1, 2) n`,
    );
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        what: 'cogs.exchange_rates cannot be read: division by zero',
        cost: 'These fail with SOURCE_UNAVAILABLE: figures over unlike currencies.',
      }),
    ]);
  });
});

describe('Of columns', () => {
  test('one that is missing is an error, and the mend says as what to add it', async () => {
    const findings = await bench.findingsAfter(
      'sales',
      'alter table sales.customers drop column language, drop column consent_sms',
    );
    expect(findings.map(({ severity, what, mend }) => [severity, what, mend])).toEqual([
      [
        'error',
        'sales.customers has no column language',
        'Add language to the table as text, where nobody knows it as null::text.',
      ],
      [
        'error',
        'sales.customers has no column consent_sms',
        'Add consent_sms to the table as boolean, and never null.',
      ],
    ]);
  });

  test.each([
    ['cogs', 'prices', 'amount_minor', 'double precision', '(amount_minor * 100)::numeric'],
    ['sales', 'orders', 'total_minor', 'numeric', 'round(total_minor * 100)::bigint'],
    ['inventory', 'stock_levels', 'available', 'numeric', 'floor(available)::integer'],
    ['inventory', 'stock_levels', 'available', 'bigint', 'available::integer'],
    ['inventory', 'products', 'launched_on', 'timestamptz', `(launched_on at time zone 'UTC')::date`],
    ['sales', 'orders', 'placed_at', 'timestamp', `placed_at at time zone 'UTC'`],
    ['support', 'tickets', 'updated_at', 'date', `updated_at::timestamp at time zone 'UTC'`],
    ['sales', 'orders', 'country', 'character(2)', 'country::text'],
  ] as const)('%s.%s.%s as %s is an error, mended by %s', async (source, table, column, type, mend) => {
    const findings = await bench.findingsAfter(
      source,
      `alter table ${source}.${table} alter column ${column} type ${type} using null`,
    );
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        what: expect.stringContaining(`${source}.${table}.${column} is `),
        mend: expect.stringContaining(mend),
      }),
    ]);
  });

  test('types that serve as well as the layout’s own are right', async () => {
    expect(
      await bench.findingsAfter(
        'sales',
        `alter table sales.order_lines alter column line type smallint, alter column quantity type smallint;
         alter table sales.orders alter column number type varchar(20), alter column total_minor type integer`,
      ),
    ).toEqual([]);
  });
});

describe('Of values', () => {
  test('those that must not be there are errors', async () => {
    const findings = await bench.findingsAfter(
      'inventory',
      `drop table inventory.suppliers cascade;
       create view inventory.suppliers as
       select 'S1' as code, null::text as name, 'Germany' as country
       union all select 'S1', 'Alps', 'AT';
       alter table inventory.purchase_orders drop constraint purchase_orders_status_check;
       insert into inventory.purchase_orders values ('P1', 'S1', 'open', '2026-01-05'), ('P2', 'S1', 'OPEN', '2026-01-05');
       insert into inventory.products (sku, name, updated_at)
         values (e'with\\ttab', 'Tent', '2026-01-05'), ('mit Ä /+%', 'Tent', '2026-01-05')`,
    );
    expect(findings.map(({ severity, what }) => [severity, what])).toEqual([
      [
        'error',
        'inventory.products.sku is not a key of 1 to 128 characters of any kind but control characters, in 1 of 2 rows looked at',
      ],
      ['error', 'inventory.suppliers.name is null, which it must never be, in 1 of 2 rows looked at'],
      [
        'error',
        'inventory.suppliers.country is not a two-letter country code, such as DE, in 1 of 2 rows looked at',
      ],
      ['error', 'inventory.suppliers has several rows for one (code): 1 such keys'],
      [
        'error',
        'inventory.purchase_orders.status is none of OPEN, RECEIVED, CANCELLED (open) in 1 of 2 rows looked at',
      ],
    ]);
  });
});

describe('Of values that nobody can mean', () => {
  test('each column is a warning, and a day without an end is none where something ends', async () => {
    const findings = await bench.findingsAfter(
      'inventory',
      `insert into inventory.products (sku, name, launched_on, discontinued_on, features, updated_at)
         values ('A', 'Tent', '-infinity', 'infinity', array['a', null], '2026-01-05'),
                ('B', 'Tent', '2026-01-05', null, array['a'], 'infinity')`,
    );
    expect(findings.map(({ severity, what }) => [severity, what])).toEqual([
      [
        'warning',
        'inventory.products.features is nothing that could be told ({a,NULL}) in 1 of 2 rows looked at',
      ],
      [
        'warning',
        'inventory.products.launched_on is nothing that could be told (-infinity) in 1 of 2 rows looked at',
      ],
      [
        'warning',
        'inventory.products.updated_at is nothing that could be told (infinity) in 1 of 2 rows looked at',
      ],
    ]);
  });
});

describe('Of look-ups', () => {
  const threeThousandTickets = `
    insert into support.tickets (number, subject, status, opened_at, updated_at)
    select 'T' || n, 'Broken', 'NEW', '2026-01-05', '2026-01-05' from generate_series(1, 3000) n`;

  test('one without an index is a warning, and the SQL that it gives mends it', async () => {
    const { owner, url } = await bench.database(
      'support',
      `${threeThousandTickets}; drop index support.tickets_by_address, support.tickets_by_time`,
    );
    const findings = await bench.findings('support', url);
    expect(findings.map(({ severity, what, cost }) => [severity, what, cost])).toEqual([
      [
        'warning',
        'support.tickets cannot be looked up by the address in email through an index',
        'Each such look-up reads all 3000 rows.',
      ],
      [
        'warning',
        'support.tickets cannot be looked up by opened_at through an index',
        'Each such look-up reads all 3000 rows.',
      ],
    ]);
    for (const { mend } of findings) await runSql(owner, mend);
    expect(await bench.findings('support', url)).toEqual([]);
  });

  test('a view is looked through, to an index on what it makes the key of', async () => {
    const { owner, url } = await bench.database(
      'support',
      `create table public.cases as
       select n as id, 'Broken' as subject, date '2026-01-05' as day from generate_series(1, 3000) n;
       drop table support.tickets;
       create view support.tickets as
       select 'T-' || c.id::text as number, c.subject, null as issue, 'NEW' as status, null as priority, null as channel,
              null as customer_number, null as order_number, null as email, null as sku,
              c.day::timestamp at time zone 'UTC' as opened_at, null::timestamptz as first_replied_at,
              null::timestamptz as solved_at, 0 as replies, 0 as reopens, null::integer as csat_rating,
              c.day::timestamp at time zone 'UTC' as updated_at
       from public.cases c`,
    );
    const byNumber = async () =>
      (await bench.findings('support', url)).filter(({ what }) => what.includes(' by number '));
    const [finding] = await byNumber();
    expect(finding?.mend).toBe(`create index on public.cases ((('T-'::text || (id)::text)));`);
    await runSql(owner, finding!.mend);
    expect(await byNumber()).toEqual([]);
  });

  test.each([
    ['a column', 'c.mail::text'],
    ['what is made of columns', `(c.mail::text || '@' || c.host)`],
  ])('addresses are looked up through a view by an index on %s, as they are compared', async (_, email) => {
    const { owner, url } = await bench.database(
      'sales',
      `create table public.contact (id text primary key, mail varchar(200), host text, email text);
       insert into public.contact select n, 'Bob' || n || '@Example.org', 'example.org' from generate_series(1, 3000) n;
       drop table sales.customers cascade;
       create view sales.customers as
       select c.id as number, null as name, ${email} as email, null as gender, null as age_band, null as country,
              null as region, null as city, null as language, null::date as acquired_on, null as acquisition_channel,
              true as consent_email, true as consent_sms, true as consent_post, true as consent_profiling, now() as updated_at
       from public.contact c`,
    );
    const byAddress = async () =>
      (await bench.findings('sales', url)).filter(({ what }) => what.includes(' by the address '));
    const [finding] = await byAddress();
    await runSql(owner, finding!.mend);
    expect(await byAddress()).toEqual([]);
  });
});
