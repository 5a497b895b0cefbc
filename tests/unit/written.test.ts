import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonWithin, Written } from '../../src/edge/answers/written.ts';

/** Short, too long for one piece as a list or as an object, and long within. */
const anyJson = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }).chain((value) => {
  const long = 'x'.repeat(70_000);
  const many = Array.from({ length: 7_000 }, () => value);
  return fc.constantFrom<unknown>(
    value,
    many,
    { long, value, many },
    [value, { long }, value],
    [value, many, [many]],
  );
});

test('a value is written as JSON.stringify writes it', () =>
  fc.assert(
    fc.asyncProperty(anyJson, async (value) => {
      expect(await jsonWithin(value, Infinity)).toBe(JSON.stringify(value));
    }),
  ));

test('what is missing is left out of an object, and null in a list', async () => {
  const value = { a: undefined, b: [undefined, { c: undefined, d: [] }], e: {}, f: Object.create(null) };
  expect(await jsonWithin(value, Infinity)).toBe(JSON.stringify(value));
});

test('what is written already stands where it belongs', async () => {
  const value = { data: new Written('{"a":1}'), extensions: { rows: [1, 2] } };
  expect(await jsonWithin(value, Infinity)).toBe('{"data":{"a":1},"extensions":{"rows":[1,2]}}');
});

test('a value may be as long as allowed, and not a byte longer', () =>
  fc.assert(
    fc.asyncProperty(anyJson, async (value) => {
      const bytes = Buffer.byteLength(JSON.stringify(value));
      expect(await jsonWithin(value, bytes)).not.toBeNull();
      expect(await jsonWithin(value, bytes - 1)).toBeNull();
    }),
  ));

test('writing stops at the limit, however much there would be to write', async () => {
  let read = 0;
  const row = {
    get name() {
      read += 1;
      return 'x'.repeat(1_000);
    },
  };
  expect(await jsonWithin({ rows: Array.from({ length: 100_000 }, () => row) }, 100_000)).toBeNull();
  expect(read).toBeLessThan(500);
});

test('others have their turns while a long list is written', async () => {
  const rows = Array.from({ length: 2_000 }, () => ({ name: 'x'.repeat(1_000) }));
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 0);
  await jsonWithin({ rows }, Infinity);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(0);
});
