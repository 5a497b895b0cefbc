import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { printedName } from '../../scripts/sql/pages.ts';
import type { CostReport } from '../../src/operations/cost/index.ts';
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

/** A statement as it is printed, or those that it is combined of. */
const printedNames = (name: string) =>
  name
    .split('+')
    .map((part) => printedName({ name: part }))
    .join('+');

/**
 * The statements, each once: a loader that several fields ask may be asked by some of them a moment later, and then
 * runs again for what is new.
 */
const statementNames = ({ statements }: Answer): string[] =>
  [...new Set(statements.map(({ source, name }) => `${source}.${printedNames(name)}`))].toSorted();

const isPrinted = (statement: string): boolean => {
  const [source, name = ''] = statement.split('.');
  return name.split('+').every((part) => printed.has(`${source}.${part}`));
};

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
    expect(names.filter((statement) => !isPrinted(statement))).toEqual([]);
    expect(bySource(names)).toMatchSnapshot();
    const times = Map.groupBy(answer.statements, ({ source, name }) => `${source}.${name}`);
    expect(Math.max(...[...times.values()].map((runs) => runs.length))).toBeLessThanOrEqual(3);
  });
});

describe('what each costs', () => {
  const reports = new Map<string, CostReport>();
  beforeAll(async () => {
    for (const { name, text, variables } of operations)
      reports.set(name, (await graph.query(text, variables)).cost!);
  });

  test('before and after, is what it cost before', () => {
    const costs = [...reports].map(([name, { requestedQueryCost, actualQueryCost }]) => [
      name,
      `${requestedQueryCost} requested, ${actualQueryCost} actual`,
    ]);
    expect(Object.fromEntries(costs)).toMatchSnapshot();
  });

  test('is about a point for each quarter of a millisecond that was measured, and nowhere over thrice as much as elsewhere', () => {
    const { milliseconds } = JSON.parse(
      readFileSync(new URL('operations/prices.json', import.meta.url), 'utf8'),
    ) as { milliseconds: Record<string, number> };
    expect(Object.keys(milliseconds)).toEqual([...reports.keys()]);
    const rates = [...reports]
      .map(([name, { actualQueryCost }]) => [actualQueryCost / milliseconds[name]!, name] as const)
      .toSorted(([one], [other]) => one - other);
    const rateAt = (index: number) => rates.at(index)![0];
    expect(rateAt(-1) / rateAt(0) > 3 ? rates : []).toEqual([]);
    expect(Math.abs(rateAt(rates.length >> 1) - 4)).toBeLessThan(1.5);
  });

  test('lets everybody load a front page of boards fifty times a second', () => {
    expect(50 * reports.get('product-board')!.actualQueryCost).toBeLessThanOrEqual(
      defaultLimits.costPerSecond,
    );
  });

  test.each(['margin-report', 'scorecard', 'segments'])('lets %s ask for three years', async (report) => {
    const { text } = operations.find(({ name }) => name === report)!;
    const { cost } = await graph.query(text, { last: { months: 36 } });
    expect(cost!.requestedQueryCost).toBeLessThanOrEqual(defaultLimits.cost);
    expect(cost!.requestedQueryCost).toBeGreaterThan(reports.get(report)!.requestedQueryCost);
  });
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
