import type { SourceName } from '../../src/kernel/source-name.ts';
import type { OwnWorld } from './graph.ts';

type Row = Readonly<Record<string, unknown>>;

const anyTime = '2026-01-01T00:00:00Z';

/** What a row needs beside what a test is about. */
const usual: Readonly<Record<string, Row>> = {
  'inventory.products': { name: 'A product', features: [], updated_at: anyTime },
  'sales.customers': {
    consent_email: false,
    consent_sms: false,
    consent_post: false,
    consent_profiling: false,
    updated_at: anyTime,
  },
  'sales.orders': { placed_at: anyTime, status: 'DELIVERED', currency: 'USD', total_minor: 1000 },
  'logistics.shipments': {
    order_number: 'O1',
    carrier_code: 'SWIFT',
    method: 'STANDARD',
    status: 'IN_TRANSIT',
    ordered_at: anyTime,
    had_exception: false,
  },
  'support.tickets': {
    subject: 'A ticket',
    status: 'OPEN',
    opened_at: anyTime,
    replies: 0,
    reopens: 0,
    updated_at: anyTime,
  },
  'support.questions': { updated_at: anyTime },
  'support.feedback': { submitted_at: anyTime },
};

/** Puts rows into a table of a test's own world; a column that none of them names is left to its default. */
export async function put(world: OwnWorld, source: SourceName, table: string, rows: readonly Row[]) {
  const name = `${source}.${table}`;
  const whole = rows.map((row) => ({ ...usual[name], ...row }));
  const columns = [...new Set(whole.flatMap((row) => Object.keys(row)))].join(', ');
  await world.sql(
    source,
    `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1)`,
    [JSON.stringify(whole)],
  );
}
