import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { documentLimits } from '../../src/operations/limits/document.ts';

const schema = buildSchema(`
  directive @note(text: String) repeatable on FIELD | FRAGMENT_SPREAD | QUERY
  type Query { a: Query b: Query leaf: Int }
`);
const limits = { depth: 3, aliases: 2, rootFields: 2, directives: 2, repeats: 2, selections: 8 };

const exceeded = (text: string, held = limits): unknown[] =>
  validate(schema, parse(text), [documentLimits(held)]).map(({ extensions }) => extensions);

describe('a document', () => {
  test.each([
    ['as deep as may be', '{ a { a { leaf } } }'],
    ['with as many aliases', '{ x: leaf y: leaf }'],
    ['with as many questions', '{ a { leaf } b { leaf a { leaf } } }'],
    ['with as many directives at each place', '{ a @note @note { leaf @note @note } }'],
    ['with a field as often', '{ a { leaf leaf a { leaf leaf } } }'],
  ])('%s is let through', (_, text) => {
    expect(exceeded(text)).toEqual([]);
  });

  test.each([
    ['too deep', 'depth', '{ a { a { a { leaf } } } }'],
    ['too deep by a fragment', 'depth', '{ a { ...f } } fragment f on Query { a { ... { a { leaf } } } }'],
    ['with too many aliases', 'aliases', '{ x: leaf a { y: leaf z: leaf } }'],
    [
      'with too many aliases by a fragment',
      'aliases',
      '{ a { ...f } b { ...f ...f } } fragment f on Query { x: leaf }',
    ],
    ['with too many questions', 'rootFields', '{ leaf ...f } fragment f on Query { a { leaf } b { leaf } }'],
    ['with too many directives on a field', 'directives', '{ leaf @note @note @note }'],
    ['with too many directives on itself', 'directives', 'query @note @note @note { leaf }'],
    ['with a field too often', 'repeats', '{ a { leaf leaf leaf } }'],
    ['with a fragment too often', 'repeats', '{ a { ...f ...f ...f } } fragment f on Query { leaf }'],
  ] as const)('%s is refused', (_, limit, text) => {
    expect(exceeded(text)).toEqual([{ code: 'LIMIT_EXCEEDED', limit, maximum: limits[limit] }]);
  });

  test('with too many selections by fragments is refused, in the words of Apollo Server', () => {
    const text = 'query Many { a { ...f } b { ...f } } fragment f on Query { leaf b { leaf } }';
    const errors = validate(schema, parse(text), [documentLimits(limits)]);
    expect(errors.map(({ message }) => message)).toEqual([
      'Operation "Many" recursively requests too many selections.',
    ]);
  });

  test('is measured in no time, however often its fragments bring each other in', () => {
    const lines = 60;
    const fragments = Array.from(
      { length: lines },
      (_, line) => `fragment f${line} on Query { a { ...f${line + 1} } b { ...f${line + 1} } }`,
    );
    const text = `{ ...f0 } ${fragments.join(' ')} fragment f${lines} on Query { leaf }`;
    const held = { ...limits, selections: Infinity };
    expect(exceeded(text, held)).toEqual([{ code: 'LIMIT_EXCEEDED', limit: 'depth', maximum: 3 }]);
  });
});
