import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { printedName } from '../../scripts/sql/pages.ts';
import { sampleGraph, sampleSql, type Answer, type Graph } from '../support/graph.ts';
import { operations, type Operation } from '../support/operations.ts';
import { bi } from './operations/bi.ts';
import { campaignBuilder } from './operations/campaign-builder.ts';
import { crm } from './operations/crm.ts';
import { planning } from './operations/planning.ts';
import type { Operations } from './operations/values.ts';

/** What each registered operation answers in the sample world, and what it costs. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const values: Operations = { ...bi, ...campaignBuilder, ...crm, ...planning };

/** The names of all SQL that is printed for reviews. */
const printed = new Set(
  sourceNames.flatMap((source) => {
    const page = readFileSync(new URL(`../../src/sources/${source}/statements.sql`, import.meta.url), 'utf8');
    return [...page.matchAll(/^-- (\w+)(?=$|: the same but for$)/gm)].map(([, name]) => `${source}.${name}`);
  }),
);

/**
 * The statements, each once: a loader that several fields ask may be asked by some of them a moment later, and then
 * runs again for what is new.
 */
const statementNames = ({ statements }: Answer): string[] =>
  [...new Set(statements.map((one) => `${one.source}.${printedName(one)}`))].toSorted();

const bySource = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => name.split('.')[0])].map(([source, some]) => [
      `${some.length} of ${source}`,
      some.map((name) => name.split('.')[1]).join(' '),
    ]),
  );

const at = (data: unknown, path: string): unknown =>
  path.split('.').reduce((value, key) => (value as Record<string, unknown> | null)?.[key], data);

function expectValue(value: unknown, expected: unknown, path: string): void {
  const [found, wanted] = [value, expected].map((one) => (typeof one === 'number' ? one.toFixed(2) : one));
  expect({ [path]: found }).toEqual({ [path]: wanted });
}

describe.each(operations.filter(({ name }) => name !== 'sources'))('$name', ({ name, text, variables }) => {
  test('answers what was checked by hand, which raw rows bear out', async () => {
    const { data, errors } = await graph.query(text, variables);
    expect(errors).toBeUndefined();
    const checked = Object.entries(values[name] ?? {});
    expect(checked.length).toBeGreaterThan(5);
    expect(checked.length).toBeLessThanOrEqual(10);
    for (const [path, known] of checked) {
      const [expected, source, sql] = Array.isArray(known) ? known : [known];
      expectValue(at(data, path), expected, path);
      if (source && sql)
        expectValue((await sampleSql(source, sql))[0]?.['value'], expected, `${path} in SQL`);
    }
  });

  test('costs the SQL statements it cost before, which are all printed for reviews', async () => {
    const answer = await graph.query(text, variables);
    const names = statementNames(answer);
    expect(names.filter((statement) => !printed.has(statement))).toEqual([]);
    expect(bySource(names)).toMatchSnapshot();
    const times = Map.groupBy(answer.statements, ({ source, name }) => `${source}.${name}`);
    expect(Math.max(...[...times.values()].map((runs) => runs.length))).toBeLessThanOrEqual(3);
  });
});

test('each costs, before and after, what it cost before', async () => {
  const costs: Record<string, string> = {};
  for (const { name, text, variables } of operations) {
    const { cost } = await graph.query(text, variables);
    costs[name] = `${cost?.requestedQueryCost} requested, ${cost?.actualQueryCost} actual`;
  }
  expect(costs).toMatchSnapshot();
});

describe.each(operations.filter(takesPageSize))('$name', ({ text, variables }) => {
  test('costs the same statements for a page of 2 as for one of 50', async () => {
    const small = statementNames(await graph.query(text, { ...variables, first: 2 }));
    const large = statementNames(await graph.query(text, { ...variables, first: 50 }));
    expect(large).toEqual(small);
  });
});

function takesPageSize({ text }: Operation): boolean {
  const [operation] = parse(text).definitions;
  return (
    operation?.kind === Kind.OPERATION_DEFINITION &&
    (operation.variableDefinitions ?? []).some(({ variable }) => variable.name.value === 'first')
  );
}
