import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { urlVariable } from '../../src/config/config.ts';
import { checkSource } from '../../src/database/read-contract/check.ts';
import { findingsOf, type Finding } from '../../src/database/read-contract/finding.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';
import { describeNorthwind, loadNorthwind, type Northwind } from '../support/northwind.ts';

describeNorthwind('Northwind, mapped by views alone passes the check', () => {
  let northwind: Northwind;
  beforeAll(async () => {
    northwind = await loadNorthwind();
  });
  afterAll(() => northwind?.drop());

  async function check(): Promise<Finding[]> {
    const reports = await Promise.all(
      sourceNames.map((source) => checkSource(source, northwind.urls[source], sources[source].tables)),
    );
    return reports.flatMap(findingsOf);
  }

  test('without an error, and with notes on what Northwind does not have', async () => {
    const findings = await check();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const absent = findings.filter(({ severity }) => severity === 'note');
    expect(absent.map(({ what }) => what.replace(' is not there, which is allowed', ''))).toEqual([
      'inventory.inbound_lanes',
      'inventory.purchase_orders',
      'inventory.purchase_order_lines',
      'inventory.receipts',
      'inventory.booked_demand',
      'inventory.capacity_weeks',
      'logistics.lanes',
      'logistics.shipment_events',
      'logistics.disruptions',
      'logistics.disruption_suppliers',
      'logistics.disruption_lanes',
      'cogs.cost_records',
      'cogs.competitor_prices',
      'cogs.exchange_rates',
      'cogs.budgets',
      'support.tickets',
      'support.questions',
      'support.feedback',
      'sales.returns',
      'sales.site_sessions',
    ]);
  });

  test('without a warning, once it has the indexes that the check asked for', async () => {
    const warnings = async () => (await check()).filter(({ severity }) => severity === 'warning');
    expect(new Set((await warnings()).map(({ mend }) => mend))).toEqual(
      new Set([
        'create index on public.order_details (((order_id)::text));',
        `create index on public.order_details ((('NW-'::text || (product_id)::text)));`,
      ]),
    );
    await northwind.apply('indexes.sql');
    expect(await warnings()).toEqual([]);
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
    expect(printed).toMatch(/^0 errors, \d+ warnings, 20 optional tables absent$/m);
  });
});
