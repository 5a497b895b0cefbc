import fc from 'fast-check';
import type { SourceName } from '../../../src/kernel/source-name.ts';
import type { OwnWorld } from '../graph.ts';
import { put } from '../rows.ts';

/** Few values each, so that ties, gaps and clashes are many. */
export const pools = {
  names: ['Ann Lee', 'ann lee', 'Bo Østergård', 'Zoë', ''],
  countries: ['DE', 'FR', 'US'],
  regions: ['North', 'South', 'north east'],
  cities: ['Kiel', 'Ulm', 'Oslo'],
  ageBands: ['AGE_18_24', 'AGE_25_34', 'AGE_65_PLUS'],
  genders: ['FEMALE', 'MALE', 'NON_BINARY'],
  channels: ['EMAIL', 'REFERRAL', 'unknown'],
  segments: ['CHAMPIONS', 'AT_RISK', 'DORMANT'],
  categories: ['Tents', 'Stoves', 'Packs'],
  skus: Array.from({ length: 8 }, (_, index) => `SKU-${index}`),
  amounts: [0, 5, 10_000, 24_999, 25_000, 25_001],
  instants: ['2026-11-01T00:00:00Z', '2026-11-01T23:59:59.999Z', '2026-11-02T00:00:00Z'],
} as const;

const customers = 120;
const orders = 260;
const tickets = 240;

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));
const keyOf = (letter: string, count: number) =>
  fc.integer({ min: 1, max: count }).map((n) => `${letter}${n}`);
const often = fc.integer({ min: 0, max: 3 }).map((n) => n > 0);
// Several customers share an address, and write it in several ways.
const addresses = fc
  .integer({ min: 1, max: 90 })
  .chain((n) => fc.constantFrom(`c${n}@example.com`, ` C${n}@Example.com `));

const customer = fc.record({
  name: maybe(pools.names),
  email: fc.option(fc.oneof(addresses, fc.constantFrom('', '  '))),
  gender: maybe(pools.genders),
  age_band: maybe(pools.ageBands),
  country: maybe(pools.countries),
  region: maybe(pools.regions),
  city: maybe(pools.cities),
  acquisition_channel: maybe(pools.channels),
  consent_email: often,
  consent_sms: fc.boolean(),
  consent_post: fc.boolean(),
  consent_profiling: often,
});

const summary = fc.record({
  orders: fc.integer({ min: 0, max: 3 }),
  last_ordered_at: maybe(pools.instants),
  average_order_value_minor: maybe(pools.amounts),
  lifetime_value_minor: maybe(pools.amounts),
  segment: maybe(pools.segments),
});

const order = fc.record({
  customer_number: keyOf('C', customers),
  status: fc.constantFrom('DELIVERED', 'PLACED', 'CANCELLED'),
  lines: fc.array(
    fc.record({
      sku: fc.constantFrom(...pools.skus, 'SKU-GONE'),
      quantity: fc.integer({ min: 1, max: 4 }),
      // How many came back, each time.
      returned: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const ticket = fc.record({
  status: fc.constantFrom('NEW', 'HOLD', 'SOLVED', 'CLOSED', 'CLOSED'),
  // Some name nobody whom sales knows.
  customer_number: fc.option(keyOf('C', customers + 5), { freq: 1 }),
  order_number: fc.option(keyOf('O', orders + 5), { freq: 1 }),
  email: fc.option(fc.oneof(addresses, fc.constantFrom('', 'nobody@example.com'))),
  csat_rating: fc.option(fc.integer({ min: 1, max: 5 })),
});

const shipment = fc.record({
  customer_number: fc.option(keyOf('C', customers), { freq: 5 }),
  status: fc.constantFrom('PENDING', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION', 'RETURNED'),
  promised_on: maybe(['2026-11-19', '2026-11-20', '2026-11-21']),
});

const product = fc.record({ category: maybe(pools.categories) });

type Rows = readonly (readonly [SourceName, string, readonly Record<string, unknown>[]])[];

/** The same rows at each call. */
function rows(): Rows {
  const sample = <T>(of: fc.Arbitrary<T>, count: number) => fc.sample(of, { numRuns: count, seed: 3 });
  const key = (letter: string, index: number) => `${letter}${index + 1}`;
  const made = sample(order, orders).map((row, index) => ({ number: key('O', index), ...row }));
  const lines = made.flatMap(({ number, lines }) =>
    lines.map((line, index) => ({ order_number: number, line: index + 1, ...line })),
  );
  return [
    ['inventory', 'products', sample(product, 8).map((row, index) => ({ sku: pools.skus[index], ...row }))],
    [
      'sales',
      'customers',
      sample(customer, customers).map((row, index) => ({ number: key('C', index), ...row })),
    ],
    ['sales', 'orders', made.map(({ lines: _, ...row }) => row)],
    [
      'sales',
      'order_lines',
      lines.map(({ returned: _, ...line }) => ({
        ...line,
        unit_price_minor: 1000,
        discount_percent: 0,
        net_minor: 1000 * line.quantity,
      })),
    ],
    [
      'sales',
      'returns',
      lines
        .flatMap(({ order_number, line, returned }) =>
          returned.map((quantity) => ({ order_number, line, quantity, refund_minor: 0 })),
        )
        .map((row, index) => ({ number: key('R', index), returned_on: '2026-11-19', ...row })),
    ],
    [
      'sales',
      'customer_summaries',
      // The last customers came after the summary was made.
      sample(summary, customers - 10).map((row, index) => ({
        customer_number: key('C', index),
        as_of: '2026-11-19',
        currency: 'USD',
        rfm_frequency: 0,
        computed_at: `2026-11-20T03:00:0${index % 2}Z`,
        ...row,
      })),
    ],
    ['logistics', 'carriers', [{ code: 'SWIFT', name: 'Swift' }]],
    [
      'logistics',
      'shipments',
      sample(shipment, 150).map((row, index) => ({ number: key('S', index), ...row })),
    ],
    [
      'support',
      'tickets',
      sample(ticket, tickets).map((row, index) => ({ number: key('T', index), ...row })),
    ],
  ];
}

/** Fills worlds with one and the same crowd of customers about whom much is unknown, shared or contradictory. */
export async function fillWithCustomers(...worlds: readonly OwnWorld[]): Promise<void> {
  for (const [source, table, some] of rows()) {
    for (const world of worlds) await put(world, source, table, some);
  }
}
