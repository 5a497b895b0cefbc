import { expect, test } from '@jest/globals';
import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { unrestricted } from '../../src/kernel/caller.ts';
import { throwTogether } from '../../src/kernel/errors.ts';
import { FilterBounds } from '../../src/operations/filter-bounds.ts';
import { operationOf, queryShapes } from '../../src/operations/query-shape.ts';

const schema = buildSchema(`
  input Numbers { eq: Int in: [Int!] gte: Int lte: Int last: Days }
  input Days { days: Int months: Int }
  input Filter { stock: Numbers flag: Boolean not: Filter and: [Filter!] or: [Filter!] }
  input Campaign { filter: Filter days: Int }
  type Query { products(filter: Filter): Int check(campaign: Campaign!): Int }
`);
const bounds = new FilterBounds(schema);

function check(text: string, variables: Record<string, unknown> = {}): void {
  const document = parse(text);
  const definition = document.definitions.find(
    (part): part is OperationDefinitionNode => part.kind === Kind.OPERATION_DEFINITION,
  )!;
  throwTogether(bounds.mistakesInVariables(definition, variables));
  const operation = operationOf(queryShapes(schema)(definition, document), variables, unrestricted);
  throwTogether(bounds.mistakes(operation));
}
const asVariable = (filter: unknown) => () =>
  check('query ($filter: Filter) { products(filter: $filter) }', { filter });
const nested = (levels: number): object => (levels ? { not: nested(levels - 1) } : { flag: true });
const many = (count: number, each: object = { flag: true }) => ({ or: Array(count).fill(each) });

test('eight levels are let through, nine are refused', () => {
  expect(asVariable(nested(8))).not.toThrow();
  expect(asVariable(nested(9))).toThrow('A filter is nested more than 8 levels deep.');
});

test('a hundred comparisons are let through, one more is refused', () => {
  expect(asVariable(many(100))).not.toThrow();
  expect(asVariable(many(101))).toThrow('A filter holds more than 100 comparisons.');
});

test('each operator of a condition counts, and what it needs beside does not', () => {
  const between = { stock: { gte: 1, lte: 9, last: { days: 5 }, eq: null, in: undefined } };
  expect(asVariable(many(50, between))).not.toThrow();
  expect(asVariable({ and: [many(50, between), { flag: false }] })).toThrow('100 comparisons');
});

test('a list of values is one comparison, however long', () => {
  expect(asVariable({ stock: { in: Array(5_000).fill(1) } })).not.toThrow();
});

test('a filter that asks nothing counts as one that does', () => {
  expect(asVariable(many(100, {}))).not.toThrow();
  expect(asVariable(many(101, {}))).toThrow('100 comparisons');
});

test('one filter in the place of a list is a list of one', () => {
  const deep = (levels: number): object => (levels ? { or: deep(levels - 1) } : { flag: true });
  expect(asVariable(deep(9))).toThrow('8 levels');
});

test('a filter inside another input is bounded too', () => {
  expect(() =>
    check('query ($it: Campaign!) { check(campaign: $it) }', { it: { days: 3, filter: many(101) } }),
  ).toThrow('100 comparisons');
});

test('what the document adds to a variable counts with it', () => {
  const document = (times: number) =>
    `query ($filter: Filter!) { products(filter: { or: [${'$filter '.repeat(times)}] }) }`;
  expect(() => check(document(2), { filter: many(50) })).not.toThrow();
  expect(() => check(document(3), { filter: many(50) })).toThrow('100 comparisons');
  expect(() => check(`{ products(filter: ${'{ not: '.repeat(9)}{}${' }'.repeat(9)}) }`)).toThrow('8 levels');
});
