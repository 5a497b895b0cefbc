import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkBench, runSql, type CheckBench } from '../support/check-bench.ts';
import { nowhere } from '../support/graph.ts';

let bench: CheckBench;
beforeAll(async () => {
  bench = await checkBench();
});
afterAll(() => bench.drop());

describe('Of the role', () => {
  test('a right to write anywhere in the database is an error, to create tables a warning', async () => {
    const findings = await bench.findingsAfter(
      'cogs',
      'create table public.ledger (amount integer); create schema scratch',
      `${bench.readAll('cogs')} grant insert on public.ledger to ${bench.reader}; grant update (name) on cogs.budgets to ${bench.reader};
       grant create on schema scratch to ${bench.reader}`,
    );
    expect(findings.map(({ severity, what }) => [severity, what])).toEqual([
      ['error', `${bench.reader} may write to cogs.budgets, public.ledger`],
      ['warning', `${bench.reader} may create tables in the schema scratch`],
    ]);
    expect(findings[1]?.mend).toBe(`revoke create on schema scratch from public, ${bench.reader};`);
  });

  test('a superuser is an error', async () => {
    const { owner } = await bench.database('cogs');
    expect(await bench.findings('cogs', owner)).toEqual([
      expect.objectContaining({ severity: 'error', what: 'opsgraph is a superuser' }),
    ]);
  });

  test('a table that it may not read is an error, mended by the grant', async () => {
    const { owner, url } = await bench.database('cogs', '', `grant usage on schema cogs to ${bench.reader}`);
    const findings = await bench.findings('cogs', url);
    expect(findings).toHaveLength(6);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      what: `cogs.cost_records may not be read by ${bench.reader}: permission denied for table cost_records`,
    });
    for (const { mend } of findings) await runSql(owner, mend);
    expect(await bench.findings('cogs', url)).toEqual([]);
  });
});

describe('npm run check-sources', () => {
  test('prints what is right and wrong, ends with 1 for an error, and keeps passwords to itself', async () => {
    const { url } = await bench.database('cogs', 'drop table cogs.prices, cogs.budgets');
    const { code, printed } = await command({ COGS_DATABASE_URL: url, SUPPORT_DATABASE_URL: nowhere });
    expect(code).toBe(1);
    expect(printed).toContain('sales: embedded, nothing to check (SALES_DATABASE_URL is not set)');
    expect(printed).toMatch(
      new RegExp(`^cogs: 127.0.0.1:\\d+/checked_\\d+_${bench.password}, read as ${bench.reader}$`, 'm'),
    );
    expect(printed).toMatch(/^ {2}✓ {2}exchange_rates {5}table {3}4 of 4/m);
    expect(printed).toMatch(/^ {2}✗ {2}prices {13}absent$/m);
    expect(printed).toMatch(
      /^ {2}– cogs.budgets is not there, which is allowed\n +costs +Unknown, so null: budgets/m,
    );
    expect(printed).toMatch(
      /^support: 127.0.0.1:1\/nothing\n\n {2}✗ The support database does not answer: connect ECONNREFUSED/m,
    );
    expect(printed).toMatch(/^2 errors, 0 warnings, 1 optional tables or columns absent$/m);
    expect(printed).not.toContain(`:${bench.password}@`);
  });

  test('ends with 0 where only optional tables are missing', async () => {
    const { url } = await bench.database(
      'cogs',
      `drop table cogs.budgets; insert into cogs.prices values ('A', 100, null, 'USD', '2026-01-01', null)`,
    );
    expect(await command({ COGS_DATABASE_URL: url })).toMatchObject({ code: 0 });
  });
});

function command(environment: Record<string, string>): Promise<{ code: number; printed: string }> {
  const program = fileURLToPath(new URL('../../scripts/check-sources.ts', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [program], { env: environment }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr }),
    );
  });
}
