import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { sampleGraph, type Answer, type Graph } from '../support/graph.ts';
import { operations, type Operation } from '../support/operations.ts';

/** Each registered operation's answer in the sample world and the SQL it costs, as committed beside this file. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

/**
 * The statements, each once: a loader that several fields ask may be asked by some of them a moment later, and then
 * runs again for what is new.
 */
const statementNames = ({ statements }: Answer): string[] =>
  [...new Set(statements.map(({ source, name }) => `${source}.${name}`))].toSorted();

describe.each(operations.filter(({ name }) => name !== 'sources'))('$name', ({ text, variables }) => {
  test('answers, without an error, what it answered before', async () => {
    const { data, errors } = await graph.query(text, variables);
    expect(errors).toBeUndefined();
    expect(data).toMatchSnapshot();
  });

  test('costs the SQL statements it cost before', async () => {
    const answer = await graph.query(text, variables);
    expect(statementNames(answer)).toMatchSnapshot();
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
