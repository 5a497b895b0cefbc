import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { inSample, sampleSql } from '../support/graph.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';

/** The text of a statement, as it is printed for reviews. */
function printed(source: SourceName, name: string): string {
  const page = readFileSync(new URL(`../../src/sources/${source}/statements.sql`, import.meta.url), 'utf8');
  const [, text] = new RegExp(`^-- ${name}\\n(?:-- .*\\n)*((?:.+\\n)+)`, 'm').exec(page) ?? [];
  if (!text) throw new Error(`${source}.${name} is not printed`);
  return text;
}

test.each([
  ['cogs', 'competitor_prices_seen'],
  ['cogs', 'products_values'],
  ['support', 'products_values'],
] as const)(
  '%s.%s, planned for values that nobody knows yet, finds its rows by key and not by time',
  async (source, name) => {
    const plan = await sampleSql(source, `explain (generic_plan) ${printed(source, name)}`);
    const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
    expect(lines).toMatch(/sku = ANY/);
    expect(lines).not.toMatch(/_by_time/);
  },
);

/** In the sample world a day before its last, so that many rows are older and many are not. */
const [today, monthAgo] = ['2026-11-20', '2026-10-21'];
const skus = '{SKU-00001,SKU-00002,SKU-00003}';

test.each<[SourceName, string, readonly string[]]>([
  ['cogs', 'competitor_prices_seen', [skus, monthAgo, today]],
  ['cogs', 'products_values', [skus, 'EUR', '{USD}', '{EUR}', '{9}', '{10}', today, monthAgo, today]],
  ['support', 'products_values', [skus, monthAgo, today]],
])('%s.%s is planned once: values promise Postgres nothing', async (source, name, values) => {
  const costs = (mode: string) =>
    inSample(source, async (session) => {
      await session.query(`set plan_cache_mode = ${mode}`);
      await session.query(`prepare asked as ${printed(source, name)}`);
      const given = values.map((value) => `'${value}'`).join();
      const { rows } = await session.query<Record<string, string>>(`explain execute asked(${given})`);
      return /cost=\S+/.exec(rows[0]?.['QUERY PLAN'] ?? '')?.[0];
    });
  const generic = await costs('force_generic_plan');
  expect(generic).toMatch(/^cost=/);
  expect(await costs('force_custom_plan')).toBe(generic);
});
