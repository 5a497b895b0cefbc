import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { urlVariable } from '../../src/config/config.ts';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { findingsOf, type SchemaFinding } from '../../src/database/schema-check/finding.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';
import { describeNorthwind, loadNorthwind, type Northwind } from '../support/northwind.ts';

/** The optional tables that Northwind lacks of the sources that it has something of. */
const lacks: Partial<Record<SourceName, readonly string[]>> = {
  inventory: [
    'product_content',
    'product_variants',
    'warehouse_countries',
    'stock_days',
    'inbound_lanes',
    'purchase_orders',
    'purchase_order_lines',
    'receipts',
    'booked_demand',
    'capacity_weeks',
    'deletions',
  ],
  logistics: [
    'lanes',
    'shipment_events',
    'disruptions',
    'disruption_suppliers',
    'disruption_lanes',
    'deletions',
  ],
  cogs: ['cost_records', 'market_prices', 'competitor_prices', 'exchange_rates', 'budgets'],
  sales: [
    'returns',
    'site_sessions',
    'packed_products',
    'daily_lines',
    'summarized_days',
    'changed_hours',
    'deletions',
  ],
};
const lacking = sourceNames.flatMap((source) =>
  (lacks[source] ?? Object.keys(sources[source].tables)).map((table) => `${source}.${table}`),
);

describeNorthwind('Northwind, mapped by views alone passes the check', () => {
  let northwind: Northwind;
  beforeAll(async () => {
    northwind = await loadNorthwind();
  });
  afterAll(() => northwind?.drop());

  async function check(): Promise<SchemaFinding[]> {
    const reports = await Promise.all(
      sourceNames.map((source) => checkSource(source, northwind.urls[source], sources[source].tables)),
    );
    return reports.flatMap(findingsOf);
  }

  test('without an error, and with notes on what Northwind does not have', async () => {
    const findings = await check();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const absent = findings.filter(({ severity }) => severity === 'note').map(({ what }) => what);
    const [columns, tables] = [true, false].map((ofColumns) =>
      absent.filter((what) => what.includes(' has no column ') === ofColumns),
    );
    expect(tables?.map((what) => what.replace(' is not there, which is allowed', ''))).toEqual(lacking);
    expect(columns?.filter((what) => what.startsWith('sales.customers'))).toEqual([
      'sales.customers has no column first_name, which is allowed',
      'sales.customers has no column last_name, which is allowed',
    ]);
  });

  test('without a warning but of parcels that never arrive, once it has the indexes that the check asked for', async () => {
    const warnings = async () => (await check()).filter(({ severity }) => severity === 'warning');
    expect(new Set((await warnings()).map(({ mend }) => mend))).toEqual(
      new Set([
        'create index on public.order_details (((order_id)::text));',
        `create index on public.order_details ((('NW-'::text || (product_id)::text)));`,
        "create index on public.order_details (((((order_id)::text || '/'::text) || lpad((product_id)::text, 10, '0'::text))));",
        // Northwind never learns whether one did.
        expect.stringContaining('Where the carrier only stops reporting'),
      ]),
    );
    await northwind.apply('indexes.sql');
    expect((await warnings()).map(({ what }) => what)).toEqual([
      expect.stringContaining('parcels that were promised 60 days ago are still with the carrier'),
    ]);
  });

  test('by the command too', async () => {
    const environment = Object.fromEntries(
      sourceNames.map((source) => [urlVariable(source), northwind.urls[source]]),
    );
    const program = fileURLToPath(new URL('../../scripts/check-sources.ts', import.meta.url));
    const printed = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [program], { env: environment }, (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      );
    });
    expect(printed).toMatch(
      // Of columns it has no first and no last names.
      new RegExp(`^0 errors, \\d+ warnings, \\d+ optional tables or columns absent$`, 'm'),
    );
  });
});
