import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { sampleSql } from '../support/graph.ts';
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
