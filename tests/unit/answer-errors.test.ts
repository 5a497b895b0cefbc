import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { inOrder, onceEach } from '../../src/edge/answer-errors.ts';

/** An answer of some depth, with lists, and with nulls in place of what failed. */
const names = ['z', 'a', 'm', 'b'];
const answer = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc
      .shuffledSubarray(names, { minLength: 1 })
      .chain((keys) =>
        fc
          .tuple(...keys.map(() => tie('value')))
          .map((values) => Object.fromEntries(keys.map((key, n) => [key, values[n]]))),
      ),
    fc.array(tie('value'), { minLength: 1, maxLength: 12 }),
  ),
})).value;

type Path = readonly (string | number)[];

/** Every place of an answer, as one reads it from the top. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
  const below = [...steps].flatMap((step) => placesOf((value as never)[step], [...path, step]));
  return [path, ...below];
}

const errorAt = (path: Path): GraphQLFormattedError => ({ message: path.join('.'), path });
const pathsOf = (errors: readonly GraphQLFormattedError[]) => errors.map(({ path }) => path);

test('errors stand as their places do in the answer, in whatever order they came', () => {
  const cases = answer.chain((data) => {
    const places = placesOf(data).filter((path) => path.length > 0);
    return fc.record({
      data: fc.constant(data),
      places: fc.constant(places),
      came: fc.shuffledSubarray(places),
    });
  });
  fc.assert(
    fc.property(cases, ({ data, places, came }) => {
      expect(pathsOf(inOrder(came.map(errorAt), data))).toEqual(places.filter((path) => came.includes(path)));
    }),
  );
});

test('below a null, and without an answer, fields stand by their names and places by number', () => {
  const paths: Path[] = [['a'], ['a', 'b', 2, 'x'], ['a', 'b', 10], ['a', 'c'], ['b']];
  for (const data of [null, undefined, { a: null, b: null }]) {
    expect(pathsOf(inOrder(paths.toReversed().map(errorAt), data))).toEqual(paths);
  }
});

test('what has no path comes first, and what has the same path stays as it came', () => {
  const errors = [
    { message: 'late', path: ['a'] },
    { message: '2' },
    { message: '1' },
    { message: 'x', path: ['a'] },
  ];
  const messages = inOrder(errors, { a: null }).map(({ message }) => message);
  expect(messages).toEqual(['2', '1', 'late', 'x']);
});

test('thousands of errors are sorted in a moment', () => {
  const row = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`field${19 - n}`, { amount: null }]));
  const data = { list: { nodes: Array.from({ length: 1_000 }, () => ({ ...row })) } };
  const errors = placesOf(data)
    .filter((path) => path.at(-1) === 'amount')
    .map(errorAt);
  const came = errors.toSorted(({ message: one }, { message: other }) => (one < other ? -1 : 1));
  const before = process.threadCpuUsage();
  const sorted = inOrder(came, data);
  const { user, system } = process.threadCpuUsage(before);
  expect(sorted).toEqual(errors);
  expect(sorted).toHaveLength(20_000);
  expect((user + system) / 1_000).toBeLessThan(500);
});

test('the same thing wrong with a document is told once, and what is wrong with fields is told of each', () => {
  const unknown = (name: string) => ({ message: `Cannot query field "${name}".` });
  const directive = (name: string) => ({ message: `Unknown directive "@${name}".` });
  const failed = [errorAt(['a']), { ...errorAt(['b']), message: 'a' }];
  expect(onceEach([unknown('a'), unknown('a'), unknown('b'), unknown('a'), ...failed])).toEqual([
    unknown('a'),
    unknown('b'),
    ...failed,
  ]);
  expect(onceEach([directive('a'), unknown('a'), directive('b')])).toEqual([directive('a'), unknown('a')]);
});
